import { holdLine, type LineReport, type NeedRatio } from '../../workers/page-prepare.ts';
import type { PlanView } from './plan-view.ts';
import type { Stock } from './use-stock.ts';

/** Chance of a shortfall that is accepted, and how many unused units one missing unit counts as. */
export interface LineSettings {
  /** Above 0, at most 1. */
  readonly tolerated: number;
  readonly weight: number;
}

/** Assumed: with a weight of 4, preparing for P80 has the least regret on average. */
export const LINE_DEFAULTS: LineSettings = { tolerated: 0.2, weight: 4 };

/** A line that the user has in stock, held against its need. */
export interface HeldLine extends LineReport {
  readonly ratio: NeedRatio;
  readonly stock: number;
}

/** Hold what is in stock of one line against its need; undefined where the phase or the ages know none. */
export function heldLine(
  { scenario, input, choices }: PlanView,
  ratio: NeedRatio,
  stock: number,
  settings: LineSettings,
): LineReport | undefined {
  return holdLine(ratio, scenario.present, input, { ...settings, year: choices.year, capacity: stock });
}

/** Hold all lines in stock, in the order of the table. */
export function heldLines(view: PlanView, stock: Stock, settings: LineSettings): readonly HeldLine[] {
  return view.ratios.flatMap((ratio) => {
    const held = stock[ratio.id];
    const report = held === undefined ? undefined : heldLine(view, ratio, held, settings);
    return held === undefined || !report ? [] : [{ ...report, ratio, stock: held }];
  });
}
