import type { Discovery } from '../src/analysis/discovery.ts';
import type { PrimTable } from '../src/analysis/prim.ts';
import type { Job } from '../src/engine/job.ts';
import type { ExperimentPlan } from '../src/experiment/plan.ts';
import type { ResultTables } from '../src/export/result-rows.ts';
import type { ChunkReport } from '../src/summary/ensemble.ts';
import type { ShockSplit } from '../src/summary/shock-split.ts';
import type { ShockOptions } from '../src/summary/shock-summary.ts';
import type { AnalysisOptions, KnownRuns } from './analysis-jobs.ts';
import { type Attribution, type AttributionQuestion, attribute } from './attribution.ts';
import type { WorldDescription } from './engine-api.ts';
import { jobTables } from './files/job-tables.ts';
import { type EffectsQuestion, type LeverReach, leverReach } from './lever-effects.ts';
import type { Pool } from './pool.ts';
import { type Sensitivity, type SensitivityQuestion, sensitivity } from './sensitivity.ts';
import { type Meeting, placesThatMeet, type ShockAsked, splitShock } from './shock-analyses.ts';

/** What the page may ask beside its ensembles; computed by the same workers, between their chunks. */
export interface Analyses {
  attribute(question: AttributionQuestion, options?: AnalysisOptions): Promise<Attribution>;
  sensitivity(question: SensitivityQuestion, options?: AnalysisOptions): Promise<Sensitivity>;
  /** How far levers, each alone, move an output; each is told as soon as it is known. */
  reach(
    question: EffectsQuestion,
    onReach: (reach: LeverReach) => void,
    options?: Pick<AnalysisOptions, 'signal'>,
  ): Promise<void>;
  split(question: ShockAsked, level: number, options?: AnalysisOptions): Promise<ShockSplit>;
  placesThatMeet(question: ShockAsked, shock: ShockOptions, options?: AnalysisOptions): Promise<Meeting>;
  /** The conditions under which the cases of a table lie. */
  discover(table: PrimTable): Promise<Discovery>;
  /** A small experiment, as the bytes of its merged file. */
  experiment(plan: ExperimentPlan, options?: AnalysisOptions): Promise<Uint8Array>;
  /** Statistics of a job of any places and outputs, to hold a file against. */
  compute(job: Job, quantiles: readonly number[], options?: AnalysisOptions): Promise<ResultTables>;
}

/**
 * Offer the analyses of a pool.
 *
 * @param known what need not be computed again.
 */
export function createAnalyses(pool: Pool, world: WorldDescription, known?: KnownRuns): Analyses {
  return {
    attribute: (question, options) => attribute(pool, question, options, known),
    sensitivity: (question, options) => sensitivity(pool, question, options),
    reach: (question, onReach, options) => leverReach(pool, question, onReach, options),
    split: (question, level, options) => splitShock(pool, world, question, level, options),
    placesThatMeet: (question, shock, options) => placesThatMeet(pool, world, question, shock, options),
    discover: (table) => pool.discover(table),
    async experiment(plan, options) {
      // What plans and files of experiments need is fetched with the first of them.
      const { runExperiment } = await import('./experiment-run.ts');
      return await runExperiment(pool, world, plan, options);
    },
    async compute(job, quantiles, { signal, onProgress } = {}) {
      let runs = 0;
      const onChunk = (report: ChunkReport) => {
        runs += report.runs.length + report.failures.length;
        onProgress?.({ runs, of: job.runs });
      };
      return jobTables(await pool.run(job, { quantiles, onChunk, ...(signal ? { signal } : {}) }), quantiles);
    },
  };
}
