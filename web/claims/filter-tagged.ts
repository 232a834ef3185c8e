import type { Pillar, SdgTarget, Tagged, TaggedKind } from '../../workers/page-claims.ts';

/** What the table of frameworks is narrowed to; empty = any. */
export interface TagFilter {
  readonly kind: TaggedKind | '';
  readonly pillar: Pillar | '';
  /** Number of an objective of the Compact. */
  readonly objective: string;
  readonly target: SdgTarget | '';
}

export const NO_TAGS: TagFilter = { kind: '', pillar: '', objective: '', target: '' };

/** What carries all tags of a filter. */
export function filterTagged(all: readonly Tagged[], filter: TagFilter): readonly Tagged[] {
  return all.filter(
    ({ kind, tags }) =>
      (filter.kind === '' || kind === filter.kind) &&
      (filter.pillar === '' || tags.pillar === filter.pillar) &&
      (filter.objective === '' || tags.compact.some((id) => String(id) === filter.objective)) &&
      (filter.target === '' || tags.sdg.includes(filter.target)),
  );
}
