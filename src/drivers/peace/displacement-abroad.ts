import type { PeaceBaseline } from '../../baseline/peace.ts';
import { OTHER_ENDING_SHARE } from '../../baseline/refugee-start.ts';
import type { CountKernel } from '../../kernels/count-kernel.ts';
import { LANES } from '../../kernels/kernels.ts';
import type { PairKernel } from '../../kernels/pair-kernel.ts';
import { drawNormals, type Luck, PERSISTENT, WORLD_M49 } from '../../random/luck.ts';
import type { ConflictState } from './conflict.ts';
import { createCrossBorder } from './cross-border.ts';
import { PEACE_DRAWS } from './draws.ts';
import { createPairs } from './pair-table.ts';
import { createRefugeeStocks } from './refugee-stocks.ts';

/** Displacement across borders of a year, by place; all [C][L] persons. */
export interface DisplacementAbroad {
  /** People who leave across a border, and who arrive; equal sums over the world. */
  readonly departures: Float64Array;
  readonly arrivals: Float64Array;
  /** Refugees who go home, by the place they come home to, and by the host they leave; equal sums. */
  readonly returns: Float64Array;
  readonly returnsFrom: Float64Array;
  /** Of departures and returns, those that count as migration, by the place they leave and by the one they come to; equal sums. */
  readonly movedOut: Float64Array;
  readonly movedIn: Float64Array;
  /** Of `movedIn`, those who come home. */
  readonly movedHome: Float64Array;
  /** At 31 December, by host and by origin; equal sums. */
  readonly refugeesHosted: Float64Array;
  readonly refugeesAbroad: Float64Array;
  /** People who would leave or come and whom the place refuses, by the place that refuses; they stay in their origin. */
  readonly unmetProtection: Float64Array;
}

/** Shares 0..1 of the people in need of protection whom a place does not let out, and not let in; [C][L]. */
export interface Refusals {
  readonly exit: Float64Array;
  readonly entry: Float64Array;
}

/**
 * Displacement across borders with refugees and returns, in 8 runs at once.
 *
 * New flows: the law of cross-border.ts, by what people would do if all borders were open to them; a place refuses a share
 * of those who leave it and of those who come to it, who then stay in their origin and are no departures. Settlements that a scenario states lower how many would. Next year's flows follow the law, not the
 * refusals. Returns: a share of the origin's refugees a year by the time since its last year in conflict. Evidence: UNHCR
 * 2010-2025, UCDP. Left out: people refused in one place who try another, children born abroad, internal displacement that
 * grows by those who are refused, and returns that hosts enforce.
 */
export interface DisplacementAbroadProcess extends DisplacementAbroad {
  startBlock(luck: Luck): void;
  step(year: DisplacementAbroadYear): void;
}

interface DisplacementAbroadYear {
  readonly year: number;
  readonly luck: Luck;
  /** [C][L] persons. */
  readonly population: Float64Array;
  /** [C][L] internal displacements by conflict of the year, and 1 in the first year of a spell, 2 after its end. */
  readonly displaced: Float64Array;
  readonly turn: Uint8Array;
  /** At the end of the year, events included; and as the law alone has it. */
  readonly conflict: Pick<ConflictState, 'isOn' | 'yearsSince'>;
  readonly conflictOfLaw: Pick<ConflictState, 'isOn' | 'yearsSince'>;
  /** [C][L] share 0..1 of the people who would leave and need not, since a settlement holds; null = none. */
  readonly settled: Float64Array | null;
  /** null = none. */
  readonly refusals: Refusals | null;
}

/**
 * Share of an origin's refugees, those of the year included, that goes home in a year. Source: UNHCR, returns of 2011-2025 over
 * stock and new flow in 900 origin-years of 20,000 people or more. In conflict (100 deaths in the year or more, UCDP) 2.0% in
 * the mean of origin-years and 3.7% in the sum of people (2.6% without 2025, when Afghans and Syrians went home); in the three
 * years after 3.4 and 3.7% (4.1%); up to ten years after 2.2 and 2.1%; else 0.3 and 0.1%. So war slows returns less than one
 * would think: many go home to a war that has moved, or are made to.
 */
const RETURN_SHARES = { inConflict: 0.03, justEnded: 0.04, ended: 0.022, else: 0.003 } as const;
/** Years since the last year in conflict up to which a spell has just ended, and has ended. */
const JUST_ENDED = 3;
const ENDED = 10;
/** Spread of the log of all returns of a run. Assumed: 80% of runs at 0.5 to 1.9 times; world shares of 2016-2025 are 0.9 to 9.7%. */
const RETURN_SPREAD = 0.5;
/** Spread of the log of other endings. Assumed: 80% of runs at 3 to 6%; periods of the record differ from 3.4 to 7.5%. */
const ENDING_SPREAD = 0.25;
/** Largest share of an origin's refugees that returns in a year. Assumed; the world's largest years come near it (AFG 2002). */
const LARGEST_RETURN = 0.4;

/** Share that goes home in a year, before the factor of the run; `yearsSince` as the state counts, up to the coming year. */
function shareReturning(isOn: boolean, yearsSince: number): number {
  if (isOn) return RETURN_SHARES.inConflict;
  const years = yearsSince - 1;
  if (years <= JUST_ENDED) return RETURN_SHARES.justEnded;
  return years <= ENDED ? RETURN_SHARES.ended : RETURN_SHARES.else;
}

/** Whether a settlement holds in a place in any run. */
function hasSettled(settled: Float64Array | null, place: number): boolean {
  return settled?.subarray(place * LANES, (place + 1) * LANES).some((share) => share > 0) ?? false;
}

/** Names of what a year has, for reading several blocks alike. */
export const ABROAD_FIELDS = [
  'departures',
  'arrivals',
  'returns',
  'returnsFrom',
  'movedOut',
  'movedIn',
  'movedHome',
  'refugeesHosted',
  'refugeesAbroad',
  'unmetProtection',
] as const satisfies readonly (keyof DisplacementAbroad)[];

/** Make the process of one block, whose pairs stand in a slot of a kernel. */
export function createDisplacementAbroad(
  { crossBorder, refugees, shownShare }: Pick<PeaceBaseline, 'crossBorder' | 'refugees' | 'shownShare'>,
  m49: readonly number[],
  drawsCoefficients: boolean,
  kernel: PairKernel = createPairs(crossBorder.pairs, shownShare),
  slot = 0,
  counts?: CountKernel,
): DisplacementAbroadProcess {
  const C = m49.length;
  const { pairs } = crossBorder;
  const law = createCrossBorder(crossBorder, m49, drawsCoefficients, kernel, slot, counts);
  const stocks = createRefugeeStocks(pairs, refugees, shownShare, kernel, slot);
  const departures = new Float64Array(C * LANES);
  const arrivals = new Float64Array(C * LANES);
  const unmetProtection = new Float64Array(C * LANES);
  const returning = new Float64Array(C * LANES);
  const returnFactor = new Float64Array(LANES);
  const ending = new Float64Array(LANES);
  const drawn = new Float64Array(2 * LANES);
  /** [L] of one place: people who would go if borders were open, and who go. */
  const wanted = new Float64Array(LANES);
  const left = new Float64Array(LANES);

  /** Take those who need not or cannot go out of the flows of the law, in place, and sum what is left. */
  function keep({ settled, refusals }: DisplacementAbroadYear): void {
    unmetProtection.fill(0);
    departures.set(law.departures);
    arrivals.set(law.arrivals);
    if (settled === null && refusals === null) return;
    for (let i = 0; i < C; i++) {
      if (refusals === null && !hasSettled(settled, i)) continue;
      wanted.fill(0);
      left.fill(0);
      for (let k = pairs.start[i] as number; k < (pairs.start[i + 1] as number); k++)
        for (let lane = 0; lane < LANES; lane++) {
          const staying = settled ? (settled[i * LANES + lane] as number) : 0;
          const kept = refusals ? (refusals.exit[i * LANES + lane] as number) : 0;
          const usual = law.flows[k * LANES + lane] as number;
          const people = usual * (1 - staying);
          const host = (pairs.destination[k] as number) * LANES + lane;
          const coming = people * (1 - kept);
          const turnedAway = coming * (refusals ? (refusals.entry[host] as number) : 0);
          unmetProtection[host] = (unmetProtection[host] as number) + turnedAway;
          arrivals[host] = (arrivals[host] as number) - (usual - coming + turnedAway);
          law.flows[k * LANES + lane] = coming - turnedAway;
          wanted[lane] = (wanted[lane] as number) + people;
          left[lane] = (left[lane] as number) + (coming - turnedAway);
        }
      for (let lane = 0; lane < LANES; lane++) {
        const from = i * LANES + lane;
        // What nobody changes keeps its sums, to the last bit.
        if (refusals === null && (settled === null || settled[from] === 0)) continue;
        const kept = refusals ? (refusals.exit[from] as number) : 0;
        unmetProtection[from] = (unmetProtection[from] as number) + (wanted[lane] as number) * kept;
        departures[from] = left[lane] as number;
      }
    }
    for (let at = 0; at < arrivals.length; at++) arrivals[at] = Math.max(0, arrivals[at] as number);
  }

  function writeReturning({ conflict, conflictOfLaw }: DisplacementAbroadYear): void {
    const { isOn, yearsSince } = conflict;
    for (let at = 0; at < returning.length; at++) {
      let share = shareReturning(isOn[at] === 1, yearsSince[at] as number);
      // Nobody goes home since a scenario has a conflict begin there.
      if (isOn[at] === 1 && conflictOfLaw.isOn[at] === 0)
        share = Math.min(share, shareReturning(false, conflictOfLaw.yearsSince[at] as number));
      returning[at] = Math.min(LARGEST_RETURN, share * (returnFactor[at % LANES] as number));
    }
  }

  return {
    departures,
    arrivals,
    returns: stocks.returns,
    returnsFrom: stocks.returnsFrom,
    movedOut: stocks.movedOut,
    movedIn: stocks.movedIn,
    movedHome: stocks.movedHome,
    refugeesHosted: stocks.hosted,
    refugeesAbroad: stocks.abroad,
    unmetProtection,
    startBlock(luck) {
      law.startBlock(luck);
      stocks.startBlock();
      drawn.fill(0);
      if (drawsCoefficients) drawNormals(luck, WORLD_M49, PERSISTENT, PEACE_DRAWS.refugees, 2, drawn);
      for (let lane = 0; lane < LANES; lane++) {
        returnFactor[lane] = Math.exp(RETURN_SPREAD * (drawn[lane] as number));
        ending[lane] = OTHER_ENDING_SHARE * Math.exp(ENDING_SPREAD * (drawn[LANES + lane] as number));
      }
    },
    step(frame) {
      law.step(frame);
      keep(frame);
      writeReturning(frame);
      stocks.step(departures, arrivals, returning, ending);
    },
  };
}
