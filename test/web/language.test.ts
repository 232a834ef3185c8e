import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeBaseline } from '../../src/baseline/decode.ts';
import { agreed } from '../../src/picture/agreement.ts';
import { firstLanguage, localeOf } from '../../src/picture/languages.ts';
import { plainLetters } from '../../web/controls/plain-letters.ts';
import { readNumber } from '../../web/controls/read-number.ts';
import { readEveryName } from '../../web/language/every-name.ts';
import { namedWorld, type PlaceNames } from '../../web/language/place-names.ts';
import type { Session } from '../../workers/page.ts';
import { root } from '../support/sources.ts';

const baseline = decodeBaseline(new Uint8Array(readFileSync(join(root, 'data/baseline.bin'))));
const world = { places: baseline.places, groups: baseline.groups } as unknown as Session['world'];
const namesIn = (language: string) =>
  JSON.parse(readFileSync(join(root, `data/place-names-${language}.json`), 'utf8')) as PlaceNames;
/** Isolates as they can be read. */
const visible = (text: string) => text.replaceAll('\u2066', '[').replaceAll('\u2069', ']');

describe('the first language', () => {
  it.each([
    ['fr', 'es', ['ar'], 'fr'],
    [null, 'es', ['fr-CA'], 'es'],
    [null, null, ['de-DE', 'ar-EG', 'fr'], 'ar'],
    ['xx', 'yy', ['de'], 'en'],
    [null, null, [], 'en'],
  ])('of link %s, device %s and browser %j is %s', (link, stored, browser, first) => {
    expect(firstLanguage(link, stored, browser)).toBe(first);
  });

  it('never takes the region of the device', () => {
    expect(localeOf('ar', 'latn')).toBe('ar-u-nu-latn');
    expect(localeOf('ar', 'arab')).toBe('ar-u-nu-arab');
    expect(localeOf('en', 'arab')).toBe('en-GB');
  });
});

describe('what a finished sentence follows', () => {
  it.each([
    ['fr', '289 millions personnes', '289 millions de personnes'],
    ['fr', 'millions emplois par an', 'millions d’emplois par an'],
    ['fr', '3 millions habitants', '3 millions d’habitants'],
    ['fr', '1,2 million en 2030', '1,2 million en 2030'],
    ['fr', '845 000 personnes', '845 000 personnes'],
    ['es', '2 millones personas', '2 millones de personas'],
    ['es', 'miles empleos', 'miles de empleos'],
    ['en', '2 million people', '2 million people'],
  ] as const)('in %s, of %s: %s', (language, text, wanted) => {
    expect(agreed(text, language, 'latn')).toBe(wanted);
  });

  it.each([
    ['المصدر: WPP 2024 (CC BY 3.0 IGO).', 'المصدر: [WPP 2024 (CC BY 3.0 IGO)].'],
    ['(WPP 2024)؛ نص', '([WPP 2024])؛ نص'],
    ['P80؛ P50 727,000، P95', '[P80]؛ [P50 727,000]، [P95]'],
    ['مسار SSP2-4.5 (المرجع)', 'مسار [SSP2-4.5] (المرجع)'],
    ['<0>نص</0> \u2066+23.0%\u2069', '<0>نص</0> [+23.0%]'],
    ['name only', 'name only'],
  ])('isolates names in Latin letters in Arabic: %s', (text, wanted) => {
    expect(visible(agreed(text, 'ar', 'latn'))).toBe(wanted);
  });

  it('writes numbers with the chosen digits, names and tags with their own', () => {
    expect(visible(agreed('<0>في 2050</0>: 1,234.5 و80% في SSP2-4.5', 'ar', 'arab'))).toBe(
      '<0>في ٢٠٥٠</0>: ١٬٢٣٤٫٥ و[٨٠٪] في [SSP2-4.5]',
    );
    expect(visible(agreed('فاصل 80% و\u206612%\u2069', 'ar', 'latn'))).toBe('فاصل [80%] و[12%]');
  });
});

describe('numbers that people type', () => {
  it.each([
    ['0,2', 0.2],
    ['\u2066\u22120.20\u2069', -0.2],
    ['٠٫٢', 0.2],
    ['١٢', 12],
  ])('%s is %d', (text, value) => expect(readNumber(text)).toBe(value));
});

describe('names of places', () => {
  it.each(['fr', 'es', 'ar'])('are there for every place and group in %s, with and without "in"', (language) => {
    const names = namesIn(language);
    const ids = [...world.places.map(({ iso3 }) => iso3), ...world.groups.map(({ id }) => id)];
    expect(ids.filter((id) => !names[id]?.[0] || !names[id]?.[1])).toEqual([]);
    expect(Object.keys(names)).toHaveLength(ids.length);
    const named = namedWorld(world, names);
    expect(named).toBe(namedWorld(world, names));
    expect(named.places.find(({ iso3 }) => iso3 === 'NER')?.nameIn).toBe(names.NER?.[1]);
    // Members, codes and order stay: only names change.
    expect(named.groups.map(({ members }) => members)).toEqual(world.groups.map(({ members }) => members));
  });

  it.each([
    ['VNM', 'vietnam'],
    ['KOR', 'coree du sud'],
    ['CIV', 'ساحل العاج'],
    ['EGY', 'مصر'],
    ['JOR', 'الاردن'],
    ['un-western-africa', 'afrique occidentale'],
    ['NER', '562'],
  ])('find %s by %s in any language of the page', async (id, typed) => {
    const every = await readEveryName(world);
    expect(plainLetters(every.get(id) ?? '')).toContain(plainLetters(typed));
  });
});
