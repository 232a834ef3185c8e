/** Writes numbers of one kind in one language, with the typography that the language wants. */
export interface NumberWriter {
  format(value: number): string;
  formatRange(low: number, high: number): string;
  /** The word of the scale that a value is written in ("million"), empty where there is none. */
  scale(value: number): string;
}

type Part = { readonly type: string; readonly value: string };
type RangePart = Part & { readonly source: string };

const NARROW_SPACE = '\u202f';
const MINUS = '\u2212';
/** What stands between the ends of a range. */
const DASH = /[-–]/;
/** Marks by which CLDR keeps signs beside Arabic numbers; isolates do so in every place, so they go. */
const MARKS = /[\u200e\u200f\u061c]/g;
/** What may stand in a plain number, which needs no isolate: its order is the same in any text. */
const PLAIN = new Set(['integer', 'group', 'decimal', 'fraction']);
/** What belongs to a number and is read from left to right with it. */
const SIGNS = new Set([...PLAIN, 'minusSign', 'plusSign', 'percentSign', 'currency']);

/**
 * Make a writer: CLDR's numbers, with these changes. A minus is as wide as a plus. Spanish groups by a narrow space: the
 * point that CLDR writes is read as a decimal in half of the countries that speak it. Arabic isolates a number with its
 * sign, per cent or dollar, so that they do not change sides in a text from right to left; the dollar is its sign alone.
 *
 * @param locale `en-GB`, `fr`, `es`, `ar-u-nu-latn` or `ar-u-nu-arab`.
 */
export function numberWriter(locale: string, options: Intl.NumberFormatOptions): NumberWriter {
  const number = new Intl.NumberFormat(locale, options);
  const language = locale.slice(0, 2);
  const write = (parts: readonly Part[]) => written(parts, language);
  return {
    format: (value) => write(number.formatToParts(value)),
    formatRange(low, high) {
      // Intl marks equal ends with a tilde, which reads as "about".
      return number.format(low) === number.format(high)
        ? write(number.formatToParts(low))
        : write(rangeParts(number.formatRangeToParts(low, high), high));
    },
    scale: (value) => number.formatToParts(value).find(({ type }) => type === 'compact')?.value ?? '',
  };
}

/**
 * The parts of a range, with signs where they are read. Per cent stands once, behind the upper end, as CLDR has it in every
 * language but English. Each end keeps its own minus: CLDR gives one to both, and "−34–12%" reads as a loss to a gain.
 */
function rangeParts(parts: readonly RangePart[], high: number): readonly Part[] {
  const count = (sign: string) => parts.filter(({ type }) => type === sign).length;
  const minuses = count('minusSign');
  if (minuses === 1 && high < 0)
    return parts.flatMap((part) =>
      DASH.test(part.value) && part.type === 'literal'
        ? [
            { type: 'literal', value: ' – ' },
            { type: 'minusSign', value: MINUS },
          ]
        : [part],
    );
  if (minuses > 0 || count('plusSign') > 0 || count('percentSign') < 2) return parts;
  return parts
    .filter(({ type, source }) => !(type === 'percentSign' && source === 'startRange'))
    .map((part) => (part.type === 'literal' && DASH.test(part.value) ? { ...part, value: '–' } : part));
}

function written(parts: readonly Part[], language: string): string {
  const plain = parts
    .map(({ type, value }, i) => ({ type, value: partText(type, value, parts[i + 1]?.value ?? '', language) }))
    .filter(({ value }) => value !== '');
  return language === 'ar' ? isolated(plain) : plain.map(({ value }) => value).join('');
}

function partText(type: string, value: string, next: string, language: string): string {
  if (type === 'minusSign') return MINUS;
  if (type === 'group' && language === 'es') return NARROW_SPACE;
  if (type === 'literal') {
    const text = value.replace('-', '–').replace(MARKS, '');
    // A line never breaks before a symbol.
    return text === ' ' && next.startsWith('°') ? '\u00a0' : text;
  }
  if (language === 'ar') return type === 'currency' ? '$' : value.replace(MARKS, '');
  return value;
}

/** Isolate each run of a number and its signs; words of the language stand outside. */
function isolated(parts: readonly Part[]): string {
  let text = '';
  let run: Part[] = [];
  const close = () => {
    const inside = run.map(({ value }) => value).join('');
    const needs = run.some(({ type }) => !PLAIN.has(type) && type !== 'literal');
    text += needs ? isolate(inside) : inside;
    run = [];
  };
  parts.forEach((part, i) => {
    // A space joins a number to its sign, and no number to a word or to the other end of a range.
    const joins = part.type === 'literal' && /^\s$/.test(part.value) && SIGNS.has(parts[i + 1]?.type ?? '');
    if (SIGNS.has(part.type) || (joins && run.length > 0)) run.push(part);
    else {
      close();
      text += part.value;
    }
  });
  close();
  return text;
}

/** A text without marks of direction: as a number is typed, or as a file holds it for programs. */
export function withoutMarks(text: string): string {
  return text.replace(/[\u200e\u200f\u061c\u2066-\u2069]/g, '');
}

/** Keep what is read from left to right together inside a text of any direction. */
export function isolate(text: string): string {
  return `\u2066${text}\u2069`;
}
