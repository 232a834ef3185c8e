import type { World } from '../engine/world.ts';
import type { AgeKernel, AgePlace } from '../kernels/age-kernel.ts';
import { AGE_GROUPS } from '../kernels/kernels.ts';
import { type Column, columnOf } from '../params/quantity.ts';
import type { RowsInUse } from './rows-in-use.ts';
import type { PlaceRow } from './selection.ts';

/** Five-year age groups 15-24, 15-64 and 65+ as index ranges [from, to). */
const YOUTH = [3, 5] as const;
const WORKING = [3, 13] as const;
const OLD = [13, AGE_GROUPS] as const;
const ALL = [0, AGE_GROUPS] as const;

/** What outputs say about age, as columns [place][L] over the selected places, which hold until the next call. */
export interface AgeMeasures {
  /** Take the people of the year; to be called before the others. */
  update(): void;
  workingAge(): Column<'stock', 'persons'>;
  youthShare(): Column<'share', 'share'>;
  oldAgeDependency(): Column<'share', 'share'>;
  medianAge(): Column<'age', 'years'>;
}

/** Prepare the measures; places are compared with each other at the first `update` only. */
export function createAgeMeasures(world: World, places: readonly PlaceRow[], rows: RowsInUse): AgeMeasures {
  const { memory } = world.kernel;
  let made: AgeKernel | undefined;

  function kernel(): AgeKernel {
    made ??= world.recording.ages(
      rows.count,
      planParts(places.map((place) => ({ ...place, members: rows.membersOf(place) }))),
    );
    return made;
  }

  function shareOf(part: readonly [number, number], whole: readonly [number, number]): Column<'share', 'share'> {
    kernel().share(...part, ...whole);
    return columnOf(kernel().results);
  }

  return {
    update() {
      rows.take(memory.byAge, kernel().byAge);
      kernel().update();
    },
    workingAge() {
      kernel().sum(...WORKING);
      return columnOf(kernel().results);
    },
    youthShare: () => shareOf(YOUTH, ALL),
    oldAgeDependency: () => shareOf(OLD, WORKING),
    medianAge() {
      rows.take(memory.people, kernel().people);
      kernel().medians();
      return columnOf(kernel().results);
    },
  };
}

/** Places as sums of smaller ones: disjoint selected groups that each wholly contains (largest first), and the rows left. */
function planParts(places: readonly PlaceRow[]): AgePlace[] {
  const bySize = places
    .map((_, p) => p)
    .sort((a, b) => (places[b] as PlaceRow).members.length - (places[a] as PlaceRow).members.length);
  return places.map(({ members }) => {
    const left = new Set(members);
    const groups: number[] = [];
    for (const other of bySize) {
      const candidate = places[other] as PlaceRow;
      const isSmaller = candidate.members.length < members.length;
      if (isSmaller && candidate.isGroup && candidate.members.every((i) => left.has(i))) {
        groups.push(other);
        for (const i of candidate.members) left.delete(i);
      }
    }
    return { members, groups, rest: [...left] };
  });
}
