import {
  AXES,
  addFoot,
  addHead,
  addTableSlides,
  COLOUR,
  type DeckTable,
  deckBytes,
  FACE,
  FROM_THE_TOP,
  formatCode,
  INNER,
  MARGIN,
  type Slide,
  startDeck,
} from './deck-parts.ts';
import { slideNote } from './enclosure.ts';

/** A figure of the first slide, in words. */
interface DeckFigure {
  readonly name: string;
  readonly value: string;
  readonly unit: string;
  /** The percentile that it is, and its range. */
  readonly range: string;
  /** What it counts. */
  readonly note: string;
}

/** People present by year, in the language of the page. */
interface DeckCalendar {
  readonly title: string;
  readonly years: readonly number[];
  /** Persons, a value for each year. */
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
  /** Of the axis. */
  readonly unit: string;
}

/** Needs as bars, each on its own scale since their units differ, in the language of the page. */
interface DeckNeeds {
  readonly title: string;
  /** Of each need, with its figure and unit. */
  readonly labels: readonly string[];
  /** P50, the percentile planned for and P95: names, and quantities of each need. */
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
}

/** How many people a place is to plan for and what they need, in the language of the page. */
export interface PlanDeck {
  readonly title: string;
  readonly headline: string;
  /** In how many runs no more are there. */
  readonly facts: string;
  readonly figures: readonly DeckFigure[];
  readonly calendar: DeckCalendar;
  readonly needs: DeckNeeds;
  /** Needs; what is in stock where it was entered. One at least. */
  readonly tables: readonly DeckTable[];
  /** Source and disclaimer, on every slide. */
  readonly foot: string;
  /** Sources and receipt in words, for the notes of the first slide. */
  readonly notes: readonly string[];
  readonly enclosure: string;
  readonly isRightToLeft: boolean;
}

/** A need may take two lines, at which so many rows fill a slide. */
const ROWS_A_SLIDE = 14;
/** More bars leave their names no room. */
const BARS_A_SLIDE = 20;

/**
 * Write needs as a presentation, 16:9: headline and figures, then native charts and native tables that can be edited; the enclosure stands in the notes
 * of the last slide.
 */
export async function planDeck(deck: PlanDeck): Promise<Uint8Array> {
  const { title, headline, facts, figures, calendar, needs, tables, foot, notes, enclosure, isRightToLeft } = deck;
  if (tables.length === 0) throw new Error('tables of a presentation: found none, allowed: one or more');
  const file = startDeck(title, isRightToLeft);
  const slide = file.addSlide();
  addHead(slide, title, '');
  const box = { x: MARGIN, w: INNER, margin: 0, fontFace: FACE, valign: 'top' as const };
  slide.addText(headline, { ...box, y: 1.15, h: 1, fontSize: 28, bold: true, color: COLOUR.accent, fit: 'shrink' });
  slide.addText(facts, { ...box, y: 2.2, h: 0.9, fontSize: 14, color: COLOUR.soft, fit: 'shrink' });
  const width = INNER / Math.max(1, figures.length);
  for (const [i, figure] of figures.entries()) {
    const at = isRightToLeft ? figures.length - 1 - i : i;
    const column = { ...box, x: MARGIN + at * width, w: width - 0.3 };
    slide.addText(figure.name, { ...column, y: 3.4, h: 0.35, fontSize: 14, bold: true, color: COLOUR.ink });
    slide.addText(`${figure.value} ${figure.unit}`, { ...column, y: 3.8, h: 0.6, fontSize: 26, color: COLOUR.ink });
    slide.addText(figure.range, { ...column, y: 4.45, h: 0.35, fontSize: 12, color: COLOUR.soft });
    slide.addText(figure.note, { ...column, y: 4.85, h: 0.9, fontSize: 11, color: COLOUR.soft });
  }
  addFoot(slide, foot);
  slide.addNotes(notes.join('\n'));
  addCalendar(file.addSlide(), calendar, foot);
  const count = Math.ceil(needs.labels.length / BARS_A_SLIDE);
  for (let i = 0; i < count; i++) {
    const cut = <T>(all: readonly T[]) => all.slice(i * BARS_A_SLIDE, (i + 1) * BARS_A_SLIDE);
    const series = needs.series.map(({ name, values }) => ({ name, values: cut(values) }));
    const part = count === 1 ? needs.title : `${needs.title} (${i + 1}/${count})`;
    addNeeds(file.addSlide(), { title: part, labels: cut(needs.labels), series }, foot);
  }
  const slides = tables.map((table) => addTableSlides(file, table, foot, ROWS_A_SLIDE));
  slides.at(-1)?.addNotes(slideNote(enclosure));
  return await deckBytes(file);
}

/** Bars side by side: a year's people do not join those of the next. */
function addCalendar(slide: Slide, { title, years, series, unit }: DeckCalendar, foot: string): void {
  addHead(slide, title, '');
  const labels = years.map(String);
  slide.addChart(
    'bar',
    series.map(({ name, values }) => ({ name, labels, values: [...values] })),
    {
      ...{ x: MARGIN - 0.1, y: 1.15, w: INNER + 0.1, h: 5.45, altText: title },
      ...{
        barDir: 'col',
        barGrouping: 'clustered',
        barGapWidthPct: 60,
        chartColors: [COLOUR.accent, COLOUR.reference],
      },
      ...AXES,
      ...{ valAxisMinVal: 0, valAxisLabelFormatCode: formatCode('persons'), valAxisTitle: unit },
    },
  );
  addFoot(slide, foot);
}

/** Bars of each need as shares of its P95: what P50 takes, and what more the higher percentiles take. */
function addNeeds(slide: Slide, { title, labels, series }: DeckNeeds, foot: string): void {
  addHead(slide, title, '');
  const last = series.at(-1);
  const parts = series.map(({ name, values }, i) => ({
    name,
    labels: [...labels],
    values: values.map((value, k) => {
      const whole = last?.values[k] ?? 0;
      return whole > 0 ? (value - (series[i - 1]?.values[k] ?? 0)) / whole : 0;
    }),
  }));
  slide.addChart('bar', parts, {
    ...{ x: MARGIN - 0.1, y: 1.05, w: INNER + 0.1, h: 5.55, altText: title },
    ...{ barDir: 'bar', barGrouping: 'stacked', barGapWidthPct: 35 },
    ...FROM_THE_TOP,
    chartColors: [COLOUR.accent, '4A93A4', 'A3C8D1'],
    ...AXES,
    ...{ valAxisMinVal: 0, valAxisMaxVal: 1, valAxisLabelFormatCode: '0%', valAxisTitle: `${last?.name ?? ''} = 100%` },
    catAxisLabelFontSize: 9,
  });
  addFoot(slide, foot);
}
