import type { Corridors } from '../baseline/corridors.ts';
import { type CorridorKernel, YEARS_RECENT } from '../kernels/corridor-kernel.ts';
import { LANES } from '../kernels/kernels.ts';

/**
 * Migrant stocks by corridor: people born in the origin who live in the destination, in two ages of stay.
 *
 * recent'  = recent x (1 - dying) (1 - returning_r) x 4/5 + first moves
 * settled' = settled x (1 - dying) (1 - returning_s) + recent x (1 - dying) (1 - returning_r) / 5
 *
 * A move j -> i is a return of someone born in i up to what the stock i -> j sends home; the rest of it is a first move.
 * Onward moves of people born elsewhere cannot be told apart and count as first moves. Stocks of pairs that are not
 * listed are two rests per place, treated as settled. The loops are in the corridor kernel.
 *
 * Evidence: 20-50% of immigrants leave within five years, home or onward (OECD 2008); one move in four is a return home
 * (Azose and Raftery 2019). Checked: returns are 20-25% of the reference flow and the migrant share of the world rises
 * 2024-2035 (test/laws/mobility.test.ts). Left out: the age of migrants, naturalization, children born abroad.
 */
export interface StockRates {
  /** Share of a stock that dies in a year. */
  readonly dying: number;
  /** Share of people who came in the last years that goes home in a year. */
  readonly recentReturning: number;
  /** The same of people who have settled. */
  readonly settledReturning: number;
}

/** Share of a corridor's flow that are first moves where nothing else is known: one move in four or five is a return. */
export const FIRST_MOVES = 0.775;
/** A stock is at most half recent at the start: flows and stocks are two estimates and need not agree. */
const MOST_RECENT = 0.5;

/**
 * Default rates. dying: 1.2%, deaths at the mean age of migrants (assumed, range 0.8-1.6). recentReturning: 7% a year,
 * about 21% home within five years of arrival, nearly 30% gone with those who move on (OECD range 20-50%; range
 * 0.04-0.12). settledReturning: what brings returns to 20-25% of the world's flow.
 */
export const STOCK_RATES: StockRates = { dying: 0.012, recentReturning: 0.07, settledReturning: 0.004 };
/** Ranges over which a run draws its rates; half of the runs lie below the default. */
export const STOCK_RATE_RANGES = { dying: [0.008, 0.016], recentReturning: [0.04, 0.12] } as const;

/** Put the stocks of 2024 into every lane of a kernel; the recent part from the reference flow of the first block. */
export function startStocks(corridors: Corridors, { memory }: CorridorKernel): void {
  // Arrivals of a steady flow that are still recent: flow / (share that settles, dies or goes home in a year).
  const staying = (1 - STOCK_RATES.dying) * (1 - STOCK_RATES.recentReturning) * (1 - 1 / YEARS_RECENT);
  for (let k = 0; k < corridors.origin.length; k++) {
    const stock = corridors.stock[k] as number;
    const recent = Math.min(MOST_RECENT * stock, (FIRST_MOVES * (corridors.flow[k] as number)) / (1 - staying));
    memory.recent.fill(recent, k * LANES, (k + 1) * LANES);
    memory.settled.fill(stock - recent, k * LANES, (k + 1) * LANES);
  }
}
