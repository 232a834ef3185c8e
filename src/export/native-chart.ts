import type PptxGenJS from 'pptxgenjs';
import { AXES, COLOUR, FACE, FROM_THE_TOP, formatCode, INNER, MARGIN, type Slide } from './deck-parts.ts';
import type { PageTable } from './table-receipt.ts';

/** Charts that a presentation draws itself, so that they can be edited; maps and flows between places stay pictures. */
export type NativeKind = 'lines' | 'bars' | 'relative' | 'pyramid' | 'waterfall';

/** A chart as its kind, its labels and the numbers of each series. */
export interface NativeChart {
  readonly kind: NativeKind;
  readonly labels: readonly string[];
  /** Null where nothing stands. */
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
  /** Of the numbers: `persons`, `share`; empty where the table does not say. */
  readonly unit: string;
  /** What stands at the axis of numbers. */
  readonly axis: string;
}

/** Colours of scenarios A to D, as on the page; then greys. */
const COLOURS = [COLOUR.accent, COLOUR.reference, 'B4571F', '5B4B8A', '8A6D1F', '4A93A4', 'A3C8D1', COLOUR.soft];
const WHITE = 'FFFFFF';
const RISE = COLOUR.accent;
const FALL = 'B4571F';
/** Ends of intervals and what a column holds beyond them, as `exactTable` names them. */
const NO_MEDIAN = /: (low|high|\d+)$/;
/** `Median (persons)`. */
const UNIT = /\(([^()]*)\)$/;
const MOST_LABELS = 60;

/**
 * Read a chart out of the table of a figure, so that chart, table and receipt hold the same numbers: a row a label, a column a series.
 * Ends of intervals are lines where there is one median, else left to table and picture.
 *
 * `relative`: rows of different units, each against its first number.
 * `pyramid`: the first two columns of numbers, the first to the left. `waterfall`: the first column of numbers, from the value of the first
 * row, over the change of each row, to their sum; the last row is the whole change and is left out.
 *
 * @returns undefined where the table has no numbers for it, or too many rows to be read.
 */
export function nativeChart({ columns, rows }: PageTable, kind: NativeKind): NativeChart | undefined {
  const hasNumbers = (c: number) => rows.some((row) => typeof row[c] === 'number');
  const numbers = columns.map((_, c) => c).filter((c) => c > 0 && hasNumbers(c));
  const medians = numbers.filter((c) => !NO_MEDIAN.test(columns[c] ?? ''));
  // A column of an interval alone begins with its lower end; what has another unit than the first has another scale.
  const unitOf = (c: number) => UNIT.exec((columns[c] ?? '').replace(NO_MEDIAN, ''))?.[1] ?? '';
  const [first] = medians;
  if (first === undefined || rows.length === 0 || rows.length > MOST_LABELS) return undefined;
  // Rows of different units have no common scale.
  if (columns.at(-1) === 'unit' && kind !== 'relative' && kind !== 'waterfall') return undefined;
  const alike = medians.filter((c) => unitOf(c) === unitOf(first));
  const ends = kind === 'lines' && alike.length === 1 ? numbers.filter((c) => unitOf(c) === unitOf(first)) : alike;
  const used = ends.slice(
    0,
    { pyramid: 2, waterfall: 1, lines: COLOURS.length, bars: COLOURS.length, relative: 4 }[kind],
  );
  const labelColumns = columns.map((_, c) => c).filter((c) => c < first && !numbers.includes(c));
  const labelOf = (row: PageTable['rows'][number]) =>
    (labelColumns.length > 0 ? labelColumns : [0])
      .map((c) => row[c] ?? '')
      .filter((words) => words !== '')
      .join(' ');
  const read = (c: number) => rows.map((row) => (typeof row[c] === 'number' ? row[c] : null));
  const series = used.map((c) => ({ name: nameOf(columns[c] ?? ''), values: read(c) }));
  if (kind === 'pyramid' && series.length < 2) return undefined;
  const unit = unitOf(first);
  const chart = { kind, labels: rows.map(labelOf), series, unit, axis: unit };
  if (kind === 'waterfall') return steps(chart);
  return kind === 'relative' ? shares(chart) : chart;
}

const nameOf = (column: string) => column.replace(/ \([^()]*\)(?=(: (low|high|\d+))?$)/, '').trim();

/** Each row against its first number; rows in which that is nothing are left out. */
function shares({ labels, series }: NativeChart): NativeChart | undefined {
  const first = series[0];
  const rows = first?.values.flatMap((value, r) => (value !== null && value > 0 ? [r] : [])) ?? [];
  if (!first || rows.length === 0) return undefined;
  const share = (value: number | null, r: number) => (value === null ? null : value / (first.values[r] as number));
  return {
    ...{ kind: 'relative', unit: 'share', axis: `${first.name} = 100%` },
    labels: rows.map((r) => labels[r] as string),
    series: series.map(({ name, values }) => ({ name, values: rows.map((r) => share(values[r] ?? null, r)) })),
  };
}

/** Steps as bars that stand on an unseen one; undefined where they cross zero, which stacked bars cannot. */
function steps({ labels, series, unit, axis }: NativeChart): NativeChart | undefined {
  const values = series[0]?.values ?? [];
  const changes = values.slice(1, -1);
  const whole = [values[0] ?? null, ...changes];
  if (whole.includes(null) || changes.length === 0) return undefined;
  const ends: number[] = [];
  for (const change of whole) ends.push((ends.at(-1) ?? 0) + (change as number));
  if (Math.min(...ends) < 0) return undefined;
  const last = ends.at(-1) as number;
  const bars = changes.map((change, i) => {
    const [from, to] = [ends[i] as number, ends[i + 1] as number];
    return { base: Math.min(from, to), rise: Math.max(0, change as number), fall: Math.max(0, -(change as number)) };
  });
  return {
    ...{ kind: 'waterfall', unit, axis },
    labels: [...labels.slice(0, -1), '='],
    series: [
      { name: '', values: [0, ...bars.map(({ base }) => base), 0] },
      { name: labels[0] ?? '', values: [ends[0] as number, ...bars.map(() => 0), last] },
      { name: '+', values: [0, ...bars.map(({ rise }) => rise), 0] },
      { name: '\u2212', values: [0, ...bars.map(({ fall }) => fall), 0] },
    ],
  };
}

/** Draw a chart on a slide, native and editable. */
export function addNativeChart(slide: Slide, chart: NativeChart, description: string): void {
  const { kind, labels, unit, axis } = chart;
  const isBars = kind === 'bars' || kind === 'relative';
  const isAcross = isBars || kind === 'pyramid';
  // Men to the left: their numbers are negative, and the axis writes them without a sign.
  const series = chart.series.map(({ name, values }, i) => ({
    name,
    labels: [...labels],
    // An empty cell is a gap of the line, no zero; the declaration of the library knows no empty ones.
    values: values.map((value) => (kind === 'pyramid' && i === 0 && value !== null ? -value : value)) as number[],
  }));
  const options: PptxGenJS.IChartOpts = {
    ...{ x: MARGIN - 0.1, y: 1.05, w: INNER + 0.1, h: 5.55, altText: description },
    ...AXES,
    showLegend: series.length > 1,
    ...{ valAxisLabelFormatCode: codeOf(kind, unit), valAxisTitle: axis, showValAxisTitle: axis !== '' },
    chartColors: kind === 'waterfall' ? [WHITE, COLOUR.reference, RISE, FALL] : [...COLOURS],
  };
  if (kind === 'lines') {
    slide.addChart('line', series, { ...options, lineSize: 2.25, lineDataSymbol: 'none' });
    return;
  }
  slide.addChart('bar', series, {
    ...options,
    barDir: isAcross ? 'bar' : 'col',
    barGrouping: isBars ? 'clustered' : 'stacked',
    barGapWidthPct: kind === 'pyramid' ? 10 : 45,
    // Ages rise from the bottom.
    ...(isBars ? FROM_THE_TOP : {}),
    // Lengths are read from zero.
    ...(isBars && series.every(({ values }) => values.every((value) => !(value < 0))) ? { valAxisMinVal: 0 } : {}),
    ...(kind === 'waterfall' ? { showLegend: false, valGridLine: { style: 'none' as const } } : {}),
    catAxisLabelFontFace: FACE,
    ...(labels.length > 24 ? { catAxisLabelFontSize: 8 } : {}),
  });
}

function codeOf(kind: NativeKind, unit: string): string {
  if (unit === 'share' || unit === 'difference of shares') return '0.0%';
  if (kind === 'pyramid') return '[>=1000000]0.0,,"m";[<=-1000000]0.0,,"m";#,##0;#,##0';
  if (unit === '' || unit === 'years' || unit === '\u00b0C' || unit === 'ratio' || unit === 'per person')
    return 'General';
  return formatCode('persons');
}
