import type PptxGenJS from 'pptxgenjs';
import type { Unit } from '../params/quantity.ts';
import type { FanState } from '../picture/fan.ts';
import {
  AXES,
  addFoot,
  addHead,
  addTableSlides,
  COLOUR,
  type DeckTable,
  deckBytes,
  formatCode,
  INNER,
  MARGIN,
  type Slide,
  startDeck,
} from './deck-parts.ts';
import { slideNote } from './enclosure.ts';
import type { FanWords } from './fan-svg.ts';

/** A chart of a slide and the words around it. */
export interface FanDeck {
  readonly words: Pick<FanWords, 'title' | 'subtitle' | 'description' | 'plainUnit' | 'notes' | 'isRightToLeft'>;
  readonly unit: Unit;
  /** `steps`: years that stand apart. */
  readonly shape: FanState['shape'];
  readonly years: readonly number[];
  /** Lower end of the fan, and the heights that stand on it, up to the upper end. */
  readonly bands: readonly DeckSeries[];
  /** Its ends and inner limits, from the upper to the lower: drawn where values lie below zero. */
  readonly limits: readonly DeckSeries[];
  readonly median: DeckSeries;
  /** Where the axis begins. */
  readonly axisFrom: number;
  /** Median of the reference; undefined where the scenario is the reference. */
  readonly reference: DeckSeries | undefined;
  readonly table: DeckTable;
  /** Sources and receipt in words, for the notes. */
  readonly notes: readonly string[];
  readonly enclosure: string;
}

export interface DeckSeries {
  readonly name: string;
  readonly values: readonly number[];
}

/** Tints of the bands on white: those of the page, mixed. */
const BAND95 = 'D6E6EA';
const BAND80 = 'A3C8D1';
const WHITE = 'FFFFFF';
/** Every year to 2050, and its header. */
const ROWS_A_SLIDE = 30;

/**
 * Write a fan as a presentation, 16:9: a slide with a native chart that can be edited, and one with the numbers;
 * the enclosure stands in the notes of the second.
 */
export async function fanDeck(deck: FanDeck): Promise<Uint8Array> {
  const { words, notes, enclosure, table } = deck;
  const file = startDeck(words.title, words.isRightToLeft);
  const slide = file.addSlide();
  addHead(slide, words.title, words.subtitle);
  addChart(slide, deck);
  addFoot(slide, words.notes.join(' '));
  slide.addNotes([words.description, ...notes].join('\n'));
  addTableSlides(file, table, words.notes.join(' '), ROWS_A_SLIDE).addNotes(slideNote(enclosure));
  return await deckBytes(file);
}

/**
 * Bands as areas that stand on each other, the lowest of them white: programs do not agree which of two areas lies in front. Below zero
 * they cannot stand, so there are lines.
 */
function addChart(slide: Slide, deck: FanDeck): void {
  const labels = deck.years.map(String);
  const data = (series: readonly DeckSeries[]) =>
    series.map(({ name, values }) => ({ name, labels, values: [...values] }));
  const medians = [...(deck.reference ? [deck.reference] : []), deck.median];
  const medianColours = deck.reference ? [COLOUR.reference, COLOUR.accent] : [COLOUR.accent];
  const hasAreas = deck.axisFrom >= 0;
  const isSteps = deck.shape === 'steps';
  // Years that stand apart are joined by no line: each has a mark of its own.
  const apart = { lineSize: 0, lineDataSymbol: 'dash' as const, lineDataSymbolSize: 12 };
  const line = isSteps ? apart : { lineSize: 2.25, lineDataSymbol: 'none' as const };
  const limit = isSteps ? { ...apart, lineDataSymbolSize: 8 } : { ...line, lineSize: 1 };
  const stacked = { barGrouping: 'stacked', chartColors: [WHITE, BAND95, BAND80, BAND95], chartColorsOpacity: 100 };
  const fan: PptxGenJS.IChartMulti = hasAreas
    ? { type: isSteps ? 'bar' : 'area', data: data(deck.bands), options: { ...stacked, barGapWidthPct: 30 } }
    : {
        type: 'line',
        data: data(deck.limits),
        options: { ...limit, chartColors: [BAND80, COLOUR.accent, COLOUR.accent, BAND80] },
      };
  const charts: PptxGenJS.IChartMulti[] = [
    fan,
    { type: 'line', data: data(medians), options: { ...line, chartColors: medianColours } },
  ];
  const options: PptxGenJS.IChartOpts = {
    ...{ x: MARGIN - 0.1, y: 1.35, w: INNER + 0.1, h: 5.25, altText: deck.words.description },
    ...AXES,
    ...{ valAxisLabelFormatCode: formatCode(deck.unit), valAxisTitle: deck.words.plainUnit },
    // Lines of the grid would end where the white area begins.
    ...(hasAreas ? { valAxisMinVal: deck.axisFrom, valGridLine: { style: 'none' } } : {}),
  };
  // Several charts bring their own data, and the library then takes the options in the place of it; its declaration does not say so.
  slide.addChart(charts, options as unknown as []);
}
