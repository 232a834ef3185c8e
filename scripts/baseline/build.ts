import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DISASTER_RECORD, DISPLACEMENT_HISTORY, SEASONAL_HAZARDS, WARMING_PATHS } from '../../src/baseline/baseline.ts';
import { encodeContainer } from '../../src/baseline/container.ts';
import { BASELINE_VERSION, type BaselineMeta, decodeBaseline } from '../../src/baseline/decode.ts';
import { type DisasterFit, type DisasterRecords, fitDisasterLaw } from '../../src/fits/disaster-law.ts';
import { fitMonthShares } from '../../src/fits/month-shares.ts';
import { fitSeasonShares, type SeasonFit } from '../../src/fits/season-shares.ts';
import { readDisasterMonths, readDisasterRecords } from '../../workers/node/sources/disaster-records.ts';
import { openSources, readTable, throwProblems } from '../../workers/node/sources/sources.ts';
import { readWarming, WARMING_YEARS } from '../../workers/node/sources/warming.ts';
import { checkColumns, checkMeta } from './check-columns.ts';
import type { DescribedColumn } from './columns.ts';
import { conflictOfReference } from './conflict-share.ts';
import { readFreeMovement } from './corridor-areas.ts';
import { type CorridorTables, corridorTables, readCorridorSources } from './corridors.ts';
import { populationByYear, readDemography, totals } from './demography.ts';
import { demographyColumns } from './demography-columns.ts';
import { economyColumns } from './economy-columns.ts';
import {
  disasterColumns,
  displacementColumn,
  monthColumn,
  persistenceColumn,
  warmingColumns,
} from './hazard-columns.ts';
import { readDisplacementHistory } from './hazard-records.ts';
import { readIncome } from './income.ts';
import { readLabour } from './labour.ts';
import { manifestText } from './manifest.ts';
import { mobilityReferenceColumns } from './mobility-reference.ts';
import { fitPeace, type PeaceFit } from './peace.ts';
import { conflictHistoryColumn, inConflictColumn, peaceColumns, peaceMeta } from './peace-columns.ts';
import { placeNameFiles } from './place-names.ts';
import { type PlaceTable, parsePlaceCodes, readPlaces } from './places.ts';
import { remittanceColumn } from './remittances.ts';
import { fitSlowOnset, readHighEnds, slowOnsetColumn } from './slow-onset.ts';
import { readUrban, readUrbanBaseline } from './urban.ts';
import { urbanColumns } from './urban-columns.ts';

/** Years to which the production law is fitted; earlier records are reporting more than history. */
export const FIT_WINDOW = { firstYear: DISASTER_RECORD.first, lastYear: DISASTER_RECORD.last } as const;
const FIT_YEARS = DISASTER_RECORD.last - DISASTER_RECORD.first + 1;
const DEFAULT_PERSISTENCE = 0.88;
const POOLED_RULE = 'no displacement recorded 2013-2020: mean of all places';

/** The three generated files and what the script prints about them. */
export interface BuiltBaseline {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly columns: readonly DescribedColumn[];
  /** Largest error of life expectancy over shifts of -6..+6 years [C][S][T]. */
  readonly hazardError: Float64Array;
  readonly records: DisasterRecords;
  readonly fit: DisasterFit;
  readonly seasons: SeasonFit;
  readonly places: PlaceTable['places'];
  /** [C] persons at the end of 2024. */
  readonly population: Float64Array;
  readonly imputed: BaselineMeta['imputed'];
  readonly corridors: CorridorTables;
  readonly peace: PeaceFit;
}

/**
 * Build the data files in memory. Equal sources give equal bytes; nothing depends on the clock or on paths.
 *
 * @param folder     folder of source files.
 * @param dataFolder folder with the committed `place-codes.csv` and, optionally, `migration-persistence.json` and `mobility-reference.json`.
 * @throws SourceError with everything that is wrong in the sources.
 */
export function buildBaseline(folder: string, dataFolder: string): BuiltBaseline {
  const own = openSources(dataFolder);
  const codes = parsePlaceCodes(own, readTable(own, 'place-codes.csv', ['code', 'action', 'into', 'reason']));
  const persistenceOf = readPersistence(dataFolder);
  throwProblems(own);
  const sources = openSources(folder);
  const table = readPlaces(sources, codes);
  const demography = readDemography(sources, table);
  const places = table.places.length;
  const years = DISPLACEMENT_HISTORY.last - DISPLACEMENT_HISTORY.first + 1;
  const midYears = populationByYear(demography.populationHistory, places, DISPLACEMENT_HISTORY.first, years);
  const records = readDisasterRecords(sources, table, DISPLACEMENT_HISTORY, midYears);
  const months = readDisasterMonths(sources, table, DISASTER_RECORD);
  const history = readDisplacementHistory(sources, table);
  const warming = readWarming(sources);
  const population = totals(demography.populationBase, places);
  const urbanShares = readUrban(sources, table);
  const urban = readUrbanBaseline(sources, table, urbanShares);
  const labour = readLabour(sources, table, demography.populationHistory);
  const income = readIncome(sources, table);
  const highEnds = readHighEnds(sources);
  const checks = checkColumns(sources, table, population, urbanShares);
  const freeMovement = readFreeMovement(
    sources,
    table.places.map((place) => place.iso3),
  );
  const corridorSources = readCorridorSources(sources, table, codes, population);
  const remittances = remittanceColumn(sources, table, corridorSources.stocks.pairs);
  throwProblems(sources);

  const peace = fitPeace(sources, table, population, demography.netMigrationHistory);
  const fit = fitDisasterLaw(records, { ...FIT_WINDOW, warmingAtFit: warmingAtMiddle(warming[0]) });
  const seasons = fitSeasonShares(records, FIT_WINDOW, fit.law);
  const { columns: demographic, hazardError } = demographyColumns(demography, population);
  const columns = [
    ...demographic,
    persistenceColumn(persistenceOf(table)),
    ...disasterColumns(fit.law),
    monthColumn(fitMonthShares(months, records.subregionOf, FIT_YEARS, SEASONAL_HAZARDS.length)),
    ...warmingColumns(warming),
    displacementColumn(history.disaster),
    ...urbanColumns(urban.values),
    ...economyColumns(labour.values, income.values),
    slowOnsetColumn(new Float64Array(places)),
    ...peaceColumns(peace.baseline),
    conflictHistoryColumn(history.conflict),
    ...peace.abroad.history,
    remittances.column,
    ...mobilityReferenceColumns(dataFolder, table),
  ];
  const imputed = [
    ...table.imputed,
    ...pooledPlaces(records, table),
    ...urban.imputed,
    ...labour.imputed,
    ...income.imputed,
    ...remittances.imputed,
  ];
  const { trendPerYear, trendYear, warmingAtFit, tailShape } = fit.law;
  const meta: BaselineMeta = {
    kind: 'baseline',
    baselineVersion: BASELINE_VERSION,
    places: table.places,
    groups: table.groups,
    subregions: table.subregions,
    disaster: { trendPerYear: round(trendPerYear, 5), trendYear, warmingAtFit: round(warmingAtFit, 4), tailShape },
    seasonShares: { storm: round(seasons.storm.share, 4), flood: round(seasons.flood.share, 4) },
    peace: peaceMeta(peace.baseline),
    freeMovement,
    imputed,
  };
  const plain = decodeBaseline(encodeContainer({ meta, columns }));
  const slowOnset = fitSlowOnset(plain, highEnds);
  for (const column of [slowOnsetColumn(slowOnset.rate), inConflictColumn(conflictOfReference(plain))])
    columns.splice(
      columns.findIndex(({ name }) => name === column.name),
      1,
      column,
    );
  imputed.push(...slowOnset.imputed);
  const corridors = corridorTables(plain, corridorSources);
  columns.push(...corridors.columns);
  imputed.push(...corridors.imputed);
  const manifest = manifestText(sources.checksums, { 'baseline.bin': columns, 'checks.bin': checks }, imputed);
  const files = new Map([
    ['baseline.bin', encodeContainer({ meta, columns })],
    ['checks.bin', encodeContainer({ meta: checkMeta(table), columns: checks })],
    ['manifest.json', new TextEncoder().encode(manifest)],
    ...placeNameFiles(sources, table),
  ]);
  const { places: list } = table;
  const all = [...columns, ...checks];
  return {
    files,
    columns: all,
    hazardError,
    records,
    fit,
    seasons,
    places: list,
    population,
    imputed,
    corridors,
    peace,
  };
}

/** SSP2-4.5 best estimate at the middle of the fitted window, between two years where that is 1 January. */
function warmingAtMiddle(best: Float64Array): number {
  const years = WARMING_YEARS.last - WARMING_YEARS.first + 1;
  const path = WARMING_PATHS.indexOf('SSP2-4.5');
  const middle = (FIT_WINDOW.firstYear + FIT_WINDOW.lastYear) / 2 - WARMING_YEARS.first;
  const low = best[path * years + Math.floor(middle)] as number;
  const high = best[path * years + Math.ceil(middle)] as number;
  return low + (high - low) * (middle - Math.floor(middle));
}

/** Fitted persistence by place where the file is there, { "AFG": 0.9, ... }; one value for all the others. */
function readPersistence(dataFolder: string): (table: PlaceTable) => Float64Array {
  const path = join(dataFolder, 'migration-persistence.json');
  const found: unknown = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
  return (table) => {
    const out = new Float64Array(table.places.length).fill(DEFAULT_PERSISTENCE);
    for (const [iso3, value] of Object.entries(found as Readonly<Record<string, unknown>>)) {
      const place = table.places.findIndex((item) => item.iso3 === iso3);
      if (place < 0 || typeof value !== 'number' || !(value >= 0 && value < 1)) {
        const allowed = 'a known place and a number from 0 to below 1';
        throw new Error(`migration-persistence.json, ${iso3}: found ${JSON.stringify(value)}; allowed: ${allowed}.`);
      }
      out[place] = value;
    }
    return out;
  };
}

/** Places whose rate of disaster displacement is the pooled one because the window holds no record of them. */
function pooledPlaces(records: DisasterRecords, table: PlaceTable): BaselineMeta['imputed'] {
  const start = FIT_WINDOW.firstYear - records.firstYear;
  return table.places.flatMap(({ iso3 }, i) => {
    const own = records.people.subarray(i * records.years + start, (i + 1) * records.years);
    return own.some((people) => people > 0) ? [] : [{ iso3, column: 'disaster.logRate', rule: POOLED_RULE }];
  });
}

function round(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
