import { describe, expect, it } from 'vitest';
import type { Job } from '../../src/engine/job.ts';
import { REFERENCE, referenceOf, type Scenario } from '../../src/scenario/scenario.ts';
import { joinChunks } from '../../src/summary/table.ts';
import { createAnalyses } from '../../workers/analyses.ts';
import { type Point, pointJob, valuesOfYear } from '../../workers/analysis-jobs.ts';
import { attribute } from '../../workers/attribution.ts';
import { createInlineHost } from '../../workers/inline-host.ts';
import type { LeverReach } from '../../workers/lever-effects.ts';
import { createPool, JobCancelled, type Pool } from '../../workers/pool.ts';
import { sensitivityRuns, sobolPoints } from '../../workers/sensitivity.ts';
import { builtKernels, builtPath } from '../support/built-kernels.ts';
import { committedBaseline } from '../support/world.ts';

const pool = await createPool(createInlineHost(), 2, committedBaseline(), builtKernels(), builtPath());
const world = await pool.describe();
const analyses = createAnalyses(pool, world);
const changed: Scenario = {
  ...REFERENCE,
  id: 'changed',
  name: 'Changed',
  levers: { fertility: 0.3, warmingPath: 'SSP5-8.5', adaptation: 2 },
  events: [{ id: 'flood', kind: 'flood', where: 'BGD', firstYear: 2026, size: 5 }],
};

describe('the reach of levers', () => {
  it('is the difference from the scenario as it is, of each alone, with the same luck', async () => {
    const found: LeverReach[] = [];
    await analyses.reach(
      {
        ...{ scenario: changed, seed: 'test', place: 'BGD', output: 'births', year: 2030, runs: 8 },
        levers: [
          { id: 'fertility', values: [-0.5, 0.3, 0.5] },
          { id: 'warmingPath', values: ['SSP1-1.9', 'SSP5-8.5'] },
        ],
      },
      (reach) => found.push(reach),
    );
    expect(found.map(({ id }) => id)).toEqual(['fertility', 'warmingPath']);
    const [low, same, high] = found[0]?.differences.map(({ mean }) => mean) ?? [];
    expect(low).toBeLessThan(0);
    expect(same).toBe(0);
    expect(high).toBeGreaterThan(0);
    // Births do not answer to warming.
    expect(found[1]?.differences.map(({ mean }) => mean)).toEqual([0, 0]);
  });
});

describe('attribution', () => {
  it('parts a change exactly, and gives nothing to what cannot move the output', async () => {
    const progress: number[] = [];
    const { groups, parts, total, runs, distinct } = await analyses.attribute(
      { scenario: changed, seed: 'test', place: 'BGD', output: 'births', year: 2026 },
      { onProgress: ({ runs: done, of }) => progress.push(done / of) },
    );
    expect(groups).toEqual(['demographics', 'climate', 'events']);
    expect(runs).toBe(500);
    // Disasters move no births, so only two of eight coalitions differ.
    expect(distinct).toBe(2);
    expect(parts[0]?.mean).toBe(total.mean);
    expect(total.mean).toBeGreaterThan(0);
    expect(parts.slice(1).map(({ mean }) => mean)).toEqual([0, 0]);
    expect(progress.at(-1)).toBe(1);
  });

  it('parts displacement by climate, people and the event, and the parts add up', async () => {
    const { parts, total, distinct, reference } = await analyses.attribute({
      scenario: changed,
      seed: 'test',
      place: 'BGD',
      output: 'disasterDisplacement',
      year: 2026,
    });
    expect(distinct).toBe(8);
    expect(parts.reduce((sum, { mean }) => sum + mean, 0)).toBe(total.mean);
    const [people, , event] = parts.map(({ mean }) => mean);
    expect(event).toBeGreaterThan(1e6);
    expect(event).toBeGreaterThan(100 * Math.abs(people as number));
    expect(total.error).toBeGreaterThan(0);
    // Some are displaced in any year, fewer than five million more by the flood.
    expect(reference).toBeGreaterThan(1e5);
    expect(reference).toBeLessThan(total.mean);
  });

  it('says the mean of the reference from the runs of the reference', async () => {
    const question = { seed: 'test', place: 'BGD', output: 'births', year: 2026 } as const;
    const alone = await analyses.attribute({ ...question, scenario: REFERENCE });
    const beside = await analyses.attribute({ ...question, scenario: changed });
    expect(alone.total.mean).toBe(0);
    expect(beside.reference).toBe(alone.reference);
    expect(beside.reference).toBeGreaterThan(3e6);
    expect(beside.reference).toBeLessThan(4e6);
  });

  it('computes neither the reference nor the scenario where their runs are known, and says the same', async () => {
    const question = {
      scenario: changed,
      seed: 'test',
      place: 'BGD',
      output: 'floodDisplacement',
      year: 2026,
    } as const;
    const jobs: Job[] = [];
    const counted: Pool = {
      ...pool,
      run(job, options) {
        jobs.push(job);
        return pool.run(job, options);
      },
    };
    const expected = await attribute(counted, question);
    expect(jobs).toHaveLength(8);
    const ensembles = new Map<Scenario, Float64Array>();
    for (const scenario of [referenceOf(changed), changed]) {
      // More runs than are asked for.
      const { values } = valuesOfYear(await pool.run(pointJob({ ...question, scenario }, 504)));
      ensembles.set(scenario, values);
    }
    const known = ({ scenario }: Point) => [...ensembles].find(([{ id }]) => id === scenario.id)?.[1];
    jobs.length = 0;
    expect(await attribute(counted, question, {}, known)).toEqual(expected);
    expect(jobs).toHaveLength(6);
    // Fewer runs than are asked for are of no use.
    jobs.length = 0;
    expect(await attribute(counted, question, {}, (point) => known(point)?.slice(0, 496))).toEqual(expected);
    expect(jobs).toHaveLength(8);
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    const question = { scenario: changed, seed: 'test', place: 'BGD', output: 'births', year: 2026 } as const;
    const asked = analyses.attribute(question, { signal: stop.signal, onProgress: () => stop.abort() });
    await expect(asked).rejects.toThrow(JobCancelled);
  });
});

describe('sensitivity', () => {
  const question = {
    scenario: REFERENCE,
    seed: 'test',
    place: 'NER',
    output: 'births',
    year: 2025,
    levers: [
      { id: 'fertility', low: -0.5, high: 0.5 },
      { id: 'adaptation', low: 0, high: 4 },
    ],
    runs: 8,
  } as const;

  it('finds the lever that moves an output, by steps', async () => {
    const found = await analyses.sensitivity({ ...question, method: { kind: 'morris', trajectories: 4 } });
    if (found.kind !== 'morris') throw new Error('another method was asked for');
    const [fertility, adaptation] = found.indices;
    expect(fertility?.mu).toBeGreaterThan(0);
    expect(adaptation?.muStar).toBe(0);
  });

  it('finds it by shares of the variance, with the points that it says it takes', async () => {
    let of = 0;
    const one = { ...question, levers: question.levers.slice(0, 1), method: { kind: 'sobol', points: 32 } } as const;
    const found = await analyses.sensitivity(one, { onProgress: (progress) => ({ of } = progress) });
    if (found.kind !== 'sobol') throw new Error('another method was asked for');
    expect(of).toBe(sensitivityRuns(one));
    // The one lever that moves has the whole variance; two shifts of 16 points leave an index uncertain by a tenth.
    expect(Math.abs((found.indices?.indices[0]?.total.value ?? 0) - 1)).toBeLessThan(0.2);
  });

  it('says what a design costs, and refuses an empty range', async () => {
    expect(sobolPoints(2, 64)).toBe(64);
    expect(sobolPoints(5, 64)).toBe(256);
    expect(sensitivityRuns({ ...question, runs: 16, method: { kind: 'morris', trajectories: 10 } })).toBe(480);
    const empty = { ...question, levers: [{ id: 'fertility', low: 1, high: 1 }] };
    await expect(analyses.sensitivity({ ...empty, method: { kind: 'morris', trajectories: 4 } })).rejects.toThrow(
      'fertility: found 1 to 1',
    );
  });
});

describe('discovery', () => {
  it('finds the conditions of cases off the page', async () => {
    const a = Float64Array.from({ length: 400 }, (_, i) => (i % 20) / 20);
    const b = Float64Array.from({ length: 400 }, (_, i) => Math.floor(i / 20) / 20);
    const outcome = Uint8Array.from(a, (x) => (x >= 0.7 ? 1 : 0));
    const { box, cases, medians } = await analyses.discover({ columns: [a, b], outcome });
    expect(cases).toBe(120);
    expect(box.conditions.map(({ column }) => column)).toEqual([0]);
    expect(box.density).toBeGreaterThan(0.95);
    expect(medians[0]).toEqual({ cases: 0.825, all: 0.475 });
  });
});

describe('shocks', () => {
  const question = { scenario: changed, seed: 'test', runs: 16, place: 'BGD' } as const;
  const bangladesh = { id: 'BGD', members: [world.places.findIndex(({ iso3 }) => iso3 === 'BGD')], isGroup: false };

  it('are split into parts that add up to the change of the chance itself', async () => {
    const asked = { question, place: bangladesh, metric: 'floodDisplacement', years: 26 } as const;
    const level = 300_000;
    const { total, ...parts } = await analyses.split(asked, level);
    expect(Object.values(parts).reduce((sum, { mean }) => sum + mean, 0)).toBe(total.mean);
    expect(Object.keys(parts)).toEqual(['climate', 'population', 'vulnerability', 'stated', 'reporting']);
    // Its chances from jobs of their own, one of scenario and one of reference.
    const share = async (scenario: Scenario, first: number) => {
      const job = pointJob({ ...question, scenario, output: asked.metric, year: 2050 }, question.runs);
      const { values, runs } = joinChunks((await pool.run(job)).reports, (report) => report.values);
      const window = values.subarray(first * runs, (first + 5) * runs);
      return window.filter((value) => value > level).length / window.length;
    };
    const change = (await share(changed, 21)) - (await share(REFERENCE, 0));
    expect(change).not.toBe(0);
    expect(total.mean).toBeCloseTo(change, 10);
    expect(parts.climate.mean).not.toBe(0);
  });

  it('meet in three places of a region', async () => {
    const region = world.groups.find(({ id }) => id === 'un-southern-asia');
    if (!region) throw new Error('the region is not in the baseline');
    const place = { id: region.id, members: region.members, isGroup: true };
    const asked = { question, place, metric: 'floodDisplacement', years: 10 } as const;
    const { scenario, reference, places } = await analyses.placesThatMeet(asked, { returnPeriod: 5 });
    expect(places).toBe(region.members.length);
    // One of the three comes with the event of 2026, outside the last five years.
    for (const { chance, ifIndependent } of [scenario, reference]) {
      expect(chance.probability).toBeGreaterThan(0);
      expect(ifIndependent).toBeGreaterThan(0);
      expect(ifIndependent).toBeLessThan(0.5);
    }
  });
});
