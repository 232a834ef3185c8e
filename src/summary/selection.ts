import type { Baseline } from '../baseline/baseline.ts';
import type { Job } from '../engine/job.ts';
import { findOutput, type Output } from '../params/outputs.ts';

/** A place of output: a row of the baseline or a set of rows. */
export interface PlaceRow {
  readonly id: string;
  /** Row indices; one for a country or area. */
  readonly members: readonly number[];
  readonly isGroup: boolean;
}

/** A corridor whose moves are recorded. */
export interface CorridorRow {
  /** Index in the baseline's corridors. */
  readonly index: number;
  /** ISO 3166-1 alpha-3. */
  readonly origin: string;
  readonly destination: string;
}

/** What a job records: its cells are (place, output, year), last index fastest. */
export interface Selection {
  readonly places: readonly PlaceRow[];
  readonly outputs: readonly Output[];
  /** Indices into `places` whose values are kept per run. */
  readonly watched: readonly number[];
  /** Indices into `places` whose people are recorded by age and sex. */
  readonly byAge: readonly number[];
  readonly corridors: readonly CorridorRow[];
}

/**
 * Look up the places and outputs of a job.
 *
 * @throws Error naming an id that neither the baseline nor the scenario's own groups know.
 */
export function selectCells(baseline: Pick<Baseline, 'places' | 'groups' | 'corridors'>, job: Job): Selection {
  const rows = placeRows(baseline, job.scenario.groups);
  const places = job.places.map((id) => {
    const row = rows.get(id);
    if (row === undefined) throw new Error(`place ${id} is not known`);
    return row;
  });
  const outputs = job.outputs.map((id) => {
    const output = findOutput(id);
    if (output === undefined) throw new Error(`output ${id} is not known`);
    return output;
  });
  const every = places.map((_, p) => p);
  const watched = every.filter((p) => job.record === 'exact' || job.watch.includes((places[p] as PlaceRow).id));
  const byAge = { none: [], watched, all: every }[job.byAge];
  const corridors = largestCorridors(
    baseline,
    watched.map((p) => places[p] as PlaceRow),
    job.corridors,
  );
  return { places, outputs, watched, byAge, corridors };
}

/** The largest corridors of the reference out of and into each place, moves inside a group of places left out. */
function largestCorridors(
  { places, corridors }: Pick<Baseline, 'places' | 'corridors'>,
  of: readonly PlaceRow[],
  count: number,
): CorridorRow[] {
  if (count === 0) return [];
  const K = corridors.origin.length;
  const people = (k: number) => corridors.flow[k] as number;
  const chosen = new Set<number>();
  for (const { members } of of) {
    const isInside = new Uint8Array(places.length);
    for (const i of members) isInside[i] = 1;
    const crosses = (k: number) =>
      members.length === places.length ||
      isInside[corridors.origin[k] as number] === 0 ||
      isInside[corridors.destination[k] as number] === 0;
    for (const side of [corridors.origin, corridors.destination]) {
      const own: number[] = [];
      for (let k = 0; k < K; k++) if (isInside[side[k] as number] === 1 && crosses(k)) own.push(k);
      own.sort((a, b) => people(b) - people(a) || a - b);
      for (const k of own.slice(0, count)) chosen.add(k);
    }
  }
  const code = (i: number) => (places[i] as { iso3: string }).iso3;
  return [...chosen]
    .sort((a, b) => a - b)
    .map((index) => ({
      index,
      origin: code(corridors.origin[index] as number),
      destination: code(corridors.destination[index] as number),
    }));
}

/** Every place that can be recorded, by id: countries and areas, groups, own groups. */
export function placeRows(
  baseline: Pick<Baseline, 'places' | 'groups'>,
  own: { readonly [id: string]: readonly string[] } = {},
): Map<string, PlaceRow> {
  const rows = new Map<string, PlaceRow>();
  baseline.places.forEach((place, i) => {
    rows.set(place.iso3, { id: place.iso3, members: [i], isGroup: false });
  });
  for (const group of baseline.groups) rows.set(group.id, { id: group.id, members: group.members, isGroup: true });
  const index = new Map(baseline.places.map((place, i) => [place.iso3, i]));
  for (const [id, codes] of Object.entries(own)) {
    const members = [...new Set(codes)].map((code) => index.get(code)).filter((i) => i !== undefined);
    rows.set(id, { id, members: members.sort((a, b) => a - b), isGroup: true });
  }
  return rows;
}

/** The countries and areas of a place, which for one of them is itself. */
export function membersOf({ members }: PlaceRow, { places }: Pick<Baseline, 'places'>): readonly PlaceRow[] {
  return members.map((i) => ({ id: (places[i] as { iso3: string }).iso3, members: [i], isGroup: false }));
}
