import type { Baseline } from '../../src/baseline/baseline.ts';
import { readLatest } from '../../workers/node/sources/latest.ts';
import type { Sources } from '../../workers/node/sources/sources.ts';
import { type DescribedColumn, describeColumn } from './columns.ts';
import { fillByGroup } from './impute.ts';
import type { PlaceTable } from './places.ts';

const FILE = 'migration/remittances.csv';
/** Years that stand for the present. */
const YEARS = { first: 2019, last: 2023 } as const;
/** Fewer people abroad than this say nothing about what one sends. */
const FEWEST_ABROAD = 1_000;
/** Dollars a year per person abroad above which the receipts cannot come from the counted diaspora (assumed). */
const MOST_PER_MIGRANT = 30_000;

/**
 * Compute remittances received a year per person born in the place who lives abroad.
 *
 * @param pairs [C][C] people born in the row who live in the column.
 */
export function remittanceColumn(
  sources: Sources,
  table: PlaceTable,
  pairs: Float64Array,
): { readonly column: DescribedColumn; readonly imputed: Baseline['imputed'] } {
  const C = table.places.length;
  const [received] = readLatest(sources, table, FILE, 'year', YEARS, [{ column: 'received_usd', min: 0, max: 1e12 }]);
  const values = new Float64Array(C);
  const known = new Uint8Array(C);
  for (let i = 0; i < C; i++) {
    let abroad = 0;
    for (let j = 0; j < C; j++) abroad += pairs[i * C + j] as number;
    const perPerson = received && abroad >= FEWEST_ABROAD ? (received.values[i] as number) / abroad : 0;
    if (received?.known[i] !== 1 || perPerson <= 0 || perPerson > MOST_PER_MIGRANT) continue;
    values[i] = perPerson;
    known[i] = 1;
  }
  const imputed = fillByGroup({ values, known }, table, 'remittancePerMigrant');
  const column = describeColumn(
    {
      name: 'remittancePerMigrant',
      axes: 'place',
      shape: [C],
      unit: 'dollars a year per person abroad',
      scale: 1,
      sources: ['remittances', 'migrant-stock'],
      transformation: `own calculation: receipts of the latest year ${YEARS.first}-${YEARS.last} over people born in the place who live abroad in 2024`,
    },
    values,
  );
  return { column, imputed };
}
