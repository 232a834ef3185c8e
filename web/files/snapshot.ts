import { escapeXml, PICTURE_FONT, svgMetadata, wrapText } from '../../workers/page-tables.ts';
import { fontStyle } from './font-face.ts';

/** A picture of what an element of the page shows, as a file that stands alone. */
export interface Snapshot {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

export interface SnapshotWords {
  readonly title: string;
  /** Whether the title stands in the picture; a slide has it already. */
  readonly hasTitle: boolean;
  /** For who does not see it. */
  readonly description: string;
  /** Source, disclaimer and code, a paragraph each. */
  readonly notes: readonly string[];
  /** Receipt and numbers. */
  readonly enclosure: string;
}

const PADDING = 28;
const TITLE = 30;
const LINE = 15;
/** Pixels that a character of a note takes on average. */
const CHARACTER = 5.6;
/** Narrower drawings are marks inside a text, no charts. */
const LEAST_WIDTH = 100;
/** Elements beside charts that belong to the picture: titles of its parts, legends. */
const BESIDE = 'h3:not(.section-head), h4, .legend, .calendar-key, .diagram-node';
/** Presentation of the page's style sheets that a file must bring along, and what it is where nothing says otherwise. */
const STYLES: Readonly<Record<string, string>> = {
  fill: 'rgb(0, 0, 0)',
  'fill-opacity': '1',
  stroke: 'none',
  'stroke-width': '1px',
  'stroke-dasharray': 'none',
  'stroke-opacity': '1',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  opacity: '1',
  'font-size': '16px',
  'font-weight': '400',
  'font-style': 'normal',
  'text-anchor': 'start',
  'dominant-baseline': 'auto',
  'letter-spacing': 'normal',
  visibility: 'visible',
  'paint-order': 'normal',
  'mix-blend-mode': 'normal',
};

/** The charts of an element, in the order of the page; what stands inside a table or a menu is none. */
export function chartsIn(element: Element): readonly SVGSVGElement[] {
  return [...element.querySelectorAll('svg')].filter(
    (svg) =>
      !svg.closest('table, .export, button') && !svg.parentElement?.closest('svg') && widthOf(svg) >= LEAST_WIDTH,
  );
}

/** Draw the charts of an element as they stand on the page, with title and notes, every style an attribute, the face inside. */
export async function snapshot(element: Element, about: SnapshotWords): Promise<Snapshot> {
  const charts = chartsIn(element);
  const boxes = charts.map((svg) => svg.getBoundingClientRect());
  const words = [...element.querySelectorAll(BESIDE)].filter((each) => !each.closest('.export, table'));
  const all = [...boxes, ...words.map((each) => each.getBoundingClientRect())].filter(({ width }) => width > 0);
  const left = Math.min(...all.map((box) => box.left));
  const top = Math.min(...all.map((box) => box.top));
  const inner = Math.max(...all.map((box) => box.right)) - left;
  const innerHeight = Math.max(...all.map((box) => box.bottom)) - top;
  const width = Math.ceil(inner + 2 * PADDING);
  const notes = about.notes.flatMap((note) => wrapText(note, Math.floor(inner / CHARACTER)));
  const titles = about.hasTitle ? wrapText(about.title, Math.max(20, Math.floor(inner / 9.5))) : [];
  const head = PADDING + titles.length * 24 + TITLE - 24;
  const height = Math.ceil(head + innerHeight + 24 + notes.length * LINE + 12);
  const { color } = getComputedStyle(element);
  const ground = getComputedStyle(document.body).backgroundColor;
  const isRtl = getComputedStyle(element).direction === 'rtl';
  const at = (box: DOMRect) => `${round(PADDING + box.left - left)},${round(head + box.top - top)}`;
  const side = isRtl ? width - PADDING : PADDING;
  const style = await fontStyle(`${about.title} ${about.notes.join(' ')} ${element.textContent ?? ''}`);
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title description" font-family="${escapeXml(PICTURE_FONT)}"${isRtl ? ' direction="rtl"' : ''}>`,
    `<title id="title">${escapeXml(about.title)}</title>`,
    `<desc id="description">${escapeXml(about.description)}</desc>`,
    svgMetadata(about.enclosure),
    style,
    `<rect width="${width}" height="${height}" fill="${ground}"/>`,
    ...titles.map(
      (line, i) =>
        `<text x="${side}" y="${PADDING + 10 + i * 24}" font-size="19" font-weight="620" fill="${color}">${escapeXml(line)}</text>`,
    ),
    ...words.map(
      (each) =>
        `<g transform="translate(${round(PADDING - left)},${round(head - top)})">${drawnWords(each, isRtl)}</g>`,
    ),
    ...charts.map((chart, i) => `<g transform="translate(${at(boxes[i] as DOMRect)})">${drawn(chart)}</g>`),
    ...notes.map(
      (line, i) =>
        `<text x="${side}" y="${round(head + innerHeight + 26 + i * LINE)}" font-size="11" fill="${color}" fill-opacity="0.72">${escapeXml(line)}</text>`,
    ),
    '</svg>',
  ].join('\n');
  return { svg, width, height };
}

interface Line {
  readonly words: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly height: number;
}

/** The lines of a text as the page breaks it. */
function linesOf(node: Node): readonly Line[] {
  const lines: Line[] = [];
  for (const { 0: word, index } of (node.textContent ?? '').matchAll(/\S+/g)) {
    const range = document.createRange();
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const { left, right, top, height } = range.getBoundingClientRect();
    const last = lines.at(-1);
    if (!last || top - last.top > height / 2) lines.push({ words: word, left, right, top, height });
    else
      lines[lines.length - 1] = {
        ...{ words: `${last.words} ${word}`, top: last.top, height: last.height },
        ...{ left: Math.min(last.left, left), right: Math.max(last.right, right) },
      };
  }
  return lines;
}

/** Words beside charts and their grounds, such as a legend, where they stand on the page. */
function drawnWords(element: Element, isRtl: boolean): string {
  const parts: string[] = [];
  const box = element.getBoundingClientRect();
  const { backgroundColor } = getComputedStyle(element);
  if (!/^rgba\(.*, 0\)$|^transparent$/.test(backgroundColor))
    parts.push(
      `<rect x="${round(box.left)}" y="${round(box.top)}" width="${round(box.width)}" height="${round(box.height)}" fill="${backgroundColor}"/>`,
    );
  for (const node of element.childNodes) {
    if (node instanceof HTMLElement) parts.push(drawnWords(node, isRtl));
    else if (node.nodeType === Node.TEXT_NODE && node.textContent?.trim()) {
      const { fontSize, fontWeight, color } = getComputedStyle(element);
      // The line of letters stands at about three quarters of the height of their box.
      for (const { words, left, right, top, height } of linesOf(node))
        parts.push(
          `<text x="${round(isRtl ? right : left)}" y="${round(top + height * 0.77)}" font-size="${fontSize}" font-weight="${fontWeight}" fill="${color}">${escapeXml(words)}</text>`,
        );
    }
  }
  return parts.join('');
}

/** The inside of a chart with its styles as attributes, without what only a page has use for. */
function drawn(chart: SVGSVGElement): string {
  const copy = chart.cloneNode(true) as SVGSVGElement;
  const originals = [...chart.querySelectorAll('*')];
  const copies = [...copy.querySelectorAll('*')];
  for (const [i, each] of copies.entries()) {
    const style = getComputedStyle(originals[i] as Element);
    if (style.display === 'none') {
      each.remove();
      continue;
    }
    for (const name of each.getAttributeNames())
      if (/^(class|style|tabindex|role|data-.*|aria-.*)$/.test(name)) each.removeAttribute(name);
    for (const [name, usual] of Object.entries(STYLES)) {
      const value = style.getPropertyValue(name);
      if (value === usual || value === '') each.removeAttribute(name);
      else each.setAttribute(name, name === 'fill' || name === 'stroke' ? plainColour(value) : value);
    }
  }
  const { width, height } = chart.getBoundingClientRect();
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  for (const name of copy.getAttributeNames())
    if (!/^(xmlns|viewBox|preserveAspectRatio)$/.test(name)) copy.removeAttribute(name);
  copy.setAttribute('width', String(round(width)));
  copy.setAttribute('height', String(round(height)));
  copy.setAttribute('overflow', getComputedStyle(chart).overflow === 'visible' ? 'visible' : 'hidden');
  copy.setAttribute('font-weight', '400');
  return new XMLSerializer().serializeToString(copy);
}

/** `url("#gap")` as other programs read it. */
function plainColour(value: string): string {
  return value.replace(/url\("?[^"#)]*(#[^")]+)"?\)/, 'url($1)');
}

function widthOf(svg: SVGSVGElement): number {
  return svg.getBoundingClientRect().width;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
