import type { Discovery } from '../src/analysis/discovery.ts';
import {
  type Beyond,
  discoverSamples,
  type ExperimentIndices,
  experimentIndices,
  type Robustness,
  regretsOf,
  robustnessOf,
} from '../src/experiment/answers.ts';
import { leverValues, sampleCount } from '../src/experiment/design.ts';
import { openSamples, type SampleFile } from '../src/experiment/open-samples.ts';
import type { ExperimentPlan } from '../src/experiment/plan.ts';
import { collectValues, columnsOfQuestion, rowsOfFile, type SampleQuestion } from '../src/experiment/read-samples.ts';

/** What is asked of an experiment. */
export interface SamplesAsked {
  readonly question: SampleQuestion;
  /** Index of the scenario in the plan, for indices and conditions. */
  readonly scenario: number;
  /** Which samples are of interest, and fail: undefined where no limit is set. */
  readonly beyond: Beyond | undefined;
}

/** What an experiment says to a question. */
export interface SamplesAnswer {
  readonly asked: SamplesAsked;
  /** [scenario][sample] */
  readonly values: Float64Array;
  /** Undefined for a design without indices. */
  readonly indices: ExperimentIndices | undefined;
  /** Undefined without a limit; a text where no sample, or every one, lies beyond it. */
  readonly discovery: Discovery | string | undefined;
  /** Undefined without a limit. */
  readonly robustness: readonly Robustness[] | undefined;
  /** [scenario][sample] ascending by scenario: distance from the best scenario of the same sample; undefined without a limit. */
  readonly regrets: Float64Array | undefined;
}

/** An experiment that was opened. */
export interface OpenedSamples {
  readonly plan: ExperimentPlan;
  readonly rows: number;
  readonly samples: number;
  /** [sample][lever] */
  readonly levers: Float64Array;
}

/** What a worker for experiments offers; every argument and result is plain data. */
export interface SamplesApi {
  /** Open the merged file of an experiment. @throws Error in words for what it is not. */
  open(bytes: Uint8Array): OpenedSamples;
  /**
   * Answer a question of the open file, by the same code as the command line.
   *
   * @param onRows called with the number of rows read so far.
   * @throws Error in words for a question that the plan does not hold.
   */
  ask(asked: SamplesAsked, onRows?: (rows: number) => void): Promise<SamplesAnswer>;
}

/** Make the reader of one worker; the same code serves the page and tests. */
export function createSamplesApi(): SamplesApi {
  let opened: SampleFile | undefined;
  let read: { readonly key: string; readonly values: Float64Array } | undefined;

  async function valuesOf(question: SampleQuestion, onRows?: (rows: number) => void): Promise<Float64Array> {
    if (!opened) throw new Error('no experiment is open');
    const key = JSON.stringify(question);
    // A limit that moves asks the same values again.
    if (read?.key === key) return read.values;
    const { file, metadata, plan } = opened;
    let rows = 0;
    async function* parts() {
      for await (const part of rowsOfFile(file, metadata, columnsOfQuestion(question))) {
        yield part;
        rows += part.length;
        onRows?.(rows);
      }
    }
    const values = await collectValues(plan, parts(), question);
    read = { key, values };
    return values;
  }

  return {
    open(bytes) {
      const file = openSamples(bytes);
      const levers = leverValues(file.plan);
      opened = file;
      read = undefined;
      return { plan: file.plan, rows: file.rows, samples: sampleCount(file.plan), levers };
    },
    async ask(asked, onRows) {
      const values = await valuesOf(asked.question, onRows);
      const { plan } = opened as SampleFile;
      const samples = sampleCount(plan);
      const own = values.subarray(asked.scenario * samples, (asked.scenario + 1) * samples);
      const hasIndices = plan.design.kind === 'morris' || plan.design.kind === 'sobol';
      const { beyond } = asked;
      return {
        asked,
        values: values.slice(),
        indices: hasIndices ? experimentIndices(plan, own) : undefined,
        discovery: beyond && discovered(plan, own, beyond),
        robustness: beyond && robustnessOf(plan, values, beyond),
        regrets: beyond && regretsOf(plan, values, beyond),
      };
    },
  };
}

function discovered(plan: ExperimentPlan, values: Float64Array, beyond: Beyond): Discovery | string {
  try {
    return discoverSamples(plan, values, beyond);
  } catch (error) {
    // No sample, or every one: said in words, with what the values run over.
    if (error instanceof RangeError) return error.message;
    throw error;
  }
}
