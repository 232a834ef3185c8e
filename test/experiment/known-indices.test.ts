import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetMetadataAsync } from 'hyparquet';
import { afterAll, describe, expect, it } from 'vitest';
import type { MorrisIndex } from '../../src/analysis/morris.ts';
import { discoverSamples, experimentIndices, robustnessOf } from '../../src/experiment/answers.ts';
import { computeBlock } from '../../src/experiment/compute-block.ts';
import { blockCount, leverValues } from '../../src/experiment/design.ts';
import type { ExperimentPlan } from '../../src/experiment/plan.ts';
import { collectValues, columnsOfQuestion, rowsOfFile } from '../../src/experiment/read-samples.ts';
import { beginFolder } from '../../workers/node/experiment/folder.ts';
import { mergeBlocks } from '../../workers/node/experiment/merge.ts';
import { KNOWN, type KnownFunction } from '../analysis/known-functions.ts';
import { planOf } from '../support/experiments.ts';

const root = mkdtempSync(join(tmpdir(), 'horizons-known-'));
afterAll(() => rmSync(root, { recursive: true }));

const question = { place: 'WLD', output: 'value', year: 2026, statistic: 'mean' };

/** A plan over the inputs of a function, each moved from 0 to 1. */
function knownPlan(inputs: number, changes: Partial<ExperimentPlan>): ExperimentPlan {
  return planOf({
    levers: Array.from({ length: inputs }, (_, i) => ({ id: `x${i + 1}`, low: 0, high: 1 })),
    places: ['WLD'],
    outputs: ['value'],
    quantiles: [],
    runs: 1,
    samplesPerBlock: 5_000,
    ...changes,
  });
}

/** All that an experiment does but the engine: blocks to a folder, the folder to a file, the file to values. */
async function throughFiles(
  plan: ExperimentPlan,
  at: (scenario: number, levers: readonly number[]) => number,
): Promise<Float64Array> {
  const path = join(mkdtempSync(join(root, 'x-')), 'experiment');
  const folder = beginFolder(path, plan);
  const values = leverValues(plan);
  for (let block = 0; block < blockCount(plan); block++)
    folder.write(
      block,
      await computeBlock(plan, values, block, async (scenario, levers) => ({
        runs: 1,
        statistics: [at(scenario, levers)],
      })),
    );
  await mergeBlocks([path, '--out', `${path}.parquet`]);
  const file = await asyncBufferFromFile(`${path}.parquet`);
  const metadata = await parquetMetadataAsync(file);
  return collectValues(plan, rowsOfFile(file, metadata, columnsOfQuestion(question)), question);
}

/** The share by which an estimate is off. */
const off = (found: number, truth: number) => Math.abs(found / truth - 1);

describe('indices from the files of an experiment', () => {
  // Values of the functions and their sources: test/analysis/known-functions.ts.
  it.each(KNOWN)("finds the Sobol' indices of $name within 0.02", async (known: KnownFunction) => {
    const plan = knownPlan(known.inputs, { design: { kind: 'sobol', size: 4_096 } });
    const found = experimentIndices(plan, await throughFiles(plan, (_, u) => known.at(u)));
    if (found.kind !== 'sobol' || found.indices === null) throw new Error('no indices');
    expect(off(found.indices.mean, known.mean)).toBeLessThan(0.02);
    expect(off(found.indices.variance, known.variance)).toBeLessThan(0.02);
    expect(found.indices.indices).toHaveLength(known.inputs);
    found.indices.indices.forEach(({ first, total }, i) => {
      expect(Math.abs(first.value - (known.first[i] as number))).toBeLessThan(0.02);
      expect(Math.abs(total.value - (known.total[i] as number))).toBeLessThan(0.02);
    });
  });

  // 20,000 trajectories leave mu* of Ishigami's x1 and x3 an error of 0.6% and of 0.5% or less to the inputs of g.
  it.each(KNOWN)('finds the Morris indices of $name within 2%', async (known: KnownFunction) => {
    const plan = knownPlan(known.inputs, { design: { kind: 'morris', size: 20_000 } });
    const found = experimentIndices(plan, await throughFiles(plan, (_, u) => known.at(u)));
    const indices = found.indices as readonly MorrisIndex[];
    expect(indices).toHaveLength(known.inputs);
    indices.forEach(({ muStar, sigma }, i) => {
      const truth = known.morris[i] as KnownFunction['morris'][number];
      expect(off(muStar, truth.muStar)).toBeLessThan(0.02);
      if (truth.sigma > 0) expect(off(sigma, truth.sigma)).toBeLessThan(0.02);
      else expect(sigma).toBeLessThan(1e-9);
    });
  });

  it('refuses another design', () => {
    expect(() => experimentIndices(planOf(), new Float64Array(10))).toThrow('kind lhs, allowed: morris, sobol');
  });
});

describe('answers from the files of an experiment', () => {
  it('finds the corner in which values are large, in the units of the levers', async () => {
    const plan = planOf({
      ...knownPlan(2, { design: { kind: 'lhs', size: 1_000 }, samplesPerBlock: 300 }),
      levers: [
        { id: 'x1', low: 10, high: 20 },
        { id: 'x2', low: -1, high: 1 },
      ],
    });
    const values = await throughFiles(plan, (_, [a = 0, b = 0]) => (a > 16 && b < 0 ? 100 : a));
    const { box, cases } = discoverSamples(plan, values, { side: 'above', limit: 50 });
    // A fifth of all: two fifths of one lever, half of the other.
    expect(cases).toBeGreaterThan(180);
    expect(cases).toBeLessThan(220);
    expect(box.density).toBeGreaterThan(0.9);
    const [first, second] = [...box.conditions].sort((a, b) => a.column - b.column);
    expect(first?.lower?.value).toBeCloseTo(16, 0);
    expect(second?.upper?.value).toBeCloseTo(0, 1);
    expect(() => discoverSamples(plan, values, { side: 'above', limit: 200 })).toThrow(
      '0 of 1000 samples are above 200',
    );
    expect(() => discoverSamples(plan, values, { side: 'below', limit: 200 })).toThrow('1000 of 1000 samples');
  });

  it('counts adequate samples and regret of each scenario, the surest first', async () => {
    const scenario = (id: string) => ({ version: 1, id, name: id, levers: {} });
    const plan = knownPlan(1, {
      design: { kind: 'grid', size: 5 },
      scenarios: ['flat', 'steep'].map(scenario),
      samplesPerBlock: 2,
    });
    // u = 0, 1/4 .. 1; flat costs 2, steep 4 u: 0 1 2 3 4. Regrets: flat 2 1 0 0 0, steep 0 0 0 1 2.
    const values = await throughFiles(plan, (s, [u = 0]) => (s === 0 ? 2 : 4 * u));
    expect(robustnessOf(plan, values, { side: 'above', limit: 2.5 })).toEqual([
      { scenario: 'flat', adequate: 5, samples: 5, medianRegret: 0, largestRegret: 2 },
      { scenario: 'steep', adequate: 3, samples: 5, medianRegret: 0, largestRegret: 2 },
    ]);
    // Where more is better: flat misses 3, and 4, by 1 and 2; steep misses 2 by 2 and 1.
    expect(
      robustnessOf(plan, values, { side: 'below', limit: 2 }).map(({ scenario: id, adequate }) => [id, adequate]),
    ).toEqual([
      ['flat', 5],
      ['steep', 3],
    ]);
  });

  it('says which sample has no value, and what the plan holds', async () => {
    const plan = planOf({ quantiles: [] });
    const rows = async function* () {
      yield [{ sample: 0, scenario: 'reference', place: 'NGA', output: 'population', year: 2026, mean: 1 }];
    };
    const asked = { place: 'NGA', output: 'population', year: 2026, statistic: 'mean' };
    await expect(collectValues(plan, rows(), asked)).rejects.toThrow('sample 1 of scenario reference has no mean');
    await expect(collectValues(plan, rows(), { ...asked, year: 2030 })).rejects.toThrow('found 2030, allowed: 2026');
    await expect(collectValues(plan, rows(), { ...asked, statistic: 'p50' })).rejects.toThrow('allowed: mean');
  });
});
