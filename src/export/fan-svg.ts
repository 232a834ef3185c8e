import type { FanLabelKind, FanLayout } from '../picture/fan.ts';
import { svgMetadata } from './enclosure.ts';
import { escapeXml } from './xml-text.ts';

/** What a picture of a fan says, in the language of the page. */
export interface FanWords {
  readonly title: string;
  /** What is counted, under the title. */
  readonly subtitle: string;
  /** Text alternative. */
  readonly description: string;
  readonly axisUnit: string;
  /** The same for an axis that writes whole numbers. */
  readonly plainUnit: string;
  readonly projection: string;
  readonly noData: string;
  /** How far the 95 band goes where the axis ends below it. */
  readonly clipped: string | undefined;
  /** Source, disclaimer and code, a paragraph each. */
  readonly notes: readonly string[];
  readonly isRightToLeft: boolean;
  tick(value: number): string;
  /** Name and value of an end of the fan. */
  label(kind: FanLabelKind, value: number): { readonly name: string; readonly value: string };
}

/** Frame of the fan in a picture; the picture is as wide with room around. */
export const FAN_FRAME = {
  width: 904,
  height: 400,
  left: 60,
  right: 176,
  top: 34,
  bottom: 24,
  labelHeight: 17,
} as const;

const PADDING = 28;
const HEAD = 58;
const LINE = 15;
/** Characters that a line of notes holds: at 11 px a character of the fallback fonts takes 6 px on average. */
const NOTE_CHARACTERS = 145;
/** Width that the words of a gap need; in a narrower one they stand upright. */
const GAP_WORD = 76;
/** Family of the face that a picture carries inside: no reader has another of that name. */
export const FACE_INSIDE = 'Inter Inside';
/** The face inside, the page's own where the reader has it, then what comes near. */
export const PICTURE_FONT =
  "'Inter Inside', 'Inter Variable', Inter, 'Segoe UI', 'Helvetica Neue', Arial, 'Noto Sans', sans-serif";
/** Colours of the page's light theme (web/theme.css): a file is read on paper, whatever the page's theme. */
const COLOUR = {
  paper: '#ffffff',
  ink: '#1c2126',
  soft: '#5b646d',
  hairline: '#e4e1da',
  control: '#c9c5bb',
  ground: '#f4f2ed',
  accent: '#0f6e84',
  reference: '#7b838a',
  referenceBand: '#8a9299',
} as const;

/** Break a text into lines of at most `longest` characters, at spaces. */
export function wrapText(text: string, longest: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > longest) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

/** Size of the picture of a fan, pixels. */
export function fanPictureSize({ notes }: Pick<FanWords, 'notes'>): {
  readonly width: number;
  readonly height: number;
} {
  const lines = notes.flatMap((note) => wrapText(note, NOTE_CHARACTERS)).length;
  return { width: FAN_FRAME.width + 2 * PADDING, height: HEAD + PADDING + FAN_FRAME.height + 18 + lines * LINE + 16 };
}

/**
 * Draw a fan as an SVG that looks the same outside the page: every style is an attribute.
 *
 * @param layout of FAN_FRAME.
 * @param enclosure receipt and numbers, of `enclosureText`.
 * @param style the face as an element, `FACE_INSIDE` its family; the reader's own faces are taken without it.
 */
export function fanSvg(layout: FanLayout, words: FanWords, enclosure: string, style = ''): string {
  const { width, height } = fanPictureSize(words);
  const notes = words.notes.flatMap((note) => wrapText(note, NOTE_CHARACTERS));
  const noteTop = HEAD + PADDING + FAN_FRAME.height + 26;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title description" font-family="${PICTURE_FONT}" font-size="11" fill="${COLOUR.soft}"${words.isRightToLeft ? ' direction="rtl"' : ''}>`,
    `<title id="title">${escapeXml(words.title)}</title>`,
    `<desc id="description">${escapeXml(words.description)}</desc>`,
    svgMetadata(enclosure),
    ...(style === '' ? [] : [style]),
    `<rect width="${width}" height="${height}" fill="${COLOUR.paper}"/>`,
    text(PADDING, 38, words.title, `font-size="19" font-weight="620" fill="${COLOUR.ink}"`),
    text(PADDING, 58, words.subtitle, 'font-size="12"'),
    `<g transform="translate(${PADDING},${HEAD + PADDING})">`,
    ...marks(layout, words),
    '</g>',
    ...notes.map((line, i) => text(PADDING, noteTop + i * LINE, line)),
    '</svg>',
  ].join('\n');
}

function* marks(layout: FanLayout, words: FanWords): Generator<string> {
  const { plot, scenario, reference, gap } = layout;
  const plotHeight = plot.bottom - plot.top;
  const { ink, soft, hairline, accent } = COLOUR;
  yield rect(layout.baseX, plot.top, Math.max(0, plot.right - layout.baseX), plotHeight, COLOUR.ground);
  if (gap) {
    yield `<defs><pattern id="gap" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line y2="6" stroke="${hairline}" stroke-width="2"/></pattern></defs>`;
    yield rect(gap.x, plot.top, gap.width, plotHeight, 'url(#gap)');
  }
  for (const { value, y } of layout.yTicks) {
    yield line(plot.left, y, plot.right, y, hairline);
    yield text(plot.left - 8, y + 4, words.tick(value), 'text-anchor="end"');
  }
  for (const { year, x } of layout.xTicks) yield text(x, plot.bottom + 17, String(year), 'text-anchor="middle"');
  if (reference) {
    yield band(reference.band95, COLOUR.referenceBand, 0.16);
    yield band(reference.band80, COLOUR.referenceBand, 0.24);
    yield band(reference.band50, COLOUR.referenceBand, 0.24);
  }
  yield band(scenario.band95, accent, 0.17);
  yield band(scenario.band80, accent, 0.3);
  yield band(scenario.band50, accent, 0.3);
  if (reference) yield stroke(reference.median, COLOUR.reference, 1.6);
  yield stroke(scenario.median, accent, 2.2);
  if (layout.zero !== undefined)
    yield line(plot.left, layout.zero, plot.right, layout.zero, soft, 'stroke-width="0.75"');
  for (const { y } of layout.naive)
    yield line(layout.baseX, y, plot.right, y, soft, 'stroke-width="0.9" stroke-dasharray="5 4"');
  yield stroke(layout.historyPath, ink, 1.5);
  for (const { x, y } of layout.historyPoints) yield `<circle cx="${px(x)}" cy="${px(y)}" r="2.6" fill="${ink}"/>`;
  yield line(layout.baseX, plot.top, layout.baseX, plot.bottom, soft, 'stroke-width="0.75" stroke-dasharray="2 2"');
  yield text(0, 11, words.axisUnit);
  yield text(Math.min(layout.baseX, plot.right - 56), plot.top - 6, words.projection);
  if (gap) yield gapWord(gap, plot.bottom - 8, words.noData);
  if (words.clipped !== undefined) yield text(plot.right, 11, words.clipped, 'text-anchor="end"');
  for (const { kind, value, x, anchor, y } of layout.labels) {
    if (Math.abs(anchor - y) > 2)
      yield `<path d="M${px(x + 1)},${px(anchor)}L${px(x + 6)},${px(y)}" fill="none" stroke="${COLOUR.control}"/>`;
    const { name, value: shown } = words.label(kind, value);
    const colour = kind === 'reference' || kind === 'last' || kind === 'mean' ? soft : accent;
    yield text(x + 9, y + 4, `${name} ${shown}`, `fill="${colour}"${kind === 'median' ? ' font-weight="620"' : ''}`);
  }
}

function gapWord(gap: { readonly x: number; readonly width: number }, y: number, word: string): string {
  const halo = `stroke="${COLOUR.paper}" stroke-width="4" paint-order="stroke"`;
  const middle = gap.x + gap.width / 2;
  if (gap.width >= GAP_WORD) return text(middle, y, word, `${halo} text-anchor="middle"`);
  const x = Math.min(middle + 4, gap.x + gap.width - 3);
  return text(0, 0, word, `${halo} transform="translate(${px(x)},${px(y)})rotate(-90)"`);
}

const ARABIC = /[\u0600-\u06ff]/;

function text(x: number, y: number, words: string, more = ''): string {
  // Arabic is read from the right wherever it stands; the place of the text is said from the left.
  const read = ARABIC.test(words) ? `\u2067${words}\u2069` : words;
  return `<text x="${px(x)}" y="${px(y)}" ${more}>${escapeXml(read)}</text>`;
}

function rect(x: number, y: number, width: number, height: number, fill: string): string {
  return `<rect x="${px(x)}" y="${px(y)}" width="${px(width)}" height="${px(height)}" fill="${fill}"/>`;
}

function line(x1: number, y1: number, x2: number, y2: number, colour: string, more = ''): string {
  return `<line x1="${px(x1)}" y1="${px(y1)}" x2="${px(x2)}" y2="${px(y2)}" stroke="${colour}" ${more}/>`;
}

function band(path: string, colour: string, opacity: number): string {
  return path === '' ? '' : `<path d="${path}" fill="${colour}" fill-opacity="${opacity}"/>`;
}

function stroke(path: string, colour: string, width: number): string {
  return path === '' ? '' : `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}"/>`;
}

/** Tenths of a pixel. */
function px(value: number): number {
  return Math.round(value * 10) / 10;
}
