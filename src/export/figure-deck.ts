import { addFoot, addHead, addTableSlides, deckBytes, INNER, MARGIN, startDeck } from './deck-parts.ts';
import { slideNote } from './enclosure.ts';
import { addNativeChart, type NativeChart } from './native-chart.ts';

/** A figure of a page and its table as a presentation, in the language of the page. */
export interface FigureDeck {
  readonly title: string;
  /** What the figure shows, for who does not see it. */
  readonly description: string;
  /** PNG as base64 and its size in pixels; undefined for a table without a picture. */
  readonly picture: { readonly png: string; readonly width: number; readonly height: number } | undefined;
  /** The same as a native chart; undefined where there is no kind of it. */
  readonly chart: NativeChart | undefined;
  /** Header first, in words. */
  readonly rows: readonly (readonly string[])[];
  /** Source and disclaimer, on every slide. */
  readonly foot: string;
  readonly notes: readonly string[];
  readonly enclosure: string;
  readonly isRightToLeft: boolean;
}

const ROWS_A_SLIDE = 16;
const MOST_SLIDES = 20;
/** Inches between head and foot. */
const HEIGHT = 5.5;
const TOP = 1.05;

/** Write a figure as a presentation, 16:9: a native chart where there is one, its picture, then its table, native and editable; the enclosure stands in the last notes. */
export async function figureDeck(deck: FigureDeck): Promise<Uint8Array> {
  const { title, description, picture, chart, foot, notes, enclosure, isRightToLeft } = deck;
  const file = startDeck(title, isRightToLeft);
  if (chart) {
    const slide = file.addSlide();
    addHead(slide, title, '');
    addNativeChart(slide, chart, description);
    addFoot(slide, foot);
    slide.addNotes(notes.join('\n'));
  }
  if (picture) {
    const slide = file.addSlide();
    addHead(slide, title, '');
    const scale = Math.min(INNER / picture.width, HEIGHT / picture.height);
    const [w, h] = [picture.width * scale, picture.height * scale];
    slide.addImage({
      data: `image/png;base64,${picture.png}`,
      ...{ x: MARGIN + (INNER - w) / 2, y: TOP, w, h, altText: description },
    });
    addFoot(slide, foot);
    slide.addNotes(notes.join('\n'));
  }
  const rows = deck.rows.slice(0, 1 + ROWS_A_SLIDE * MOST_SLIDES);
  const last = addTableSlides(file, { title, rows }, foot, ROWS_A_SLIDE);
  last.addNotes(slideNote(enclosure));
  return await deckBytes(file);
}
