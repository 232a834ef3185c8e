import type { DestinationTable } from '../../baseline/cross-border-law.ts';
import { LANES } from '../../kernels/kernels.ts';
import type { PairKernel } from '../../kernels/pair-kernel.ts';

/** A flow that grows to this multiple of last year's, and to so many people, is new in part. */
const NEW_MULTIPLE = 3;
const NEW_PEOPLE = 20_000;
/**
 * Where the new part goes: 17 of 23 recorded episodes went 73% or more to land neighbours, 4 entirely further, 2 between.
 * Source: UNHCR 2001-2022, facts (c).
 */
const NEAR_CHANCE = 17 / 23;
const FAR_CHANCE = 4 / 23;
const NEAR_SHARE = 0.93;
/** Largest change of a host's column: a host's regression is no reason to move a whole world there. */
const LARGEST_FACTOR = 50;
/**
 * Weight of the mix of the start in each year's mix. Without it hosts drift apart for decades by their own luck; 0.1 to 0.3
 * score the same at origins 2012-2018, one to eight years ahead (CRPS of arrivals within 0.01).
 */
const HOME_WEIGHT = 0.2;

/** Where departures go, in 8 runs at once. */
export interface Destinations {
  /** [P][L] people by pair. */
  readonly flows: Float64Array;
  /** [C][L] people who arrive, as spread or met last; the next call of the kernel by any block overwrites it. */
  readonly arrivals: Float64Array;
  /** Set every run's mixes to the table's. */
  startBlock(): void;
  /**
   * Spread departures over the mixes: `arrivals` as they would be if every origin's destinations held.
   *
   * @param departures [C][L] persons.
   * @param last       [C][L] persons of last year.
   * @param direction  [C][L] uniforms: where the new part of a flow goes.
   */
  spread(departures: Float64Array, last: Float64Array, direction: Float64Array): void;
  /** Scale the columns once towards `target` [C][L] and the rows back to the departures spread, then let the mixes follow. */
  meet(target: Float64Array): void;
}

/** Make the table of flows of a block, kept in a slot of a kernel. */
export function createDestinations(
  pairs: DestinationTable,
  update: number,
  kernel: PairKernel,
  slot: number,
): Destinations {
  const { start, isNeighbour, gravity } = pairs;
  const C = start.length - 1;
  const P = pairs.destination.length;
  const { arrivals, factor, isNew, departures: leaving } = kernel.memory;
  const { mix, flows } = kernel.slot(slot);

  /** Share of the new part of a flow that goes to land neighbours. */
  function nearShare(u: number): number {
    if (u < NEAR_CHANCE) return NEAR_SHARE;
    return u < NEAR_CHANCE + FAR_CHANCE ? 0 : 0.5;
  }

  /** Write the shares of an origin whose flow is new in part into its row of `flows`. */
  function writeNew(place: number, lane: number, part: number, u: number): void {
    const from = start[place] as number;
    const end = start[place + 1] as number;
    let near = 0;
    let far = 0;
    for (let k = from; k < end; k++) {
      const share = mix[k * LANES + lane] as number;
      if (isNeighbour[k] === 1) near += share + (gravity[k] as number);
      else far += share;
    }
    const toNear = near === 0 ? 0 : far === 0 ? 1 : nearShare(u);
    for (let k = from; k < end; k++) {
      const share = mix[k * LANES + lane] as number;
      const fresh =
        isNeighbour[k] === 1
          ? (toNear * (share + (gravity[k] as number))) / near
          : far === 0
            ? 0
            : ((1 - toNear) * share) / far;
      flows[k * LANES + lane] = (1 - part) * share + part * fresh;
    }
  }

  return {
    flows,
    arrivals,
    startBlock() {
      for (let k = 0; k < P; k++) mix.fill(pairs.mix[k] as number, k * LANES, (k + 1) * LANES);
    },
    spread(departures, last, direction) {
      leaving.set(departures);
      for (let at = 0; at < C * LANES; at++) {
        const people = departures[at] as number;
        const usual = last[at] as number;
        const isPartNew = people >= NEW_PEOPLE && people >= NEW_MULTIPLE * usual;
        isNew[at] = isPartNew ? 1 : 0;
        if (isPartNew) writeNew(Math.floor(at / LANES), at % LANES, 1 - (2 * usual) / people, direction[at] as number);
      }
      kernel.spread(slot);
    },
    // One pass, ending on rows so that every departure arrives; a second scores no better (V10) and costs as much again.
    meet(target) {
      for (let at = 0; at < C * LANES; at++) {
        const now = arrivals[at] as number;
        const ratio = now > 0 ? (target[at] as number) / now : 1;
        factor[at] = Math.max(1 / LARGEST_FACTOR, Math.min(LARGEST_FACTOR, ratio));
      }
      kernel.meet(slot, update, HOME_WEIGHT);
    },
  };
}
