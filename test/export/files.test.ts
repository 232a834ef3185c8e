import { csvParse, csvParseRows } from 'd3';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { csvLines, receiptLines } from '../../src/export/csv-file.ts';
import type { Dataset } from '../../src/export/dataset.ts';
import { enclosureText, svgMetadata } from '../../src/export/enclosure.ts';
import { hxlLines } from '../../src/export/hxl-file.ts';
import { iamcLines } from '../../src/export/iamc-file.ts';
import { type OpenedFile, openFile } from '../../src/export/open-file.ts';
import { parquetBytes } from '../../src/export/parquet-file.ts';
import { withPngText } from '../../src/export/png-text.ts';
import { parseReceipt } from '../../src/export/read-receipt.ts';
import { readSheets } from '../../src/export/read-workbook.ts';
import { PARQUET_RECEIPT, receiptText } from '../../src/export/receipt.ts';
import { compareValues, type Verdict } from '../../src/export/reproduce.ts';
import { needsSheet, workbookSheets } from '../../src/export/workbook.ts';
import { workbookBytes } from '../../src/export/workbook-file.ts';
import { iamcUnit, OUTPUTS } from '../../src/params/outputs.ts';
import { DEFAULT_SHARES } from '../../src/prepare/age-shares.ts';
import { needs } from '../../src/prepare/needs.ts';
import { statedPeople } from '../../src/prepare/people-present.ts';
import { NEED_RATIOS } from '../../src/prepare/planning-rows.ts';
import { REFERENCE } from '../../src/scenario/scenario.ts';
import { sampleDataset } from '../support/exports.ts';
import { ENGLISH } from '../support/words.ts';
import { baseline } from '../support/world.ts';

const dataset = sampleDataset();
const joined = (lines: Iterable<string>) => [...lines].join('');
const besideIt = receiptText(dataset.receipt);
/** The smallest PNG: one grey point. */
const POINT = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=='),
  (character) => character.charCodeAt(0),
);

async function opened(bytes: Uint8Array): Promise<Extract<OpenedFile, { kind: 'values' }>> {
  const file = await openFile(bytes);
  if (file.kind !== 'values') throw new Error(`found a ${file.kind}`);
  return file;
}

/** Open a file, read its receipt or the one beside it, and hold it against the rows it was written from. */
async function verdictOf(bytes: Uint8Array, { rows }: Dataset = dataset): Promise<Verdict> {
  const file = await opened(bytes);
  const read = parseReceipt(file.receipt ?? besideIt, baseline);
  if (read.kind === 'faults') throw new Error(JSON.stringify(read.faults));
  return compareValues(file.values(read.receipt), read.receipt, rows());
}

const csv = () => strToU8(joined(csvLines(dataset)));
const withLines = () => strToU8(joined(receiptLines(dataset)) + joined(csvLines(dataset)));
const hxl = () => strToU8(joined(hxlLines(dataset)));
const iamc = () => strToU8(joined(iamcLines(dataset)));
const xlsx = () => workbookBytes(workbookSheets(dataset, ENGLISH));
const svg = () => strToU8(`<svg>${svgMetadata(enclosureText(dataset))}</svg>`);
const png = () => withPngText(POINT, enclosureText(dataset));

const WRITERS: readonly (readonly [string, boolean, () => Uint8Array | Promise<Uint8Array>])[] = [
  ['CSV', false, csv],
  ['CSV with its receipt in lines', true, withLines],
  ['HXL', false, hxl],
  ['IAMC', false, iamc],
  ['XLSX', true, xlsx],
  ['Parquet', true, () => parquetBytes(dataset)],
  ['SVG', true, svg],
  ['PNG', true, png],
];

describe.each(WRITERS)('%s', (_name, hasReceipt, write) => {
  it('gives back every value, and its receipt where it holds one', async () => {
    const bytes = await write();
    expect((await opened(bytes)).receipt).toBe(hasReceipt ? besideIt : undefined);
    const rows = [...dataset.rows()];
    expect(await verdictOf(bytes)).toEqual({ kind: 'reproduces', cells: rows.length, differences: [] });
  });
});

/** Replace the first digit after the first place's last comma of a data row in a text. */
const alter = (text: string, from: RegExp, to: string) => {
  const changed = text.replace(from, to);
  if (changed === text) throw new Error('nothing was altered');
  return strToU8(changed);
};

describe('one altered digit', () => {
  const first = [...dataset.rows()].find(({ place }) => place === 'NER')?.value as string;
  const other = `${first[0] === '2' ? '4' : '2'}${first.slice(1)}`;

  it.each([
    ['CSV', () => alter(joined(csvLines(dataset)), new RegExp(`,${first}\n`), `,${other}\n`)],
    ['HXL', () => alter(joined(hxlLines(dataset)), new RegExp(`,${first},`), `,${other},`)],
    ['IAMC', () => alter(joined(iamcLines(dataset)), /(,NER,.*,)\d(\S*\n)/, '$19$2')],
    ['SVG', () => alter(strFromU8(svg()), new RegExp(`,${first}\\\\n`), `,${other}\\n`)],
    [
      'PNG',
      () => withPngText(POINT, strFromU8(alter(enclosureText(dataset), new RegExp(`,${first}\\\\n`), `,${other}\\n`))),
    ],
  ])('does not reproduce in %s, and the place is named', async (_name, write) => {
    const { kind, differences } = await verdictOf(write());
    expect([kind, differences.map(({ place, cells }) => [place, cells])]).toEqual(['differs', [['NER', 1]]]);
  });

  it('does not reproduce in XLSX, and the place is named', async () => {
    const files = unzipSync(await xlsx());
    const sheet = 'xl/worksheets/sheet1.xml';
    files[sheet] = alter(strFromU8(files[sheet] as Uint8Array), new RegExp(`<v>${first}</v>`), `<v>${other}</v>`);
    const { kind, differences } = await verdictOf(zipSync(files));
    expect([kind, differences.map(({ place }) => place)]).toEqual(['differs', ['NER']]);
  });

  it('does not reproduce in Parquet, and the place is named', async () => {
    const rows = () => [...dataset.rows()].map((row) => (row.value === first ? { ...row, value: other } : row));
    const { kind, differences } = await verdictOf(parquetBytes({ ...dataset, rows }));
    expect([kind, differences.map(({ place }) => place)]).toEqual(['differs', ['NER']]);
  });
});

describe('HXL', () => {
  /** Hashtags of the HXL 1.1 dictionary that the conventions name, and #region for groups of countries. */
  const HASHTAGS = [
    '#country',
    '#region',
    '#date',
    '#indicator',
    '#value',
    '#affected',
    '#population',
    '#inneed',
    '#meta',
  ];

  it('has a tag for every column, each once, of the dictionary and well formed', () => {
    const every = { ...dataset.receipt, outputs: OUTPUTS.map(({ id }) => id) };
    for (const receipt of [dataset.receipt, every]) {
      const [header, tags] = csvParseRows(joined(hxlLines({ ...dataset, receipt, rows: () => [] })));
      expect(tags).toHaveLength(header?.length as number);
      expect(new Set(tags).size).toBe(tags?.length);
      for (const tag of tags ?? []) {
        expect(tag).toMatch(/^#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*$/);
        expect(HASHTAGS).toContain(tag.replace(/\+.*$/, ''));
      }
    }
  });

  it('has a row for each place and year, codes of countries and regions apart, and shares as percentages', () => {
    const [, tags, ...rows] = csvParseRows(joined(hxlLines(dataset)));
    const cell = (row: number, tag: string) => rows[row]?.[(tags ?? []).indexOf(tag)];
    expect(rows).toHaveLength(4 * 2);
    expect([cell(0, '#country+code+v_iso3'), cell(0, '#region+code'), cell(0, '#date+year')]).toEqual([
      'NGA',
      '',
      '2025',
    ]);
    expect([cell(4, '#country+code+v_iso3'), cell(4, '#region+code'), cell(4, '#region+name')]).toEqual([
      ...['', 'un-caribbean', 'Caribbean'],
    ]);
    const share = [...dataset.rows()].find(({ output, statistic }) => output === 'youthShare' && statistic === 'p50');
    expect(Number(cell(0, '#indicator+value+pct+population+youth+p50'))).toBeCloseTo(Number(share?.value) * 100, 4);
    for (const row of rows)
      for (const [i, tag] of (tags ?? []).entries())
        if (/^#(population|indicator)/.test(tag)) expect(row[i]).toMatch(/^-?\d+(\.\d+)?$/);
  });
});

describe('IAMC', () => {
  const parsed = csvParse(joined(iamcLines(dataset)));

  it('has exactly the columns of the consortium, and a row for each value', () => {
    expect(parsed.columns).toEqual(['model', 'scenario', 'region', 'variable', 'unit', 'year', 'value']);
    expect(parsed).toHaveLength([...dataset.rows()].length);
  });

  it('has variables with their percentile, in the units of the catalogue of outputs', () => {
    const units = new Map(OUTPUTS.map((output) => [output.iamc, iamcUnit(output)]));
    for (const row of parsed) {
      const [variable, statistic] = [row.variable?.replace(/\|[^|]*$/, ''), row.variable?.replace(/^.*\|/, '')];
      expect(row.unit).toBe(units.get(variable as string));
      expect(statistic).toMatch(/^(Mean|(2\.5|10\.0|50\.0|90\.0|97\.5)th Percentile)$/);
    }
    const [first] = [...dataset.rows()];
    expect(Number(parsed[0]?.value)).toBeCloseTo(Number(first?.value) / 1e6, 4);
  });

  it('calls the world World, and keeps a name from being taken for a formula', () => {
    expect(parsed[0]?.scenario).toBe(`'${dataset.receipt.scenario.name}`);
    const world = { ...dataset, rows: () => [...dataset.rows()].slice(0, 1).map((row) => ({ ...row, place: 'WLD' })) };
    expect(csvParse(joined(iamcLines(world)))[0]?.region).toBe('World');
  });
});

describe('XLSX', () => {
  it('has data, levers, sources and receipt, with numbers as numbers', async () => {
    const sheets = readSheets(await xlsx(), ['data', 'needs', 'levers', 'sources', 'receipt']);
    expect([...sheets.keys()]).toEqual(['data', 'levers', 'sources', 'receipt']);
    const [header, first] = sheets.get('data') ?? [];
    expect(header?.slice(0, 7)).toEqual(['scenario', 'place', 'output', 'unit', 'year', 'statistic', 'value']);
    const [row] = [...dataset.rows()];
    expect(first?.slice(4, 7)).toEqual([2025, 'mean', Number(row?.value)]);
    const levers = sheets.get('levers') ?? [];
    expect(levers.find(([, id]) => id === 'warmingPath')?.slice(3, 5)).toEqual(['WLD', 'SSP5-8.5']);
    expect(sheets.get('receipt')?.find(([field]) => field === 'scenario')?.[1]).toBe(dataset.receipt.scenario.name);
  });
});

describe('a workbook with needs', () => {
  const input = { people: statedPeople(100_000), phase: 'emergency' as const, shares: DEFAULT_SHARES };
  const table = needs(NEED_RATIOS, { ...input, household: 5, plannedShare: 1, shifts: 2 }, [0.5, 0.9]);

  it('has them before the data, and the same bytes each time', async () => {
    const sheets = workbookSheets(dataset, ENGLISH, [needsSheet(table, 1, ENGLISH)]);
    expect(sheets.map(({ name }) => name)).toEqual(['needs', 'data', 'levers', 'sources', 'receipt']);
    const bytes = await workbookBytes(sheets);
    expect(await workbookBytes(sheets)).toEqual(bytes);
    const rows = readSheets(bytes, ['needs']).get('needs') ?? [];
    expect(rows.find(([, need]) => need === 'Communal toilets')?.[2]).toBe(2_000);
    expect((await opened(bytes)).altered).toEqual([]);
  });

  it('names the row of needs whose number was altered, and a sheet that is missing', async () => {
    const bytes = await workbookBytes(workbookSheets(dataset, ENGLISH, [needsSheet(table, 1, ENGLISH)]));
    const rows = readSheets(bytes, ['needs']).get('needs') ?? [];
    const row = 1 + rows.findIndex(([, need]) => need === 'Communal toilets');
    const files = unzipSync(bytes);
    const change = (name: string, from: RegExp, to: string) => ({
      ...files,
      [name]: alter(strFromU8(files[name] as Uint8Array), from, to),
    });
    const other = await opened(zipSync(change('xl/worksheets/sheet1.xml', /<v>2000<\/v>/, '<v>2001</v>')));
    expect(other.altered).toEqual([{ sheet: 'needs', row, name: expect.stringContaining('Communal toilets') }]);
    const renamed = await opened(zipSync(change('xl/workbook.xml', /name="levers"/, 'name="mine"')));
    expect(renamed.altered).toEqual([{ sheet: 'levers', row: 0, name: '' }]);
  });
});

describe('Parquet', () => {
  it('has typed columns and the receipt in its metadata, as another reader sees it', async () => {
    const file = new Uint8Array(parquetBytes(dataset)).buffer;
    const metadata = parquetMetadata(file);
    const types = metadata.schema.slice(1).map(({ name, type, converted_type }) => [name, type, converted_type]);
    expect(types).toEqual([
      ...['scenario', 'place', 'output', 'unit'].map((name) => [name, 'BYTE_ARRAY', 'UTF8']),
      ...[
        ['year', 'INT32', undefined],
        ['statistic', 'BYTE_ARRAY', 'UTF8'],
        ['value', 'DOUBLE', undefined],
      ],
    ]);
    expect(metadata.key_value_metadata).toContainEqual({ key: PARQUET_RECEIPT, value: besideIt });
    const rows = await parquetReadObjects({ file });
    expect(rows.map(({ place, year, value }) => [place, year, value])).toEqual(
      [...dataset.rows()].map(({ place, year, value }) => [place, Number(year), Number(value)]),
    );
  });
});

describe('a file of a stranger', () => {
  const text = (content: string) => openFile(strToU8(content));

  it('is told by its content: a scenario, a receipt', async () => {
    expect((await text(JSON.stringify(REFERENCE))).kind).toBe('scenario');
    expect((await text(besideIt)).kind).toBe('receipt');
  });

  it.each([
    ['JSON that is broken', '{"a":', 'JSON'],
    ['JSON nested too deep', `{"a":${'['.repeat(60)}`, 'nested deeper than 40'],
    ['an SVG of another program', '<svg></svg>', 'carries no numbers'],
    ['an archive that is broken', 'PK\u0003\u0004rubbish', 'the archive cannot be read'],
    ['a Parquet file that is broken', 'PAR1rubbishPAR1', 'the Parquet file cannot be read'],
  ])('is refused in words: %s', async (_name, content, words) => {
    await expect(text(content)).rejects.toThrow(words);
  });

  it('is refused where a value is no number, or stands twice', async () => {
    const head = 'place,output,year,statistic,value\n';
    const read = async (content: string) => (await opened(strToU8(head + content))).values(dataset.receipt);
    await expect(read('NGA,population,2025,p50,<img>\n')).rejects.toThrow('row 2: found "<img>" as a value');
    await expect(read('NGA,population,2025,p50,1\nNGA,population,2025,p50,1\n')).rejects.toThrow('twice');
  });

  it('with a picture whose text was cut carries no numbers', async () => {
    const bytes = png();
    bytes[60] = (bytes[60] as number) ^ 1;
    await expect(openFile(bytes)).rejects.toThrow('carries no numbers');
  });
});
