import { scaleLinear } from 'd3';
import type { BaseAge } from '../summary/base-year.ts';
import type { AgeSpread } from '../summary/reading.ts';

export interface PyramidFrame {
  readonly width: number;
  readonly height: number;
  /** Width of the column of age labels between the sides. */
  readonly middle: number;
  readonly bottom: number;
}

interface PyramidBar {
  readonly group: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PyramidLayout {
  readonly frame: PyramidFrame;
  readonly men: readonly PyramidBar[];
  readonly women: readonly PyramidBar[];
  /** Outlines of the base year. */
  readonly menBase: string;
  readonly womenBase: string;
  readonly ticks: readonly { readonly value: number; readonly left: number; readonly right: number }[];
  /** Middles of the five-year ages, youngest first. */
  readonly rows: readonly number[];
  readonly axis: number;
}

/** Place a population pyramid: medians as bars, youngest at the foot, men at the left; the base year as an outline. */
export function layoutPyramid(
  ages: readonly AgeSpread[],
  base: readonly BaseAge[],
  frame: PyramidFrame,
): PyramidLayout {
  const axis = frame.height - frame.bottom;
  const groups = Math.max(1, ages.length);
  const rowHeight = axis / groups;
  const side = (frame.width - frame.middle) / 2;
  const largest = Math.max(
    1,
    ...ages.flatMap(({ men, women }) => [men.p50, women.p50]),
    ...base.flatMap(({ men, women }) => [men, women]),
  );
  const length = scaleLinear([0, largest], [0, side]);
  const left = side;
  const right = side + frame.middle;
  const top = (group: number) => axis - (group + 1) * rowHeight;
  const bar = (group: number, value: number, isLeft: boolean): PyramidBar => ({
    group,
    x: isLeft ? left - length(value) : right,
    y: top(group) + 0.5,
    width: length(value),
    height: Math.max(0, rowHeight - 1),
  });
  const outline = (values: readonly number[], isLeft: boolean) =>
    values
      .map((value, group) => {
        const x = round(isLeft ? left - length(value) : right + length(value));
        return `${group === 0 ? `M${x},${round(axis)}` : `H${x}`}V${round(top(group))}`;
      })
      .join('');
  return {
    frame,
    men: ages.map(({ men }, group) => bar(group, men.p50, true)),
    women: ages.map(({ women }, group) => bar(group, women.p50, false)),
    menBase: outline(
      base.map(({ men }) => men),
      true,
    ),
    womenBase: outline(
      base.map(({ women }) => women),
      false,
    ),
    ticks: length
      .ticks(2)
      .filter((value) => value > 0)
      .map((value) => ({ value, left: left - length(value), right: right + length(value) })),
    rows: Array.from({ length: groups }, (_, group) => top(group) + rowHeight / 2),
    axis,
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
