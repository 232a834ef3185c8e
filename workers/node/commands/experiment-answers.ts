import { existsSync, statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { asyncBufferFromFile, parquetMetadataAsync } from 'hyparquet';
import { type Beyond, discoverSamples, experimentIndices, robustnessOf } from '../../../src/experiment/answers.ts';
import { PLAN_KEY } from '../../../src/experiment/compute-block.ts';
import { blockCount, sampleCount } from '../../../src/experiment/design.ts';
import { type ExperimentPlan, parsePlan } from '../../../src/experiment/plan.ts';
import {
  collectValues,
  columnsOfQuestion,
  rowsOfFile,
  type SampleQuestion,
} from '../../../src/experiment/read-samples.ts';
import { findLever } from '../../../src/params/levers.ts';
import { findOutput } from '../../../src/params/outputs.ts';
import { openFolder } from '../experiment/folder.ts';
import { assertComplete, openBlock } from '../experiment/merge.ts';
import { fromCaller } from '../files.ts';
import { oneOf, UserFault } from '../user-fault.ts';

/** What can be asked of an experiment: lines of text to an answer. */
export const ANSWERS = { indices: indicesLines, discover: discoverLines, robust: robustLines } as const;

interface Asked {
  readonly plan: ExperimentPlan;
  readonly question: SampleQuestion;
  /** [scenario][sample] */
  readonly values: Float64Array;
  readonly beyond: Beyond | undefined;
  readonly scenario: string | undefined;
}

/** Answer a question from the blocks of a folder or from a merged file. */
export async function answerCommand(verb: string, args: string[]): Promise<void> {
  const text = { type: 'string' } as const;
  const { values: words, positionals } = parseArgs({
    args,
    options: {
      ...{ place: text, output: text, year: text, statistic: text, scenario: text },
      ...{ above: text, below: text },
    },
    allowPositionals: true,
  });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new UserFault(`usage: experiment ${verb} DIR|FILE.parquet ...`);
  const source = await openSource(fromCaller(path));
  const { plan } = source;
  const only = (option: string, asked: string | undefined, allowed: readonly (string | number)[]) =>
    asked ?? (allowed.length === 1 ? String(allowed[0]) : missing(option, allowed));
  const question: SampleQuestion = {
    place: only('place', words.place, plan.places),
    output: only('output', words.output, plan.outputs),
    year: Number(only('year', words.year, plan.years)),
    statistic: words.statistic ?? 'mean',
  };
  try {
    const values = await collectValues(plan, source.rows(columnsOfQuestion(question)), question);
    const asked = { plan, question, values, beyond: readBeyond(words.above, words.below), scenario: words.scenario };
    process.stdout.write(`${ANSWERS[verb as keyof typeof ANSWERS](asked).join('\n')}\n`);
  } catch (error) {
    // Sizes, limits and names that the plan does not hold, in words.
    throw error instanceof RangeError ? new UserFault(error.message) : error;
  }
}

function missing(option: string, allowed: readonly (string | number)[]): never {
  throw new UserFault(`--${option} is missing, allowed: ${allowed.join(', ')}`);
}

interface Source {
  readonly plan: ExperimentPlan;
  rows(columns: string[]): AsyncGenerator<readonly Readonly<Record<string, unknown>>[]>;
}

async function openSource(path: string): Promise<Source> {
  if (!existsSync(path)) throw new UserFault(`${JSON.stringify(path)} does not exist`);
  if (statSync(path).isDirectory()) {
    const folder = openFolder(path);
    assertComplete(folder);
    return {
      plan: folder.plan,
      async *rows(columns) {
        for (let block = 0; block < blockCount(folder.plan); block++) {
          const { file, metadata } = await openBlock(folder, block);
          yield* rowsOfFile(file, metadata, columns);
        }
      },
    };
  }
  try {
    const file = await asyncBufferFromFile(path);
    const metadata = await parquetMetadataAsync(file);
    const text = metadata.key_value_metadata?.find(({ key }) => key === PLAN_KEY)?.value;
    if (text === undefined) throw new Error('it holds no plan of an experiment');
    return { plan: parsePlan(text), rows: (columns) => rowsOfFile(file, metadata, columns) };
  } catch (error) {
    throw new UserFault(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function readBeyond(above: string | undefined, below: string | undefined): Beyond | undefined {
  const text = above ?? below;
  if (text === undefined) return undefined;
  const limit = text.trim() === '' ? Number.NaN : Number(text);
  if (!Number.isFinite(limit) || (above !== undefined && below !== undefined))
    throw new UserFault('--above, --below: allowed: one of them, with a number in the unit of the output');
  return { side: above === undefined ? 'below' : 'above', limit };
}

function neededBeyond({ beyond }: Asked): Beyond {
  if (beyond === undefined) throw new UserFault('--above or --below is missing: a number in the unit of the output');
  return beyond;
}

/** Values of one scenario. */
function ofScenario({ plan, values, scenario }: Asked): Float64Array {
  const ids = plan.scenarios.map(({ id }) => id);
  const id = scenario ?? (ids.length === 1 ? (ids[0] as string) : missing('scenario', ids));
  const samples = sampleCount(plan);
  return values.subarray(ids.indexOf(oneOf('--scenario', id, ids)) * samples).subarray(0, samples);
}

function indicesLines(asked: Asked): string[] {
  const { plan } = asked;
  const found = experimentIndices(plan, ofScenario(asked));
  const head = `${headOf(asked)}, ${sampleCount(plan)} samples x ${plan.runs} runs`;
  if (found.kind === 'morris')
    return [
      `${head}; effects in the unit of the output per full range of the lever`,
      ...table(
        ['lever', 'mu', 'mu*', 'sigma', 'error of mu*'],
        found.indices.map(({ mu, muStar, sigma, muStarError }, i) => [
          plan.levers[i]?.id ?? '',
          ...[mu, muStar, sigma, muStarError].map(short),
        ]),
      ),
    ];
  if (found.indices === null) return [`${head}; the output does not vary: there is nothing to share out`];
  const { mean, variance, indices } = found.indices;
  return [
    `${head}; mean ${short(mean)}, standard deviation over samples ${short(Math.sqrt(variance))}; shares of the variance`,
    ...table(
      ['lever', 'first', 'error', 'total', 'error'],
      indices.map(({ first, total }, i) => [
        plan.levers[i]?.id ?? '',
        ...[first.value, first.error, total.value, total.error].map((value) => value.toFixed(3)),
      ]),
    ),
  ];
}

function discoverLines(asked: Asked): string[] {
  const { plan } = asked;
  const beyond = neededBeyond(asked);
  const { rows, cases, box } = discoverSamples(plan, ofScenario(asked), beyond);
  const head = `${headOf(asked)} ${beyond.side} ${beyond.limit}: ${cases} of ${rows} samples`;
  if (box.conditions.length === 0) return [head, 'no lever tells these samples from the others'];
  return [
    `${head}; the box below holds ${percent(box.coverage)} of them, and ${percent(box.density)} of the samples in it are such`,
    ...table(
      ['lever', 'from', 'to', 'unit', 'quasi-p'],
      box.conditions.map(({ column, lower, upper }) => {
        const { id, low, high } = plan.levers[column] as ExperimentPlan['levers'][number];
        const lever = findLever(id);
        return [
          id,
          short(lower?.value ?? low),
          short(upper?.value ?? high),
          lever?.kind === 'number' ? lever.unit : '',
          [lower, upper].flatMap((limit) => (limit ? [limit.quasiP.toExponential(1)] : [])).join(', '),
        ];
      }),
    ),
  ];
}

function robustLines(asked: Asked): string[] {
  const { plan, values } = asked;
  const beyond = neededBeyond(asked);
  return [
    `${headOf(asked)}: adequate where not ${beyond.side} ${beyond.limit}; regret is the distance from the best scenario of the same sample`,
    ...table(
      ['scenario', 'adequate', 'of samples', 'median regret', 'largest regret'],
      robustnessOf(plan, values, beyond).map(({ scenario, adequate, samples, medianRegret, largestRegret }) => [
        scenario,
        percent(adequate / samples),
        String(samples),
        short(medianRegret),
        short(largestRegret),
      ]),
    ),
  ];
}

function headOf({ question: { place, output, year, statistic } }: Asked): string {
  const found = findOutput(output);
  return `${found?.label ?? output} (${found?.unit ?? ''}), ${place} ${year}, ${statistic} over runs`;
}

/** Four significant digits, without an exponent. */
function short(value: number): string {
  return Number(value.toPrecision(4)).toLocaleString('en-GB', { maximumSignificantDigits: 4 });
}

function percent(share: number): string {
  return `${(100 * share).toFixed(0)}%`;
}

/** Lines of a table, columns as wide as they need. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((name, c) => Math.max(name.length, ...rows.map((row) => row[c]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, c) => (c === 0 ? cell.padEnd(widths[c] as number) : cell.padStart(widths[c] as number)))
      .join('  ')
      .trimEnd();
  return [head, ...rows].map(line);
}
