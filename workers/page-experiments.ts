/** Experiments on the page, apart from page.ts: fetched when that page is first seen. */
import { proxy, releaseProxy, wrap } from 'comlink';
import { DEFAULT_SEED } from '../src/engine/job.ts';
import { sampleCount } from '../src/experiment/design.ts';
import { type ExperimentPlan, PLAN_VERSION, type PlannedLever } from '../src/experiment/plan.ts';
import { findLever } from '../src/params/levers.ts';
import type { Scenario } from '../src/scenario/scenario.ts';
import { writtenScenario } from '../src/scenario/time-shape.ts';
import { type ExperimentWorld, plannedScenarios } from './experiment.ts';
import type { BuildFacts } from './files/job-dataset.ts';
import type { OpenedSamples, SamplesAnswer, SamplesApi, SamplesAsked } from './samples-api.ts';
import { startSamplesWorker } from './start-samples.ts';

export type { Beyond } from '../src/experiment/answers.ts';
export { DESIGN_KINDS, type ExperimentPlan } from '../src/experiment/plan.ts';
export { statisticNames } from '../src/experiment/sample-table.ts';
export { findLever, type SamplesAnswer, type SamplesAsked };

/** An experiment that is open, in a worker of its own. */
export interface Experiment extends OpenedSamples {
  /** Name of the file, or of what was computed. */
  readonly name: string;
  /** Bytes of the merged file. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Answer a question. @param onRows called with the rows read so far. @throws Error in words. */
  ask(asked: SamplesAsked, onRows?: (rows: number) => void): Promise<SamplesAnswer>;
  /** End its worker; what it is asked after that is never answered. */
  close(): void;
}

/** Open the merged file of an experiment. @throws Error in words for what it is not. */
export async function openExperiment(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<Experiment> {
  const worker = startSamplesWorker();
  const api = wrap<SamplesApi>(worker);
  const close = () => {
    api[releaseProxy]();
    worker.terminate();
  };
  // A worker that dies, for want of memory say, answers nothing.
  const death = new Promise<never>((_resolve, reject) => {
    worker.addEventListener('error', ({ message }) => reject(new Error(message || 'the reader of experiments ended')));
  });
  death.catch(() => undefined);
  try {
    const opened = await Promise.race([api.open(bytes), death]);
    return {
      ...opened,
      ...{ name, bytes, close },
      ask: (asked, onRows) => Promise.race([api.ask(asked, onRows && proxy(onRows)), death]),
    };
  } catch (error) {
    close();
    throw error;
  }
}

/** What the page asks for a small experiment. */
export interface AskedExperiment {
  readonly design: ExperimentPlan['design'];
  readonly levers: readonly PlannedLever[];
  readonly scenarios: readonly Scenario[];
  readonly place: string;
  readonly output: string;
  readonly year: number;
  readonly runs: number;
}

/** Runs of the engine that a page computes in one experiment: minutes, not hours; the command line takes any number. */
export const MOST_EXPERIMENT_RUNS = 200_000;
const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95];
const SAMPLES_IN_BLOCK = 20;

/** What an experiment takes, or why it cannot be computed. */
export type ExperimentSize =
  | { readonly kind: 'size'; readonly plan: ExperimentPlan; readonly samples: number; readonly runs: number }
  | { readonly kind: 'faults'; readonly faults: readonly string[] };

/** Plan an experiment and count its runs; every fault in words. */
export function planExperiment(asked: AskedExperiment, world: ExperimentWorld, { build }: BuildFacts): ExperimentSize {
  const { design, levers, scenarios, place, output, year, runs } = asked;
  const plan: ExperimentPlan = {
    version: PLAN_VERSION,
    build: {
      program: 'page',
      baseline: build.baseline.slice(0, 16),
      kernels: build.kernels.slice(0, 16),
      // Data of the user stand in for the baseline in the workers of the page.
      ...Object.fromEntries((build.ownData ?? []).map(({ series, sha256 }) => [`own ${series}`, sha256.slice(0, 16)])),
      // Another engine may round exp and log otherwise in the last bits.
      javascript: navigator.userAgent.replace(/[^\x20-\x7e]/g, '').slice(0, 200),
    },
    ...{ design, levers, runs },
    scenarios: scenarios.map((each) => writtenScenario(each) as ExperimentPlan['scenarios'][0]),
    places: [place],
    outputs: [output],
    years: [year],
    quantiles: QUANTILES,
    seed: DEFAULT_SEED,
    samplesPerBlock: SAMPLES_IN_BLOCK,
  };
  if (levers.length === 0) return { kind: 'faults', faults: [] };
  const { faults } = plannedScenarios(plan, world);
  if (faults.length > 0) return { kind: 'faults', faults };
  const samples = sampleCount(plan);
  return { kind: 'size', plan, samples, runs: samples * scenarios.length * runs };
}
