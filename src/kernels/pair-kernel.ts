/**
 * The loops over pairs of an origin and a host of displaced people, behind one interface with two implementations as in
 * kernels.ts. All in Float64 and in one order of additions, so that both give the same bits.
 *
 * Shapes: C places, P pairs (ordered by origin), L = 8 lanes (runs), lanes innermost. A slot holds the state of one block
 * of runs: a year without noise carries many blocks side by side.
 */
export interface PairTable {
  /** [C + 1] first pair of each origin. */
  readonly start: Int32Array;
  /** [P] row of the host. */
  readonly destination: Int32Array;
  /** [P] share of the origin's flow at the start. */
  readonly mix: Float64Array;
  /** [P] share of the moves between the two places that counts as migration. */
  readonly shown: Float64Array;
}

/** What the loops read and write of a year; all [C][L] where it does not say otherwise. Shared by all slots. */
export interface PairMemory {
  /** People who leave across a border; input of `spread` and `meet`. */
  readonly departures: Float64Array;
  /** 1 where the shares of the origin stand in its rows of `flows` and not in those of `mix`, else 0; input of both. */
  readonly isNew: Float64Array;
  /** Factor on all flows to the host; input of `meet`. */
  readonly factor: Float64Array;
  /** People who arrive; output of `spread` and `meet`. */
  readonly arrivals: Float64Array;
  /** Share of the origin's refugees that goes home; input of `carry`. */
  readonly returning: Float64Array;
  /** [L] share of the others who stay refugees; input of `carry`. */
  readonly kept: Float64Array;
  /** Refugees who go home, by origin and by the host that they leave; output of `carry`. */
  readonly home: Float64Array;
  readonly leaving: Float64Array;
  /** People who count as migration out of and into the place, and of the latter those who come home; output of `carry`. */
  readonly out: Float64Array;
  readonly into: Float64Array;
  readonly homeShown: Float64Array;
}

/** State of one block; all [P][L]. */
export interface PairSlot {
  /** Shares of the origin's flow. */
  readonly mix: Float64Array;
  /** People of the year. */
  readonly flows: Float64Array;
  /** Refugees at 31 December. */
  readonly stock: Float64Array;
}

export interface PairKernel {
  readonly memory: PairMemory;
  /** How many blocks may be carried side by side. */
  readonly slots: number;
  /** The arrays of a block, 0..slots - 1. */
  slot(index: number): PairSlot;
  /** arrivals = sum of departures x shares: as they would be if all mixes held. */
  spread(slot: number): void;
  /**
   * Scale the shares by the factors of the hosts and the rows back to `departures`; then let the mixes follow: held x mix +
   * update x shares of the flow + homeWeight x mix at the start, held = 1 - update - homeWeight. An origin that nobody leaves keeps its mix and has
   * no flows. Writes flows, mix, arrivals.
   */
  meet(slot: number, update: number, homeWeight: number): void;
  /** stock = (stock + flow) x (1 - returning) x kept, with the sums of who goes home and who counts as migration. */
  carry(slot: number): void;
}

/** Makes a kernel for `slots` blocks. */
export type PairFactory = (table: PairTable, slots: number) => PairKernel;
