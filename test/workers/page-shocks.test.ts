import { describe, expect, it } from 'vitest';
import { OUTPUT_IDS, type OutputId } from '../../src/params/outputs.ts';
import { philox } from '../../src/random/philox.ts';
import { REFERENCE } from '../../src/scenario/scenario.ts';
import { compoundChance } from '../../src/summary/compound-shocks.ts';
import { shockLevel } from '../../src/summary/shock-level.ts';
import { shockSeason } from '../../src/summary/shock-season.ts';
import type { JoinedRuns } from '../../src/summary/table.ts';
import type { Answer } from '../../workers/answer.ts';
import type { WorldDescription } from '../../workers/engine-api.ts';
import {
  CURVE_PERIODS,
  compoundPairs,
  conditionsOf,
  exceedanceOf,
  placeShocks,
  seasonOfPlace,
} from '../../workers/page-shocks.ts';
import { baseline } from '../support/world.ts';

const RUNS = 200;
const YEARS = 26;
const PEOPLE = 1e6;
const OPTIONS = { returnPeriod: 10, floor: 100 };
const world: WorldDescription = baseline;

/** Every run of a place: flows with a long tail, `factor` times as large, a million people. */
function runsOfPlace(factor: number): JoinedRuns {
  const words = new Uint32Array(4);
  const width = YEARS * RUNS;
  const values = Float64Array.from({ length: OUTPUT_IDS.length * width }, (_, i) => {
    if (OUTPUT_IDS[Math.floor(i / width)] === 'population') return PEOPLE;
    philox(words, i, 0, 0, 0, 1, 2);
    return factor * 1000 * (1 - (words[0] as number) / 2 ** 32) ** -0.5;
  });
  return { values, cells: OUTPUT_IDS.length * YEARS, runs: RUNS };
}

/** A finished answer for a place, as far as shocks are read from it. */
function answerFor(place: string): Answer {
  const question = { scenario: REFERENCE, seed: 'test', runs: RUNS, place };
  const view = (factor: number) => ({ values: runsOfPlace(factor), runs: RUNS, tails: null });
  return { question, scenario: view(1.5), reference: view(1), failures: [], isFinal: true } as unknown as Answer;
}

const answer = answerFor('PHL');

/** All years and runs of an output. */
function ofOutput({ values, runs }: JoinedRuns, output: OutputId) {
  const at = OUTPUT_IDS.indexOf(output) * YEARS * runs;
  return { runs, values: values.subarray(at, at + YEARS * runs) };
}

describe('shocks of the place asked for', () => {
  it('are those of its own flow and population, up to the horizon', () => {
    const people = placeShocks(answer, world, 'stormDisplacement', 'people', OPTIONS, 2040);
    const perThousand = placeShocks(answer, world, 'stormDisplacement', 'per-thousand', OPTIONS, 2040);
    const exact = shockLevel(ofOutput(answer.reference.values as JoinedRuns, 'stormDisplacement'), 10, 100);
    expect(people?.level).toEqual(exact);
    expect(people?.years).toHaveLength(16);
    // Sizes half as large again of a tail of power 2 come 2.25 times as often.
    expect(people?.windows.at(-1)?.chance.probability).toBeCloseTo(0.225, 1);
    expect(people?.windows.at(-1)?.reference.probability).toBeCloseTo(0.1, 1);
    // A million people: per thousand a thousandth of the size, as often.
    expect(perThousand?.level.level).toBeCloseTo(exact.level / 1000, 9);
    expect(perThousand?.windows.at(-1)?.chance).toEqual(people?.windows.at(-1)?.chance);
  });

  it('have an exceedance curve that meets the level at its return period', () => {
    const curve = exceedanceOf(answer, 'stormDisplacement', 2050);
    const { level } = shockLevel(ofOutput(answer.reference.values as JoinedRuns, 'stormDisplacement'), 10, 0);
    const after = CURVE_PERIODS.findIndex((period) => period > 10);
    expect(curve?.now[after - 1]).toBeLessThan(level);
    expect(curve?.now[after]).toBeGreaterThan(level);
    for (const [k, size] of (curve?.scenario ?? []).entries()) expect(size).toBeGreaterThan(curve?.reference[k] ?? 0);
  });

  it('wait for all runs, and for runs of scenario and reference that stand beside each other', () => {
    const early = { ...answer, scenario: { ...answer.scenario, values: null } };
    expect(placeShocks(early, world, 'stormDisplacement', 'people', OPTIONS, 2050)).toBeUndefined();
    const lacking = { ...runsOfPlace(1), runs: RUNS - 1 };
    const failed = { ...answer, scenario: { ...answer.scenario, values: lacking } };
    expect(exceedanceOf(failed, 'stormDisplacement', 2050)).toBeUndefined();
  });

  it('meet other kinds, each above its own level; conflict only in a group', () => {
    const pairs = compoundPairs(answer, world, 'stormDisplacement', OPTIONS, 2050) ?? [];
    expect(pairs.map(({ other }) => other)).toEqual(['crossBorderIn', 'emigrants', 'moversToTowns']);
    const parts = (['stormDisplacement', 'emigrants'] as const).map((output) => ({
      values: ofOutput(answer.scenario.values as JoinedRuns, output),
      level: shockLevel(ofOutput(answer.reference.values as JoinedRuns, output), 10, 100).level,
    }));
    expect(pairs[1]?.scenario).toEqual(compoundChance(parts, 2, YEARS - 5, 5));
    expect(pairs[1]?.scenario.chance.probability).toBeGreaterThan(pairs[1]?.reference.chance.probability ?? 1);
    const group = compoundPairs(answerFor('un-caribbean'), world, 'stormDisplacement', OPTIONS, 2050) ?? [];
    expect(group.map(({ other }) => other)).toContain('conflictDisplacement');
  });

  it('have the season of a country, and none in a group', () => {
    const row = baseline.places.findIndex(({ iso3 }) => iso3 === 'PHL');
    expect(seasonOfPlace(answer, world, 'stormDisplacement')).toEqual(shockSeason(baseline, row, 'stormDisplacement'));
    expect(seasonOfPlace(answer, world, 'stormDisplacement')?.months.length).toBe(12);
    expect(seasonOfPlace(answerFor('un-caribbean'), world, 'stormDisplacement')).toBeUndefined();
  });
});

describe('the runs that conditions are looked for in', () => {
  it('are those of the year whose values lie in the range', () => {
    const { values } = ofOutput(answer.scenario.values as JoinedRuns, 'stormDisplacement');
    const of2030 = values.subarray(5 * RUNS, 6 * RUNS);
    const found = conditionsOf(answer, 'stormDisplacement', 2030, 3000, Number.POSITIVE_INFINITY);
    expect([...(found?.table.outcome ?? [])]).toEqual([...of2030].map((value) => (value >= 3000 ? 1 : 0)));
    expect(found?.cases).toBeGreaterThan(10);
    expect(found?.states.map(({ output }) => output)).not.toContain('disasterDisplacement');
  });
});
