import { WARMING_PATHS } from '../../../src/baseline/baseline.ts';
import { numberAt, readTable, refuse, type Sources } from './sources.ts';

const WARMING = 'climate/warming.csv';

/** Years of the warming curves. */
export const WARMING_YEARS = { first: 2015, last: 2060 } as const;

/** Read the annual warming curves, three arrays [W][2015..2060]: best, 5% and 95%. */
export function readWarming(sources: Sources): readonly [Float64Array, Float64Array, Float64Array] {
  const source = readTable(sources, WARMING, ['scenario', 'kind', 'year_start', 'warming_c', 'p05_c', 'p95_c']);
  const years = WARMING_YEARS.last - WARMING_YEARS.first + 1;
  const make = (): Float64Array => new Float64Array(WARMING_PATHS.length * years).fill(Number.NaN);
  const curves = [make(), make(), make()] as const;
  for (const row of source.rows) {
    const path = (WARMING_PATHS as readonly string[]).indexOf(row.text('scenario'));
    if (path < 0) refuse(sources, WARMING, row.number, 'scenario', row.text('scenario'), WARMING_PATHS.join(', '));
    if (path < 0 || row.text('kind') !== 'annual') continue;
    const year = numberAt(sources, source, row, 'year_start', 2015, 2100);
    if (!(year <= WARMING_YEARS.last)) continue;
    ['warming_c', 'p05_c', 'p95_c'].forEach((column, i) => {
      (curves[i] as Float64Array)[path * years + year - WARMING_YEARS.first] = numberAt(
        sources,
        source,
        row,
        column,
        -1,
        10,
      );
    });
  }
  const gap = curves[0].findIndex(Number.isNaN);
  if (gap >= 0 && source.rows.length > 0) {
    const where = `${WARMING_PATHS[Math.floor(gap / years)]} ${WARMING_YEARS.first + (gap % years)}`;
    refuse(
      sources,
      WARMING,
      0,
      'year_start',
      `no row for ${where}`,
      'one annual row for each scenario and year 2015-2060',
    );
  }
  return curves;
}
