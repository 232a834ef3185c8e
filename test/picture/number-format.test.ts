import { describe, expect, it } from 'vitest';
import { createNumberFormat } from '../../src/picture/number-format.ts';

const format = createNumberFormat('en-GB');

describe('createNumberFormat', () => {
  it.each([
    [262_345_678, '262 million'],
    [1_238_000_000, '1.24 billion'],
    [845_400, '845 thousand'],
    [999_999, '1 million'],
    [312.4, '312'],
    [0.3, '0'],
    [-0.3, '0'],
    [-1_234_567, '−1.23 million'],
  ])('writes %d persons as %s', (value, text) => {
    expect(format.value(value, 'persons')).toBe(text);
  });

  it('writes shares, years and degrees with their units', () => {
    expect(format.value(0.1984, 'share')).toBe('19.8%');
    expect(format.value(18.93, 'years')).toBe('18.9 years');
    expect(format.value(1.606, 'degC')).toBe('1.61°C');
    expect(format.value(0.0123, 'perThousand')).toBe('12');
    expect(format.range(95.6, 127.2, 'places')).toBe('96–127');
  });

  it('leaves out a unit that stands beside a number', () => {
    expect(format.bare(0.1984, 'share')).toBe('19.8');
    expect(format.bare(18.93, 'years')).toBe('18.9');
    expect(format.bare(1.606, 'degC')).toBe('1.61');
    expect(format.bare(4_123.4, 'int$2021')).toBe('4,120');
    expect(format.bare(262_345_678, 'persons')).toBe('262 million');
  });

  it('writes dollars with their sign, to three digits', () => {
    expect(format.value(4_123.4, 'int$2021')).toBe('$4,120');
    expect(format.range(4_123, 61_850, 'int$2021')).toBe('$4,120 – $61,900');
    expect(format.short(4_123, 'int$2021')).toBe('$4.12k');
    expect(format.shortRange(2_790, 7_580, 'int$2021')).toBe('$2,790 – $7,580');
    expect(format.signed(-312, 'int$2021')).toBe('\u2212$312');
    expect(format.axis(120_000, 'int$2021').tick(120_000)).toBe('$120,000');
  });

  it('names the scale of a range once where both ends share it', () => {
    expect(format.range(256.2e6, 268.1e6, 'persons')).toBe('256–268 million');
    expect(format.range(850e3, 1.2e6, 'persons')).toBe('850 thousand – 1.2 million');
    expect(format.range(1e6, 1_000_400, 'persons')).toBe('1 million');
    expect(format.range(0.12, 0.34, 'share')).toBe('12.0–34.0%');
    expect(format.range(0.12, 0.1203, 'share')).toBe('12.0%');
    expect(format.figureRange(0.07, 0.14, 'share')).toBe('7–14%');
  });

  it('leaves each end of a range its own minus', () => {
    expect(format.range(-0.34, -0.12, 'share')).toBe('−34.0 – −12.0%');
    expect(format.range(-0.34, 0.12, 'share')).toBe('−34.0% – 12.0%');
    expect(format.range(-2.3e6, -1.2e6, 'persons')).toBe('−2.3 – −1.2 million');
  });

  it('gives a sign to changes, none to zero', () => {
    expect(format.signed(0.0123, 'ratio')).toBe('+1.2%');
    expect(format.signed(-2_300_000, 'persons')).toBe('−2.3 million');
    expect(format.signed(0, 'persons')).toBe('0');
    expect(format.points(0.0123)).toBe('+1.2');
  });

  it('writes a lever with its declared decimals', () => {
    expect(format.lever(0.2, 2, true)).toBe('+0.20');
    expect(format.lever(0, 2, true)).toBe('0.00');
    expect(format.lever(50, 0, false)).toBe('50');
  });

  it('scales an axis once for all ticks', () => {
    const axis = format.axis(350e6, 'persons');
    expect(axis.scale).toBe('million');
    expect([0, 50e6, 350e6].map(axis.tick)).toEqual(['0', '50', '350']);
    const small = format.axis(900, 'persons');
    expect([small.scale, small.tick(900)]).toEqual(['', '900']);
  });
});

/** Invisible marks as they can be read: isolates [ ], narrow space ~, no-break space _. */
const visible = (text: string) =>
  text.replaceAll('\u2066', '[').replaceAll('\u2069', ']').replaceAll('\u202f', '~').replaceAll('\u00a0', '_');

describe.each([
  {
    locale: 'fr',
    people: ['262 millions', '845~000', '1~230', '850~000 – 1,2 million', '256–268 millions', '−2,3 millions'],
    shares: ['19,8_%', '−12,3_%', '7–14_%', '12,0–34,0_%', '−34,0 – −12,0_%'],
    units: ['1,61~°C', '18,9 ans', '4~120_$'],
    plain: ['+0,20', '12~345', '845_k'],
    scales: ['millions', 'milliers', 'milliards'],
  },
  {
    locale: 'es',
    people: ['262 millones', '845 mil', '1,23 mil', '850 mil – 1,2 millones', '256–268 millones', '−2,3 millones'],
    shares: ['19,8_%', '−12,3_%', '7–14_%', '12,0–34,0_%', '−34,0 – −12,0_%'],
    units: ['1,61_°C', '18,9 años', '4120_$'],
    plain: ['+0,20', '12~345', '845_mil'],
    scales: ['millones', 'miles', 'miles de millones'],
  },
  {
    locale: 'ar-u-nu-latn',
    people: ['262 مليون', '845 ألف', '1.23 ألف', '850 ألف – 1.2 مليون', '256–268 مليون', '[−2.3] مليون'],
    shares: ['[19.8%]', '[−12.3%]', '7–[14%]', '12.0–[34.0%]', '[−34.0] – [−12.0%]'],
    units: ['1.61 درجة مئوية', '18.9 سنة', '[4,120_$]'],
    plain: ['[+0.20]', '12,345', '845_ألف'],
    scales: ['مليون', 'ألف', 'مليار'],
  },
  {
    locale: 'ar-u-nu-arab',
    people: ['٢٦٢ مليون', '٨٤٥ ألف', '١٫٢٣ ألف', '٨٥٠ ألف – ١٫٢ مليون', '٢٥٦–٢٦٨ مليون', '[−٢٫٣] مليون'],
    shares: ['[١٩٫٨٪]', '[−١٢٫٣٪]', '٧–[١٤٪]', '١٢٫٠–[٣٤٫٠٪]', '[−٣٤٫٠] – [−١٢٫٠٪]'],
    units: ['١٫٦١ درجة مئوية', '١٨٫٩ سنة', '[٤٬١٢٠_$]'],
    plain: ['[+٠٫٢٠]', '١٢٬٣٤٥', '٨٤٥_ألف'],
    scales: ['مليون', 'ألف', 'مليار'],
  },
])('numbers in $locale', ({ locale, people, shares, units, plain, scales }) => {
  const own = createNumberFormat(locale);

  it('have the words, signs and separators of the language', () => {
    expect(
      [
        own.value(262_345_678, 'persons'),
        own.value(845_400, 'persons'),
        own.value(1_234, 'persons'),
        own.range(850e3, 1.2e6, 'persons'),
        own.range(256.2e6, 268.1e6, 'persons'),
        own.signed(-2_300_000, 'persons'),
      ].map(visible),
    ).toEqual(people);
    expect(
      [
        own.value(0.1984, 'share'),
        own.signed(-0.123, 'ratio'),
        own.figureRange(0.07, 0.14, 'share'),
        own.range(0.12, 0.34, 'share'),
        own.range(-0.34, -0.12, 'share'),
      ].map(visible),
    ).toEqual(shares);
    expect([own.value(1.606, 'degC'), own.value(18.93, 'years'), own.value(4_123.4, 'int$2021')].map(visible)).toEqual(
      units,
    );
    expect([own.lever(0.2, 2, true), own.whole(12_345), own.short(845_400, 'persons')].map(visible)).toEqual(plain);
    expect([350e6, 35e3, 2e9].map((largest) => own.axis(largest, 'persons').scale)).toEqual(scales);
  });
});
