import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { fanDeck } from '../../src/export/deck.ts';
import { enclosureText } from '../../src/export/enclosure.ts';
import { deckOfFan } from '../../src/export/fan-file.ts';
import { FAN_FRAME, type FanWords, fanPictureSize, fanSvg, wrapText } from '../../src/export/fan-svg.ts';
import { noteLines } from '../../src/export/note-lines.ts';
import { openFile } from '../../src/export/open-file.ts';
import { planDeck } from '../../src/export/plan-deck.ts';
import { parseReceipt } from '../../src/export/read-receipt.ts';
import { compareValues } from '../../src/export/reproduce.ts';
import type { ResultRow } from '../../src/export/result-rows.ts';
import { type FanState, layoutFan } from '../../src/picture/fan.ts';
import type { YearSpread } from '../../src/summary/reading.ts';
import { sampleFan } from '../support/exports.ts';
import { ENGLISH } from '../support/words.ts';
import { baseline } from '../support/world.ts';

const words: FanWords = {
  title: 'Population <b>, Nigeria & "others"',
  subtitle: 'stock · People living in the place at 31 December.',
  description: 'Population of Nigeria until 2030.',
  axisUnit: 'million people',
  plainUnit: 'people',
  projection: 'projection',
  noData: 'no data here',
  clipped: undefined,
  notes: ['Source: UN WPP 2024 (CC BY 3.0 IGO).', 'A conditional projection, not a prediction. '.repeat(5).trim()],
  isRightToLeft: false,
  tick: (value) => String(value / 1e6),
  label: (kind, value) => ({ name: kind, value: (value / 1e6).toFixed(0) }),
};

/** What the fan shows of the rows of a file. */
function stateOf(rows: readonly ResultRow[]): FanState {
  const years = [...new Set(rows.map(({ year }) => Number(year)))];
  const at = (year: number, statistic: string) =>
    Number(rows.find((row) => row.year === String(year) && row.statistic === statistic)?.value);
  const scenario: YearSpread[] = years.map((year) => ({
    year,
    mean: at(year, 'mean'),
    p2_5: at(year, 'p2_5'),
    p10: at(year, 'p10'),
    // A file has no quarters; no picture of this test draws them.
    p25: at(year, 'p50'),
    p75: at(year, 'p50'),
    p50: at(year, 'p50'),
    p90: at(year, 'p90'),
    p97_5: at(year, 'p97_5'),
  }));
  return {
    shape: 'line',
    history: [2020, 2021, 2022, 2023].map((year) => ({ year, value: 2.1e8 + (year - 2020) * 5e6 })),
    recordFrom: undefined,
    recordUntil: undefined,
    base: 2.33e8,
    naive: [{ kind: 'last', value: 2.3e8, from: 2023, to: 2023 }],
    scenario,
    reference: scenario.map((spread) => ({ ...spread, p50: spread.p50 * 0.98 })),
    baseYear: 2024,
    horizon: years.at(-1) as number,
    interval: 'both',
    hasZero: true,
  };
}

async function verdictOf(bytes: Uint8Array, rows: Iterable<ResultRow>) {
  const file = await openFile(bytes);
  if (file.kind !== 'values') throw new Error(`found a ${file.kind}`);
  const read = parseReceipt(file.receipt ?? '', baseline);
  if (read.kind === 'faults') throw new Error(JSON.stringify(read.faults));
  return { format: file.format, ...compareValues(file.values(read.receipt), read.receipt, rows) };
}

const dataset = sampleFan();
const rows = [...dataset.rows()];

describe('the SVG of a fan', () => {
  const layout = layoutFan(stateOf(rows), FAN_FRAME);
  const svg = fanSvg(layout, words, enclosureText(dataset));

  it('is well formed, escapes what a user wrote, and has title, description and size', () => {
    const parsed = new DOMParserOfTest(svg);
    expect(parsed.opened).toEqual([]);
    expect(svg).toContain('<title id="title">Population &lt;b&gt;, Nigeria &amp; &quot;others&quot;</title>');
    expect(svg).toContain('<desc id="description">Population of Nigeria until 2030.</desc>');
    const { width, height } = fanPictureSize(words);
    expect(svg).toContain(`viewBox="0 0 ${width} ${height}"`);
  });

  it('has its styles inside: no class, no variable, no address but the name of SVG', () => {
    expect(svg).not.toMatch(/class=|var\(|<style|href|url\((?!#)/);
    expect(svg.match(/https?:/g)).toHaveLength(1);
    expect(svg).toMatch(/font-family="[^"]*Arial[^"]*sans-serif"/);
  });

  it('draws what the layout holds: medians, bands, every label and tick', () => {
    for (const path of [layout.scenario.median, layout.scenario.band80, layout.reference?.median as string])
      expect(svg).toContain(path);
    for (const { year } of layout.xTicks) expect(svg).toContain(`>${year}</text>`);
    for (const { kind } of layout.labels) expect(svg).toContain(`>${kind} `);
  });

  it('carries its numbers, which reproduce', async () => {
    expect(await verdictOf(strToU8(svg), rows)).toMatchObject({ format: 'svg', kind: 'reproduces' });
  });

  it('breaks long notes at spaces', () => {
    expect(wrapText('one two three', 7)).toEqual(['one two', 'three']);
  });
});

/** Open elements of a text of XML, checked tag by tag; there is no reader of XML in Node. */
class DOMParserOfTest {
  readonly opened: string[] = [];
  constructor(xml: string) {
    for (const [, end, name, self] of xml.matchAll(/<(\/?)([\w:]+)(?:\s+[\w:-]+="[^"<]*")*\s*(\/?)>|<[^>]*>/g)) {
      if (name === undefined) throw new Error('a tag is broken');
      if (end) expect(this.opened.pop()).toBe(name);
      else if (!self) this.opened.push(name);
    }
  }
}

describe('the presentation of a fan', () => {
  const names = {
    ...{ year: 'Year', mean: 'Mean', p2_5: '1 in 40 below', p10: '1 in 10 below', p50: 'Median' },
    ...{ p90: '9 in 10 below', p97_5: '39 in 40 below', band80: 'between 1 and 9 in 10', reference: 'Reference' },
  };
  const write = (value: number) => value.toExponential(2);

  it('has a native chart that can be edited, a table, and notes with sources and receipt', async () => {
    const bytes = await fanDeck(deckOfFan(dataset, words, names, stateOf(rows), 0, write, ENGLISH));
    const files = unzipSync(bytes);
    const chartName = Object.keys(files).find((name) => /^ppt\/charts\/chart\d+\.xml$/.test(name)) as string;
    const chart = strFromU8(files[chartName] as Uint8Array);
    const median = rows.filter(({ statistic }) => statistic === 'p50').map(({ value }) => value);
    expect(chart).toContain('<c:areaChart><c:grouping val="stacked"/>');
    for (const value of median) expect(chart).toContain(`<c:v>${value}</c:v>`);
    expect(Object.keys(files).some((name) => /^ppt\/embeddings\/.*\.xlsx$/.test(name))).toBe(true);
    expect(strFromU8(files['ppt/presentation.xml'] as Uint8Array)).toContain('cx="12192000" cy="6858000"');
    const notes = strFromU8(files['ppt/notesSlides/notesSlide1.xml'] as Uint8Array);
    expect(notes).toContain('CC BY 3.0 IGO');
    expect(notes).toMatch(/Receipt [2-9A-Z]{5}-/);
    expect(await verdictOf(bytes, rows)).toMatchObject({ format: 'pptx', kind: 'reproduces' });

    // The table within stands in the notes of the last slide.
    const digit = `,${median[0]}\\n`;
    const [holder, within] = Object.entries(files).find(
      ([name, file]) => name.startsWith('ppt/notesSlides/') && strFromU8(file).includes(digit),
    ) as [string, Uint8Array];
    const altered = strFromU8(within).replace(
      digit,
      digit.replace(/\d/, (first) => (first === '2' ? '4' : '2')),
    );
    const other = zipSync({ ...files, [holder]: strToU8(altered) });
    expect(await verdictOf(other, rows)).toMatchObject({ format: 'pptx', kind: 'differs' });
  });

  it('stands in lines where values lie below zero', async () => {
    const sunk = sampleFan(-1);
    const bytes = await fanDeck(
      deckOfFan(sunk, words, names, { ...stateOf(rows), shape: 'steps' }, -3e8, write, ENGLISH),
    );
    const files = unzipSync(bytes);
    const chartName = Object.keys(files).find((name) => /^ppt\/charts\/chart\d+\.xml$/.test(name)) as string;
    expect(strFromU8(files[chartName] as Uint8Array)).not.toContain('<c:areaChart>');
  });

  it('of a plan has its figures, and a long table on as many slides as it takes, its header on each', async () => {
    const lines = Array.from({ length: 30 }, (_, i) => [`Line ${i + 1}`, '2,000']);
    const bytes = await planDeck({
      ...{ title: 'Prepare', headline: 'Plan for 5 people.', facts: 'In 8 of 10 runs.', foot: 'Sphere 2018' },
      figures: [{ name: 'Peak', value: '5', unit: 'people', range: 'P80', note: 'At one time.' }],
      calendar: {
        ...{ title: 'Calendar', years: [2026, 2027], unit: 'people' },
        series: [
          { name: 'Median', values: [3, 4] },
          { name: '9 in 10 below', values: [7, 9] },
        ],
      },
      needs: {
        ...{ title: 'Needs as bars', labels: ['Water: 15 m3/day', 'Toilets: 2'] },
        series: [
          { name: 'P50', values: [10, 0] },
          { name: 'P80', values: [15, 2] },
          { name: 'P95', values: [20, 0] },
        ],
      },
      tables: [{ title: 'Needs', rows: [['need', 'quantity'], ...lines] }],
      ...{ notes: noteLines(dataset, ENGLISH), enclosure: enclosureText(dataset), isRightToLeft: false },
    });
    const files = unzipSync(bytes);
    const slide = (n: number) => strFromU8(files[`ppt/slides/slide${n}.xml`] as Uint8Array);
    expect(slide(1)).toContain('Plan for 5 people.');
    const charts = Object.keys(files).filter((name) => /^ppt\/charts\/chart\d+\.xml$/.test(name));
    const chartOf = (title: string) =>
      charts.map((name) => strFromU8(files[name] as Uint8Array)).find((xml) => xml.includes(title)) ?? '';
    for (const value of [3, 4, 7, 9]) expect(chartOf('9 in 10 below')).toContain(`<c:v>${value}</c:v>`);
    // Each need on its own scale: P50 is half of P95, and P80 a quarter more.
    for (const value of [0.5, 0.25]) expect(chartOf('P95 = 100%')).toContain(`<c:v>${value}</c:v>`);
    expect(slide(6)).toContain('Needs (3/3)');
    expect(slide(6)).toContain('quantity');
    const all = [4, 5, 6].flatMap((n) => [...slide(n).matchAll(/>(Line \d+)</g)].map(([, line]) => line));
    expect(all).toEqual(lines.map(([line]) => line));
    expect(strFromU8(files['ppt/notesSlides/notesSlide1.xml'] as Uint8Array)).toMatch(/Nigeria; .+ runs, seed/);
    expect(await verdictOf(bytes, rows)).toMatchObject({ format: 'pptx', kind: 'reproduces' });
  });
});
