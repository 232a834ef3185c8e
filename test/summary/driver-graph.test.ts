import { describe, expect, it } from 'vitest';
import { DRIVER_GROUPS, type DriverGroup } from '../../src/params/define-lever.ts';
import { DRIVER_LINKS } from '../../src/params/driver-links.ts';
import { LEVERS } from '../../src/params/levers.ts';
import { OUTPUT_IDS, OUTPUTS } from '../../src/params/outputs.ts';
import { REFERENCE, type Scenario } from '../../src/scenario/scenario.ts';
import { driverGraph } from '../../src/summary/driver-graph.ts';
import { createEnsemble } from '../../src/summary/ensemble.ts';
import { jobOn, smallWorld } from '../support/world.ts';

const { nodes, edges } = driverGraph();
const world = smallWorld();
const UNTIL = 2032;
const YEARS = UNTIL - 2024;

/** Every lever of a driver at the end of its range. */
function extreme(group: DriverGroup): Scenario {
  const levers = LEVERS.filter((lever) => lever.group === group).map((lever) => [
    lever.id,
    lever.kind === 'choice' ? (lever.options.at(-1) as string) : lever.max,
  ]);
  return { ...REFERENCE, id: 'extreme', levers: Object.fromEntries(levers) };
}

/** [output][year][run] of the world. */
function runsOf(scenario: Scenario): Float64Array {
  return createEnsemble(world, jobOn(world, { scenario, until: UNTIL, places: ['WLD'] })).runChunk(0).values;
}

/** Whether any output of a driver differs between two ensembles of the same luck. */
function differs(a: Float64Array, b: Float64Array, group: DriverGroup): boolean {
  const size = a.length / OUTPUT_IDS.length;
  return OUTPUTS.some(
    (output, o) =>
      output.group === group &&
      a.subarray(o * size, (o + 1) * size).some((value, i) => value !== (b[o * size + i] as number)),
  );
}

/** Drivers that a driver reaches, itself included. */
function reachedFrom(start: DriverGroup): ReadonlySet<DriverGroup> {
  const reached = new Set([start]);
  // A set that grows while it is walked visits what is added.
  for (const from of reached) for (const { to } of edges.filter((edge) => edge.from === from)) reached.add(to);
  return reached;
}

describe('the graph of drivers', () => {
  it('holds events and every driver once, in the order of a year', () => {
    expect(nodes).toEqual([
      'events',
      'freeMovement',
      'demographics',
      'climate',
      'peace',
      'urbanization',
      'labour',
      'mobility',
    ]);
  });

  it('takes edges from declared effects and says when they act', () => {
    const edge = (from: string, to: string) => edges.find((each) => each.from === from && each.to === to);
    expect(edge('climate', 'urbanization')).toMatchObject({ levers: ['warmingPath', 'slowOnset'], isNextYear: false });
    expect(edge('events', 'climate')?.events).toContain('cyclone');
    expect(edge('freeMovement', 'mobility')?.levers).toContain('freeMovementECOWAS');
    expect(edge('mobility', 'demographics')).toMatchObject({ isRead: true, isNextYear: true });
    expect(edge('peace', 'mobility')).toMatchObject({ isRead: true, isNextYear: false });
    // Places decide whom they let in before anybody is displaced.
    expect(edge('mobility', 'peace')).toMatchObject({ isRead: true, isNextYear: false });
    expect(edge('mobility', 'climate')).toBeUndefined();
    for (const { from, to } of edges) expect(from).not.toBe(to);
  });

  it('lists no link twice', () => {
    const pairs = DRIVER_LINKS.map(({ from, to, needs = '' }) => `${from} ${to} ${needs}`);
    expect(new Set(pairs).size).toBe(pairs.length);
  });

  // Levers without which a link does nothing are set on both sides.
  const opened = DRIVER_LINKS.flatMap(({ needs }) => LEVERS.filter(({ id }) => id === needs));
  const background = Object.fromEntries(opened.map((lever) => [lever.id, lever.kind === 'number' ? lever.max : '']));
  const before = runsOf({ ...REFERENCE, id: 'before', levers: background });

  // Areas of free movement need their members, which a small world has not.
  it.each(DRIVER_GROUPS.filter((group) => group !== 'freeMovement'))(
    'has every edge of %s and none that is not there',
    (from) => {
      const after = runsOf({ ...extreme(from), levers: { ...background, ...extreme(from).levers } });
      expect(after.length).toBe(OUTPUT_IDS.length * YEARS * 8);
      const moved = DRIVER_GROUPS.filter((to) => differs(after, before, to));
      expect(moved).toContain(from);
      // What moves is reached by some way; what an edge leads to moves.
      expect(moved.filter((to) => !reachedFrom(from).has(to))).toEqual([]);
      const direct = edges.filter((edge) => edge.from === from).map(({ to }) => to);
      expect(direct.filter((to) => !moved.includes(to))).toEqual([]);
    },
  );

  // Arrivals across borders follow from conflict alone; within a year nothing but policy leads from mobility to conflict.
  it.each([
    { lever: 'stability', value: -1, output: 'crossBorderIn', years: YEARS },
    { lever: 'pathways', value: -100, output: 'crossBorderOut', years: 1 },
  ] as const)('leads from $lever to $output', ({ lever, value, output, years }) => {
    const scenario = { ...REFERENCE, id: 'one', levers: { [lever]: value } };
    const read = (values: Float64Array) => {
      const from = OUTPUT_IDS.indexOf(output) * YEARS * 8;
      return values.subarray(from, from + years * 8);
    };
    expect(read(runsOf(scenario))).not.toEqual(read(runsOf(REFERENCE)));
  });

  it('needs levers that exist', () => {
    expect(opened.length).toBe(DRIVER_LINKS.filter(({ needs }) => needs !== undefined).length);
    expect(opened.length).toBeGreaterThan(0);
  });
});
