import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SOURCE_NOTES } from '../../src/params/source-notes.ts';
import { type DataManifest, registeredSources } from '../../src/summary/data-register.ts';

const manifest = JSON.parse(readFileSync(new URL('../../data/manifest.json', import.meta.url), 'utf8')) as DataManifest;
const all = registeredSources(manifest, '');

describe('the register of data', () => {
  it('has every series of every file once, and every source', () => {
    const names = all.flatMap(({ series }) => series.map(({ file, name }) => `${file} ${name}`));
    const known = Object.entries(manifest.files).flatMap(([file, list]) => list.map(({ name }) => `${file} ${name}`));
    expect(known.length).toBeGreaterThan(100);
    expect([...names].sort()).toEqual([...known].sort());
    expect(all.map(({ source }) => source.id)).toEqual(manifest.sources.map(({ id }) => id));
  });

  it('has a note for each source, with an edition that the citation or licence bears out', () => {
    expect(Object.keys(SOURCE_NOTES).sort()).toEqual(manifest.sources.map(({ id }) => id).sort());
    for (const { id, citation } of manifest.sources) {
      const words = (SOURCE_NOTES[id]?.edition ?? '').split(/\W+/).filter((word) => word !== '');
      for (const word of words) expect(citation, `${id}: ${word}`).toMatch(new RegExp(`\\b${word}`, 'i'));
    }
  });

  it('finds all series of a source by its name, and single series by theirs', () => {
    const un = registeredSources(manifest, 'World Population Prospects 2024');
    const whole = all.find(({ source }) => source.id === 'wpp2024');
    expect(un.find(({ source }) => source.id === 'wpp2024')?.series).toEqual(whole?.series);
    const one = registeredSources(manifest, 'totalFertility');
    expect(one.map(({ source }) => source.id)).toEqual(['wpp2024']);
    expect(one[0]?.series.length).toBeGreaterThan(0);
    expect(one[0]?.series.length).toBeLessThan(whole?.series.length ?? 0);
    expect(registeredSources(manifest, 'no such words')).toEqual([]);
  });

  it('finds what the page says in its language, beside the English', () => {
    const words = {
      ofSource: ({ id }: { readonly id: string }) => (id === 'gdp' ? ['Revenu par habitant'] : []),
      ofSeries: ({ name }: { readonly name: string }) => (name === 'urban.share' ? ['proportion, au 1er juillet'] : []),
      plain: (text: string) => text.toLowerCase().replaceAll('é', 'e'),
    };
    const named = registeredSources(manifest, 'REVENU', words);
    expect(named).toEqual(all.filter(({ source }) => source.id === 'gdp'));
    const [found, ...others] = registeredSources(manifest, 'share juillet', words);
    expect(others).toEqual([]);
    expect(found?.series.map(({ name }) => name)).toEqual(['urban.share']);
  });

  it('counts the places that are filled in', () => {
    const filled = manifest.imputed.filter(({ column }) => column === 'urban.share').length;
    const series = all.flatMap((each) => each.series).find(({ name }) => name === 'urban.share');
    expect(filled).toBeGreaterThan(0);
    expect(series?.imputed).toBe(filled);
  });
});
