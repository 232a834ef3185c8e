/** Room that the label of a year takes, pixels. */
const LABEL = 44;

/** Whole years at steps of 1, 5, 10 or 20 that leave each label room. */
export function yearTicks([from, to]: readonly [number, number], width: number): readonly number[] {
  const step = [1, 5, 10, 20].find((years) => (years / (to - from)) * width >= LABEL) ?? 20;
  const first = Math.ceil(from / step) * step;
  return Array.from({ length: Math.max(0, Math.floor((to - first) / step) + 1) }, (_, i) => first + i * step);
}
