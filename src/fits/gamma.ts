/** Log of the gamma function for x > 0; relative error below 1e-10. Source: Lanczos (1964), g = 7, 9 terms. */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const terms = [
    676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
    -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
  ];
  let sum = 0.9999999999998099;
  terms.forEach((term, i) => {
    sum += term / (x + i);
  });
  const t = x + 6.5;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}

/** Derivative of `logGamma` for x > 0, by recurrence to x >= 6 and the asymptotic series; error below 1e-10. */
export function digamma(x: number): number {
  let shift = 0;
  let y = x;
  while (y < 8) {
    shift -= 1 / y;
    y += 1;
  }
  const r = 1 / (y * y);
  return shift + Math.log(y) - 0.5 / y - r * (1 / 12 - r * (1 / 120 - r * (1 / 252 - r * (1 / 240 - r / 132))));
}
