/**
 * What the page shows of the document and of the frameworks, apart from page.ts: it is fetched when that part of the page is
 * first seen.
 */
import { EVENT_KINDS, type EventKindId } from '../src/params/events.ts';
import { type FrameworkTags, frameworkTags } from '../src/params/frameworks.ts';
import { LEVERS, type LeverId } from '../src/params/levers.ts';
import { OUTPUT_IDS, type OutputId } from '../src/params/outputs.ts';

export { CLAIMS, type Claim, type ClaimCheck, type ClaimSection } from '../src/params/claims.ts';
export {
  COMPACT_OBJECTIVES,
  type CompactObjective,
  PILLARS,
  type Pillar,
  SDG_TARGETS,
  type SdgTarget,
} from '../src/params/frameworks.ts';
export { type CheckedClaim, CLAIM_YEARS, readChecks } from '../src/summary/claim-checks.ts';

/** Every kind of event. */
export { EVENT_KINDS as EVERY_EVENT, type EventKindId };

export const TAGGED_KINDS = ['lever', 'event', 'output'] as const;
export type TaggedKind = (typeof TAGGED_KINDS)[number];

/** A lever, a kind of event or an output with what it speaks to of the frameworks. */
export type Tagged = { readonly tags: FrameworkTags } & (
  | { readonly kind: 'lever'; readonly id: LeverId }
  | { readonly kind: 'event'; readonly id: EventKindId }
  | { readonly kind: 'output'; readonly id: OutputId }
);

/** All that carries tags: levers, kinds of event, outputs, in the order of their declarations. */
export function everyTagged(): readonly Tagged[] {
  return [
    ...LEVERS.map(({ id }) => ({ kind: 'lever', id: id as LeverId, tags: tagsOf(id) }) as const),
    ...EVENT_KINDS.map(({ id }) => ({ kind: 'event', id: id as EventKindId, tags: tagsOf(id) }) as const),
    ...OUTPUT_IDS.map((id) => ({ kind: 'output', id, tags: tagsOf(id) }) as const),
  ];
}

function tagsOf(id: string): FrameworkTags {
  const tags = frameworkTags(id);
  if (tags === undefined) throw new Error(`${id} has no framework tags`);
  return tags;
}
