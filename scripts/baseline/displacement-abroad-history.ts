import { CROSS_BORDER_HISTORY, REFUGEE_YEARS } from '../../src/baseline/baseline.ts';
import type { Flow } from '../../src/fits/cross-border-destinations.ts';
import { type DescribedColumn, describeColumn } from './columns.ts';

/** None recorded in the year: UNHCR has no zero rows. */
const NONE_RECORDED = -1;
const UNIT = 'people; -1 none recorded';

/**
 * Describe the past of displacement across borders by place: new flows by origin and by host, refugees by host.
 *
 * @param flows  columns count from the first year of CROSS_BORDER_HISTORY.
 * @param stocks by year, [C][C], row = origin.
 */
export function abroadHistoryColumns(
  flows: readonly Flow[],
  stocks: ReadonlyMap<number, Float64Array>,
  places: number,
): readonly DescribedColumn[] {
  const years = CROSS_BORDER_HISTORY.last - CROSS_BORDER_HISTORY.first + 1;
  const totals = (side: 'origin' | 'destination'): Float64Array => {
    const out = new Float64Array(places * years);
    for (const flow of flows) {
      const at = flow[side] * years + flow.t;
      out[at] = (out[at] as number) + flow.people;
    }
    return out;
  };
  const hosted = new Float64Array(places * REFUGEE_YEARS.length);
  REFUGEE_YEARS.forEach((year, t) => {
    stocks.get(year)?.forEach((people, pair) => {
      const at = (pair % places) * REFUGEE_YEARS.length + t;
      hosted[at] = (hosted[at] as number) + people;
    });
  });
  const column = (name: string, columns: number, values: Float64Array): DescribedColumn =>
    describeColumn(
      {
        name: `history.${name}`,
        axes: 'place, year',
        shape: [places, columns],
        unit: UNIT,
        scale: 1,
        sources: ['unhcr'],
        transformation: 'summed over pairs: refugees, asylum seekers and others in need of international protection',
      },
      values.map((people) => (people > 0 ? people : NONE_RECORDED)),
    );
  return [
    column('crossBorderOut', years, totals('origin')),
    column('crossBorderIn', years, totals('destination')),
    column('refugeesHosted', REFUGEE_YEARS.length, hosted),
  ];
}
