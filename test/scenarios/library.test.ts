import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvParse } from 'd3';
import { describe, expect, it } from 'vitest';
import { createWorld } from '../../src/engine/world.ts';
import { readFormula } from '../../src/scenario/formula.ts';
import { parseScenario } from '../../src/scenario/parse.ts';
import { type Expectation, REFERENCE, type Scenario } from '../../src/scenario/scenario.ts';
import { createEnsemble } from '../../src/summary/ensemble.ts';
import { loadKernels } from '../../workers/kernel-loader.ts';
import { builtKernels } from '../support/built-kernels.ts';
import { root, skipsWithoutSources, sourceFolder } from '../support/sources.ts';
import { baseline, jobOn } from '../support/world.ts';

const RUNS = 64;
const folder = join(root, 'scenarios');
const library = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => {
    const parsed = parseScenario(readFileSync(join(folder, file), 'utf8'), baseline, readFormula);
    if (parsed.kind === 'faults') throw new Error(`${file}: ${JSON.stringify(parsed.faults)}`);
    return { file, scenario: parsed.scenario };
  });
const scenarios = library.map(({ scenario }) => scenario);
const different = scenarios.filter(({ id }) => id !== REFERENCE.id);

describe('the scenario library', () => {
  it('holds the reference, a world for each SSP, and questions about regions', () => {
    const ids = scenarios.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['reference', ...[1, 2, 3, 4, 5].map((n) => `ssp${n}-based`)]));
    expect(scenarios.filter(({ focus }) => focus !== 'WLD').length).toBeGreaterThanOrEqual(16);
    for (const { id, name } of scenarios) if (id.startsWith('ssp')) expect(name).toMatch(/^SSP\d-based/);
  });

  it.each(library)('$file says what it asks, of which place and why, under its own id', ({ file, scenario }) => {
    expect(file).toBe(`${scenario.id}.json`);
    expect(scenario.question).toMatch(/^[A-Z][^?]+\?$/);
    expect(scenario.description?.length).toBeGreaterThan(100);
    expect(scenario.focus).toBeDefined();
    expect(Object.keys(scenario.notes ?? {}).sort()).toEqual(Object.keys(scenario.levers).sort());
    for (const event of scenario.events ?? []) expect(event.note?.length, event.id).toBeGreaterThan(5);
  });

  it.each(different)('$id differs from the reference and expects it to show', ({ levers, events, expectations }) => {
    expect(Object.keys(levers).length + (events?.length ?? 0)).toBeGreaterThan(0);
    expect(expectations?.length).toBeGreaterThanOrEqual(2);
  });
});

describe('what the scenarios expect', async () => {
  const kernels = await loadKernels(builtKernels());
  const world = createWorld(baseline, kernels);
  // One ensemble of the reference serves all: an own group of the same name must mean the same places everywhere.
  const groups: Record<string, readonly string[]> = {};
  for (const scenario of scenarios)
    for (const [id, members] of Object.entries(scenario.groups ?? {})) {
      if (groups[id] !== undefined) throw new Error(`the group ${id} is declared by two scenarios`);
      groups[id] = members;
    }
  const reference = simulate(
    { ...REFERENCE, groups },
    different.flatMap(({ expectations }) => expectations ?? []),
  );

  it.each(different)('$id moves each of them, in the mean of 64 runs, beyond two standard errors', (scenario) => {
    const expectations = scenario.expectations ?? [];
    const simulated = simulate(scenario, expectations);
    for (const expectation of expectations) {
      const before = reference(expectation);
      const changes = simulated(expectation).map((value, run) => value - (before[run] as number));
      const mean = changes.reduce((a, b) => a + b, 0) / RUNS;
      const variance = changes.reduce((sum, change) => sum + (change - mean) ** 2, 0) / (RUNS - 1);
      const error = Math.sqrt(variance / RUNS);
      const moved = expectation.direction === 'up' ? mean : -mean;
      expect(moved, `${JSON.stringify(expectation)}: ${mean} with a standard error of ${error}`).toBeGreaterThan(
        2 * error,
      );
    }
  });

  /** Run a scenario as far as the expectations need; the result reads the 64 values that one of them is about. */
  function simulate(scenario: Scenario, expectations: readonly Expectation[]): (expectation: Expectation) => number[] {
    const outputs = [...new Set(expectations.map(({ output }) => output))];
    const places = [...new Set(expectations.map(({ place }) => place))];
    const until = Math.max(...expectations.map(({ year }) => year));
    const job = jobOn(world, { scenario, outputs, places, until, runs: RUNS, seed: 'library' });
    const ensemble = createEnsemble(world, job);
    const chunks = Array.from({ length: RUNS / 8 }, (_, chunk) => ensemble.runChunk(chunk));
    for (const { failures } of chunks) expect(failures).toEqual([]);
    return ({ output, place, year }) => {
      const cell = places.indexOf(place) * outputs.length + outputs.indexOf(output);
      const at = (cell * (until - 2024) + year - 2025) * 8;
      return chunks.flatMap(({ values }) => [...values.subarray(at, at + 8)]);
    };
  }
}, 180_000);

describe.skipIf(skipsWithoutSources(1))('the words of the library', () => {
  const rules = () =>
    csvParse(readFileSync(join(sourceFolder, 'terminology', 'forbidden.csv'), 'utf8')).filter(
      ({ lang }) => lang === 'en',
    );

  it('hold none that the terminology lint refuses or warns of', () => {
    expect(rules().length).toBeGreaterThan(20);
    const texts = scenarios.flatMap(({ id, name, question, description, notes, events }) =>
      [name, question, description, ...Object.values(notes ?? {}), ...(events ?? []).map(({ note }) => note)].map(
        (text) => ({ id, text: text ?? '' }),
      ),
    );
    const found = rules().flatMap(({ match, allow, forbidden, category }) =>
      texts
        .filter(({ text }) => {
          const left = allow ? text.replace(new RegExp(allow, 'giu'), '') : text;
          return category !== 'typography' && new RegExp(match as string, 'iu').test(left);
        })
        .map(({ id, text }) => `${id}: ${forbidden} in ${JSON.stringify(text)}`),
    );
    expect(found).toEqual([]);
  });
});
