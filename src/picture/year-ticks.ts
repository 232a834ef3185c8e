/** Room that the label of a year takes, pixels: with the space around it, and with the least that keeps two apart. */
const LABEL = 44;
const CLOSEST = 36;

/**
 * Whole years at steps of 1, 5, 10 or 20 that leave each label room, and the last year, which the labels at the edge speak
 * of: the step before it goes where the two would touch.
 */
export function yearTicks([from, to]: readonly [number, number], width: number): readonly number[] {
  const room = (years: number) => (years / (to - from)) * width;
  const step = [1, 5, 10, 20].find((years) => room(years) >= LABEL) ?? 20;
  const first = Math.ceil(from / step) * step;
  const steps = Array.from({ length: Math.max(0, Math.floor((to - first) / step) + 1) }, (_, i) => first + i * step);
  const last = Math.floor(to);
  if (last < from || steps.at(-1) === last) return steps;
  return [...steps.filter((year) => room(last - year) >= CLOSEST), last];
}
