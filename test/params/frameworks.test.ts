import { describe, expect, it } from 'vitest';
import { EVENT_KINDS } from '../../src/params/events.ts';
import { COMPACT_OBJECTIVES, frameworkTags, PILLARS, SDG_TARGETS } from '../../src/params/frameworks.ts';
import { LEVERS } from '../../src/params/levers.ts';
import { OUTPUTS } from '../../src/params/outputs.ts';

const ids = [...LEVERS, ...EVENT_KINDS, ...OUTPUTS].map(({ id }) => id);

describe('framework tags', () => {
  it.each(ids)('%s has a pillar, an objective and a target', (id) => {
    const tags = frameworkTags(id);
    expect(tags?.compact.length).toBeGreaterThan(0);
    expect(tags?.sdg.length).toBeGreaterThan(0);
  });

  it('leave no pillar, objective or target of the lists unused', () => {
    const tags = ids.map(frameworkTags);
    const used = <A>(pick: (tag: NonNullable<(typeof tags)[number]>) => readonly A[]) =>
      new Set(tags.flatMap((tag) => (tag ? pick(tag).map(String) : [])));
    expect([...used((tag) => [tag.pillar])].sort()).toEqual([...PILLARS].sort());
    expect([...used((tag) => tag.compact)].sort()).toEqual(Object.keys(COMPACT_OBJECTIVES).sort());
    expect([...used((tag) => tag.sdg)].sort()).toEqual(Object.keys(SDG_TARGETS).sort());
  });

  it('are none for what does not exist, names of the prototype included', () => {
    expect(frameworkTags('nonsense')).toBeUndefined();
    expect(frameworkTags('constructor')).toBeUndefined();
  });
});
