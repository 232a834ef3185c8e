import { describe, expect, it } from 'vitest';
import { fillUnrecorded } from '../../scripts/baseline/corridor-floor.ts';
import { forcedReference } from '../../scripts/baseline/corridor-forced.ts';
import { FIRST_YEAR, type Place } from '../../src/baseline/baseline.ts';
import { CORRIDOR_BLOCKS, type Corridors, corridorBlock } from '../../src/baseline/corridors.ts';
import { baseline } from '../support/world.ts';

const C = baseline.places.length;
const T = baseline.netMigration.median.length / C;
const row = (iso3: string): number => baseline.places.findIndex((place) => place.iso3 === iso3);

function committed(): Corridors {
  if (baseline.corridors === undefined) throw new Error('The committed baseline has no corridors.');
  return baseline.corridors;
}

/** Net migration and gross moves (leaving plus arriving) of every place in one block, people a year. */
function movesOf(corridors: Corridors, block: number): { net: Float64Array; gross: Float64Array } {
  const K = corridors.origin.length;
  const net = new Float64Array(C);
  const gross = new Float64Array(C);
  const add = (place: number, people: number): void => {
    net[place] = (net[place] as number) + people;
    gross[place] = (gross[place] as number) + Math.abs(people);
  };
  for (let k = 0; k < K; k++) {
    const people = corridors.flow[block * K + k] as number;
    add(corridors.origin[k] as number, -people);
    add(corridors.destination[k] as number, people);
  }
  for (let i = 0; i < C; i++) {
    add(i, -(corridors.restLeaving[block * C + i] as number));
    add(i, corridors.restArriving[block * C + i] as number);
  }
  return { net, gross };
}

/** Net migration by forced corridors in one of the first years. */
function forcedNet({ forced }: Corridors, year: number): Float64Array {
  const Q = forced.origin.length;
  const net = new Float64Array(C);
  for (let q = 0; q < Q; q++) {
    const people = forced.flow[year * Q + q] as number;
    const [i, j] = [forced.origin[q] as number, forced.destination[q] as number];
    net[i] = (net[i] as number) - people;
    net[j] = (net[j] as number) + people;
  }
  return net;
}

function unNet(i: number, block: number): number {
  const { first, last } = CORRIDOR_BLOCKS[block] as { first: number; last: number };
  let sum = 0;
  for (let year = first; year <= last; year++) sum += baseline.netMigration.median[i * T + year - FIRST_YEAR] as number;
  return sum / (last - first + 1);
}

describe('the committed corridors', () => {
  const corridors = committed();

  it('meet the UN net migration of every place from 2028 on, its world rounding apart', () => {
    for (let block = corridorBlock(2028); block < CORRIDOR_BLOCKS.length; block++) {
      const { net, gross } = movesOf(corridors, block);
      const world = gross.reduce((sum, people) => sum + people, 0);
      const rounding = baseline.places.reduce((sum, _, i) => sum + unNet(i, block), 0);
      net.forEach((people, i) => {
        const share = (Math.abs(rounding) * (gross[i] as number)) / world;
        // The rounding is divided by flows before they are balanced, which may be half of those after.
        // Storage: flows to 5e-6, factors to 5e-7 each, both of gross, errors of many corridors partly cancelling; rests to 0.05.
        expect(Math.abs(people - unNet(i, block))).toBeLessThan(2 * share + 2 + 6e-6 * (gross[i] as number));
      });
    }
  });

  it('meet it together with the forced moves where a war is under way: Ukraine 2025, Sudan 2026', () => {
    for (const [iso3, year] of [
      ['UKR', 0],
      ['SDN', 1],
    ] as const) {
      const i = row(iso3);
      const forced = forcedNet(corridors, year)[i] as number;
      expect(forced).toBeGreaterThan(100_000);
      const { net } = movesOf(corridors, year);
      // Forced corridors below 10 people a year are left out.
      expect(Math.abs((net[i] as number) + forced - unNet(i, year))).toBeLessThan(2_000);
    }
  });

  it('move 15 to 25 million people a year over the world and sum to nothing', () => {
    CORRIDOR_BLOCKS.forEach((_, block) => {
      const { net, gross } = movesOf(corridors, block);
      const world = gross.reduce((sum, people) => sum + people, 0) / 2;
      expect(world).toBeGreaterThan(15e6);
      expect(world).toBeLessThan(25e6);
      expect(Math.abs(net.reduce((sum, people) => sum + people, 0))).toBeLessThan(10);
    });
  });

  it('find their opposite, in order, between two different places', () => {
    const { origin, destination, reverse } = corridors;
    const paired = reverse.filter((back) => back >= 0).length;
    expect(paired).toBeGreaterThan(0.7 * origin.length);
    origin.forEach((i, k) => {
      const j = destination[k] as number;
      expect(i).not.toBe(j);
      if (k > 0) expect(i * C + j).toBeGreaterThan((origin[k - 1] as number) * C + (destination[k - 1] as number));
      const back = reverse[k] as number;
      if (back >= 0) expect([origin[back], destination[back]]).toEqual([j, i]);
    });
  });

  it('hold the migrant stock of 2024: 304 million people', () => {
    // 282.0 million of known origin and 22.1 million of others, United Nations (2024); the Holy See left out.
    const kept = corridors.stock.reduce((sum, people) => sum + people, 0);
    const rest = corridors.restStockHere.reduce((sum, people) => sum + people, 0);
    expect((kept + rest) / 1e6).toBeCloseTo(304, 0);
    expect(kept / (kept + corridors.restStockAbroad.reduce((sum, people) => sum + people, 0))).toBeGreaterThan(0.99);
  });

  it('give every place someone who leaves and someone who arrives', () => {
    const { net, gross } = movesOf(corridors, 5);
    gross.forEach((people, i) => {
      expect(people).toBeGreaterThan(Math.abs(net[i] as number));
    });
  });
});

describe('forced moves in the UN medium', () => {
  // Three places, 2025-2050: place 0 at war, 1 and 2 its hosts with 3/4 and 1/4 of 40 refugees per 1,000 people.
  const years = 26;
  const start = { refugees: Float64Array.of(0, 30, 10, 0, 0, 0, 0, 0, 0), deaths: Float64Array.of(500, 0, 0) };
  const population = Float64Array.of(1_000, 1_000, 1_000);
  /** Net migration of each place in 2025; later years are calm: -4, 1 and 3. */
  const netOf = (...first: readonly number[]): Float64Array =>
    Float64Array.from({ length: 3 * years }, (_, at) => {
      const i = Math.floor(at / years);
      return (at % years === 0 ? first[i] : [-4, 1, 3][i]) as number;
    });

  it('are returns where the UN lets people come home, taken from the hosts by the refugees they hold', () => {
    // Swing 16 - (-4) = 20: 15 from place 1, 5 from place 2; hosts without them: -14 + 15 = 1 and -2 + 5 = 3.
    const found = forcedReference(start, population, netOf(16, -14, -2));
    const { origin, destination, flow, regularNet } = found;
    expect(found.isReturn).toEqual([true, true]);
    expect([...origin]).toEqual([1, 2]);
    expect([...destination]).toEqual([0, 0]);
    expect([...flow]).toEqual([15, 5, 0, 0, 0, 0]);
    expect([...regularNet.subarray(0, 3)]).toEqual([-4, 1, 3]);
  });

  it('give hosts back only what the UN booked there, so that the world sums to zero', () => {
    // The UN adds 20 returns and books no departure: 16 + 1 + 3 = 20 too many; hosts keep their 1 and 3.
    const { regularNet } = forcedReference(start, population, netOf(16, 1, 3));
    expect([...regularNet.subarray(0, 3)]).toEqual([-4, 1, 3]);
    // Half of it: 10 too many, hosts get half of 15 and 5.
    const half = forcedReference(start, population, netOf(16, -6.5, 0.5)).regularNet.subarray(0, 3);
    expect([...half]).toEqual([-4, 1, 3]);
  });

  it('are departures where the UN lets people go', () => {
    // Swing -24 + 4 = -20: 15 to place 1, 5 to place 2.
    const found = forcedReference(start, population, netOf(-24, 16, 8));
    const { origin, destination, flow, regularNet } = found;
    expect(found.isReturn).toEqual([false, false]);
    expect([...origin]).toEqual([0, 0]);
    expect([...destination]).toEqual([1, 2]);
    expect([...flow.subarray(0, 2)]).toEqual([15, 5]);
    expect([...regularNet.subarray(0, 3)]).toEqual([-4, 1, 3]);
  });

  it('are none without deaths in the last year or with few refugees', () => {
    const calm = forcedReference({ ...start, deaths: Float64Array.of(99, 0, 0) }, population, netOf(16, -14, -2));
    expect(calm.origin).toHaveLength(0);
    const few = forcedReference(start, Float64Array.of(5_000, 1_000, 1_000), netOf(16, -14, -2));
    expect(few.origin).toHaveLength(0);
  });
});

describe('places without flow estimates', () => {
  const at = (iso3: string, latitude: number): Place => ({
    ...(baseline.places[0] as Place),
    iso3,
    latitude,
    longitude: 0,
  });
  const places = [at('AAA', 0), at('BBB', 10), at('CCC', 20)];
  const population = Float64Array.of(1_000, 1_000, 500);
  const recorded = (): Float64Array => Float64Array.of(0, 30, 0, 10, 0, 0, 0, 0, 0);

  it('move as much, for their size, as the world, more with the nearer and larger', () => {
    const flows = recorded();
    expect(fillUnrecorded(flows, new Float64Array(9), population, places)).toEqual([2]);
    // 40 movers of 2,000 people: 2% of 500 = 10 each way. Out: arrivals 10 / 20 degrees against 30 / 10 degrees = 1 : 6.
    expect(flows[6]).toBeCloseTo(10 / 7, 9);
    expect(flows[7]).toBeCloseTo(60 / 7, 9);
    // In: leavers 30 / 20 degrees against 10 / 10 degrees = 3 : 2.
    expect(flows[2]).toBeCloseTo(6, 9);
    expect(flows[5]).toBeCloseTo(4, 9);
    expect([flows[1], flows[3]]).toEqual([30, 10]);
  });

  it('follow the migrant stock where there is one', () => {
    const flows = recorded();
    const stock = new Float64Array(9);
    stock[6] = 900;
    stock[7] = 300;
    fillUnrecorded(flows, stock, population, places);
    expect([flows[6], flows[7]]).toEqual([7.5, 2.5]);
  });
});
