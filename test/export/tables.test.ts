import { csvParseRows } from 'd3';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { svgMetadata } from '../../src/export/enclosure.ts';
import { type OpenedFile, openFile } from '../../src/export/open-file.ts';
import { tableCsv, tableEnclosure, tableReceiptLines, tableSheets, writtenTable } from '../../src/export/table-file.ts';
import {
  compareComputed,
  compareTable,
  makeTableReceipt,
  parseTableReceipt,
  type TableReceipt,
  type TableVerdict,
  tableReceiptCode,
  tableReceiptText,
} from '../../src/export/table-receipt.ts';
import { workbookBytes } from '../../src/export/workbook-file.ts';
import { readFormula } from '../../src/scenario/formula.ts';
import { REFERENCE } from '../../src/scenario/scenario.ts';
import { checkFiles } from '../../workers/files/check-file.ts';
import { ENGLISH } from '../support/words.ts';
import { baseline } from '../support/world.ts';

const table = writtenTable({
  title: 'Watch list: =Storms',
  columns: ['place', 'people', 'chance', 'note'],
  rows: [
    ['HTI', 123_456.789, 0.1, null],
    ['=CUB', -0, 1 / 3, 'a "quoted", text'],
    ['2030', null, 1e-9, ''],
  ],
});
const receipt = makeTableReceipt(table, {
  build: { baseline: 'a'.repeat(64), kernels: 'plain', manifest: 'b'.repeat(64) },
  scenarios: [REFERENCE],
  seed: 'horizons',
  runs: 200,
  place: 'HTI',
  until: 2035,
  link: 'page=shocks&place=HTI',
});

const csv = () => strToU8(tableReceiptLines(receipt, ENGLISH) + tableCsv(table));
const svg = () => strToU8(`<svg>${svgMetadata(tableEnclosure(table, receipt))}</svg>`);
const xlsx = () => workbookBytes(tableSheets(table, receipt, ENGLISH));

async function verdictOf(bytes: Uint8Array): Promise<TableVerdict> {
  const file: OpenedFile = await openFile(bytes);
  if (file.kind !== 'table') throw new Error(`found a ${file.kind}`);
  const read = parseTableReceipt(file.receipt ?? '', baseline);
  if (read.kind === 'faults') throw new Error(JSON.stringify(read.faults));
  expect(read.receipt).toEqual(receipt);
  return compareTable(file.rows, read.receipt);
}

describe('a table of a page', () => {
  it.each([
    ['CSV', csv],
    ['SVG', svg],
    ['XLSX', xlsx],
  ])('comes back from %s as it was saved', async (_name, write) => {
    expect(await verdictOf(await write())).toEqual({ kind: 'same', rows: 3, differences: [] });
  });

  it('names the row of one altered digit in each format', async () => {
    const altered = (bytes: Uint8Array) => strToU8(strFromU8(bytes).replace('123456.8', '123459.8'));
    const files = unzipSync(await xlsx());
    const sheet = 'xl/worksheets/sheet1.xml';
    const workbook = zipSync({ ...files, [sheet]: altered(files[sheet] as Uint8Array) });
    for (const bytes of [altered(csv()), altered(svg()), workbook])
      expect(await verdictOf(bytes)).toEqual({ kind: 'differs', rows: 3, differences: [{ row: 1, name: 'HTI' }] });
  });

  it('names a row that is missing, one that is too many and a header that was changed', () => {
    const [header = [], ...rows] = csvParseRows(tableCsv(table));
    const found = (...lines: string[][]) => compareTable(lines, receipt).differences;
    expect(found(header, ...rows.slice(0, 2))).toEqual([{ row: 3, name: '' }]);
    expect(found(header, ...rows, ['XXX', '1'])).toEqual([{ row: 4, name: 'XXX' }]);
    expect(found(['where', ...header.slice(1)], ...rows)[0]?.row).toBe(0);
  });

  it('takes no text for a formula, and writes plain numbers', () => {
    const [, first, second, third] = csvParseRows(tableCsv(table));
    expect(first).toEqual(['HTI', '123456.8', '0.1', '']);
    expect(second?.[0]).toBe("'=CUB");
    expect(third?.[2]).toBe('0.000000001');
  });

  it('is opened with the receipt beside it, and refused without one in the words of its columns', async () => {
    const bytes = strToU8(tableCsv(table));
    const check = (...files: Uint8Array[]) => checkFiles(files, baseline, readFormula);
    expect(await check(bytes, strToU8(tableReceiptText(receipt)))).toMatchObject({ verdict: { kind: 'same' } });
    await expect(check(bytes)).rejects.toThrow('found the columns place, people, chance, note');
    await expect(check(strToU8(tableReceiptText(receipt)))).rejects.toThrow('together with its file');
  });
});

describe('rows that are computed again', () => {
  const file = csvParseRows(tableCsv(table));

  it('reproduce, are within rounding by a unit of the sixth digit, and differ by more', () => {
    const computed = (people: number) => table.rows.map((row, i) => (i === 0 ? ['HTI', people, 0.1, null] : row));
    expect(compareComputed(file, computed(123_456.8)).kind).toBe('reproduces');
    expect(compareComputed(file, computed(123_457.6)).kind).toBe('rounding');
    expect(compareComputed(file, computed(123_459)).differences).toEqual([{ row: 1, name: 'HTI' }]);
  });
});

describe('a receipt of a table', () => {
  const altered = (patch: Partial<Record<keyof TableReceipt, unknown>>) => {
    const read = parseTableReceipt(JSON.stringify({ ...JSON.parse(tableReceiptText(receipt)), ...patch }), baseline);
    if (read.kind === 'table-receipt') throw new Error('the receipt was taken');
    return read.faults[0]?.path;
  };

  it('has a code, and names what is wrong with it', () => {
    expect(tableReceiptCode(receipt)).toMatch(/^[2-9A-Z]{5}(-[2-9A-Z]{5}){3}$/);
    expect(altered({ runs: 'x' })).toBe('receipt.runs');
    expect(altered({ rows: ['x'] })).toBe('receipt.rows.0');
    expect(altered({ scenarios: [{ version: 1, id: 'own', name: '', levers: {} }] })).toBe('name');
    expect(altered({ asked: { command: 'rm' } })).toContain('receipt.asked');
  });
});
