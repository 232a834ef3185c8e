/**
 * Full grid: every combination of equally spaced levels, both ends among them.
 *
 * @param levels of each input, at least 2.
 * @returns [levels ^ inputs, inputs] points in 0..1, the last index fastest; the last input changes from point to point.
 * @throws RangeError for no input or fewer than two levels.
 */
export function gridPoints(inputs: number, levels: number): Float64Array {
  if (!(Number.isInteger(inputs) && inputs >= 1)) throw new RangeError(`grid: ${inputs} inputs`);
  if (!(Number.isInteger(levels) && levels >= 2)) throw new RangeError(`grid: ${levels} levels, allowed: 2 or more`);
  const samples = levels ** inputs;
  const points = new Float64Array(samples * inputs);
  for (let s = 0; s < samples; s++)
    for (let i = 0, rest = s; i < inputs; i++) {
      points[(s + 1) * inputs - 1 - i] = (rest % levels) / (levels - 1);
      rest = Math.floor(rest / levels);
    }
  return points;
}
