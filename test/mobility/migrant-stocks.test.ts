import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Corridors, corridorBlock } from '../../src/baseline/corridors.ts';
import { createBlockEngine } from '../../src/engine/block.ts';
import { createWorld } from '../../src/engine/world.ts';
import { createTypeScriptKernel } from '../../src/kernels/cohorts.ts';
import { LANES } from '../../src/kernels/kernels.ts';
import {
  referenceMoves,
  STOCK_RATES,
  type StockMoves,
  type StockState,
  startStocks,
  stepStocks,
} from '../../src/mobility/migrant-stocks.ts';
import { baseline, jobOn } from '../support/world.ts';

const people = fc.double({ min: 0, max: 1e6, noNaN: true });

/** Two places, both corridors, one lane: what happens to one stock can be followed by hand. */
interface Pair {
  readonly state: StockState;
  readonly moves: StockMoves;
}
const PAIR = { reverse: Int32Array.of(1, 0) };

const anyPair: fc.Arbitrary<Pair> = fc.array(people, { minLength: 14, maxLength: 14 }).map((values) => {
  const take = (from: number): Float64Array => Float64Array.from(values.slice(from, from + 2));
  const flow = take(0);
  // Refugees who go home take the reverse corridor, so its flow holds them.
  const forcedReturns = Float64Array.from(take(2), (value, k) => Math.min(value, flow[1 - k] as number));
  return {
    moves: { flow, forcedReturns, restLeaving: take(4), restArriving: take(6) },
    state: { recent: take(8), settled: take(10), restAbroad: take(12), restHere: take(12) },
  };
});

const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);

function step({ state, moves }: Pair, rates = STOCK_RATES): { state: StockState; returns: Float64Array } {
  const copy = structuredClone(state);
  const returns = new Float64Array(2);
  stepStocks(PAIR, rates, moves, copy, returns);
  return { state: copy, returns };
}

describe('migrant stocks', () => {
  it('change by deaths, returns and first moves, nothing else', () => {
    fc.assert(
      fc.property(anyPair, (pair) => {
        const { state, returns } = step(pair);
        for (const k of [0, 1]) {
          const before = (pair.state.recent[k] as number) + (pair.state.settled[k] as number);
          const first = Math.max(0, (pair.moves.flow[k] as number) - (returns[1 - k] as number));
          const wanted = before * (1 - STOCK_RATES.dying) - (returns[k] as number) + first;
          const found = (state.recent[k] as number) + (state.settled[k] as number);
          // Sums of a few doubles of up to two million.
          expect(Math.abs(found - wanted)).toBeLessThan(1e-8 * (1 + before + first));
        }
      }),
    );
  });

  it('are never below zero, and nobody goes home beyond the reverse flow or the stock', () => {
    fc.assert(
      fc.property(anyPair, (pair) => {
        const { state, returns } = step(pair);
        for (const values of [...Object.values(state), returns]) {
          for (const value of values) expect(value).toBeGreaterThanOrEqual(0);
        }
        returns.forEach((home, k) => {
          expect(home).toBeLessThanOrEqual((pair.moves.flow[1 - k] as number) + 1e-6);
          expect(home).toBeLessThanOrEqual((pair.state.recent[k] as number) + (pair.state.settled[k] as number));
        });
      }),
    );
  });

  it('send recent arrivals home more than the settled: 100,000 of each, 7% and 0.4% of those alive', () => {
    const moves = (reverse: number): StockMoves => ({
      flow: Float64Array.of(0, reverse),
      forcedReturns: new Float64Array(2),
      restLeaving: new Float64Array(2),
      restArriving: new Float64Array(2),
    });
    const of = (recent: number, settled: number): StockState => ({
      recent: Float64Array.of(recent, 0),
      settled: Float64Array.of(settled, 0),
      restAbroad: new Float64Array(2),
      restHere: new Float64Array(2),
    });
    const recent = step({ state: of(100_000, 0), moves: moves(1e6) });
    expect(recent.returns[0]).toBeCloseTo(0.988 * 7_000, 6);
    // A fifth of those who stay have settled: 100,000 x 0.988 x 0.93 / 5.
    expect(recent.state.settled[0]).toBeCloseTo(18_376.8, 6);
    expect(step({ state: of(0, 100_000), moves: moves(1e6) }).returns[0]).toBeCloseTo(0.988 * 400, 6);
    // The reverse corridor holds 50 people: no more go home.
    expect(step({ state: of(100_000, 0), moves: moves(50) }).returns[0]).toBe(50);
  });

  it('rise with the flow and fall with returning', () => {
    fc.assert(
      fc.property(anyPair, fc.double({ min: 1, max: 1e5, noNaN: true }), (pair, more) => {
        const base = step(pair).state;
        const flow = Float64Array.from(pair.moves.flow);
        flow[0] = (flow[0] as number) + more;
        const raised = step({ ...pair, moves: { ...pair.moves, flow } }).state;
        const stock = (state: StockState): number => (state.recent[0] as number) + (state.settled[0] as number);
        // Not always more: all of it may be people of the destination who go home.
        expect(stock(raised)).toBeGreaterThanOrEqual(stock(base) - 1e-6);
        if (pair.state.recent[1] === 0 && pair.state.settled[1] === 0)
          expect(stock(raised) - stock(base)).toBeCloseTo(more, 3);
        const homely = step(pair, { ...STOCK_RATES, recentReturning: 0.12, settledReturning: 0.01 }).state;
        expect(stock(homely)).toBeLessThanOrEqual(stock(base) + 1e-6);
      }),
    );
  });

  it('do in each lane what one lane does alone', () => {
    const corridors = baseline.corridors as Corridors;
    const wide = startStocks(corridors, STOCK_RATES, 2);
    const narrow = startStocks(corridors, STOCK_RATES, 1);
    const returns = new Float64Array(corridors.origin.length);
    stepStocks(corridors, STOCK_RATES, referenceMoves(corridors, 0, 2), wide, new Float64Array(2 * returns.length));
    stepStocks(corridors, STOCK_RATES, referenceMoves(corridors, 0, 1), narrow, returns);
    for (const name of ['recent', 'settled', 'restHere'] as const) {
      expect(narrow[name].every((value, at) => wide[name][2 * at] === value && wide[name][2 * at + 1] === value)).toBe(
        true,
      );
    }
  });
});

describe('the reference', () => {
  const corridors = baseline.corridors as Corridors;
  /** World population at the ends of 2024 + n, no noise. */
  const population: number[] = [];
  const world = createWorld(baseline, createTypeScriptKernel);
  const job = jobOn(world, { hasNoise: false, coefficients: 'central', runs: 1, until: 2035, outputs: ['population'] });
  createBlockEngine(world, job).run(0, (year) => {
    let sum = 0;
    for (let at = 0; at < year.population.length; at += LANES) sum += year.population[at] as number;
    population.push(sum);
  });
  const state = startStocks(corridors, STOCK_RATES, 1);
  const migrants = (): number => total(state.recent) + total(state.settled) + total(state.restHere);
  const stocks = [migrants()];
  const shares: number[] = [];
  for (let year = 2025; year <= 2035; year++) {
    const moves = referenceMoves(corridors, corridorBlock(year), 1);
    const returns = new Float64Array(corridors.origin.length);
    stepStocks(corridors, STOCK_RATES, moves, state, returns);
    stocks.push(migrants());
    shares.push(total(returns) / (total(moves.flow) + total(moves.restLeaving)));
  }

  it('lets the migrant share of the world rise from 2024 to 2035', () => {
    const base = total(baseline.populationBase);
    const first = (stocks[0] as number) / base;
    const last = (stocks.at(-1) as number) / (population.at(-1) as number);
    // 304 million of 8.2 billion.
    expect(first).toBeCloseTo(0.0373, 3);
    expect(last).toBeGreaterThan(first);
    // Not by more than the record allows: 173 million in 2000, 304 in 2024, at most 8 million a year.
    expect((stocks.at(-1) as number) - (stocks[0] as number)).toBeLessThan(11 * 8e6);
  });

  it('has 20-25% of the world flow go home, once the returns to Ukraine and Sudan of 2025 are over', () => {
    expect(shares[0]).toBeLessThan(0.27);
    for (const share of shares.slice(1)) {
      expect(share).toBeGreaterThan(0.2);
      expect(share).toBeLessThan(0.25);
    }
  });
});
