import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitForced } from '../../src/fits/corridor-forced.ts';
import { type CorridorTransition, fitCorridorLaw, forecastCorridors } from '../../src/fits/corridor-law.ts';
import { fitMedianRegression } from '../../src/fits/corridor-regression.ts';
import { corridorQuantile } from '../../src/fits/corridor-spread.ts';
import { normalQuantile } from '../../src/random/normal.ts';
import { philox } from '../../src/random/philox.ts';

/** Normal draws of a fixed sequence. */
function normals(seed: number): () => number {
  const words = new Uint32Array(4);
  let next = 0;
  return () => {
    if (next % 4 === 0) philox(words, next / 4, 0, 0, 0, seed, 0);
    return normalQuantile(((words[next++ % 4] as number) + 0.5) / 2 ** 32);
  };
}

const C = 60;
const TRUTH = [0.2, 0.8, 0.05, 0.12] as const;

/** A period drawn from the law itself, all corridors of 2,000 people and more, noise as wide as given. */
function drawnTransition(seed: number, spread: number): CorridorTransition {
  const normal = normals(seed);
  const draw = () => Float64Array.from({ length: C * C }, (_, i) => (i % (C + 1) === 0 ? 0 : Math.exp(9 + normal())));
  const last = draw();
  const before = draw();
  const flow = last.map((people, i) => {
    if (people === 0) return 0;
    const reverse = last[(i % C) * C + Math.floor(i / C)] as number;
    const [b0, b1, b2, b3] = TRUTH;
    const log = b0 + b1 * Math.log1p(people) + b2 * Math.log1p(before[i] as number) + b3 * Math.log1p(reverse);
    return Math.expm1(log + spread * normal());
  });
  return { last, before, forced: new Float64Array(C * C), forcedNext: new Float64Array(C * C), flow };
}

/** Small corridors too, or their class would have no rows. */
function withSmall(transition: CorridorTransition): CorridorTransition {
  const small = Array.from({ length: 20 }, (_, i) => i);
  const shrink = (flows: Float64Array): Float64Array =>
    flows.map((people, i) =>
      small.includes(Math.floor(i / C)) && small.includes(i % C) ? Math.round(people) % 500 : people,
    );
  return { ...transition, last: shrink(transition.last), before: shrink(transition.before) };
}

describe('median regression', () => {
  it('finds the line through most points, whatever a few outliers do', () => {
    // y = 1 + 2 x at eight of ten points.
    const rows = Float64Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? 1 : Math.floor(i / 2)));
    const targets = Float64Array.from({ length: 10 }, (_, i) => (i === 3 || i === 8 ? 500 : 1 + 2 * i));
    const [a, b] = fitMedianRegression(rows, targets, 2);
    expect(a).toBeCloseTo(1, 2);
    expect(b).toBeCloseTo(2, 2);
  });

  it('refuses predictors that are collinear', () => {
    expect(() => fitMedianRegression(Float64Array.of(1, 2, 1, 2, 1, 2), Float64Array.of(1, 2, 3), 2)).toThrow(
      /collinear/,
    );
  });
});

describe('the corridor law', () => {
  it('finds the coefficients that made the flows', () => {
    const law = fitCorridorLaw(
      [1, 2, 3].map((seed) => withSmall(drawnTransition(seed, 0.4))),
      C,
    );
    // Standard error of a median slope here: 1.25 x 0.4 / sqrt(10,000 rows) = 0.005 at unit variance of the predictor.
    const large = law.coefficients[1] as Float64Array;
    for (const k of [1, 2, 3]) expect(Math.abs((large[k] as number) - (TRUTH[k] as number))).toBeLessThan(0.02);
  });

  it('keeps the last flow of small corridors, nothing on the diagonal, nothing below zero', () => {
    const transition = withSmall(drawnTransition(5, 0.6));
    const law = fitCorridorLaw([transition], C);
    const last = transition.last.map((people, i) => (Math.floor(i / C) < 3 || i % C < 3 ? people % 29 : people));
    const points = forecastCorridors(law, { ...transition, last }, C);
    points.forEach((point, i) => {
      const [from, to] = [Math.floor(i / C), i % C];
      if (from === to) expect(point).toBe(0);
      else if (from < 3 || to < 3) expect(point).toBe(last[i]);
      else expect(point).toBeGreaterThanOrEqual(0);
    });
  });

  it('takes the forced part out before the law and adds its own forecast after it', () => {
    const transition = withSmall(drawnTransition(6, 0.4));
    const law = fitCorridorLaw([transition], C);
    const pair = 30 * C + 40;
    const forced = new Float64Array(C * C);
    const forcedNext = new Float64Array(C * C);
    forced[pair] = 5_000;
    forcedNext[pair] = 1_234;
    const raised = Float64Array.from(transition.last);
    raised[pair] = (raised[pair] as number) + 5_000;
    const plain = forecastCorridors(law, transition, C)[pair] as number;
    const split = forecastCorridors(law, { ...transition, last: raised, forced, forcedNext }, C)[pair] as number;
    expect(split).toBeCloseTo(plain + 1_234, 6);
  });
});

describe('the spread around the point', () => {
  const transition = withSmall(drawnTransition(9, 0.5));
  const law = fitCorridorLaw([transition], C);

  it('has the point as its median and rises with p', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 1e7, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (x, p) => {
          const here = corridorQuantile(law.spread, x, p);
          expect(corridorQuantile(law.spread, x, Math.min(1, p + 0.1))).toBeGreaterThanOrEqual(here);
          expect(here).toBeGreaterThanOrEqual(0);
          expect(Math.abs(corridorQuantile(law.spread, x, 0.5) / x - 1)).toBeLessThan(1e-9);
        },
      ),
    );
  });

  it('covers 80% of another period drawn alike', () => {
    const other = withSmall(drawnTransition(10, 0.5));
    const forecast = forecastCorridors(law, other, C);
    let seen = 0;
    let covered = 0;
    forecast.forEach((point, i) => {
      if (point < 1_000 || Math.floor(i / C) === i % C) return;
      seen++;
      const flow = other.flow[i] as number;
      const isIn = flow >= corridorQuantile(law.spread, point, 0.1) && flow <= corridorQuantile(law.spread, point, 0.9);
      covered += isIn ? 1 : 0;
    });
    // Standard error sqrt(0.8 x 0.2 / 3,000) = 0.007 for each of the two periods, plus three classes that are small.
    expect(seen).toBeGreaterThan(2_500);
    expect(Math.abs(covered / seen - 0.8)).toBeLessThan(0.03);
  });
});

describe('the forced part', () => {
  /** Ten years of flows that fade or grow by a constant rate, 0.6 to 1.3 a year: how a window ends tells what follows. */
  const rates = Array.from({ length: 36 }, (_, i) => 0.6 + i / 50);
  const record = {
    firstYear: 2000,
    years: Array.from({ length: 10 }, (_, t) => Float64Array.from(rates, (rate) => 20_000 * rate ** (t - 5))),
  };
  const flow = new Float64Array(36).fill(60_000);

  it('never exceeds the last flow nor grows, and fades faster where the crisis has calmed', () => {
    const { last, next } = splitForced(record, 2010, flow);
    // At 0.6 a year: 20,000 x (1 + 0.6 + 0.36 + 0.216 + 0.1296) = 46,112 in 2005-2009; at 1.3 a year 180,862.
    expect(last[0]).toBeCloseTo(46_112, 6);
    expect(last[35]).toBe(60_000);
    const goesOn = next.map((people, i) => people / (last[i] as number));
    goesOn.forEach((share, i) => {
      expect(share).toBeLessThanOrEqual(1);
      expect(share).toBeGreaterThanOrEqual(goesOn[i - 1] ?? 0);
    });
    expect(goesOn[0]).toBeLessThan(0.5);
  });

  it('leaves small flows whole', () => {
    const { last } = splitForced(record, 2010, new Float64Array(36).fill(900));
    expect(last.every((people) => people === 0)).toBe(true);
    const few = { ...record, years: record.years.map((year) => year.map((people) => people / 50)) };
    expect(splitForced(few, 2010, flow).last.every((people) => people === 0)).toBe(true);
  });

  it('does not look past the origin and splits nothing without five years of record', () => {
    const cut = { ...record, years: record.years.slice(0, 8) };
    expect(splitForced(record, 2008, flow)).toEqual(splitForced(cut, 2008, flow));
    expect(splitForced(record, 2004, flow).last.every((people) => people === 0)).toBe(true);
  });
});
