import { LANES } from './kernels.ts';
import type { SumFactory } from './sum-kernel.ts';

/** The twin of sums.as.ts in plain TypeScript. */
export const createTypeScriptSums: SumFactory = (rows, members) => {
  const P = members.length;
  const part = new Float64Array(rows * LANES);
  const whole = new Float64Array(rows * LANES);
  const sums = new Float64Array(P * LANES);
  const wholes = new Float64Array(P * LANES);
  const { starts, list } = listMembers(members);

  /** The lanes have a variable each: they stay in registers while a place is summed. */
  function sumInto(values: Float64Array, out: Float64Array): void {
    for (let p = 0; p < P; p++) {
      let [a, b, c, d, e, f, g, h] = [0, 0, 0, 0, 0, 0, 0, 0];
      const end = starts[p + 1] as number;
      for (let m = starts[p] as number; m < end; m++) {
        const at = (list[m] as number) * LANES;
        a += values[at] as number;
        b += values[at + 1] as number;
        c += values[at + 2] as number;
        d += values[at + 3] as number;
        e += values[at + 4] as number;
        f += values[at + 5] as number;
        g += values[at + 6] as number;
        h += values[at + 7] as number;
      }
      const at = p * LANES;
      out[at] = a;
      out[at + 1] = b;
      out[at + 2] = c;
      out[at + 3] = d;
      out[at + 4] = e;
      out[at + 5] = f;
      out[at + 6] = g;
      out[at + 7] = h;
    }
  }

  return {
    part,
    whole,
    sums,
    sum() {
      sumInto(part, sums);
    },
    share() {
      sumInto(part, sums);
      sumInto(whole, wholes);
      for (let at = 0; at < sums.length; at++) {
        const all = wholes[at] as number;
        sums[at] = all > 0 ? (sums[at] as number) / all : 0;
      }
    },
  };
};

/** Members of all places one after the other, and where those of each place start; one more start ends the last. */
export function listMembers(members: readonly (readonly number[])[]): { starts: Int32Array; list: Int32Array } {
  const starts = new Int32Array(members.length + 1);
  members.forEach((rows, p) => {
    starts[p + 1] = (starts[p] as number) + rows.length;
  });
  return { starts, list: Int32Array.from(members.flat()) };
}
