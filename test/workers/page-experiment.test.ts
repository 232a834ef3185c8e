import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { discoverSamples, experimentIndices, robustnessOf } from '../../src/experiment/answers.ts';
import { blockCount } from '../../src/experiment/design.ts';
import { openSamples } from '../../src/experiment/open-samples.ts';
import { runExperiment } from '../../workers/experiment-run.ts';
import { createInlineHost } from '../../workers/inline-host.ts';
import { beginFolder } from '../../workers/node/experiment/folder.ts';
import { preparePlan } from '../../workers/node/experiment/lanes.ts';
import { mergeBlocks } from '../../workers/node/experiment/merge.ts';
import { createPool, JobCancelled } from '../../workers/pool.ts';
import { createSamplesApi } from '../../workers/samples-api.ts';
import { builtKernels, builtPath } from '../support/built-kernels.ts';
import { planOf } from '../support/experiments.ts';
import { baseline, committedBaseline } from '../support/world.ts';

const root = mkdtempSync(join(tmpdir(), 'horizons-page-experiment-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const pool = await createPool(createInlineHost(), 2, committedBaseline(), builtKernels(), builtPath());
const world = await pool.describe();
const plan = planOf({
  design: { kind: 'morris', size: 3 },
  levers: [
    { id: 'adaptation', low: 0, high: 4 },
    { id: 'floodResponse', low: 0, high: 100 },
  ],
  scenarios: [
    { version: 1, id: 'reference', name: 'Reference', levers: {} },
    { version: 1, id: 'warm', name: 'Warm', levers: { warmingPath: 'SSP5-8.5' } },
  ],
  places: ['BGD'],
  outputs: ['floodDisplacement'],
});
const bytes = await runExperiment(pool, world, plan);
const question = { place: 'BGD', output: 'floodDisplacement', year: 2026, statistic: 'mean' } as const;

describe('a small experiment of the page', () => {
  it('gives the bytes that the command line merges for the same plan', async () => {
    const folder = beginFolder(join(root, 'folder'), plan);
    const prepared = preparePlan(plan, baseline);
    for (let block = 0; block < blockCount(plan); block++) folder.write(block, await prepared.compute(pool, block));
    await mergeBlocks([folder.path, '--out', join(root, 'merged.parquet')]);
    expect(bytes).toEqual(new Uint8Array(readFileSync(join(root, 'merged.parquet'))));
  });

  it('follows its runs, and stops when it is cancelled', async () => {
    const abort = new AbortController();
    const seen: number[] = [];
    const run = runExperiment(pool, world, plan, {
      signal: abort.signal,
      onProgress({ runs, of }) {
        seen.push(runs / of);
        if (seen.length === 2) abort.abort();
      },
    });
    await expect(run).rejects.toThrow(JobCancelled);
    expect(seen).toEqual([1 / 18, 2 / 18]);
  });

  it('names every fault of a plan before it begins', async () => {
    const faulty = { ...plan, levers: [{ id: 'adaptation', low: 4, high: 0 }], outputs: ['nothing'] };
    await expect(runExperiment(pool, world, faulty)).rejects.toThrow(/adaptation: found 4 to 0.*found "nothing"/);
  });
});

describe('an experiment that is opened', () => {
  const api = createSamplesApi();
  const opened = api.open(bytes);

  it('answers as the command line does: indices, box, robustness', async () => {
    expect([opened.samples, opened.rows, opened.plan]).toEqual([9, 18, plan]);
    const rows: number[] = [];
    const first = await api.ask({ question, scenario: 1, beyond: undefined }, (read) => rows.push(read));
    expect(rows).toEqual([18]);
    const own = first.values.subarray(9);
    const middle = own.toSorted()[4] as number;
    const beyond = { side: 'above', limit: middle } as const;
    const { values, indices, discovery, robustness, regrets } = await api.ask({ question, scenario: 1, beyond });
    expect(indices).toEqual(experimentIndices(plan, own));
    expect(discovery).toEqual(discoverSamples(plan, own, beyond));
    expect(robustness).toEqual(robustnessOf(plan, values, beyond));
    const best = robustness?.find(({ scenario }) => scenario === 'reference');
    expect(best?.largestRegret).toBe(regrets?.[8]);
  });

  it('says in words what lies beyond no limit, and what the plan does not hold', async () => {
    const beyond = { side: 'above', limit: 1e12 } as const;
    const { discovery } = await api.ask({ question, scenario: 0, beyond });
    expect(discovery).toMatch(/^0 of 9 samples are above/);
    await expect(api.ask({ question: { ...question, year: 2030 }, scenario: 0, beyond })).rejects.toThrow('found 2030');
  });

  it('refuses what is no merged file of an experiment, in words', async () => {
    const block = await preparePlan(plan, baseline).compute(pool, 0);
    expect(() => openSamples(block)).toThrow('one block of an experiment');
    expect(() => openSamples(new TextEncoder().encode('PAR1 rubbish PAR1'))).toThrow('no Parquet file');
    const cut = bytes.slice(0, bytes.length - 40);
    expect(() => openSamples(cut)).toThrow('no Parquet file');
    // The plan that the file holds asks for more rows than there are.
    const text = new TextDecoder('latin1').decode(bytes).replace('"size": 3', '"size": 4');
    expect(() => openSamples(Uint8Array.from(text, (letter) => letter.charCodeAt(0)))).toThrow(
      'found 18 rows, allowed: the 24 of its plan',
    );
  });
});
