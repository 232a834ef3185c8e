import type { AgeKernel, AgePlace } from './age-kernel.ts';
import { smallestFirst } from './ages.ts';
import { AGE_GROUPS, AGES, LANES, SEXES } from './kernels.ts';
import { listMembers } from './sums.ts';

type Address =
  | 'ageByAge'
  | 'agePeople'
  | 'ageResults'
  | 'ageOrder'
  | 'ageGroupStarts'
  | 'ageGroups'
  | 'ageRestStarts'
  | 'ageRest'
  | 'ageMemberStarts'
  | 'ageMembers';

/** What ages.as.ts exports; an address has its value only after `initAges`. */
export type AgeExports = {
  readonly [name in Address]: { readonly value: number };
} & {
  readonly memory: { readonly buffer: ArrayBuffer };
  /** Lay out the memory; 0 if the machine cannot give it. */
  initAges(rows: number, places: number, groups: number, rest: number, members: number): number;
  updateAges(): void;
  sumAges(from: number, to: number): void;
  shareAges(from: number, to: number, wholeFrom: number, wholeTo: number): void;
  medianAges(): void;
};

/**
 * Make a kernel of the exports of a fresh instance; an instance serves one kernel only.
 *
 * @throws Error if the machine cannot give the memory.
 */
export function wrapAgeExports(exports: AgeExports, rows: number, places: readonly AgePlace[]): AgeKernel {
  const P = places.length;
  const groups = listMembers(places.map((place) => place.groups));
  const rest = listMembers(places.map((place) => place.rest));
  const members = listMembers(places.map((place) => place.members));
  if (exports.initAges(rows, P, groups.list.length, rest.list.length, members.list.length) === 0)
    throw new Error(`There is no memory for the ages of ${P} places.`);
  // Growing memory detaches views: none may be made before `initAges`.
  const { buffer } = exports.memory;
  const write = (name: Address, list: ArrayLike<number>) => {
    new Int32Array(buffer, exports[name].value, list.length).set(list);
  };
  write('ageOrder', smallestFirst(places));
  write('ageGroupStarts', groups.starts);
  write('ageGroups', groups.list);
  write('ageRestStarts', rest.starts);
  write('ageRest', rest.list);
  write('ageMemberStarts', members.starts);
  write('ageMembers', members.list);
  return {
    byAge: new Float32Array(buffer, exports.ageByAge.value, rows * SEXES * AGE_GROUPS * LANES),
    people: new Float32Array(buffer, exports.agePeople.value, rows * SEXES * AGES * LANES),
    results: new Float64Array(buffer, exports.ageResults.value, P * LANES),
    update: exports.updateAges,
    sum: exports.sumAges,
    share: exports.shareAges,
    medians: exports.medianAges,
  };
}
