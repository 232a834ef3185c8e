import { describe, expect, it } from 'vitest';
import { iamcUnit, OUTPUTS, POPULATION_BY_AGE_NAMES } from '../../src/params/outputs.ts';

/** Core hashtags of HXL 1.1 that hold numbers about people, and `#indicator`. */
const HXL_TAGS = ['population', 'affected', 'inneed', 'targeted', 'reached', 'capacity', 'indicator'];

const every = [...OUTPUTS, POPULATION_BY_AGE_NAMES];

/** Hashtag and attributes; their order says nothing. */
function hxlParts(hxl: string): { readonly tag: string; readonly attributes: readonly string[] } {
  const [tag = '', ...attributes] = hxl.slice(1).split('+');
  return { tag, attributes: attributes.sort() };
}

describe('names of outputs in the formats of the field', () => {
  it('are unique', () => {
    expect(OUTPUTS.length).toBeGreaterThan(25);
    expect(new Set(OUTPUTS.map(({ id }) => id)).size).toBe(OUTPUTS.length);
    expect(new Set(every.map(({ iamc }) => iamc)).size).toBe(every.length);
    const tags = every.map(({ hxl }) => JSON.stringify(hxlParts(hxl)));
    expect(new Set(tags).size).toBe(every.length);
  });

  it.each(every)('$iamc and $hxl are well formed', ({ iamc, hxl }) => {
    // Parts in title case between pipes, no blank around them; an addition in brackets only at the end.
    expect(iamc).toMatch(/^[A-Z][\w ()-]*[\w)](\|[A-Z][\w -]*\w)*( \[[\w ]+\])?$/);
    expect(hxl).toMatch(/^#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*$/);
    const { tag, attributes } = hxlParts(hxl);
    expect(HXL_TAGS).toContain(tag);
    expect(new Set(attributes).size).toBe(attributes.length);
  });

  it.each(OUTPUTS)('of $id say what kind it is', (output) => {
    const { kind, unit, iamc, hxl } = output;
    const { tag, attributes } = hxlParts(hxl);
    expect(attributes.includes('pct')).toBe(kind === 'share');
    expect(/\[(Share|Rate|Ratio)\]$/.test(iamc)).toBe(kind === 'share');
    if (attributes.includes('stock')) expect(kind).toBe('stock');
    if (attributes.includes('newdisp')) expect(kind).toBe('movement');
    // Counts of people by these two hashtags are counts of persons, never shares or rates.
    if (tag === 'population' || tag === 'affected') expect(unit).toBe('persons');
    if (tag === 'population') expect(kind).toBe('stock');
    expect(['stock', 'flow', 'movement'].includes(kind)).toBe(['persons', 'households', 'usd2023'].includes(unit));
    expect(iamcUnit(output) === 'million').toBe(kind === 'stock');
    expect(/^million.*\/yr$/.test(iamcUnit(output))).toBe(kind === 'flow' || kind === 'movement');
  });
});
