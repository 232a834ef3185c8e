import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTypeScriptCorridors } from '../../src/kernels/corridors.ts';
import { deflect } from '../../src/kernels/turned-away.ts';
import { type Channels, closingNextYear, divideChannels, returnFactor } from '../../src/mobility/channels.ts';
import {
  CORRIDOR_COEFFICIENTS,
  type CorridorCoefficients,
  corridorCoefficients,
} from '../../src/mobility/corridor-elasticities.ts';
import {
  destinationFactor,
  type OriginChange,
  originFactor,
  TRANSITIONS,
  transitionShift,
} from '../../src/mobility/corridor-multiplier.ts';

/** Factor of a corridor whose network is a multiple of the usual one. */
function affinityOf(network: number, openness: number, coefficients: CorridorCoefficients): number {
  const { memory, follow } = createTypeScriptCorridors(2, 1);
  memory.networkBase.fill(1_000);
  memory.recent.fill(1_000);
  memory.usualNetwork.fill(2_000 / network);
  memory.openness.fill(openness);
  memory.networkWeight.fill(coefficients.network);
  memory.freeWeight.fill(coefficients.freeMovement);
  follow();
  return memory.affinity[0] as number;
}

const central = corridorCoefficients(() => 'central');
const share = fc.double({ min: 0, max: 1, noNaN: true });
/** Coefficients anywhere in their ranges. */
const anyCoefficients = fc
  .array(share, { minLength: 13, maxLength: 13 })
  .map((draws) => corridorCoefficients((id) => draws[Object.keys(CORRIDOR_COEFFICIENTS).indexOf(id)] as number));
const anyPolicy = fc.record({ closing: share, opening: share, enforcement: share });
const anyDemand = fc.double({ min: 0, max: 1e6, noNaN: true });
const total = (channels: Channels): number => Object.values(channels).reduce((sum, people) => sum + people, 0);

describe('coefficients', () => {
  it('hold their central value inside their range and are drawn evenly on both sides of it', () => {
    for (const { central: middle, low, high } of Object.values(CORRIDOR_COEFFICIENTS)) {
      expect(low).toBeLessThanOrEqual(middle);
      expect(middle).toBeLessThanOrEqual(high);
    }
    expect(corridorCoefficients(() => 0.5)).toEqual(central);
    // incomeRatio 0..0.25..0.32: a quarter of the draws lies below 0.125, a quarter above 0.285.
    expect(corridorCoefficients(() => 0.25).incomeRatio).toBeCloseTo(0.125, 12);
    expect(corridorCoefficients(() => 0.75).incomeRatio).toBeCloseTo(0.285, 12);
    expect(corridorCoefficients(() => 1).leak).toBeCloseTo(0.7, 12);
  });
});

describe('the factors of demand', () => {
  const unchanged: OriginChange = { exposure: 1, incomeLog: 0, jobsGap: 0, transition: 0 };

  it('are 1 where nothing changes, whatever the coefficients', () => {
    fc.assert(
      fc.property(anyCoefficients, (coefficients) => {
        expect(originFactor(unchanged, coefficients)).toBe(1);
        expect(destinationFactor(0, 0, coefficients)).toBe(1);
      }),
    );
  });

  it('rise with people of mobile age, a jobs gap and the transition at the origin, fall with its income', () => {
    const change = fc.record({
      exposure: fc.double({ min: 0.5, max: 2, noNaN: true }),
      incomeLog: fc.double({ min: -1, max: 1, noNaN: true }),
      jobsGap: fc.double({ min: -0.2, max: 0.2, noNaN: true }),
      transition: fc.double({ min: -0.3, max: 0.3, noNaN: true }),
    });
    fc.assert(
      fc.property(change, fc.double({ min: 0.01, max: 0.5, noNaN: true }), (here, rise) => {
        const at = (term: keyof OriginChange) => originFactor({ ...here, [term]: here[term] + rise }, central);
        const before = originFactor(here, central);
        for (const term of ['exposure', 'jobsGap', 'transition'] as const) expect(at(term)).toBeGreaterThan(before);
        expect(at('incomeLog')).toBeLessThan(before);
      }),
    );
  });

  it('answer by their elasticities: income ratio doubled 2^0.25 = 1.189, either side', () => {
    expect(destinationFactor(Math.log(2), 0, central)).toBeCloseTo(1.1892, 4);
    expect(originFactor({ ...unchanged, incomeLog: -Math.log(2) }, central)).toBeCloseTo(1.1892, 4);
    // A shortage of 5% of the labour force opened in full: exp(2 x 0.05) = 1.105.
    expect(destinationFactor(0, 0.05, central)).toBeCloseTo(1.1052, 4);
    // Network 20% larger, 0.3: 1.2^0.3 = 1.0562; a corridor that becomes free: 1.28.
    expect(affinityOf(1.2, 0, central)).toBeCloseTo(1.0562, 4);
    expect(affinityOf(1, 1, central)).toBeCloseTo(1.284, 3);
  });
});

describe('the mobility transition', () => {
  it.each(TRANSITIONS)('%s shifts nothing at the reference income', (kind) => {
    for (const income of [500, 6_800, 9_999, 60_000]) expect(transitionShift(kind, income, income)).toBeCloseTo(0, 15);
  });

  it('has the signs that the studies find', () => {
    expect(transitionShift('none', 4_000, 2_000)).toBe(0);
    // -0.87 x log 2 and 0.35 x log 2; from 8,000 to 16,000 the life cycle stops at 10,000: 0.35 x log 1.25.
    expect(transitionShift('within-country', 4_000, 2_000)).toBeCloseTo(-0.603, 3);
    expect(transitionShift('life-cycle', 4_000, 2_000)).toBeCloseTo(0.2426, 4);
    expect(transitionShift('life-cycle', 16_000, 8_000)).toBeCloseTo(0.0781, 4);
    expect(transitionShift('life-cycle', 40_000, 20_000)).toBe(0);
    expect(transitionShift('hump', 4_000, 2_000)).toBeGreaterThan(0);
    expect(transitionShift('hump', 30_000, 10_000)).toBeLessThan(0);
  });

  it('keeps the hump within 30% up or down of its middle', () => {
    const income = fc.double({ min: 200, max: 200_000, noNaN: true });
    fc.assert(
      fc.property(income, income, (from, to) => {
        expect(Math.abs(transitionShift('hump', to, from))).toBeLessThanOrEqual(2 * Math.log(1.3) + 1e-12);
      }),
    );
  });
});

describe('channels', () => {
  it('lose nobody: their sum is the demand and what opening adds', () => {
    fc.assert(
      fc.property(anyDemand, anyPolicy, anyCoefficients, (demand, policy, coefficients) => {
        const channels = divideChannels(demand, policy, coefficients);
        const regularDemand = demand * (1 - coefficients.irregularShare) * (1 - policy.closing);
        const added = regularDemand * Math.expm1(coefficients.opening * policy.opening);
        expect(Math.abs(total(channels) - demand - added)).toBeLessThan(1e-9 * (1 + demand));
        for (const people of Object.values(channels)) expect(people).toBeGreaterThanOrEqual(-1e-9 * demand);
      }),
    );
  });

  it('never give more regular moves when pathways close further, nor fewer when they open', () => {
    fc.assert(
      fc.property(anyDemand, anyPolicy, share, anyCoefficients, (demand, policy, more, coefficients) => {
        const here = divideChannels(demand, policy, coefficients);
        const closed = { ...policy, closing: policy.closing + more * (1 - policy.closing) };
        const opened = { ...policy, opening: policy.opening + more * (1 - policy.opening) };
        const slack = 1e-9 * (1 + demand);
        expect(divideChannels(demand, closed, coefficients).regular).toBeLessThanOrEqual(here.regular + slack);
        expect(divideChannels(demand, opened, coefficients).regular).toBeGreaterThanOrEqual(here.regular - slack);
      }),
    );
  });

  it('turn closed pathways into irregular moves and blocked people, and opened ones the other way', () => {
    const closed = divideChannels(1_000, { closing: 0.5, opening: 0, enforcement: 0 }, central);
    // 100 irregular already; 450 refused: 135 leak, 45 turn elsewhere, 270 stay.
    expect(closed).toEqual({ regular: 450, irregular: 235, stranded: 0, deflected: 45, blocked: 270 });
    const opened = divideChannels(1_000, { closing: 0, opening: 1, enforcement: 0 }, central);
    // 30 of the 100 become regular; 900 x exp(0.5) = 1,483.8.
    expect(opened.irregular).toBe(70);
    expect(opened.regular).toBeCloseTo(1_513.8, 1);
    const enforced = divideChannels(1_000, { closing: 0, opening: 0, enforcement: 1 }, central);
    expect([enforced.regular, enforced.irregular, enforced.stranded]).toEqual([900, 95, 5]);
  });

  it('feel an opening at once and a closing slowly', () => {
    expect(closingNextYear(0.6, 0.1)).toBe(0.1);
    expect(closingNextYear(0, 0.6)).toBeCloseTo(0.2, 12);
    let felt = 0;
    for (let year = 0; year < 12; year++) felt = closingNextYear(felt, 0.6);
    // What is left: 0.6 x (2/3)^12 = 0.0046.
    expect(felt).toBeCloseTo(0.5954, 4);
  });

  it('cut returns where the way back is closed and raise them where it is free', () => {
    expect(returnFactor(0, 0, 0, central)).toBe(1);
    fc.assert(
      fc.property(share, share, anyCoefficients, (closing, more, coefficients) => {
        const further = closing + more * (1 - closing);
        const here = returnFactor(closing, 0, 0, coefficients);
        expect(returnFactor(further, 0, 0, coefficients)).toBeLessThanOrEqual(here + 1e-12);
        expect(returnFactor(closing, more, 0, coefficients)).toBeLessThanOrEqual(here + 1e-12);
        expect(returnFactor(closing, 0, more, coefficients)).toBeGreaterThanOrEqual(here - 1e-12);
        expect(returnFactor(further, more, -1, coefficients)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('deflected people', () => {
  const C = 4;
  /** Every corridor has a destination of its own, numbered after the origins. */
  const anyNetwork = fc
    .array(fc.tuple(fc.integer({ min: 0, max: C - 1 }), anyDemand, share), { minLength: 1, maxLength: 12 })
    .map((corridors) => ({
      origin: corridors.map(([i]) => i),
      destination: corridors.map((_, k) => C + k),
      demand: corridors.map(([, demand]) => demand),
      closing: Float64Array.from([...new Array(C).fill(0), ...corridors.map(([, , closing]) => closing)]),
    }));
  type Network = typeof anyNetwork extends fc.Arbitrary<infer T> ? T : never;
  const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((all, people) => all + people, 0);

  function outcome({ origin, destination, demand }: Network, closing: Float64Array) {
    const channels = demand.map((people, k) =>
      divideChannels(people, { closing: closing[C + k] as number, opening: 0, enforcement: 0 }, central),
    );
    const flow = Float32Array.from(channels, (channel) => channel.regular);
    const deflected = Float32Array.from(channels, (channel) => channel.deflected);
    const blocked = new Float64Array(closing.length);
    const before = sum(flow) + sum(deflected);
    deflect({ origin, destination, flow, deflected, closing, blocked });
    return { flow, blocked, before, after: sum(flow) + sum(blocked), moving: sum(flow) };
  }

  it('are all placed or stay', () => {
    fc.assert(
      fc.property(anyNetwork, (network) => {
        const { before, after, flow, blocked } = outcome(network, network.closing);
        // Flows are Float32: seven digits.
        expect(Math.abs(after - before)).toBeLessThan(1e-5 * (1 + before));
        for (const people of [...flow, ...blocked]) expect(people).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('do not make the sum of regular moves grow when any pathways close', () => {
    fc.assert(
      fc.property(anyNetwork, (network) => {
        const open = outcome(network, new Float64Array(network.closing.length));
        expect(outcome(network, network.closing).moving).toBeLessThanOrEqual(open.moving * (1 + 1e-6) + 1e-6);
      }),
    );
  });

  it('go to the other destinations of their origin by size: 90 turned away, 2 : 1', () => {
    const flow = Float32Array.of(100, 200, 100, 500);
    const blocked = new Float64Array(6);
    deflect({
      origin: [0, 0, 0, 1],
      destination: [2, 3, 4, 5],
      flow,
      deflected: Float32Array.of(90, 0, 0, 7),
      closing: Float64Array.of(0, 0, 0.5, 0, 0.5, 0.5),
      blocked,
    });
    // 60 to the second; 30 to the third, which refuses half; place 1 has one destination: its 7 stay.
    expect([...flow]).toEqual([100, 260, 115, 500]);
    expect([...blocked]).toEqual([15, 7, 0, 0, 0, 0]);
  });
});
