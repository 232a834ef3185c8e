import { CROSS_BORDER_HISTORY, MIGRATION_HISTORY } from '../../src/baseline/baseline.ts';
import type { CrossBorderLaw } from '../../src/baseline/cross-border-law.ts';
import type { RefugeeStart } from '../../src/baseline/refugee-start.ts';
import { type CrossBorderFit, fitCrossBorderLaw } from '../../src/fits/cross-border.ts';
import type { Flow } from '../../src/fits/cross-border-destinations.ts';
import { flowsFromStocks } from '../../src/fits/cross-border-nowcast.ts';
import { fitShownShares } from '../../src/fits/shown-share.ts';
import { readCrossBorderRecords } from '../../workers/node/hindcast/cross-border.ts';
import type { ReadTable } from '../../workers/node/hindcast/forecaster.ts';
import { type ConflictBefore, rowIndex } from '../../workers/node/hindcast/peace-records.ts';
import type { DescribedColumn } from './columns.ts';
import { abroadHistoryColumns } from './displacement-abroad-history.ts';
import type { PlaceTable } from './places.ts';

type Places = PlaceTable['places'];

/** Last year of the record of flows, and the year whose end is the start of the projection. */
const FLOW_END = CROSS_BORDER_HISTORY.last;
const START_YEAR = 2024;
const STOCKS = ['refugees', 'asylum_seekers', 'oip'] as const;

/** The law of displacement across borders and the refugees of the start. */
export interface DisplacementAbroadFit {
  readonly fit: CrossBorderFit;
  /** The fitted law as it stands at the end of 2024. */
  readonly law: CrossBorderLaw;
  readonly refugees: RefugeeStart;
  readonly history: readonly DescribedColumn[];
  /** [C] share of recorded flows that the UN's net migration shows. */
  readonly shownShare: Float64Array;
}

/**
 * Fit the law to all flows on record, carry histories and destinations to the end of 2024 by flows that are read off
 * stocks, and lay out the stock of that year-end.
 *
 * The estimated years move only where a place stands and where its people went last; coefficients are of recorded years.
 *
 * @param netMigration [C][years of MIGRATION_HISTORY] people, UN.
 */
export function fitDisplacementAbroad(
  read: ReadTable,
  places: Places,
  before: ConflictBefore,
  netMigration: Float64Array,
): DisplacementAbroadFit {
  const records = readCrossBorderRecords({ baseline: { places }, read, origin: FLOW_END + 1 }, before);
  const fit = fitCrossBorderLaw(records);
  const stocks = readRefugeeStocks(read, places);
  const returnsIn = readReturns(read, places);
  const none = new Float64Array(places.length ** 2);
  const stockOf = (year: number): Float64Array => stocks.get(year) ?? none;
  const flows = [...records.flows];
  for (let year = FLOW_END + 1; year <= START_YEAR; year++) {
    const change = { before: stockOf(year - 1), after: stockOf(year), returns: returnsIn(year) };
    flows.push(...flowsFromStocks(change, year - records.firstYear));
  }
  const later = fitCrossBorderLaw({ ...records, years: START_YEAR - records.firstYear + 1, flows }).law;
  const { departureLevel, arrivalLevel, departureHistory, arrivalHistory, pairs } = later;
  const law = { ...fit.law, departureLevel, arrivalLevel, departureHistory, arrivalHistory, pairs };
  const history = abroadHistoryColumns(records.flows, stocks, places.length);
  const shownShare = shownShares(records.flows, netMigration, places.length);
  return { fit, law, refugees: layOut(law, stockOf(START_YEAR)), history, shownShare };
}

/** Set the UN's net migration beside what is recorded, over the years of the record. */
function shownShares(flows: readonly Flow[], netMigration: Float64Array, places: number): Float64Array {
  const { first, last } = CROSS_BORDER_HISTORY;
  const years = last - first + 1;
  const displaced = new Float64Array(places * years);
  for (const { origin, destination, t, people } of flows) {
    const [out, into] = [origin * years + t, destination * years + t];
    displaced[out] = (displaced[out] as number) - people;
    displaced[into] = (displaced[into] as number) + people;
  }
  const all = netMigration.length / places;
  const net = Float64Array.from(displaced, (_, at) => {
    return netMigration[Math.floor(at / years) * all + first - MIGRATION_HISTORY.first + (at % years)] as number;
  });
  return fitShownShares(net, displaced, places);
}

/** Lay a stock [C][C] out over the pairs of the law; all other pairs are summed by place. */
function layOut({ pairs }: CrossBorderLaw, stock: Float64Array): RefugeeStart {
  const C = pairs.start.length - 1;
  const restAbroad = new Float64Array(C);
  const restHosted = new Float64Array(C);
  const listed = new Float64Array(pairs.destination.length);
  for (let i = 0; i < C; i++) {
    const rest = stock.slice(i * C, (i + 1) * C);
    for (let k = pairs.start[i] as number; k < (pairs.start[i + 1] as number); k++) {
      const j = pairs.destination[k] as number;
      listed[k] = rest[j] as number;
      rest[j] = 0;
    }
    rest.forEach((people, j) => {
      restAbroad[i] = (restAbroad[i] as number) + people;
      restHosted[j] = (restHosted[j] as number) + people;
    });
  }
  return { stock: listed, restAbroad, restHosted };
}

/** Read refugees, asylum seekers and others in need of protection by year and pair [C][C]; an absent row is 0. */
export function readRefugeeStocks(read: ReadTable, places: Places): ReadonlyMap<number, Float64Array> {
  const out = new Map<number, Float64Array>();
  const index = rowIndex(places);
  for (const row of read('displacement/refugee_stocks.csv', ['origin', 'destination', 'year', ...STOCKS])) {
    const [i, j] = [index.get(row.origin ?? ''), index.get(row.destination ?? '')];
    if (i === undefined || j === undefined || i === j) continue;
    const year = Number(row.year);
    const values = out.get(year) ?? new Float64Array(places.length ** 2);
    out.set(year, values);
    const at = i * places.length + j;
    for (const column of STOCKS) values[at] = (values[at] as number) + Number(row[column]);
  }
  return out;
}

/** Read refugees who went home in a year by origin [C]; an absent row is 0. */
function readReturns(read: ReadTable, places: Places): (year: number) => Float64Array {
  const index = rowIndex(places);
  const rows = read('displacement/returns.csv', ['iso3', 'year', 'returned_refugees']);
  return (year) => {
    const out = new Float64Array(places.length);
    for (const row of rows) {
      const place = index.get(row.iso3 ?? '');
      if (place !== undefined && Number(row.year) === year) out[place] = Number(row.returned_refugees);
    }
    return out;
  };
}
