import type { Discovery } from '../src/analysis/discovery.ts';
import type { PrimTable } from '../src/analysis/prim.ts';
import type { AnalysisOptions } from './analysis-jobs.ts';
import { type Attribution, type AttributionQuestion, attribute } from './attribution.ts';
import type { Pool } from './pool.ts';
import { type Sensitivity, type SensitivityQuestion, sensitivity } from './sensitivity.ts';

/** What the page may ask beside its ensembles; computed by the same workers, between their chunks. */
export interface Analyses {
  attribute(question: AttributionQuestion, options?: AnalysisOptions): Promise<Attribution>;
  sensitivity(question: SensitivityQuestion, options?: AnalysisOptions): Promise<Sensitivity>;
  /** The conditions under which the cases of a table lie. */
  discover(table: PrimTable): Promise<Discovery>;
}

/** Offer the analyses of a pool. */
export function createAnalyses(pool: Pool): Analyses {
  return {
    attribute: (question, options) => attribute(pool, question, options),
    sensitivity: (question, options) => sensitivity(pool, question, options),
    discover: (table) => pool.discover(table),
  };
}
