import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { duelFor } from '../../src/summary/duel.ts';
import {
  type Comparison,
  coverageOf,
  type EvidenceFile,
  judgedRivals,
  type MetricEvidence,
  pitTenths,
  regionalVerdicts,
  type Summary,
  targetGroups,
  verdictOf,
  weakSpots,
} from '../../src/summary/evidence.ts';

const pair = (rival: number, law: number, standardError: number | null): Comparison => ({
  rival,
  law,
  difference: law - rival,
  skill: 1 - law / rival,
  standardError,
});

const summaryOf = (rivals: Readonly<Record<string, Comparison>>): Summary => ({
  rows: 10,
  places: 5,
  crpsLog: null,
  crpsPer1000: 1,
  maePer1000: 1,
  wape: null,
  pit: { inside: 0.8, below: 0.1, above: 0.1, counts: [] },
  cover80: 0.8,
  cover95: 0.95,
  large: { rows: 0, cover80: null },
  rivals: Object.fromEntries(
    Object.entries(rivals).map(([name, scores]) => [
      name,
      { rows: 10, crpsLog: null, crpsPer1000: scores, maePer1000: scores, wape: null },
    ]),
  ),
});

describe('verdictOf', () => {
  it('takes a difference for chance within two standard errors, at the bound too', () => {
    expect(verdictOf({ difference: -0.21, standardError: 0.1 })).toBe('better');
    expect(verdictOf({ difference: -0.2, standardError: 0.1 })).toBe('level');
    expect(verdictOf({ difference: 0.2, standardError: 0.1 })).toBe('level');
    expect(verdictOf({ difference: 0.21, standardError: 0.1 })).toBe('worse');
  });

  it('judges nothing without a standard error', () => {
    expect(verdictOf({ difference: -5, standardError: null })).toBe('unknown');
  });
});

describe('judgedRivals', () => {
  it('puts the hardest rival first and bounds its skill by two standard errors', () => {
    const rivals = judgedRivals(summaryOf({ easy: pair(2, 1, 0.1), hard: pair(1.1, 1, 0.1) }), 'crpsPer1000');
    expect(rivals.map(({ name, verdict }) => [name, verdict])).toEqual([
      ['hard', 'level'],
      ['easy', 'better'],
    ]);
    // Difference -1 with 2 s.e. of 0.2 over a rival of 2: skill 0.5, from 0.4 to 0.6.
    expect(rivals[1]?.low).toBeCloseTo(0.4, 12);
    expect(rivals[1]?.high).toBeCloseTo(0.6, 12);
  });

  it('leaves out a score that a metric does not have', () => {
    expect(judgedRivals(summaryOf({ any: pair(2, 1, 0.1) }), 'crpsLog')).toEqual([]);
  });
});

const metric: MetricEvidence = {
  unit: 'people a year',
  all: null,
  byOrigin: {},
  byHorizon: {
    1: { WLD: summaryOf({ lastValue: pair(1, 1, 0.1) }), 'un-asia': summaryOf({ lastValue: pair(2, 1, 0.1) }) },
    2: { WLD: summaryOf({ lastValue: pair(2, 1, 0.1) }), 'un-asia': summaryOf({ lastValue: pair(1, 2, 0.1) }) },
  },
};
const file: EvidenceFile = {
  about: '',
  method: [],
  targets: [],
  metrics: { moves: metric },
  corridors: [],
  digest: '',
};

describe('weakSpots and regionalVerdicts', () => {
  it('find the horizons at which the world does not do better, by score', () => {
    expect(weakSpots(file, ['lastValue', 'none'])).toEqual([
      { metric: 'moves', rival: 'lastValue', horizon: 1, scores: ['crpsPer1000', 'maePer1000'], isWorse: false },
    ]);
  });

  it('count regions without the world: two scores at two horizons, those of the second worse', () => {
    expect(regionalVerdicts(metric, 'lastValue')).toEqual({ all: 4, weak: 2 });
  });
});

describe('coverageOf and pitTenths', () => {
  it('are even for even counts', () => {
    const counts = new Array<number>(20).fill(7);
    expect(coverageOf(counts).map(({ nominal }) => nominal)).toEqual([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]);
    for (const { nominal, seen } of coverageOf(counts)) expect(seen).toBeCloseTo(nominal, 12);
    for (const share of pitTenths(counts)) expect(share).toBeCloseTo(0.1, 12);
  });

  it('see that all rows lie in the middle', () => {
    const counts = new Array<number>(20).fill(0);
    counts[9] = 3;
    counts[10] = 1;
    expect(coverageOf(counts).every(({ seen }) => seen === 1)).toBe(true);
    expect(pitTenths(counts)).toEqual([0, 0, 0, 0, 0.75, 0.25, 0, 0, 0, 0]);
  });
});

describe('targetGroups', () => {
  it('counts targets alone and keeps numbers of the design first', () => {
    const target = { claim: '', measured: 1, measure: 'number', miss: 0 } as const;
    const groups = targetGroups([
      { ...target, id: 'other', isMet: true, isTarget: true },
      { ...target, id: 'V1', isMet: true, isTarget: true },
      { ...target, id: 'V1', isMet: false, isTarget: true },
      { ...target, id: 'V1', isMet: false, isTarget: false },
    ]);
    expect(groups.map(({ id, met, of, targets }) => [id, met, of, targets.length])).toEqual([
      ['V1', 1, 2, 3],
      ['other', 1, 1, 1],
    ]);
  });
});

describe('duelFor', () => {
  const duels = JSON.parse(readFileSync(new URL('../../data/duels.json', import.meta.url), 'utf8'));
  const place = (members: readonly number[]) => ({ id: 'x', members, isGroup: true });
  const regions = [
    { id: 'un-africa', members: [0, 1] },
    { id: 'un-asia', members: [2] },
  ];

  it('takes the region that holds the place, the world for places of several', () => {
    expect(duelFor(duels, 'netMigration', place([0]), regions)?.region).toBe('un-africa');
    expect(duelFor(duels, 'netMigration', place([1, 2]), regions)?.region).toBe('WLD');
    expect(duelFor(duels, 'births', place([0]), regions)).toBeUndefined();
  });

  it('sorts the years ahead by what is not shown to be better', () => {
    const scores = {
      1: { crpsPer1000: [0.1, 0.1], maePer1000: [0.1, 0.1] },
      2: { crpsPer1000: [-1, 0.1], maePer1000: [0.1, 0.1] },
      3: { crpsPer1000: [-1, 0.1], maePer1000: [-1, 0.1] },
      5: { crpsLog: [-0.1, 0.1], crpsPer1000: [-1, 0.1], maePer1000: [-1, 0.1] },
    } as const;
    const duel = duelFor({ about: '', duels: { births: { WLD: scores } } }, 'births', place([0]), regions);
    expect(duel).toEqual({ region: 'WLD', notBetter: [1, 5], medianNotBetter: [2], better: [3] });
  });
});
