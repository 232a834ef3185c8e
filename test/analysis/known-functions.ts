/** A function of inputs that are uniform in 0..1 with known indices. */
export interface KnownFunction {
  readonly name: string;
  readonly inputs: number;
  readonly at: (u: ArrayLike<number>) => number;
  readonly mean: number;
  readonly variance: number;
  readonly first: readonly number[];
  readonly total: readonly number[];
  /** Of elementary effects on four levels with step 2/3. */
  readonly morris: readonly { readonly mu: number; readonly muStar: number; readonly sigma: number }[];
}

const average = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

function ishigamiAt(u: ArrayLike<number>): number {
  const x = (i: number) => -Math.PI + 2 * Math.PI * (u[i] as number);
  return Math.sin(x(0)) + 7 * Math.sin(x(1)) ** 2 + 0.1 * x(2) ** 4 * Math.sin(x(0));
}

/** Effects of an input from all of its two starts, up only (down is the same effect), and all places of the other two. */
function ishigamiEffects(input: number): number[] {
  const levels = [0, 1 / 3, 2 / 3, 1];
  return levels.slice(0, 2).flatMap((start) =>
    levels.flatMap((one) =>
      levels.map((two) => {
        const at = (own: number) => ishigamiAt([one, two].toSpliced(input, 0, own));
        return (at(start + 2 / 3) - at(start)) / (2 / 3);
      }),
    ),
  );
}

function ishigami(): KnownFunction {
  // Ishigami and Homma (1990), a = 7, b = 0.1.
  const v1 = (1 + (0.1 * Math.PI ** 4) / 5) ** 2 / 2;
  const v2 = 49 / 8;
  const v13 = 0.01 * Math.PI ** 8 * (1 / 18 - 1 / 50);
  const variance = v1 + v2 + v13;
  return {
    ...{ name: 'ishigami', inputs: 3, at: ishigamiAt, mean: 3.5, variance },
    first: [v1 / variance, v2 / variance, 0],
    total: [(v1 + v13) / variance, v2 / variance, v13 / variance],
    morris: [0, 1, 2].map((input) => {
      const effects = ishigamiEffects(input);
      const mu = average(effects);
      return {
        ...{ mu, muStar: average(effects.map(Math.abs)) },
        sigma: Math.sqrt(average(effects.map((effect) => (effect - mu) ** 2))),
      };
    }),
  };
}

function sobolG(): KnownFunction {
  // Saltelli and Sobol' (1995). V_i = 1 / (3 (1 + a_i)^2); the factor of an input moves by 4/3 from any of its levels.
  const a = [0, 1, 4.5, 9, 99, 99, 99, 99];
  const parts = a.map((ai) => 1 / (3 * (1 + ai) ** 2));
  const product = (values: readonly number[], but = -1) =>
    values.reduce((p, value, i) => (i === but ? p : p * value), 1);
  const variance = product(parts.map((part) => 1 + part)) - 1;
  const means = a.map((ai) => (4 / 3 + ai) / (1 + ai));
  const squares = a.map((ai) => (20 / 9 + (8 * ai) / 3 + ai * ai) / (1 + ai) ** 2);
  return {
    ...{ name: 'sobol_g', inputs: a.length, mean: 1, variance },
    at: (u) => a.reduce((p, ai, i) => (p * (Math.abs(4 * (u[i] as number) - 2) + ai)) / (1 + ai), 1),
    first: parts.map((part) => part / variance),
    total: parts.map(
      (part, i) =>
        (part *
          product(
            parts.map((other) => 1 + other),
            i,
          )) /
        variance,
    ),
    morris: a.map((ai, i) => ({
      mu: 0,
      muStar: (2 / (1 + ai)) * product(means, i),
      sigma: Math.sqrt((4 / (1 + ai) ** 2) * product(squares, i)),
    })),
  };
}

export const KNOWN: readonly KnownFunction[] = [ishigami(), sobolG()];

/** Output of a function at every point of a design, [points]. */
export function outputsAt(points: Float64Array, inputs: number, at: (u: ArrayLike<number>) => number): Float64Array {
  return Float64Array.from({ length: points.length / inputs }, (_, i) =>
    at(points.subarray(i * inputs, (i + 1) * inputs)),
  );
}
