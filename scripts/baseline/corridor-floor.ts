import type { Place } from '../../src/baseline/baseline.ts';
import { STATES } from './corridor-states.ts';

/** Distances below this do not bring people closer still, km: main cities, not people, are measured. */
const NEAREST = 150;
/** How much more people move inside one state than across a border at the same distance. Assumed; seven places only. */
const WITHIN_STATE = 20;
/** A place with fewer recorded emigrants or immigrants than this gets its partners from size and distance. */
const FEWEST_RECORDED = 1_000;
const EARTH_RADIUS = 6_371;

/**
 * Add flows for places that the flow estimates do not cover (TWN, XKX, BES, BLM, GGY, JEY, MAF): as many people leave and
 * arrive, for their size, as in the world as a whole. Partners follow the migrant stock where it is recorded, else the
 * size of the partner's own flows over distance, weighted up inside one state. Covered places are not changed.
 *
 * @param flows      [C][C] people over five years; added to in place.
 * @param stock      [C][C] people born in the row who live in the column.
 * @param population [C] persons in the period.
 * @returns rows that were filled.
 */
export function fillUnrecorded(
  flows: Float64Array,
  stock: Float64Array,
  population: Float64Array,
  places: readonly Place[],
): readonly number[] {
  const C = places.length;
  const leaving = new Float64Array(C);
  const arriving = new Float64Array(C);
  for (let pair = 0; pair < flows.length; pair++) {
    const people = flows[pair] as number;
    const [i, j] = [Math.floor(pair / C), pair % C];
    leaving[i] = (leaving[i] as number) + people;
    arriving[j] = (arriving[j] as number) + people;
  }
  const covered = places.map((_, i) => (leaving[i] as number) > 0 && (arriving[i] as number) > 0);
  let movers = 0;
  let residents = 0;
  for (let i = 0; i < C; i++) {
    movers += leaving[i] as number;
    if (covered[i]) residents += population[i] as number;
  }
  const filled = places.flatMap((_, i) => (covered[i] ? [] : [i]));
  for (const i of filled) {
    const people = (movers / residents) * (population[i] as number);
    spread(flows, people, (j) => i * C + j, partners(i, stock, arriving, places, true));
    spread(flows, people, (j) => j * C + i, partners(i, stock, leaving, places, false));
  }
  return filled;
}

function spread(flows: Float64Array, people: number, pairWith: (j: number) => number, weights: Float64Array): void {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  weights.forEach((weight, j) => {
    flows[pairWith(j)] = (flows[pairWith(j)] as number) + (people * weight) / total;
  });
}

/** Weights of the partners of one place. */
function partners(
  i: number,
  stock: Float64Array,
  size: Float64Array,
  places: readonly Place[],
  isLeaving: boolean,
): Float64Array {
  const C = places.length;
  const recorded = Float64Array.from({ length: C }, (_, j) => stock[isLeaving ? i * C + j : j * C + i] as number);
  if (recorded.reduce((sum, people) => sum + people, 0) >= FEWEST_RECORDED) return recorded;
  const here = places[i] as Place;
  return size.map((people, j) => {
    if (j === i) return 0;
    const there = places[j] as Place;
    const within = isWithinState(here.iso3, there.iso3) ? WITHIN_STATE : 1;
    return (within * people) / Math.max(NEAREST, distance(here, there));
  });
}

function isWithinState(one: string, other: string): boolean {
  return STATES.some(({ state, territories }) => {
    const members: readonly string[] = [state, ...territories];
    return members.includes(one) && members.includes(other);
  });
}

/** Great-circle distance between the centres of two places, km. */
function distance(one: Place, other: Place): number {
  const radians = Math.PI / 180;
  const latitude = Math.sin(((other.latitude - one.latitude) * radians) / 2) ** 2;
  const longitude = Math.sin(((other.longitude - one.longitude) * radians) / 2) ** 2;
  const scale = Math.cos(one.latitude * radians) * Math.cos(other.latitude * radians);
  return 2 * EARTH_RADIUS * Math.asin(Math.sqrt(latitude + scale * longitude));
}
