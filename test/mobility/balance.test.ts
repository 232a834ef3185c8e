import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balancedFlows, balanceFlows, type FlowList } from '../../src/mobility/balance.ts';

interface World {
  readonly flows: FlowList;
  readonly net: Float64Array;
}

/** Places on a ring with flows both ways, so that any nets that sum to zero can be met, and more corridors at random. */
const anyWorld: fc.Arbitrary<World> = fc.integer({ min: 2, max: 30 }).chain((C) => {
  const people = fc.double({ min: 1, max: 1e6, noNaN: true });
  const row = fc.integer({ min: 0, max: C - 1 });
  return fc
    .record({
      ring: fc.array(people, { minLength: 2 * C, maxLength: 2 * C }),
      more: fc.array(fc.tuple(row, row, people), { maxLength: 60 }),
      nets: fc.array(fc.double({ min: -1e5, max: 1e5, noNaN: true }), { minLength: C, maxLength: C }),
    })
    .map(({ ring, more, nets }) => {
      const pairs = new Map<number, number>();
      ring.forEach((flow, k) => {
        const i = k % C;
        const j = (i + 1) % C;
        pairs.set(k < C ? i * C + j : j * C + i, flow);
      });
      for (const [i, j, flow] of more) if (i !== j) pairs.set(i * C + j, flow);
      const keys = [...pairs.keys()];
      const mean = nets.reduce((sum, n) => sum + n, 0) / C;
      return {
        flows: {
          origin: Uint16Array.from(keys, (key) => Math.floor(key / C)),
          destination: Uint16Array.from(keys, (key) => key % C),
          flow: Float64Array.from(pairs.values()),
        },
        net: Float64Array.from(nets, (n) => n - mean),
      };
    });
});

function netsOf(flows: FlowList, people: Float64Array, C: number): Float64Array {
  const net = new Float64Array(C);
  people.forEach((moved, k) => {
    const [i, j] = [flows.origin[k] as number, flows.destination[k] as number];
    net[i] = (net[i] as number) - moved;
    net[j] = (net[j] as number) + moved;
  });
  return net;
}

/** Relative entropy of flows against others, persons. */
function change(to: Float64Array, from: Float64Array): number {
  return to.reduce(
    (sum, g, k) => sum + (g > 0 ? g * Math.log(g / (from[k] as number)) : 0) - g + (from[k] as number),
    0,
  );
}

describe('balanced corridors', () => {
  it('meet the net migration of every place to half a person, no flow below zero', () => {
    fc.assert(
      fc.property(anyWorld, ({ flows, net }) => {
        const balance = balanceFlows(flows, net);
        const people = balancedFlows(flows, balance);
        const found = netsOf(flows, people, net.length);
        net.forEach((wanted, i) => {
          expect(Math.abs((found[i] as number) - wanted)).toBeLessThan(0.51);
        });
        expect(balance.residual).toBeLessThan(0.5);
        for (const flow of people) expect(flow).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  it('stay as they are where they meet the nets already', () => {
    fc.assert(
      fc.property(anyWorld, ({ flows, net }) => {
        const balance = balanceFlows(flows, netsOf(flows, flows.flow, net.length));
        expect(balance.steps).toBe(0);
        expect([...balancedFlows(flows, balance)]).toEqual([...flows.flow]);
      }),
    );
  });

  it('are the smallest change: any other flows with the same nets are further away', () => {
    fc.assert(
      fc.property(anyWorld, fc.double({ min: 0.1, max: 0.9, noNaN: true }), ({ flows, net }, share) => {
        const people = balancedFlows(flows, balanceFlows(flows, net));
        // A round trip along the ring, both ways: nets stay, flows do not.
        const C = net.length;
        const ring = flows.flow.map((_, k) => (k < C ? 1 : 0));
        const room = Math.min(...people.slice(0, C));
        const other = people.map((flow, k) => flow + (ring[k] as number) * share * room);
        const lower = people.map((flow, k) => flow - (ring[k] as number) * share * room);
        const best = change(people, flows.flow);
        if (C === 2) return;
        expect(change(other, flows.flow)).toBeGreaterThan(best - 1e-6 * room);
        expect(change(lower, flows.flow)).toBeGreaterThan(best - 1e-6 * room);
      }),
    );
  });

  it('do not depend on the order of corridors', () => {
    fc.assert(
      fc.property(anyWorld, ({ flows, net }) => {
        const turned: FlowList = {
          origin: Uint16Array.from(flows.origin).reverse(),
          destination: Uint16Array.from(flows.destination).reverse(),
          flow: Float64Array.from(flows.flow).reverse(),
        };
        const one = balancedFlows(flows, balanceFlows(flows, net));
        const two = balancedFlows(turned, balanceFlows(turned, net)).reverse();
        // Both are within half a person of the nets; a corridor may differ by the sum of such misses.
        one.forEach((flow, k) => {
          expect(Math.abs(flow - (two[k] as number))).toBeLessThan(net.length);
        });
      }),
    );
  });

  it('refuse nets that do not sum to zero and places that cannot be reached', () => {
    const pair: FlowList = {
      origin: Uint16Array.of(0),
      destination: Uint16Array.of(1),
      flow: Float64Array.of(100),
    };
    expect(() => balanceFlows(pair, Float64Array.of(-50, 60))).toThrow(/net migration of row/);
    expect(() => balanceFlows(pair, Float64Array.of(50, -50))).toThrow(/net migration of row/);
  });

  it('give the solution by hand of two places: flows 100 and 100, net 75', () => {
    // 100 x - 100 / x = 75: x = (75 + sqrt(75^2 + 4 x 10^4)) / 200 = 1.4430.
    const flows: FlowList = {
      origin: Uint16Array.of(0, 1),
      destination: Uint16Array.of(1, 0),
      flow: Float64Array.of(100, 100),
    };
    const people = balancedFlows(flows, balanceFlows(flows, Float64Array.of(-75, 75)));
    expect(people[0]).toBeCloseTo(144.3, 0);
    expect((people[0] as number) * (people[1] as number)).toBeCloseTo(10_000, 3);
  });
});
