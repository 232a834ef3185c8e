import { FIRST_YEAR, LAST_YEAR } from '../../src/baseline/baseline.ts';
import type { PeaceBaseline } from '../../src/baseline/peace.ts';
import { type ConflictFit, fitConflictLaw } from '../../src/fits/conflict.ts';
import { fitNowcast, type NowcastFit } from '../../src/fits/conflict-nowcast.ts';
import type { ReadTable } from '../../workers/node/hindcast/forecaster.ts';
import { tableReader } from '../../workers/node/hindcast/input.ts';
import { readConflictBefore, readDeaths, readStability, rowIndex } from '../../workers/node/hindcast/peace-records.ts';
import type { Sources } from '../../workers/node/sources/sources.ts';
import { type DisplacementAbroadFit, fitDisplacementAbroad, readRefugeeStocks } from './displacement-abroad.ts';
import type { PlaceTable } from './places.ts';

/** Last year of the records of displacement, and the year whose end is the start of the projection. */
const RECORD_END = 2020;
const START_YEAR = 2024;

/** Fits of peace and security with what the report prints about them. */
export interface PeaceFit {
  readonly baseline: PeaceBaseline;
  readonly conflict: ConflictFit;
  readonly nowcast: NowcastFit;
  readonly abroad: DisplacementAbroadFit;
}

/**
 * Fit the conflict law and displacement across borders to all records, and the nowcast of the end of 2024.
 *
 * @param population   [C] persons at the end of 2024.
 * @param netMigration [C][years of MIGRATION_HISTORY] people, UN.
 */
export function fitPeace(
  sources: Sources,
  { places }: PlaceTable,
  population: Float64Array,
  netMigration: Float64Array,
): PeaceFit {
  const read = tableReader(sources);
  const before = readConflictBefore({ baseline: { places }, read, origin: RECORD_END + 1 });
  const { records, start } = before;
  const conflict = fitConflictLaw(records, RECORD_END);
  const stabilityAt = readStability(read, places);
  const refugees = readRefugeeStocks(read, places);
  const abroad = fitDisplacementAbroad(read, places, before, netMigration);
  const nowcast = fitNowcast(
    {
      conflict: records,
      deaths: readDeaths(read, places, START_YEAR),
      // Stability of a year is published in the autumn of the next: the start of 2025 knows 2023.
      stabilityAt: (year) => stabilityAt(year + 1),
      refugeesAt: (year) => byOrigin(refugees.get(year), places.length),
      stock: readStock(read, places),
      population,
    },
    conflict.law,
    conflict.meanOnset,
  );
  const { law } = conflict;
  return {
    baseline: {
      law,
      nowcast: nowcast.nowcast,
      // Filled in when the baseline stands: it takes runs of the driver.
      inConflict: new Float64Array(places.length * (LAST_YEAR - FIRST_YEAR + 1)),
      stability: stabilityAt(START_YEAR + 1),
      neighbours: start.neighbours,
      crossBorder: abroad.law,
      refugees: abroad.refugees,
      shownShare: abroad.shownShare,
    },
    conflict,
    nowcast,
    abroad,
  };
}

/** Read internally displaced people at the end of the record [C]; an absent row or an empty cell is 0. */
function readStock(read: ReadTable, places: PlaceTable['places']): Float64Array {
  const out = new Float64Array(places.length);
  const index = rowIndex(places);
  for (const row of read('displacement/conflict_displacement.csv', ['iso3', 'year', 'idp_stock'])) {
    const place = index.get(row.iso3 ?? '');
    if (place !== undefined && Number(row.year) === RECORD_END) out[place] = Number(row.idp_stock);
  }
  return out;
}

/** Sum a stock [C][C] by origin; zeros where there is none. */
function byOrigin(stock: Float64Array | undefined, places: number): Float64Array {
  return Float64Array.from({ length: places }, (_, i) =>
    stock === undefined ? 0 : stock.subarray(i * places, (i + 1) * places).reduce((sum, people) => sum + people, 0),
  );
}
