import type { Corridors } from '../baseline/corridors.ts';

/**
 * Migrant stocks by corridor: people born in the origin who live in the destination, in two ages of stay.
 *
 * recent'  = recent x (1 - dying) (1 - returning_r) x 4/5 + first moves
 * settled' = settled x (1 - dying) (1 - returning_s) + recent x (1 - dying) (1 - returning_r) / 5
 *
 * A move j -> i is a return of someone born in i up to what the stock i -> j sends home; the rest of it is a first move.
 * Onward moves of people born elsewhere cannot be told apart and count as first moves. Stocks of pairs that are not
 * listed are two rests per place, treated as settled.
 *
 * Evidence: 20-50% of immigrants leave within five years, home or onward (OECD 2008); one move in four is a return home
 * (Azose and Raftery 2019). Checked: returns are 20-25% of the reference flow and the migrant share of the world rises
 * 2024-2035 (test/mobility/migrant-stocks.test.ts). Left out: the age of migrants, naturalization, children born abroad.
 */
export interface StockRates {
  /** Share of a stock that dies in a year. */
  readonly dying: number;
  /** Share of people who came in the last years that goes home in a year. */
  readonly recentReturning: number;
  /** The same of people who have settled. */
  readonly settledReturning: number;
}

/** Mean time after which a recent arrival counts as settled, years. */
const YEARS_RECENT = 5;
/** Share of a corridor's flow that are first moves where nothing else is known: one move in four or five is a return. */
const FIRST_MOVES = 0.775;
/** A stock is at most half recent at the start: flows and stocks are two estimates and need not agree. */
const MOST_RECENT = 0.5;

/**
 * Default rates. dying: 1.2%, deaths at the mean age of migrants (assumed, range 0.8-1.6). recentReturning: 7% a year,
 * about 21% home within five years of arrival, nearly 30% gone with those who move on (OECD range 20-50%; range
 * 0.04-0.12). settledReturning: what brings returns to 20-25% of the world's flow.
 */
export const STOCK_RATES: StockRates = { dying: 0.012, recentReturning: 0.07, settledReturning: 0.004 };

/** Stocks of every run of a block; L lanes innermost. Changed in place by `stepStocks`. */
export interface StockState {
  /** [K][L] people who came less than about five years ago. */
  readonly recent: Float64Array;
  /** [K][L] */
  readonly settled: Float64Array;
  /** [C][L] born in the place, living abroad in a pair that is not listed. */
  readonly restAbroad: Float64Array;
  /** [C][L] foreign-born in the place, of a pair that is not listed or of unknown origin. */
  readonly restHere: Float64Array;
}

/** Moves of one year; L lanes innermost. */
export interface StockMoves {
  /** [K][L] all moves along the corridor, forced ones included, people. */
  readonly flow: Float64Array;
  /** [K][L] refugees of the corridor's stock who go home beside the usual returns, people; part of the reverse flow. */
  readonly forcedReturns: Float64Array;
  /** [C][L] moves along all other corridors of a place, people. */
  readonly restLeaving: Float64Array;
  readonly restArriving: Float64Array;
}

/** Put the stocks of 2024 into every lane; the recent part from the reference flow of the first block. */
export function startStocks(corridors: Corridors, rates: StockRates, lanes: number): StockState {
  const K = corridors.origin.length;
  const C = corridors.restStockHere.length;
  const inLanes = (count: number, value: (at: number) => number): Float64Array => {
    const out = new Float64Array(count * lanes);
    for (let at = 0; at < count; at++) out.fill(value(at), at * lanes, (at + 1) * lanes);
    return out;
  };
  // Arrivals of a steady flow that are still recent: flow / (share that settles, dies or goes home in a year).
  const staying = (1 - rates.dying) * (1 - rates.recentReturning) * (1 - 1 / YEARS_RECENT);
  const recentOf = (k: number): number =>
    Math.min(
      MOST_RECENT * (corridors.stock[k] as number),
      (FIRST_MOVES * (corridors.flow[k] as number)) / (1 - staying),
    );
  return {
    recent: inLanes(K, recentOf),
    settled: inLanes(K, (k) => (corridors.stock[k] as number) - recentOf(k)),
    restAbroad: inLanes(C, (i) => corridors.restStockAbroad[i] as number),
    restHere: inLanes(C, (i) => corridors.restStockHere[i] as number),
  };
}

/**
 * Carry the stocks through one year.
 *
 * @param state   changed in place.
 * @param returns [K][L] people of the corridor's stock who went home this year (along the reverse corridor); overwritten.
 */
export function stepStocks(
  corridors: Pick<Corridors, 'reverse'>,
  rates: StockRates,
  moves: StockMoves,
  state: StockState,
  returns: Float64Array,
): void {
  const { reverse } = corridors;
  const { flow, forcedReturns } = moves;
  const { recent, settled } = state;
  const lanes = flow.length / reverse.length;
  const alive = 1 - rates.dying;
  for (let k = 0; k < reverse.length; k++) {
    const back = reverse[k] as number;
    for (let lane = 0; lane < lanes; lane++) {
      const at = k * lanes + lane;
      const [young, old] = [(recent[at] as number) * alive, (settled[at] as number) * alive];
      const forced = Math.min(forcedReturns[at] as number, young + old);
      const usual = young * rates.recentReturning + old * rates.settledReturning;
      // Nobody goes home along a corridor that nobody takes: the reverse flow holds all returns.
      const room = back < 0 ? 0 : Math.max(0, (flow[back * lanes + lane] as number) - forced);
      const home = Math.min(usual, room, young + old - forced);
      returns[at] = home + forced;
      // The usual returns keep their mix of ages of stay; refugees go home from both in proportion.
      const youngHome = usual > 0 ? (home * young * rates.recentReturning) / usual : 0;
      const forcedYoung = young + old > 0 ? (forced * young) / (young + old) : 0;
      const youngStay = Math.max(0, young - youngHome - forcedYoung);
      recent[at] = youngStay * (1 - 1 / YEARS_RECENT);
      settled[at] = Math.max(0, old - (home - youngHome) - (forced - forcedYoung)) + youngStay / YEARS_RECENT;
    }
  }
  for (let k = 0; k < reverse.length; k++) {
    const back = reverse[k] as number;
    for (let lane = 0; lane < lanes; lane++) {
      const at = k * lanes + lane;
      const homeward = back < 0 ? 0 : (returns[back * lanes + lane] as number);
      recent[at] = (recent[at] as number) + Math.max(0, (flow[at] as number) - homeward);
    }
  }
  const kept = alive * (1 - rates.settledReturning);
  const { restAbroad, restHere } = state;
  for (let at = 0; at < restHere.length; at++) {
    restAbroad[at] = (restAbroad[at] as number) * kept + FIRST_MOVES * (moves.restLeaving[at] as number);
    restHere[at] = (restHere[at] as number) * kept + FIRST_MOVES * (moves.restArriving[at] as number);
  }
}

/** Fill the moves of the reference in one block, the same in every lane, forced returns included in both flows. */
export function referenceMoves(corridors: Corridors, block: number, lanes: number): StockMoves {
  const K = corridors.origin.length;
  const C = corridors.restStockHere.length;
  const inLanes = (values: Float64Array, count: number): Float64Array =>
    Float64Array.from({ length: count * lanes }, (_, at) => values[block * count + Math.floor(at / lanes)] as number);
  const flow = inLanes(corridors.flow, K);
  const forcedReturns = new Float64Array(K * lanes);
  const { forced } = corridors;
  const Q = forced.origin.length;
  const indexOf = new Map<number, number>();
  for (let k = 0; k < K; k++)
    indexOf.set((corridors.origin[k] as number) * C + (corridors.destination[k] as number), k);
  if (block < forced.flow.length / Math.max(1, Q)) {
    for (let q = 0; q < Q; q++) {
      const people = forced.flow[block * Q + q] as number;
      const [from, to] = [forced.origin[q] as number, forced.destination[q] as number];
      const along = indexOf.get(from * C + to);
      const stock = forced.isReturn[q] === 1 ? indexOf.get(to * C + from) : undefined;
      if (along === undefined) continue;
      for (let lane = 0; lane < lanes; lane++) {
        flow[along * lanes + lane] = (flow[along * lanes + lane] as number) + people;
        if (stock !== undefined) forcedReturns[stock * lanes + lane] = people;
      }
    }
  }
  return {
    flow,
    forcedReturns,
    restLeaving: inLanes(corridors.restLeaving, C),
    restArriving: inLanes(corridors.restArriving, C),
  };
}
