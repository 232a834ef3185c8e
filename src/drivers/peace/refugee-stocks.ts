import type { DestinationTable } from '../../baseline/cross-border-law.ts';
import { type RefugeeStart, refugeesByPlace } from '../../baseline/refugee-start.ts';
import { LANES } from '../../kernels/kernels.ts';
import type { PairKernel } from '../../kernels/pair-kernel.ts';

/**
 * Refugees abroad by origin and host, in 8 runs at once.
 *
 * stock' = (stock + new) x (1 - share that returns) x (1 - share of other endings), pair by pair; the share that returns is
 * the origin's, the same from every host. Pairs that the table does not list are one rest for each place: its refugees
 * return to the origin at the origin's share, and from the hosts in proportion to their rests.
 *
 * Migration: of each pair the smaller share of its two places that the UN's net migration shows (src/fits/shown-share.ts), so
 * that both ends book the same people; of the rests the mean share.
 */
export interface RefugeeStocks {
  /** [C][L] persons at 31 December, by host and by origin; equal sums in every run. */
  readonly hosted: Float64Array;
  readonly abroad: Float64Array;
  /** [C][L] persons who go home in the year, by the place they come home to and by the host they leave; equal sums. */
  readonly returns: Float64Array;
  readonly returnsFrom: Float64Array;
  /** [C][L] persons of flows and returns who count as migration, by the place they leave and by the one they come to; equal sums. */
  readonly movedOut: Float64Array;
  readonly movedIn: Float64Array;
  /** [C][L] of `movedIn`, those who come home. */
  readonly movedHome: Float64Array;
  startBlock(): void;
  /**
   * Carry a year, by the flows that stand in the slot.
   *
   * @param departures [C][L] and `arrivals` [C][L] their sums by origin and by host.
   * @param returning  [C][L] share that returns, by origin, 0..1.
   * @param ending     [L] share of other endings, 0..1.
   */
  step(departures: Float64Array, arrivals: Float64Array, returning: Float64Array, ending: Float64Array): void;
}

/** Make the stocks from those of the start; a slot of the kernel holds those of pairs. */
export function createRefugeeStocks(
  pairs: DestinationTable,
  begin: RefugeeStart,
  shownShare: Float64Array,
  kernel: PairKernel,
  slot: number,
): RefugeeStocks {
  const atStart = refugeesByPlace(begin, pairs);
  const C = pairs.start.length - 1;
  const P = pairs.destination.length;
  const { memory } = kernel;
  const { stock } = kernel.slot(slot);
  const column = () => new Float64Array(C * LANES);
  const restAbroad = column();
  const restHosted = column();
  const hosted = column();
  const abroad = column();
  const returns = column();
  const returnsFrom = column();
  const movedOut = column();
  const movedIn = column();
  const movedHome = column();
  const shownRest = shownShare.reduce((sum, share) => sum + share, 0) / C;
  /** [L] people of the rests of all origins, and those of them who go home; then their share. */
  const all = new Float64Array(LANES);
  const home = new Float64Array(LANES);
  const share = new Float64Array(LANES);

  /** Let the rests return, at the origins' shares; hosts lose them in proportion. */
  function stepRests(returning: Float64Array): void {
    const { kept } = memory;
    all.fill(0);
    home.fill(0);
    for (let at = 0; at < C * LANES; at++) {
      const lane = at % LANES;
      const people = restAbroad[at] as number;
      const back = people * (returning[at] as number);
      all[lane] = (all[lane] as number) + people;
      home[lane] = (home[lane] as number) + back;
      returns[at] = (memory.home[at] as number) + back;
      movedIn[at] = back * shownRest;
      movedHome[at] = (memory.homeShown[at] as number) + back * shownRest;
      restAbroad[at] = (people - back) * (kept[lane] as number);
    }
    for (let lane = 0; lane < LANES; lane++)
      share[lane] = (all[lane] as number) > 0 ? (home[lane] as number) / (all[lane] as number) : 0;
    for (let at = 0; at < C * LANES; at++) {
      const lane = at % LANES;
      const people = restHosted[at] as number;
      const left = share[lane] as number;
      returnsFrom[at] = (memory.leaving[at] as number) + people * left;
      movedOut[at] = people * left * shownRest + (memory.out[at] as number);
      movedIn[at] = (movedIn[at] as number) + (memory.into[at] as number);
      restHosted[at] = people * (1 - left) * (kept[lane] as number);
    }
  }

  return {
    hosted,
    abroad,
    returns,
    returnsFrom,
    movedOut,
    movedIn,
    movedHome,
    startBlock() {
      for (let k = 0; k < P; k++) stock.fill(begin.stock[k] as number, k * LANES, (k + 1) * LANES);
      for (let i = 0; i < C; i++) {
        const from = i * LANES;
        restAbroad.fill(begin.restAbroad[i] as number, from, from + LANES);
        restHosted.fill(begin.restHosted[i] as number, from, from + LANES);
        abroad.fill(atStart.abroad[i] as number, from, from + LANES);
        hosted.fill(atStart.hosted[i] as number, from, from + LANES);
      }
      returns.fill(0);
      returnsFrom.fill(0);
    },
    step(departures, arrivals, returning, ending) {
      const { kept } = memory;
      for (let lane = 0; lane < LANES; lane++) kept[lane] = 1 - (ending[lane] as number);
      memory.returning.set(returning);
      kernel.carry(slot);
      stepRests(returning);
      for (let at = 0; at < C * LANES; at++) {
        const stays = kept[at % LANES] as number;
        // Pairs are never below zero; a host whose last refugee goes may be so by rounding.
        hosted[at] =
          Math.max(0, (hosted[at] as number) + (arrivals[at] as number) - (returnsFrom[at] as number)) * stays;
        abroad[at] = Math.max(0, (abroad[at] as number) + (departures[at] as number) - (returns[at] as number)) * stays;
      }
    },
  };
}
