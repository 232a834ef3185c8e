import { LANES } from './kernels.ts';
import type { Columns } from './loop-kernels.ts';

/**
 * What policy does to the moves along corridors in a year, with two implementations as in kernels.ts; src/mobility/migration-policy.ts
 * decides the shares. It reads and changes the corridors of the same kernel; its memory belongs to the block that runs. Shapes: C places,
 * L = 8 lanes.
 */
export interface PolicyKernel {
  /** Inputs. */
  readonly shares: Columns<ReturnType<typeof shareLengths>>;
  /** Outputs. */
  readonly people: Columns<ReturnType<typeof peopleLengths>>;
  /**
   * Follow policy through the moves that `move` has just computed; changes flow and its sums, and by a standstill homeward and returns.
   * Where nobody turns elsewhere and nothing stops, flows and sums stay as they are, to the bit.
   */
  turnAway(): void;
  /** Set the outputs to what holds without policy. */
  clear(): void;
}

/** Compute the length of each array of shares. */
export function shareLengths(places: number) {
  const cells = places * LANES;
  return {
    /** [C][L] by destination, shares of the demand on a corridor into the place: who arrives, regularly or not, above 1 where pathways are opened. */
    moved: cells,
    irregular: cells,
    stranded: cells,
    blocked: cells,
    deflected: cells,
    /** [C][L] share of regular demand that is refused. */
    closing: cells,
    /** [C][L] by origin, shares of people who want to leave: who leaves; who leaves irregularly for a closed way out; who stays for it. */
    leaving: cells,
    leavingIrregular: cells,
    leavingBlocked: cells,
    /** [C] share of all moves from and to the place, returns too, that takes place. */
    going: places,
  };
}

/** Compute the length of each array of people whom policy keeps from moving as they wish. */
export function peopleLengths(places: number) {
  const cells = places * LANES;
  return {
    /** [C][L] by destination: irregular moves into the place. */
    irregular: cells,
    /** [C][L] by origin: people who set out irregularly and do not arrive; people who wanted to move, or to go home, and could not. */
    stranded: cells,
    blocked: cells,
    /** [C][L] net migration by returns that policy adds or takes, persons; sums to zero over places. */
    homeNet: cells,
  };
}
