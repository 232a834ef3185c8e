import type { ExperimentPlan } from '../../../src/experiment/plan.ts';
import { canonicalJson } from '../../../src/export/canonical-json.ts';
import { sha256 } from '../../../src/export/sha256.ts';

/** What a job of the queue says: the plan lies under its own key. */
export interface BlockJob {
  /** `planHash`. */
  readonly plan: string;
  readonly block: number;
}

/** Seconds that plans and results are kept in Redis where nobody fetches them. */
export const KEPT_SECONDS = 14 * 24 * 3600;

/** Queue of a build: workers of another never see its jobs, since they would give other bytes. */
export function queueName(build: ExperimentPlan['build']): string {
  return `horizons-${sha256(new TextEncoder().encode(canonicalJson(build))).slice(0, 12)}`;
}

/** Key of the text of a plan. */
export function planKey(hash: string): string {
  return `horizons:plan:${hash}`;
}

/** Key of the finished blocks of a plan that nobody fetched yet: a hash, block number to bytes. */
export function resultsKey(hash: string): string {
  return `horizons:results:${hash}`;
}

/** Id of a job: adding a block that is in the queue already changes nothing. */
export function jobIdOf({ plan, block }: BlockJob): string {
  return `${plan}-${block}`;
}
