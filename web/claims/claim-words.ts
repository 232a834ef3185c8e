import { i18n } from '@lingui/core';
import {
  type Claim,
  type ClaimCheck,
  type ClaimSection,
  COMPACT_OBJECTIVES,
  type CompactObjective,
  type Pillar,
  SDG_TARGETS,
  type SdgTarget,
  type TaggedKind,
} from '../../workers/page-claims.ts';
import { sectionTitle } from '../sections/section-titles.ts';
import { declared } from '../texts.ts';

export const claimWords = ({ number, says }: Claim) => declared(`claim.${number}.says`, says);
export const claimLimits = ({ number, limits }: Claim) =>
  limits === '' ? '' : declared(`claim.${number}.limits`, limits);

/** Name of a part of the page where a claim is seen. */
export function placeWords(section: ClaimSection): string {
  return section === 'picture' ? i18n._({ id: 'claims.picture', message: 'Chart' }) : sectionTitle(section);
}

/** What the document has an output do. */
export function courseWords(course: ClaimCheck['course']): string {
  switch (course) {
    case 'up':
      return i18n._({ id: 'claims.up', message: 'document: rises' });
    case 'more-places':
      return i18n._({ id: 'claims.morePlaces', message: 'document: more' });
    case 'down':
      return i18n._({ id: 'claims.down', message: 'document: falls' });
    case 'most':
      return i18n._({ id: 'claims.most', message: 'document: more than half' });
    default: {
      const never: never = course;
      throw new Error(`course ${String(never)} has no words`);
    }
  }
}

/** Name of a pillar of the Strategic Vision. */
export function pillarName(pillar: Pillar): string {
  switch (pillar) {
    case 'resilience':
      return i18n._({ id: 'pillar.resilience', message: 'Resilience' });
    case 'mobility':
      return i18n._({ id: 'pillar.mobility', message: 'Mobility' });
    case 'governance':
      return i18n._({ id: 'pillar.governance', message: 'Governance' });
    default: {
      const never: never = pillar;
      throw new Error(`pillar ${String(never)} has no name`);
    }
  }
}

export const objectiveName = (id: CompactObjective) => declared(`compact.${id}.name`, COMPACT_OBJECTIVES[id]);
export const targetName = (id: SdgTarget) => declared(`sdg.${id}.name`, SDG_TARGETS[id]);

/** What kind of thing carries tags, in the singular. */
export function taggedKindWords(kind: TaggedKind): string {
  switch (kind) {
    case 'lever':
      return i18n._({ id: 'tagged.lever', message: 'Lever' });
    case 'event':
      return i18n._({ id: 'tagged.event', message: 'Event' });
    case 'output':
      return i18n._({ id: 'tagged.output', message: 'Indicator' });
    default: {
      const never: never = kind;
      throw new Error(`kind ${String(never)} has no words`);
    }
  }
}
