import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CountryProfile, parseProfile, profileText } from '../../src/prepare/country-profile.ts';
import { needs } from '../../src/prepare/needs.ts';
import { statedPeople } from '../../src/prepare/people-present.ts';
import { NEED_RATIOS } from '../../src/prepare/planning-rows.ts';
import { root } from '../support/sources.ts';

const places = new Set(['IDN', 'NGA']);
const source = { standard: 'National agency', edition: '7/2008', locator: 'annex', certainty: 'C' };
const file = {
  version: 1,
  id: 'national',
  name: 'National minimum',
  place: 'IDN',
  household: 4,
  ratios: { toilets: { emergency: 20, ...source }, 'food-energy': { emergency: 2_200, after: 2_300, ...source } },
};
const read = (value: unknown) => parseProfile(typeof value === 'string' ? value : JSON.stringify(value), places);

function faultsOf(value: unknown): string[] {
  const parsed = read(value);
  if (parsed.kind === 'profile') throw new Error('a profile was read where faults were expected');
  return parsed.faults.map(({ path, found, allowed }) => `${path}: found ${found}, allowed: ${allowed}`);
}

function profileOf(value: unknown): CountryProfile {
  const parsed = read(value);
  if (parsed.kind === 'faults') throw new Error(JSON.stringify(parsed.faults));
  return parsed.profile;
}

describe('a country profile', () => {
  it('puts national figures with their source in place of the international ones, and keeps all others', () => {
    const { ratios, household, place, name } = profileOf(file);
    expect([place, name, household]).toEqual(['IDN', 'National minimum', 4]);
    const own = new Map(ratios.map((ratio) => [ratio.id, ratio]));
    expect(own.get('toilets')).toMatchObject({ figure: { emergency: 20, after: 20 }, ...source });
    expect(own.get('food-energy')).toMatchObject({ figure: { emergency: 2_200, after: 2_300 }, ...source });
    expect(ratios.map(({ id }) => id)).toEqual(NEED_RATIOS.map(({ id }) => id));
    expect(ratios.filter((ratio, i) => ratio !== NEED_RATIOS[i]).map(({ id }) => id)).toEqual([
      'toilets',
      'food-energy',
    ]);
  });

  it('changes what is needed', () => {
    const { ratios, household } = profileOf(file);
    const input = { people: statedPeople(1_000), phase: 'emergency', shares: {}, plannedShare: 1, shifts: 2 } as const;
    const table = needs(ratios, { ...input, household: household ?? 5 }, [0.5]);
    const quantity = (id: string) => table.needs.find(({ ratio }) => ratio.id === id)?.quantities;
    expect(quantity('toilets')).toEqual([50]);
    expect(quantity('food-energy')).toEqual([2_200_000]);
    expect(quantity('water-containers')).toEqual([500]);
    expect(quantity('water')).toEqual([15]);
  });

  it('comes out of the file that is written to be edited, with every figure as it was', () => {
    const written = profileOf(profileText(NEED_RATIOS, 'NGA', 4.5));
    expect(written).toMatchObject({ id: 'own-nga', place: 'NGA', household: 4.5 });
    expect(written.own).toEqual(NEED_RATIOS.map(({ id }) => id));
    expect(written.ratios).toEqual(NEED_RATIOS.map((ratio) => ({ ...ratio, note: undefined })));
  });

  it('may name no place and no household', () => {
    const { place: _, household: __, ...rest } = file;
    expect(profileOf(rest)).toMatchObject({ place: undefined, household: undefined });
  });

  it('is read as the documentation shows one', () => {
    const [, shown] = /```json\n([\s\S]*?)```/.exec(readFileSync(join(root, 'docs/needs.md'), 'utf8')) ?? [];
    expect(profileOf(shown)).toMatchObject({ id: 'national', place: 'IDN', household: 4 });
  });

  it('lists every fault with its path', () => {
    expect(
      faultsOf({
        version: 1,
        id: 'National',
        name: '',
        place: 'ATL',
        household: 0,
        colour: 'red',
        ratios: {
          beds: { emergency: 1, ...source },
          water: { emergency: 105, ...source, certainty: 'D' },
          soap: { ...source },
          toilets: { emergency: '20', after: 20, standard: 'S', edition: 'E', locator: '', unit: 'x', certainty: 'A' },
          'water-survival': { after: 7, ...source },
        },
      }).sort(),
    ).toEqual([
      'colour: found "colour", allowed: version, id, name, place, household, ratios',
      'household: found 0, allowed: a number from 1 to 15 people a household',
      'id: found "National", allowed: lower-case letters, digits and hyphens, 1 to 60',
      'name: found "", allowed: text of 1 to 200 characters',
      'place: found "ATL", allowed: a known ISO3 code',
      expect.stringMatching(/^ratios.beds: found "beds", allowed: a ratio: water, .*, markets$/),
      expect.stringMatching(/^ratios.soap: found .*, allowed: a figure: emergency, after$/),
      'ratios.toilets.emergency: found "20", allowed: a number from 10 to 250 people a toilet',
      'ratios.toilets.locator: found "", allowed: text of 1 to 200 characters',
      'ratios.toilets.unit: found "unit", allowed: emergency, after, standard, edition, locator, certainty',
      'ratios.water-survival.after: found "after", allowed: emergency, standard, edition, locator, certainty',
      expect.stringMatching(/^ratios.water-survival: found .*, allowed: a figure: emergency$/),
      'ratios.water.certainty: found "D", allowed: A, B or C',
      // 105 litres are a week's 15 a day.
      'ratios.water.emergency: found 105, allowed: a number from 3 to 75 litres a person a day',
    ]);
  });

  it.each([
    ['no JSON', '{', /^file: found .*, allowed: JSON text$/],
    ['a list', '[]', /^file: found \[\], allowed: a JSON object with version, id, name/],
    ['a newer file', { ...file, version: 2 }, /^version: found 2, allowed: 1; .*newer Mobility Horizons$/],
    ['an older file', { ...file, version: 0 }, /^version: found 0, allowed: 1$/],
    ['a file that is too long', ' '.repeat(200_001), /^file: found 200001 characters, allowed: at most 200000/],
    ['no ratios', { ...file, ratios: undefined }, /^ratios: found nothing, allowed: an object of ratios$/],
    ['a ratio that is a number', { ...file, ratios: { toilets: 20 } }, /^ratios.toilets: found 20, allowed: an object/],
    ['a number that is none', { ...file, household: 'five' }, /^household: found "five", allowed: a number from 1/],
  ])('refuses %s', (_, value, message) => {
    expect(faultsOf(value)).toEqual([expect.stringMatching(message)]);
  });
});
