import { scaleLinear } from 'd3';
import { yearTicks } from './year-ticks.ts';

/** People present in one year, and the chance that they are more than the level. */
interface YearOfPeople {
  readonly year: number;
  readonly p2_5: number;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  readonly p97_5: number;
  /** 0..1 */
  readonly chance: number;
  /** The same in the reference; undefined where the scenario is the reference. */
  readonly reference: number | undefined;
}

/** What the picture is drawn from: data, no pixels. */
export interface PresentState {
  /** Rising, without gaps. */
  readonly years: readonly YearOfPeople[];
  /** Persons. */
  readonly level: number;
}

export interface PresentFrame {
  readonly width: number;
  /** Heights of the two plots and what is between them, pixels. */
  readonly upper: number;
  readonly between: number;
  readonly lower: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** One year of both plots; the bars hang on `base`. */
interface YearMark {
  readonly year: number;
  /** Middle and left edge. */
  readonly x: number;
  readonly left: number;
  readonly chanceTop: number;
  readonly referenceY: number | undefined;
}

export interface PresentLayout {
  readonly height: number;
  readonly plot: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly chance: { readonly top: number; readonly bottom: number };
  /** Width of a year's mark. */
  readonly bar: number;
  readonly band95: string;
  readonly band80: string;
  readonly median: string;
  readonly levelY: number;
  readonly years: readonly YearMark[];
  readonly xTicks: readonly { readonly year: number; readonly x: number }[];
  readonly yTicks: readonly { readonly value: number; readonly y: number }[];
  readonly chanceTicks: readonly { readonly value: number; readonly y: number }[];
  /** The largest upper end of the 95 band, where the axis ends below it. */
  readonly clipped: { readonly value: number; readonly year: number } | undefined;
}

/** The axis goes this much above the largest 90th percentile or the level; what is beyond is cut and said in words. */
const MOST_ABOVE = 1.6;
/** Share of a year that is left free on each side, so that years stand apart. */
const INSET = 0.12;

/** Place people by year as bands, and below them the chance of more than the level as bars on the same years. */
export function layoutPresent({ years, level }: PresentState, frame: PresentFrame): PresentLayout {
  const plot = {
    left: frame.left,
    right: Math.max(frame.left + 1, frame.width - frame.right),
    top: frame.top,
    bottom: frame.top + frame.upper,
  };
  const chance = { top: plot.bottom + frame.between, bottom: plot.bottom + frame.between + frame.lower };
  const first = years[0]?.year ?? 0;
  const last = years.at(-1)?.year ?? first;
  const x = scaleLinear([first - 0.5, last + 0.5], [plot.left, plot.right]);
  const inner = Math.max(1, level, ...years.map(({ p90 }) => p90));
  const cap = MOST_ABOVE * inner;
  const above = years.filter(({ p97_5 }) => p97_5 > cap).sort((a, b) => b.p97_5 - a.p97_5)[0];
  const y = scaleLinear(
    [0, Math.min(cap, Math.max(inner, ...years.map(({ p97_5 }) => p97_5)))],
    [plot.bottom, plot.top],
  ).nice(4);
  const top = y.domain()[1] ?? 1;
  const inside = (value: number) => round(y(Math.min(top, value)));
  const highest = Math.max(0.05, ...years.flatMap(({ chance: share, reference = 0 }) => [share, reference]));
  const yChance = scaleLinear([0, highest], [chance.bottom, chance.top]).nice(2);
  const left = (year: number) => round(x(year - 0.5 + INSET));
  const right = (year: number) => round(x(year + 0.5 - INSET));
  const boxes = (low: 'p2_5' | 'p10', high: 'p90' | 'p97_5') =>
    years
      .map(
        (each) =>
          `M${left(each.year)},${inside(each[low])}V${inside(each[high])}H${right(each.year)}V${inside(each[low])}Z`,
      )
      .join('');
  return {
    height: chance.bottom + frame.bottom,
    plot,
    chance,
    bar: round(x(1 - 2 * INSET) - x(0)),
    band95: boxes('p2_5', 'p97_5'),
    band80: boxes('p10', 'p90'),
    median: years.map((each) => `M${left(each.year)},${inside(each.p50)}H${right(each.year)}`).join(''),
    levelY: inside(level),
    years: years.map((each) => ({
      year: each.year,
      x: round(x(each.year)),
      left: left(each.year),
      chanceTop: round(yChance(each.chance)),
      referenceY: each.reference === undefined ? undefined : round(yChance(each.reference)),
    })),
    xTicks: yearTicks(x.domain() as [number, number], plot.right - plot.left).map((year) => ({ year, x: x(year) })),
    yTicks: y.ticks(4).map((value) => ({ value, y: y(value) })),
    chanceTicks: yChance.ticks(2).map((value) => ({ value, y: yChance(value) })),
    clipped: above && { value: above.p97_5, year: above.year },
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
