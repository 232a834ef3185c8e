import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Job } from '../../src/engine/job.ts';
import { EVENT_KINDS, type EventKindId } from '../../src/params/events.ts';
import { LEVERS } from '../../src/params/levers.ts';
import { OUTPUT_IDS, type OutputId } from '../../src/params/outputs.ts';
import { DRAW_GROUPS } from '../../src/random/luck.ts';
import { reachOf } from '../../src/scenario/reach.ts';
import { REFERENCE, type Scenario } from '../../src/scenario/scenario.ts';
import { createEnsemble } from '../../src/summary/ensemble.ts';
import { anyScenario } from '../support/scenarios.ts';
import { jobOn, smallWorld } from '../support/world.ts';

const world = smallWorld();
const codes = world.baseline.places.map(({ iso3 }) => iso3);
const UNTIL = 2032;
const YEARS = UNTIL - 2024;

const withLevers = (levers: Scenario['levers']): Scenario => ({ ...REFERENCE, id: 'tried', levers });
const job = (scenario: Scenario, changes: Partial<Job> = {}) =>
  jobOn(world, { scenario, until: UNTIL, places: codes, byAge: 'none', corridors: 0, ...changes });
const valuesOf = (of: Job) => createEnsemble(world, of).runChunk(0);

/** Outputs of which any value of any place, year or run differs between two runs of every output. */
function changed(a: Float64Array, b: Float64Array): readonly OutputId[] {
  const perOutput = YEARS * 8;
  return OUTPUT_IDS.filter((_, o) =>
    codes.some((_code, p) => {
      const from = (p * OUTPUT_IDS.length + o) * perOutput;
      return a.subarray(from, from + perOutput).some((value, j) => value !== b[from + j]);
    }),
  );
}

const reference = valuesOf(job(REFERENCE)).values;
const sides = LEVERS.filter(({ id, kind }) => {
  const value = kind === 'number' ? 1 : 'x';
  return Object.keys(reachOf(withLevers({ [id]: value })).core.levers).length === 0;
});

describe('settings beside who lives where', () => {
  it('are those of climate and of towns', () => {
    expect(sides.map(({ id }) => id).sort()).toEqual(
      [
        ...['warmingPath', 'floodResponse', 'stormResponse', 'adaptation', 'slowOnset'],
        ...['urbanPace', 'growthHoused', 'coastalProtection'],
      ].sort(),
    );
    const events = EVENT_KINDS.filter(({ id }) => {
      const event = { id: 'e', kind: id as EventKindId, where: 'BGD', firstYear: 2030, duration: 1 } as const;
      return reachOf({ ...REFERENCE, events: [event] }).core.events === undefined;
    });
    expect(events.map(({ id }) => id).sort()).toEqual(['cyclone', 'drought', 'earthquake', 'flood']);
  });

  it.each(sides.map((lever) => [lever.id, lever] as const))('%s moves no output but theirs', (id, lever) => {
    const value = lever.kind === 'number' ? lever.max : (lever.options.at(-1) ?? '');
    const scenario = withLevers({ [id]: value });
    const { sideOutputs } = reachOf(scenario);
    const moved = changed(reference, valuesOf(job(scenario)).values);
    expect(moved.length).toBeGreaterThan(0);
    expect(moved.filter((output) => !sideOutputs.has(output))).toEqual([]);
  });

  it.each(['cyclone', 'flood', 'drought', 'earthquake'] as const)(
    'an event of %s moves no output but theirs',
    (kind) => {
      const scenario: Scenario = {
        ...REFERENCE,
        events: [{ id: 'e', kind, where: 'PHL', firstYear: 2027, duration: 2, size: 400_000 }],
      };
      const moved = changed(reference, valuesOf(job(scenario)).values);
      expect(moved.length).toBeGreaterThan(0);
      expect(moved.filter((output) => !reachOf(scenario).sideOutputs.has(output))).toEqual([]);
    },
  );

  it('end where a lever lets climate act on income or on conflict', () => {
    for (const link of ['warmingCost', 'climateConflict']) {
      const levers = { warmingPath: 'SSP5-8.5', [link]: 5 };
      expect(Object.keys(reachOf(withLevers(levers)).core.levers)).toContain('warmingPath');
    }
  });

  it('are all that a part of a scenario leaves of it: the core with them is the scenario', () => {
    fc.assert(
      fc.property(anyScenario(codes), (scenario) => {
        const { core } = reachOf(scenario);
        for (const [id, value] of Object.entries(core.levers)) expect(scenario.levers[id]).toEqual(value);
        expect(reachOf(core).core).toEqual(core);
      }),
      { numRuns: 30 },
    );
  });
});

describe('a kept path', () => {
  const outputs = [...reachOf(REFERENCE).sideOutputs].filter((id) => id !== 'warming');
  const levers = { floodResponse: 80, urbanPace: { BGD: 0.5 } };
  const events: Scenario['events'] = [
    { id: 'e', kind: 'cyclone', where: 'PHL', firstYear: 2028, duration: 2, returnPeriod: 20 },
  ];

  const side: Scenario = { ...withLevers(levers), ...(events ? { events } : {}) };

  it.each([
    ['the reference', REFERENCE],
    ['a scenario that moves people', withLevers({ fertility: 0.3 })],
  ])('of %s gives the same bytes as the whole engine, bookings included', (_what, core) => {
    const own = smallWorld();
    const scenario = { ...side, levers: { ...side.levers, ...core.levers } };
    const asked = job(scenario, { outputs, reuses: true });
    const whole = createEnsemble(own, job(scenario, { outputs })).runChunk(0);
    expect(own.kept.of(asked).size).toBe(0);
    createEnsemble(own, job(core, { reuses: true })).runChunk(0);
    const beside = createEnsemble(own, asked);
    let steps = 0;
    const { survive } = own.kernel;
    own.kernel.survive = (year) => {
      steps++;
      survive(year);
    };
    expect(beside.runChunk(0)).toEqual(whole);
    // The people were not computed again.
    expect(steps).toBe(0);
  });

  it('is not taken for another seed, nor for a job that asks for people', () => {
    const own = smallWorld();
    createEnsemble(own, job(REFERENCE, { reuses: true })).runChunk(0);
    const other = job(side, { outputs, reuses: true, seed: 'another' });
    expect(createEnsemble(own, other).runChunk(0)).toEqual(createEnsemble(smallWorld(), other).runChunk(0));
    const people = job(side, { outputs: ['population', ...outputs], reuses: true });
    expect(createEnsemble(own, people).runChunk(0)).toEqual(createEnsemble(smallWorld(), people).runChunk(0));
  });
});

describe('a job that asks for nothing beside who lives where', () => {
  const outputs = OUTPUT_IDS.filter((id) => !reachOf(REFERENCE).sideOutputs.has(id));
  const moved = withLevers({ fertility: 0.3, warmingPath: 'SSP5-8.5' });

  it('gives the same bytes without the drivers that end there', () => {
    const whole = createEnsemble(world, job(moved, { outputs })).runChunk(0);
    const short = createEnsemble(world, job(moved, { outputs, reuses: true })).runChunk(0);
    expect(short.values).toEqual(whole.values);
    expect(short.bookings.unmet).toBe(whole.bookings.unmet);
  });

  it('draws no disasters and no growth of towns', () => {
    const groups = (asked: Job) => {
      const own = smallWorld();
      const drawn = new Set<number>();
      const { fill } = own.draws;
      own.draws.fill = (request, keys, out) => {
        if (request.year > 0) drawn.add(request.group);
        fill(request, keys, out);
      };
      createEnsemble(own, asked).runChunk(0);
      return drawn;
    };
    const left = groups(job(moved, { outputs, reuses: true }));
    const missing = [...groups(job(moved, { outputs }))].filter((group) => !left.has(group));
    expect(missing.sort((a, b) => a - b)).toEqual([
      DRAW_GROUPS.disaster,
      DRAW_GROUPS.disasterSeason,
      DRAW_GROUPS.warming,
      DRAW_GROUPS.urbanPace,
    ]);
  });

  it('has them where a lever lets climate act on income', () => {
    const linked = withLevers({ warmingPath: 'SSP5-8.5', warmingCost: 5 });
    const asked = job(linked, { outputs: ['incomePerHead'] });
    const whole = createEnsemble(world, asked).runChunk(0);
    expect(createEnsemble(world, { ...asked, reuses: true }).runChunk(0)).toEqual(whole);
    expect(createEnsemble(world, job(moved, { outputs: ['incomePerHead'] })).runChunk(0).values).not.toEqual(
      whole.values,
    );
  });
});
