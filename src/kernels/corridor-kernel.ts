import type { PolicyKernel } from './policy-kernel.ts';

/**
 * The corridor loops of a year, behind one interface with two implementations as in kernels.ts.
 *
 * Shapes: C places, K corridors (pairs of places, origin to destination), L = 8 lanes (runs), lanes innermost. A corridor's
 * stock holds people born in its origin who live in its destination; they go home along the reverse corridor.
 */
export interface CorridorMemory {
  /** [K] rows of the places. */
  readonly origin: Int32Array;
  readonly destination: Int32Array;
  /** [K] index of the opposite corridor, -1 where it is not listed. */
  readonly reverse: Int32Array;
  /** [K] 1 where both places lie in one UN region, else 0. */
  readonly isWithinRegion: Float32Array;
  /** [K] how much more open the corridor is to free movement than in 2025, -1..1. */
  readonly openness: Float32Array;
  /** [K] people who count as the network beside the stock, > 0, and the whole network in the reference; input of `follow`. */
  readonly networkBase: Float32Array;
  readonly usualNetwork: Float32Array;
  /** [L] log affinity for each log of the network over the reference, and for a corridor that becomes free; input of `follow`. */
  readonly networkWeight: Float32Array;
  readonly freeWeight: Float32Array;
  /** [K] reference flow of the year, people; input of `move`. */
  readonly reference: Float32Array;
  /** [K][L] factor of networks and free movement on demand; output of `follow`, input of `move`. */
  readonly affinity: Float32Array;
  /** [C][L] factor on departures of the origin and on arrivals of the destination; input of `move`. */
  readonly leavingFactor: Float32Array;
  readonly arrivingFactor: Float32Array;
  /** [C][L] factor on usual returns of people who live in the place; input of `move`. */
  readonly returningFactor: Float32Array;
  /** [L] rise of usual returns where a corridor becomes free. */
  readonly freeReturn: Float32Array;
  /** [L] share of a stock that dies in a year; share of recent and of settled people that goes home. */
  readonly dying: Float32Array;
  readonly recentReturning: Float32Array;
  readonly settledReturning: Float32Array;
  /** [K][L] people who came less than about five years ago, and all others; the state. */
  readonly recent: Float32Array;
  readonly settled: Float32Array;
  /** [K][L] moves of the year and those among them that are returns home; output of `move`, input of `settleStocks`. */
  readonly flow: Float32Array;
  readonly homeward: Float32Array;
  /** [C][L] factor on what people who live in the place send home; input of `settleStocks`. */
  readonly sendingFactor: Float32Array;
  /** [C][L] sums over corridors: moves out of the origin, into the destination, out within the region; output of `move`. */
  readonly departures: Float32Array;
  readonly arrivals: Float32Array;
  readonly departuresWithin: Float32Array;
  /** [C][L] people who come home, by the place they come home to; output of `move`. */
  readonly returns: Float32Array;
  /** [C][L] people who live in the place and were born elsewhere, and the other way round; output of `settleStocks`. */
  readonly stockHere: Float32Array;
  readonly stockAbroad: Float32Array;
  /** [C][L] people born in the place who live abroad, each times the sending factor of where; output of `settleStocks`. */
  readonly senders: Float32Array;
}

export interface CorridorKernel {
  readonly memory: CorridorMemory;
  /** What policy does to the moves. */
  readonly policy: PolicyKernel;
  /**
   * Let networks and free movement follow the stocks: affinity = exp(networkWeight x log(network / usualNetwork) + freeWeight x
   * openness), network = recent + settled + networkBase, a sum of Float32; 1 where nothing differs from the reference.
   */
  follow(): void;
  /**
   * Compute the moves of a year: reference x factors, plus the usual returns that the returning factor adds or takes, at
   * least 0. Writes flow, homeward, departures, arrivals, departuresWithin, returns.
   */
  move(): void;
  /**
   * Carry the stocks through the year: deaths, returns, first moves, a fifth of the recent settles. Reads flow and homeward,
   * which may have been changed since `move`. Writes recent, settled, stockHere, stockAbroad, senders.
   */
  settleStocks(): void;
}

/** Mean time after which a recent arrival counts as settled, years. */
export const YEARS_RECENT = 5;

/** Makes a kernel with memory for the given numbers of places and corridors. */
export type CorridorFactory = (places: number, corridors: number) => CorridorKernel;
