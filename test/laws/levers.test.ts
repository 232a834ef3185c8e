import { describe, expect, it } from 'vitest';
import { createWorld } from '../../src/engine/world.ts';
import type { Lever } from '../../src/params/define-lever.ts';
import { LEVERS } from '../../src/params/levers.ts';
import { OUTPUT_IDS } from '../../src/params/outputs.ts';
import { REFERENCE, type Scenario } from '../../src/scenario/scenario.ts';
import { createEnsemble } from '../../src/summary/ensemble.ts';
import { withLever } from '../support/scenarios.ts';
import { baseline, jobOn, smallWorld } from '../support/world.ts';

const world = smallWorld();
/** Areas of free movement need their members: two years of everybody. */
const whole = createWorld(baseline);
const YEARS = 26;

/** [output][year][run] of the world for the first 8 runs. */
function worldRuns(scenario: Scenario): Float64Array {
  return createEnsemble(world, jobOn(world, { scenario, places: ['WLD'] })).runChunk(0).values;
}

function meanIn(values: Float64Array, output: string, year: number): number {
  const at = (OUTPUT_IDS.indexOf(output as (typeof OUTPUT_IDS)[number]) * YEARS + year - 2025) * 8;
  return mean(values.subarray(at, at + 8));
}

/** Mean of an output over runs: of the few places in 2050, or of everybody in 2026 where a lever is about an area. */
function reached(lever: Lever, value: number | string, output: string): number {
  const scenario = withLever(lever.id, value);
  if (lever.group !== 'freeMovement') return meanIn(worldRuns(scenario), output, 2050);
  const job = jobOn(whole, { scenario, until: 2026, places: ['WLD'], outputs: [output] });
  return mean(createEnsemble(whole, job).runChunk(0).values.subarray(8));
}

function mean(values: Float64Array): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}

describe('each lever', () => {
  const reference = worldRuns(REFERENCE);

  for (const lever of LEVERS) {
    const [low, high] = lever.kind === 'choice' ? [lever.options[0], lever.options.at(-1)] : [lever.min, lever.max];

    for (const effect of lever.effects) {
      it(`${lever.id} moves ${effect.output} by its declared sign (${effect.sign})`, () => {
        const at = (value: number | string) => reached(lever, value, effect.output);
        const change = at(high as number | string) - at(low as number | string);
        const signed = { '+': change, '-': -change, '±': Math.abs(change) }[effect.sign];
        expect(signed).toBeGreaterThan(0);
      });
    }

    it(`${lever.id} at its default is the reference, byte for byte${lever.kind === 'number' && lever.drawn ? ' (not set)' : ''}`, () => {
      const isDrawn = lever.kind === 'number' && lever.drawn !== undefined;
      const scenario = isDrawn ? REFERENCE : withLever(lever.id, lever.default);
      expect(worldRuns(scenario)).toEqual(reference);
    });
  }

  it('leaves outputs alone that it does not declare to touch: fertility does not move warming, warming no births', () => {
    const cells = (output: string, values: Float64Array) => {
      const o = OUTPUT_IDS.indexOf(output as (typeof OUTPUT_IDS)[number]);
      return values.subarray(o * YEARS * 8, (o + 1) * YEARS * 8);
    };
    expect(cells('warming', worldRuns(withLever('fertility', 0.5)))).toEqual(cells('warming', reference));
    expect(cells('births', worldRuns(withLever('warmingPath', 'SSP5-8.5')))).toEqual(cells('births', reference));
  });
});

describe('regional overrides', () => {
  const births = (scenario: Scenario, place: string) =>
    createEnsemble(world, jobOn(world, { scenario, places: [place], outputs: ['births'] })).runChunk(0).values;
  const override = (levers: Scenario['levers'], groups?: Scenario['groups']): Scenario => ({
    ...REFERENCE,
    levers,
    groups,
  });

  it('hold for the group and for nobody else', () => {
    const scenario = override({ fertility: { 'un-western-africa': 0.5 } });
    expect(births(scenario, 'NGA')).not.toEqual(births(REFERENCE, 'NGA'));
    // Neighbours see the change through arrivals only where migrants differ by age; births there stay within a tenth of a percent.
    const [there, before] = [births(scenario, 'USA'), births(REFERENCE, 'USA')];
    there.forEach((value, i) => {
      expect(Math.abs(value / (before[i] as number) - 1)).toBeLessThan(1e-3);
    });
  });

  it('the place beats its own group, the own group the subregion, the subregion the region, the region the world', () => {
    const groups = { pair: ['NGA', 'NER'] };
    const levels = [{ WLD: 0.1 }, { 'un-africa': 0.2 }, { 'un-western-africa': 0.3 }, { pair: 0.4 }, { NGA: 0.5 }];
    let levers: Record<string, number> = {};
    let last = births(REFERENCE, 'NGA');
    for (const level of levels) {
      levers = { ...levers, ...level };
      const now = births(override({ fertility: levers }, groups), 'NGA');
      expect(now[25 * 8] as number).toBeGreaterThan(last[25 * 8] as number);
      last = now;
    }
  });
});
