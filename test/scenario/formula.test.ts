import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFormula } from '../../src/scenario/formula.ts';

const lever = { min: -1, max: 1, unit: 'points', default: 0.25 };
const wide = { ...lever, min: -1e9, max: 1e9 };
const valuesOf = (text: string, of = wide) => {
  const reading = readFormula(text, of);
  if (reading.kind === 'fault') throw new Error(JSON.stringify(reading.fault));
  return reading.shape.values;
};
const faultOf = (text: string, of = wide) => {
  const reading = readFormula(text, of);
  return reading.kind === 'fault' ? reading.fault : undefined;
};

describe('readFormula', () => {
  // Each twin is the same arithmetic in plain code.
  it.each<[string, (year: number) => number]>([
    ['0.2 * (year - 2024) / 26', (year) => (0.2 * (year - 2024)) / 26],
    ['t', (year) => year - 2024],
    ['default * 2', () => 0.5],
    ['-2^2 + 2^3^2', () => -4 + 512],
    ['+1 - -1', () => 2],
    ['year < 2030 ? 0 : year <= 2040 ? 1 : 2', (year) => (year < 2030 ? 0 : year <= 2040 ? 1 : 2)],
    ['(year == 2030) ? 1 : year != 2031 ? 0 : 5', (year) => (year === 2030 ? 1 : year === 2031 ? 5 : 0)],
    ['min(1, t / 11, 4) + max(0, 1)', (year) => Math.min(1, (year - 2024) / 11) + 1],
    ['abs(-t) + floor(1.5) + round(1.6) + sqrt(4)', (year) => year - 2024 + 1 + 2 + 2],
    ['exp(log(2)) + sin(0) + cos(0)', () => Math.exp(Math.log(2)) + 1],
    ['1e-1 + .5 + 2.', () => 0.1 + 0.5 + 2],
    ['0 * -1', () => 0],
  ])('computes %s as plain code does', (text, twin) => {
    expect(valuesOf(text)).toEqual(Array.from({ length: 26 }, (_, i) => twin(2025 + i)));
  });

  it('keeps the text and gives a value for each year', () => {
    const reading = readFormula('t / 26', lever);
    expect(reading).toMatchObject({ kind: 'formula', shape: { formula: 't / 26' } });
    expect(valuesOf('t / 26')).toHaveLength(26);
  });

  it('names the year, what it found and the range where a value leaves it, and clamps nothing', () => {
    expect(faultOf('t / 10', lever)).toEqual({
      character: 1,
      found: '1.1 in 2035',
      allowed: '-1 to 1 points in every year from 2025 to 2050',
    });
  });

  // Each fault points at the character of the text that is to be changed.
  it.each([
    ['1 / (year - 2030)', 3, 'Infinity in 2030'],
    ['0 / (t - 1)', 3, 'NaN in 2025'],
    ['1 + log(-1)', 5, 'NaN in 2025'],
    ['min(1, 1 / 0)', 10, 'Infinity in 2025'],
    ['1 + yeer', 5, '"yeer"'],
    ['2 year', 3, '"year"'],
    ['(1 + 2', 7, 'Parenthesis ) expected'],
    ['1 + (year < 2030)', 11, '"<"'],
    ['year ? 1 : 0', 1, '"year"'],
    ['min(1)', 1, 'min of 1'],
    ['cos + 1', 1, '"cos"'],
    ['year(3)', 1, '"year"'],
    ['t \u2212 1', 3, '"\u2212" (U+2212)'],
    ['', 1, 'nothing'],
  ])('%s: points at character %i', (text, character, found) => {
    expect(faultOf(text)).toMatchObject({ character, found });
  });

  it.each([
    ['property access', 'cos.constructor'],
    ['constructor by call', 'cos.constructor("return process")()'],
    ['constructor by index', 'cos["constructor"]'],
    ['a bare constructor', 'constructor'],
    ['prototype', 'abs.prototype'],
    ['__proto__', '__proto__'],
    ['toString, an inherited name', 'toString'],
    ['hasOwnProperty as a function', 'hasOwnProperty(1)'],
    ['import', 'import({a: 1})'],
    ['evaluate', 'evaluate("1")'],
    ['parse', 'parse("1")'],
    ['createUnit', 'createUnit("foo")'],
    ['chain', 'chain(1)'],
    ['assignment', 'x = 1'],
    ['assignment to a variable', 'year = 1'],
    ['function definition', 'f(x) = x ^ 2'],
    ['several statements', '1; 2'],
    ['line break', '1\n2'],
    ['comment', '1 # 2'],
    ['huge exponent', '10^(10^5)'],
    ['tower of exponents', '9^9^9^9'],
    ['number beyond the finite', '1e999'],
    ['root of a negative', '(-1)^0.5'],
    ['zero by zero', '0/0'],
    ['range', '1:10'],
    ['matrix', '[1, 2]'],
    ['object', '{a: 1}'],
    ['unit', '5 cm'],
    ['unit conversion', '5 in'],
    ['string', '"a"'],
    ['string escape', '"\\u0061"'],
    ['escape outside a string', '\\u0079ear'],
    ['letters of another alphabet', 'ye\u0430r'],
    ['full-width digits', '\uff11 + 1'],
    ['zero-width space', 'ye\u200bar'],
    ['right-to-left override', '\u202e1 + 1'],
    ['imaginary unit', 'i'],
    ['Infinity by name', 'Infinity'],
    ['NaN by name', 'NaN'],
    ['true', 'true ? 1 : 0'],
    ['null', 'null'],
    ['factorial', '170!'],
    ['transpose', "t'"],
    ['percent', '5%'],
    ['word operator', '5 mod 2'],
    ['bits', '1 << 3'],
    ['chained comparison', '1 < t < 3 ? 1 : 0'],
    ['logic', '(t > 1 and t < 3) ? 1 : 0'],
    ['nullish', 't ?? 1'],
    ['hexadecimal', '0x10'],
    ['random', 'random()'],
    ['end', 'end'],
    ['very long', '1+'.repeat(300)],
    ['deep parentheses', `${'('.repeat(240)}1${')'.repeat(240)}`],
    ['deep signs', `${'-'.repeat(400)}1`],
    ['deep powers', `1${'^1'.repeat(200)}`],
    ['deep conditions', `${'t<1?1:'.repeat(80)}1`],
    ['too many terms', `1${'+1'.repeat(120)}`],
  ])('refuses %s', (_name, text) => {
    const fault = faultOf(text);
    expect(fault).toBeDefined();
    expect(fault?.character).toBeGreaterThanOrEqual(1);
    expect(fault?.character).toBeLessThanOrEqual(text.length + 1);
    expect(fault?.found && fault.allowed).toBeTruthy();
  });

  it('answers any text with values that are finite and in range, or with a fault, never with an exception', () => {
    const piece = fc.constantFrom(
      ...[
        'year',
        't',
        'default',
        '1',
        '2.5',
        '1e9',
        '+',
        '-',
        '*',
        '/',
        '^',
        '(',
        ')',
        ',',
        '<',
        '?',
        ':',
        ' ',
        'min',
        'exp',
        '"',
        '.',
      ],
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 20 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (formula) => {
        const reading = readFormula(formula, lever);
        if (reading.kind === 'formula') {
          expect(reading.shape.values).toHaveLength(26);
          for (const value of reading.shape.values) expect(Math.abs(value)).toBeLessThanOrEqual(1);
        } else {
          expect(reading.fault.character).toBeLessThanOrEqual(formula.length + 1);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
