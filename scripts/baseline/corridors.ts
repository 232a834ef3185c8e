import type { Baseline } from '../../src/baseline/baseline.ts';
import { type CorridorRecords, readCorridorRecords } from '../../workers/node/sources/corridor-records.ts';
import type { Sources } from '../../workers/node/sources/sources.ts';
import type { DescribedColumn } from './columns.ts';
import { corridorColumns } from './corridor-columns.ts';
import { movingExposure } from './corridor-exposure.ts';
import { type ConflictStart, forcedReference, readConflictStart } from './corridor-forced.ts';
import { RECORD_END, type ReferenceFlows, referenceFlows } from './corridor-reference.ts';
import { type MigrantStocks, readMigrantStocks } from './corridor-stocks.ts';
import type { PlaceCode, PlaceTable } from './places.ts';

/** Everything that the corridor tables are made from, beside the rest of the baseline. */
export interface CorridorSources {
  readonly records: CorridorRecords;
  readonly stocks: MigrantStocks;
  readonly start: ConflictStart;
  /** [C] persons at the end of 2024. */
  readonly population: Float64Array;
}

/** Columns and diagnostics of the corridors. */
export interface CorridorTables {
  readonly columns: readonly DescribedColumn[];
  readonly imputed: Baseline['imputed'];
  readonly balance: ReferenceFlows['balance'];
  /** Shares of the world's flow and of its known stock that the kept corridors hold. */
  readonly flowShare: number;
  readonly stockShare: number;
}

const FLOOR_RULE = 'no flow estimates: world rate, partners by migrant stock, else by size and distance';

/** Read and check the sources of the corridors. */
export function readCorridorSources(
  sources: Sources,
  table: PlaceTable,
  placeCodes: readonly PlaceCode[],
  population: Float64Array,
): CorridorSources {
  const codes = table.places.map((place) => place.iso3);
  return {
    records: readCorridorRecords(sources, codes, RECORD_END),
    stocks: readMigrantStocks(sources, codes, placeCodes, population),
    start: readConflictStart(sources, codes),
    population,
  };
}

/**
 * Build the corridor columns.
 *
 * @param baseline the baseline without them, as it is stored.
 */
export function corridorTables(
  baseline: Baseline,
  { records, stocks, start, population }: CorridorSources,
): CorridorTables {
  const forced = forcedReference(start, population, baseline.netMigration.median);
  const reference = referenceFlows(baseline, records, movingExposure(baseline), stocks.pairs, forced.regularNet);
  const { columns, flowShare, stockShare } = corridorColumns(reference, stocks, forced);
  const imputed = reference.filled.map((i) => {
    return { iso3: (baseline.places[i] as { iso3: string }).iso3, column: 'corridor.flow', rule: FLOOR_RULE };
  });
  return { columns, imputed, balance: reference.balance, flowShare, stockShare };
}
