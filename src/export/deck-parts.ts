import PptxGenJS from 'pptxgenjs';
import type { Unit } from '../params/quantity.ts';

/** A table of slides: the first row is its header. */
export interface DeckTable {
  readonly title: string;
  readonly rows: readonly (readonly string[])[];
  /** Which columns hold words, and how wide each is beside the others; the first alone, and all alike, where undefined. */
  readonly columns?: readonly { readonly isText: boolean; readonly width: number }[];
}

export type Slide = ReturnType<PptxGenJS['addSlide']>;

/** Inches; a slide of 16:9 is 13.333 wide and 7.5 high. */
const WIDTH = 13.333;
export const MARGIN = 0.55;
export const INNER = WIDTH - 2 * MARGIN;
const TABLE_HEIGHT = 5.5;
/** Rows below which a table is drawn no taller. */
const FEWEST_ROWS = 12;
export const FACE = 'Arial';
export const COLOUR = {
  ink: '1C2126',
  soft: '5B646D',
  hairline: 'E4E1DA',
  accent: '0F6E84',
  reference: '7B838A',
} as const;

/** How axes and legend of a native chart look. */
export const AXES = {
  ...{ catAxisLabelFontFace: FACE, catAxisLabelFontSize: 11, catAxisLabelColor: COLOUR.soft, catAxisLabelPos: 'low' },
  ...{ valAxisLabelFontFace: FACE, valAxisLabelFontSize: 11, valAxisLabelColor: COLOUR.soft, valAxisLineShow: false },
  ...{ showValAxisTitle: true, valAxisTitleFontFace: FACE, valAxisTitleFontSize: 10, valAxisTitleColor: COLOUR.soft },
  ...{ showLegend: true, legendPos: 'b', legendFontFace: FACE, legendFontSize: 10, legendColor: COLOUR.soft },
  ...{ valGridLine: { color: COLOUR.hairline, size: 0.5, style: 'solid' }, catGridLine: { style: 'none' } },
} as const satisfies PptxGenJS.IChartOpts;

/** Bars that lie are read from the top. The library writes it so; its declaration knows the other way alone. */
export const FROM_THE_TOP = { catAxisOrientation: 'maxMin' as string as 'minMax' } as const;

/** Begin a presentation, 16:9. */
export function startDeck(title: string, isRightToLeft: boolean): PptxGenJS {
  const file = new PptxGenJS();
  file.layout = 'LAYOUT_WIDE';
  file.title = title;
  file.company = 'Mobility Horizons';
  file.rtlMode = isRightToLeft;
  file.theme = { headFontFace: FACE, bodyFontFace: FACE };
  return file;
}

/** Write a presentation. @throws Error where the library gives something else than bytes. */
export async function deckBytes(file: PptxGenJS): Promise<Uint8Array> {
  const bytes = await file.write({ outputType: 'uint8array', compression: true });
  if (bytes instanceof Uint8Array) return bytes;
  throw new Error('the presentation came back as no bytes');
}

export function addHead(slide: Slide, title: string, subtitle: string): void {
  const box = { x: MARGIN, w: INNER, margin: 0, fontFace: FACE, valign: 'top' as const };
  slide.addText(title, { ...box, y: 0.35, h: 0.5, fontSize: 24, bold: true, color: COLOUR.ink, fit: 'shrink' });
  slide.addText(subtitle, { ...box, y: 0.88, h: 0.4, fontSize: 12, color: COLOUR.soft });
}

export function addFoot(slide: Slide, words: string): void {
  const box = { x: MARGIN, y: 6.72, w: INNER, h: 0.62, margin: 0, valign: 'top' as const };
  slide.addText(words, { ...box, fontFace: FACE, fontSize: 8, color: COLOUR.soft, fit: 'shrink' });
}

/**
 * Write a table on as many slides as it takes, its header on each.
 *
 * @param most rows of a slide beside the header.
 * @returns the last slide.
 */
export function addTableSlides(file: PptxGenJS, table: DeckTable, foot: string, most: number): Slide {
  const [header = [], ...rows] = table.rows;
  const count = Math.max(1, Math.ceil(rows.length / most));
  const slides = Array.from({ length: count }, (_, i) => {
    const title = count === 1 ? table.title : `${table.title} (${i + 1}/${count})`;
    return addTableSlide(file, { ...table, title, rows: [header, ...rows.slice(i * most, (i + 1) * most)] }, foot);
  });
  return slides.at(-1) as Slide;
}

function addTableSlide(file: PptxGenJS, { title, rows, columns }: DeckTable, foot: string): Slide {
  const slide = file.addSlide();
  addHead(slide, title, '');
  const isText = (c: number) => (columns ? columns[c]?.isText : c === 0);
  const cells = rows.map((row, r) =>
    row.map((text, c) => ({
      text,
      options: {
        align: isText(c) ? ('left' as const) : ('right' as const),
        bold: r === 0,
        color: r === 0 ? COLOUR.soft : COLOUR.ink,
      },
    })),
  );
  const border = { type: 'solid' as const, pt: 0.5, color: COLOUR.hairline };
  const none = { type: 'none' as const };
  const all = columns?.reduce((sum, { width }) => sum + width, 0) ?? 1;
  slide.addTable(cells, {
    ...{ x: MARGIN, y: 1, w: INNER, fontFace: FACE, margin: [0, 0.06, 0, 0.06] },
    ...(columns ? { colW: columns.map(({ width }) => (INNER * width) / all) } : {}),
    rowH: TABLE_HEIGHT / Math.max(FEWEST_ROWS, rows.length),
    fontSize: rows.length > 20 ? 9 : 11,
    border: [none, none, border, none],
    valign: 'middle',
  });
  addFoot(slide, foot);
  return slide;
}

/** How the axis of a chart writes values of a unit: the true values stand in the sheet. */
export function formatCode(unit: Unit): string {
  if (unit === 'share') return '0.0%';
  if (unit === 'years' || unit === 'degC') return '0.0';
  return '[>=1000000]0.0,,"m";[<=-1000000]-0.0,,"m";#,##0';
}
