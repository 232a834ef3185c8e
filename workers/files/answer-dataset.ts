import { FIRST_YEAR } from '../../src/baseline/baseline.ts';
import type { Job } from '../../src/engine/job.ts';
import type { Dataset } from '../../src/export/dataset.ts';
import type { Beside } from '../../src/export/workbook.ts';
import { findOutput, OUTPUT_IDS, type OutputId } from '../../src/params/outputs.ts';
import { referenceOf, type Scenario } from '../../src/scenario/scenario.ts';
import { isClassed } from '../../src/summary/conflict-class.ts';
import { historyOf } from '../../src/summary/history.ts';
import { placeRows } from '../../src/summary/selection.ts';
import type { StatisticTable } from '../../src/summary/table.ts';
import type { Answer, EnsembleView } from '../answer.ts';
import type { Session } from '../session.ts';
import { SESSION_YEARS } from '../session-jobs.ts';
import { type BuildFacts, jobDataset } from './job-dataset.ts';

/** Quantiles of files of the page: both bands and the median. */
const FILE_QUANTILES = [0.025, 0.1, 0.5, 0.9, 0.975] as const;

/**
 * Outputs of a place that the page writes into files.
 *
 * What a country shows in classes is left out, as numbers would look more certain than they are; the command line has them.
 */
export function fileOutputs({ question }: Answer, world: Session['world']): readonly OutputId[] {
  const { place, scenario } = question;
  const isCountry = placeRows(world, scenario.groups).get(place)?.members.length === 1;
  return OUTPUT_IDS.filter(
    (id) => (place === 'WLD' || findOutput(id)?.scope === 'place') && !(isCountry && isClassed(id)),
  );
}

/**
 * Gather what a file of an answer is written from: outputs of the place asked for, 2025 to the horizon.
 *
 * @param outputs one output of the world alone, which is then the place, or outputs of `fileOutputs`.
 * @returns undefined until all runs are in.
 */
export function answerDataset(
  answer: Answer,
  world: Session['world'],
  outputs: readonly OutputId[],
  horizon: number,
  facts: BuildFacts,
): Dataset | undefined {
  const { question, scenario, failures } = answer;
  return sideDataset(
    answer,
    { scenario: question.scenario, side: scenario, failed: failures.length },
    { world, outputs, horizon, facts },
  );
}

/**
 * Gather what stands beside the values of a file: those of the reference, with a receipt of their own, and the past.
 *
 * @param outputs as in `answerDataset`.
 */
export function besideOf(
  answer: Answer,
  world: Session['world'],
  outputs: readonly OutputId[],
  horizon: number,
  facts: BuildFacts,
): Beside {
  const { question, scenario, reference } = answer;
  const groups = question.scenario.groups;
  const id = placeOf(answer, outputs);
  const place = placeRows(world, groups).get(id);
  const history = place
    ? outputs.flatMap((output) =>
        historyOf(world, place, output).points.map(({ year, value }) => ({ place: id, output, year, value })),
      )
    : [];
  // Runs of the reference that failed are not numbered in an answer, so that its file could not say which.
  const isWhole = reference.values?.runs === question.runs;
  const of = { scenario: referenceOf(question.scenario), side: reference, failed: 0 };
  return {
    reference:
      scenario === reference || !isWhole ? undefined : sideDataset(answer, of, { world, outputs, horizon, facts }),
    history,
  };
}

/** An output of the world alone is asked of the world. */
function placeOf({ question }: Answer, outputs: readonly OutputId[]): string {
  return outputs.some((id) => findOutput(id)?.scope === 'world') ? 'WLD' : question.place;
}

function sideDataset(
  answer: Answer,
  { scenario, side, failed }: { readonly scenario: Scenario; readonly side: EnsembleView; readonly failed: number },
  {
    world,
    outputs,
    horizon,
    facts,
  }: {
    readonly world: Session['world'];
    readonly outputs: readonly OutputId[];
    readonly horizon: number;
    readonly facts: BuildFacts;
  },
): Dataset | undefined {
  const { question, isFinal } = answer;
  if (!isFinal || !side.values) return undefined;
  const job: Job = {
    scenario,
    seed: question.seed,
    runs: question.runs,
    until: horizon,
    hasNoise: true,
    coefficients: 'drawn',
    places: [placeOf(answer, outputs)],
    outputs,
    byAge: 'none',
    corridors: 0,
    record: 'exact',
    watch: [],
  };
  const tables = {
    outputs: cutTable(side.fan, outputs, horizon - FIRST_YEAR + 1),
    byAge: null,
    corridors: null,
  };
  return jobDataset(job, { world, order: outputs, quantiles: FILE_QUANTILES, tables, failed, facts });
}

/** Cut outputs, first years and the quantiles of files out of the fan of a place. */
function cutTable(fan: StatisticTable, outputs: readonly OutputId[], years: number): StatisticTable {
  const width = 1 + fan.quantiles.length;
  const columns = [0, ...FILE_QUANTILES.map((p) => 1 + fan.quantiles.indexOf(p))];
  if (columns.slice(1).includes(0)) throw new Error('the fan lacks a quantile of files');
  const cells = outputs.length * years;
  const values = new Float64Array(cells * columns.length);
  let at = 0;
  for (const id of outputs) {
    const first = OUTPUT_IDS.indexOf(id) * SESSION_YEARS;
    for (let t = 0; t < years; t++)
      for (const column of columns) values[at++] = fan.values[(first + t) * width + column] as number;
  }
  return { quantiles: FILE_QUANTILES, cells, values };
}
