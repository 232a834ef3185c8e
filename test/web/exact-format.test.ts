import { describe, expect, it } from 'vitest';
import { EXACT_FORMAT, exactTable, readCell } from '../../web/files/exact-format.ts';

const words = (text: string) => readCell(text);

describe('a cell that is read into a file', () => {
  it('gives its numbers as they are, whatever the page rounds', () => {
    expect(words(EXACT_FORMAT.value(1_234_567.89, 'persons'))).toEqual({
      kind: 'numbers',
      numbers: [{ value: 1_234_567.89, unit: 'persons' }],
    });
    expect(words(` ${EXACT_FORMAT.value(-0.5, 'degC')} ( ${EXACT_FORMAT.range(-1, 2e-7, 'degC')} )`)).toMatchObject({
      numbers: [{ value: -0.5 }, { value: -1 }, { value: 2e-7 }],
    });
    expect(words(`${EXACT_FORMAT.whole(12.34)}%`)).toEqual({
      kind: 'numbers',
      numbers: [{ value: 0.1234, unit: 'share' }],
    });
    expect(words(' 2035 ')).toMatchObject({ numbers: [{ value: 2035 }] });
  });

  it('leaves sentences as they stand, and nothing where a dash stands for none', () => {
    expect(words(`more than ${EXACT_FORMAT.need(12)} people`)).toEqual({ kind: 'words', text: 'more than 12 people' });
    expect(words('–')).toEqual({ kind: 'words', text: '' });
  });

  it('takes the number of a cell that says it is one, whatever its language says around it', () => {
    const french = `tous les ${EXACT_FORMAT.whole(10.5)} ans`;
    expect(words(french)).toMatchObject({ kind: 'words' });
    expect(readCell(french, true)).toEqual({ kind: 'numbers', numbers: [{ value: 10.5, unit: '' }] });
    expect(readCell('dans aucune simulation', true)).toMatchObject({ kind: 'words' });
  });

  it('leaves marks of direction out, which a program cannot see', () => {
    const arabic = EXACT_FORMAT.value(5, 'persons').replace('persons', '\u2066persons\u2069');
    expect(words(`\u2067حوالي\u2069 ${arabic}`)).toEqual({
      kind: 'numbers',
      numbers: [{ value: 5, unit: 'persons' }],
    });
  });
});

describe('a table that is read into a file', () => {
  const number = (value: number, unit: string) => ({ value, unit });
  const text = (of: string) => ({ kind: 'words', text: of }) as const;

  it('has a column for each end of an interval and units in its header', () => {
    const table = exactTable(
      ['Year', 'Median', '80%'],
      [
        [text('2030'), { kind: 'numbers', numbers: [number(5, 'persons')] }, text('')],
        [
          text('2031'),
          { kind: 'numbers', numbers: [number(6, 'persons')] },
          { kind: 'numbers', numbers: [number(1, 'persons'), number(9, 'persons')] },
        ],
      ],
    );
    expect(table.columns).toEqual(['Year', 'Median (persons)', '80% (persons): low', '80% (persons): high']);
    expect(table.rows).toEqual([
      ['2030', 5, null, null],
      ['2031', 6, 1, 9],
    ]);
  });

  it('has a column of units where they differ by row', () => {
    const table = exactTable(
      ['Indicator', 'A'],
      [
        [text('Population'), { kind: 'numbers', numbers: [number(5, 'persons')] }],
        [text('Urban'), { kind: 'numbers', numbers: [number(0.5, 'share')] }],
      ],
    );
    expect(table.columns).toEqual(['Indicator', 'A', 'unit']);
    expect(table.rows[1]).toEqual(['Urban', 0.5, 'share']);
  });
});
