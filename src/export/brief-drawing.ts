import { type FanLabelKind, type FanState, layoutFan } from '../picture/fan.ts';
import type { NumberFormat } from '../picture/number-format.ts';
import { layoutPresent, type PresentState } from '../picture/present-years.ts';
import { escapeText } from './escape-text.ts';
import type { Words } from './words.ts';

/** Width of the drawings in pixels; the sheet scales them to its own. */
const WIDTH = 700;

interface Tick {
  readonly value: number;
  readonly y: number;
}

/** Draw the fan of what displaces people, with its history, as SVG text. */
export function fanDrawing(
  state: FanState,
  label: string,
  unit: 'unit.movements' | 'unit.peopleAYear',
  format: NumberFormat,
  words: Words,
): string {
  const layout = layoutFan(state, {
    width: WIDTH,
    height: 190,
    left: 46,
    // The longest words, "mean of ten years 1.23 million", in a face that is wider than the page's.
    right: 206,
    top: 24,
    bottom: 24,
    labelHeight: 15,
  });
  const { plot, scenario, reference } = layout;
  const axis = format.axis(Math.max(...layout.yTicks.map(({ value }) => value)), 'persons');
  const ends = layout.labels
    .map(
      ({ kind, value, x, y }) =>
        `<text class="${kind}" x="${x + 9}" y="${y + 4}">${escapeText(`${endWords(kind, state, words)} ${format.value(value, 'persons')}`)}</text>`,
    )
    .join('');
  const cut = layout.clipped
    ? text(
        plot.right,
        11,
        words.say('fan.clipped', {
          value: format.value(layout.clipped.value, 'persons'),
          year: layout.clipped.year,
        }),
        'end',
      )
    : '';
  return drawing(
    layout.frame.height,
    label,
    `<rect class="ground" x="${layout.baseX}" y="${plot.top}" width="${plot.right - layout.baseX}" height="${plot.bottom - plot.top}"/>` +
      ticks(layout.yTicks, plot, axis.tick) +
      years(layout.xTicks, plot.bottom) +
      text(0, 11, words.say(unit, { scale: axis.scale }).trim(), 'start') +
      cut +
      (reference ? `<path class="reference-line" d="${reference.median}"/>` : '') +
      `<path class="band95" d="${scenario.band95}"/><path class="band80" d="${scenario.band80}"/>` +
      layout.naive.map(({ y }) => `<path class="naive" d="M${layout.baseX},${y}H${plot.right}"/>`).join('') +
      `<path class="median-line" d="${scenario.median}"/><path class="history" d="${layout.historyPath}"/>` +
      ends,
  );
}

const END_IDS = {
  median: 'fan.median',
  reference: 'fan.reference',
  p90: 'fan.p90',
  p10: 'fan.p10',
  p75: 'fan.p75',
  p25: 'fan.p25',
  p97_5: 'fan.p97',
  p2_5: 'fan.p2',
  last: 'fan.asIn',
  mean: 'fan.meanOf',
} as const satisfies Record<FanLabelKind, string>;

/** Name of an end of the fan; a naive forecast names the years that it carries on. */
function endWords(kind: FanLabelKind, { naive = [] }: FanState, words: Words): string {
  const line = naive.find((each) => each.kind === kind);
  return words.say(END_IDS[kind], line ? { year: String(line.to), from: String(line.from), to: String(line.to) } : {});
}

/** Draw people present by year over the chance of more than the level, as SVG text. */
export function calendarDrawing(state: PresentState, label: string, format: NumberFormat, words: Words): string {
  const layout = layoutPresent(state, {
    width: WIDTH,
    upper: 104,
    between: 32,
    lower: 38,
    left: 46,
    right: 4,
    top: 22,
    bottom: 22,
  });
  const { plot, chance, bar } = layout;
  const axis = format.axis(Math.max(...layout.yTicks.map(({ value }) => value)), 'persons');
  const bars = layout.years
    .map(
      ({ left, chanceTop, referenceY }) =>
        `<rect class="chance" x="${left}" y="${chanceTop}" width="${bar}" height="${Math.max(0, chance.bottom - chanceTop)}"/>` +
        (referenceY === undefined ? '' : `<path class="reference-mark" d="M${left},${referenceY}H${left + bar}"/>`),
    )
    .join('');
  return drawing(
    layout.height,
    label,
    ticks(layout.yTicks, plot, axis.tick) +
      text(0, 11, words.say('present.unit', { scale: axis.scale }).trim(), 'start') +
      `<path class="band95" d="${layout.band95}"/><path class="band80" d="${layout.band80}"/><path class="median-line" d="${layout.median}"/>` +
      `<path class="level" d="M${plot.left},${layout.levelY}H${plot.right}"/>` +
      text(plot.right, layout.levelY - 5, words.say('present.levelLine', { people: format.need(state.level) }), 'end') +
      text(0, chance.top - 10, words.say('present.chanceUnit'), 'start') +
      ticks(layout.chanceTicks, plot, format.axis(1, 'share').tick) +
      bars +
      years(layout.xTicks, chance.bottom),
  );
}

function drawing(height: number, label: string, marks: string): string {
  return `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${escapeText(label)}">${marks}</svg>`;
}

function ticks(of: readonly Tick[], plot: { left: number; right: number }, words: (value: number) => string): string {
  return of
    .map(
      ({ value, y }) =>
        `<path class="tick" d="M${plot.left},${y}H${plot.right}"/>${text(plot.left - 8, y + 4, words(value), 'end')}`,
    )
    .join('');
}

function years(of: readonly { readonly year: number; readonly x: number }[], bottom: number): string {
  return of.map(({ year, x }) => text(x, bottom + 16, String(year), 'middle')).join('');
}

function text(x: number, y: number, words: string, anchor: 'start' | 'middle' | 'end'): string {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}">${escapeText(words)}</text>`;
}
