import type { RunFailure } from '../src/engine/run-failure.ts';
import type { Scenario } from '../src/scenario/scenario.ts';
import type { Bookings } from '../src/summary/ensemble.ts';
import type { CorridorRow } from '../src/summary/selection.ts';
import type { JoinedRuns, StatisticTable } from '../src/summary/table.ts';
import type { TailTable } from '../src/summary/tail-table.ts';

/** What the page asks for; the newest question wins. */
export interface Question {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly runs: number;
  /** Place of the fan and the pyramid: ISO3, group or own group id. */
  readonly place: string;
  /** Last year that is looked at: the first runs end with it, all others go to 2050. To 2050 as well where undefined. */
  readonly horizon?: number;
}

/** One ensemble as far as it has come. */
export interface EnsembleView {
  /** Runs behind `fan`. */
  readonly runs: number;
  /** Last year of the tables of the place; those after it hold no number (NaN) while only the first runs are in. */
  readonly until: number;
  /** [output][year][mean, quantiles] of the place asked for, every output in the order of OUTPUT_IDS. */
  readonly fan: StatisticTable;
  /** [S][G][year][mean, quantiles] of the place asked for. */
  readonly byAge: StatisticTable;
  /** The largest corridors of the place asked for, and [corridor][year][mean, quantiles] of their moves. */
  readonly corridors: readonly CorridorRow[];
  readonly corridorMoves: StatisticTable;
  /** [place][output][year][mean, quantiles] of every place in `Session.recorded`; null until all runs are in. */
  readonly everywhere: StatisticTable | null;
  /** Distributions of SHOCK_METRICS in every place of `Session.recorded`; null until all runs are in. */
  readonly tails: Tails | null;
  /** [output][year][run] of the place asked for, every output in the order of OUTPUT_IDS; null until all runs are in. */
  readonly values: JoinedRuns | null;
}

/** Distributions by output. */
export type Tails = Readonly<Record<string, TailTable>>;

export interface Answer {
  readonly question: Question;
  readonly scenario: EnsembleView;
  readonly reference: EnsembleView;
  readonly failures: readonly RunFailure[];
  readonly bookings: Bookings;
  readonly isFinal: boolean;
}
