/**
 * Generating vector of a rank-1 lattice: point j has coordinates frac(j z_d / n), evenly spread also in pairs.
 *
 * Component by component: z_d is the odd number whose lattice has the least worst-case error in the weighted Korobov
 * space of smoothness 2, all coordinates so far included; n^2 / 8 operations per coordinate. Weights are 1 / dimensions each, since no
 * input is known to matter more. A lattice with a random shift, taken anew for each estimate, is unbiased.
 *
 * Sources: Sloan, I. H. and Reztsov, A. V. (2002), Math. Comput. 71:263-273; Dick, J., Kuo, F. Y. and Sloan, I. H.
 * (2013), High-dimensional integration: the quasi-Monte Carlo way, Acta Numer. 22:133-288.
 *
 * @param size n, a power of two, at least 8 per dimension: with fewer, coordinates repeat each other.
 * @throws RangeError for another size.
 */
export function latticeVector(size: number, dimensions: number): Uint32Array {
  if (!(Number.isInteger(dimensions) && dimensions >= 1)) throw new RangeError(`lattice: ${dimensions} dimensions`);
  if (!(Number.isInteger(Math.log2(size)) && size >= 8 * dimensions && size <= 65_536))
    throw new RangeError(`lattice: ${size} points, allowed: a power of two from ${8 * dimensions} to 65536`);
  const half = size / 2;
  const kernel = Float64Array.from({ length: size }, (_, i) => {
    const x = i / size;
    return 2 * Math.PI * Math.PI * (x * x - x + 1 / 6);
  });
  // Points 1..n/2 - 1 decide: those beyond mirror them, and 0 and n/2 are the same for every odd number.
  const products = new Float64Array(half).fill(1);
  const vector = new Uint32Array(dimensions);
  for (let d = 0; d < dimensions; d++) {
    vector[d] = d === 0 ? 1 : leastError(products, kernel);
    const z = vector[d] as number;
    for (let j = 1; j < half; j++) {
      const factor = 1 + (kernel[(j * z) % size] as number) / dimensions;
      products[j] = (products[j] as number) * factor;
    }
  }
  return vector;
}

/** The odd number below n / 2 (the other half mirrors it) of the least error; the smallest on a tie. */
function leastError(products: Float64Array, kernel: Float64Array): number {
  const size = kernel.length;
  let best = 1;
  let least = Number.POSITIVE_INFINITY;
  for (let z = 1; z < size / 2; z += 2) {
    let error = 0;
    for (let j = 1, at = z; j < size / 2; j++) {
      error += (products[j] as number) * (kernel[at] as number);
      at = (at + z) & (size - 1);
    }
    if (error < least) {
      least = error;
      best = z;
    }
  }
  return best;
}
