import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CLAIM_SECTIONS, CLAIMS, type Claim } from '../../src/params/claims.ts';
import { EVENT_KINDS } from '../../src/params/events.ts';
import { LEVERS } from '../../src/params/levers.ts';
import { findOutput, OUTPUT_IDS, type OutputId } from '../../src/params/outputs.ts';
import { mapMeasureOf } from '../../src/summary/map-values.ts';
import { baseline } from '../support/world.ts';

const named = CLAIMS.map((claim) => [claim.number, claim] as const);

/** Whether a part of the page draws an output: the picture and the map the chosen one, the others what they are made for. */
function isDrawn(section: Claim['sections'][0], output: OutputId): boolean {
  switch (section) {
    case 'picture':
      return true;
    case 'map':
      return mapMeasureOf(output) !== 'none';
    case 'corridors':
      return output === 'immigrants' || output === 'emigrants';
    case 'jobs':
    case 'cities':
    case 'immobility': {
      const file = new URL(`../../web/sections/${section}-section.tsx`, import.meta.url);
      return readFileSync(file, 'utf8').includes(`{ id: '${output}'`);
    }
    case 'frameworks':
      return true;
    default:
      return false;
  }
}

describe('the claims of the document', () => {
  it('are 28, in order, each in words of its own', () => {
    expect(CLAIMS.map(({ number }) => number)).toEqual(Array.from({ length: 28 }, (_, i) => i + 1));
    expect(new Set(CLAIMS.map(({ says }) => says)).size).toBe(28);
    for (const { says, limits } of CLAIMS) {
      expect(says).toMatch(/^[A-Z].{20,130}\.$/);
      expect(limits).toMatch(/^$|^[A-Z].{10,140}\.$/);
    }
  });

  it.each(named)('%d has an output and a place that shows it', (_number, claim) => {
    const [output] = claim.outputs;
    const [section] = claim.sections;
    expect(OUTPUT_IDS).toContain(output);
    expect(isDrawn(section, output)).toBe(true);
  });

  it.each(named)('%d names what exists, nothing twice', (_number, claim) => {
    const { outputs, levers, events, sections, checks } = claim;
    for (const id of outputs) expect(OUTPUT_IDS).toContain(id);
    for (const id of levers) expect(LEVERS.map((lever) => lever.id)).toContain(id);
    for (const id of events) expect(EVENT_KINDS.map((kind) => kind.id)).toContain(id);
    for (const id of sections) expect(CLAIM_SECTIONS).toContain(id);
    for (const list of [outputs, levers, events, sections, checks.map((check) => JSON.stringify(check))])
      expect(new Set(list).size).toBe(list.length);
  });

  it('use every part of the page that they may name', () => {
    const used = new Set(CLAIMS.flatMap(({ sections }) => sections));
    expect([...used].sort()).toEqual([...CLAIM_SECTIONS].sort());
  });

  it('check outputs that they name, in the world or in a group of the baseline', () => {
    const groups = baseline.groups.map(({ id }) => id);
    const checks = CLAIMS.flatMap(({ outputs, checks: own }) => own.map((check) => ({ outputs, ...check })));
    expect(checks.length).toBeGreaterThan(20);
    for (const { outputs, output, place, course } of checks) {
      expect(outputs).toContain(output);
      expect(groups).toContain(place);
      if (findOutput(output)?.scope === 'world') expect(place).toBe('WLD');
      if (course === 'most') expect(findOutput(output)?.kind).toBe('share');
      if (course === 'more-places') expect(place).toBe('WLD');
      // An index is 100 in the reference by its making: its course there says nothing.
      expect(findOutput(output)?.kind).not.toBe('index');
    }
  });
});
