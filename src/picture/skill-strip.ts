import { scaleLinear } from 'd3';

/** A skill with the bounds of chance around it; bounds are null where there is no standard error. */
export interface SkillRange {
  readonly skill: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** One row of a strip in pixels; a bound beyond the strip is cut at its edge, and says so. */
interface PlacedSkill {
  readonly x: number | undefined;
  readonly from: number;
  readonly to: number;
  readonly isCut: boolean;
}

/** Rows on one scale from the worst to the best, with a line where law and rival are equal. */
export interface SkillStrip {
  readonly zero: number;
  readonly rows: readonly PlacedSkill[];
}

/** No strip reaches further below zero than this: a rival may be far better on rows that hardly move. */
const LOWEST = -0.5;

/** Place skills in a strip of a width, with an inset that keeps dots inside. */
export function layoutSkillStrip(rows: readonly SkillRange[], width: number, inset: number): SkillStrip {
  const values = rows.flatMap(({ skill, low, high }) => [skill, low, high].filter((value) => value !== null));
  const lowest = Math.max(LOWEST, Math.min(0, ...values));
  const highest = Math.max(0.05, ...values);
  const x = scaleLinear([lowest, highest], [inset, width - inset]).clamp(true);
  return {
    zero: x(0),
    rows: rows.map(({ skill, low, high }) => ({
      x: skill === null ? undefined : x(skill),
      from: x(low ?? skill ?? 0),
      to: x(high ?? skill ?? 0),
      isCut: (low ?? skill ?? 0) < lowest,
    })),
  };
}
