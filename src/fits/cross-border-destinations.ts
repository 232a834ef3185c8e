import type { DestinationTable } from '../baseline/cross-border-law.ts';

/** One record: people from an origin in a host in a year. */
export interface Flow {
  readonly origin: number;
  readonly destination: number;
  /** Column of the year. */
  readonly t: number;
  readonly people: number;
}

/** Distance and border of a pair of places. */
export interface PairTraits {
  readonly distanceKm: number;
  readonly isNeighbour: boolean;
}

/** Share of gravity in an origin's mix when it has a record: new hosts are rare. */
const GRAVITY_SHARE = 0.003;
/** Fewest people a year of a pair that is kept, the least count that UNHCR writes; land neighbours always are. */
const FEWEST_PEOPLE = 5;
/** Smallest share of a pair that is kept where an origin has next to no record. */
const SMALLEST_SHARE = 0.01;
/** Gravity: square root of the host's arrivals, x 30 for a land border, distance^-1.5 from 150 km on. Assumed; only flows without a record follow it. */
const HOST_POWER = 0.5;
const BORDER_FACTOR = 30;
const DISTANCE_POWER = 1.5;
const SHORTEST_KM = 150;

/**
 * Follow each origin's mix of destinations through the years: mix = (1 - update) mix + update share of the year.
 *
 * @param onYear told each year's mix [C][C] as it stood before the year; rows of origins without a record are zero.
 * @returns the mix after the last year.
 */
export function followMix(
  flows: readonly Flow[],
  places: number,
  years: number,
  update: number,
  onYear: (t: number, mix: Float64Array) => void,
): Float64Array {
  const mix = new Float64Array(places * places);
  const hasMix = new Uint8Array(places);
  const byYear: Flow[][] = Array.from({ length: years }, () => []);
  for (const flow of flows) if (flow.t >= 0 && flow.t < years && flow.people > 0) byYear[flow.t]?.push(flow);
  for (let t = 0; t < years; t++) {
    onYear(t, mix);
    const total = new Float64Array(places);
    const today = byYear[t] as Flow[];
    for (const { origin, people } of today) total[origin] = (total[origin] as number) + people;
    for (let i = 0; i < places; i++) {
      if (total[i] === 0 || hasMix[i] === 0) continue;
      for (let j = 0; j < places; j++) mix[i * places + j] = (1 - update) * (mix[i * places + j] as number);
    }
    for (const { origin, destination, people } of today) {
      const at = origin * places + destination;
      mix[at] = (mix[at] as number) + ((hasMix[origin] === 1 ? update : 1) * people) / (total[origin] as number);
    }
    for (let i = 0; i < places; i++) if ((total[i] as number) > 0) hasMix[i] = 1;
  }
  return mix;
}

/**
 * Make the sparse table of destinations from the last mix, with a little gravity where there is a record and nothing else
 * where there is none.
 *
 * @param hostSize   [C] people a year that a host took in.
 * @param originSize [C] people a year that left an origin, in a large year.
 */
export function destinationTable(
  mix: Float64Array,
  hostSize: Float64Array,
  originSize: Float64Array,
  traits: (origin: number, destination: number) => PairTraits | undefined,
): DestinationTable {
  const places = hostSize.length;
  const start = new Int32Array(places + 1);
  const destination: number[] = [];
  const shares: number[] = [];
  const gravities: number[] = [];
  const borders: number[] = [];
  for (let i = 0; i < places; i++) {
    const gravity = new Float64Array(places);
    for (let j = 0; j < places; j++) {
      const pair = i === j ? undefined : traits(i, j);
      if (pair === undefined) continue;
      gravity[j] =
        ((1 + (hostSize[j] as number)) ** HOST_POWER * (pair.isNeighbour ? BORDER_FACTOR : 1)) /
        (Math.max(SHORTEST_KM, pair.distanceKm) / 1000) ** DISTANCE_POWER;
    }
    scaleToOne(gravity);
    const own = mix.slice(i * places, (i + 1) * places);
    own[i] = 0;
    const part = scaleToOne(own) ? GRAVITY_SHARE : 1;
    const people = originSize[i] as number;
    const smallest = people < FEWEST_PEOPLE ? SMALLEST_SHARE : Math.min(SMALLEST_SHARE, FEWEST_PEOPLE / people);
    const from = destination.length;
    let sum = 0;
    for (let j = 0; j < places; j++) {
      const share = (1 - part) * (own[j] as number) + part * (gravity[j] as number);
      const isNeighbour = traits(i, j)?.isNeighbour === true && j !== i;
      if (share < smallest && !isNeighbour) continue;
      destination.push(j);
      shares.push(share);
      gravities.push(gravity[j] as number);
      borders.push(isNeighbour ? 1 : 0);
      sum += share;
    }
    for (let k = from; k < shares.length; k++) shares[k] = (shares[k] as number) / sum;
    start[i + 1] = destination.length;
  }
  return {
    start,
    destination: Int32Array.from(destination),
    mix: Float64Array.from(shares),
    gravity: Float64Array.from(gravities),
    isNeighbour: Uint8Array.from(borders),
  };
}

/** Divide by the sum in place; false where the sum is zero. */
function scaleToOne(values: Float64Array): boolean {
  const sum = values.reduce((total, value) => total + value, 0);
  if (sum === 0) return false;
  for (let j = 0; j < values.length; j++) values[j] = (values[j] as number) / sum;
  return true;
}
