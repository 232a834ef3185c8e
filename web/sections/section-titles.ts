import { i18n } from '@lingui/core';

/** Parts of the page below the fan, in their order; the ids are anchors. */
export const SECTION_IDS = [
  'regions',
  'events',
  'map',
  'corridors',
  'jobs',
  'cities',
  'immobility',
  'drivers',
  'library',
  'claims',
  'frameworks',
] as const;
export type SectionId = (typeof SECTION_IDS)[number];

/** Title of a part of the page. */
export function sectionTitle(id: SectionId): string {
  switch (id) {
    case 'regions':
      return i18n._({ id: 'section.regions', message: 'Regions' });
    case 'events':
      return i18n._({ id: 'events.title', message: 'Events' });
    case 'map':
      return i18n._({ id: 'section.map', message: 'Map' });
    case 'corridors':
      return i18n._({ id: 'section.corridors', message: 'Origins and destinations' });
    case 'jobs':
      return i18n._({ id: 'section.jobs', message: 'Jobs and workers' });
    case 'cities':
      return i18n._({ id: 'section.cities', message: 'Cities' });
    case 'immobility':
      return i18n._({ id: 'section.immobility', message: 'Those who cannot move' });
    case 'drivers':
      return i18n._({ id: 'section.drivers', message: 'How the drivers act' });
    case 'library':
      return i18n._({ id: 'section.library', message: 'Scenario library' });
    case 'claims':
      return i18n._({ id: 'section.claims', message: 'What the document says' });
    case 'frameworks':
      return i18n._({ id: 'section.frameworks', message: 'Frameworks' });
    default: {
      const never: never = id;
      throw new Error(`section ${String(never)} has no title`);
    }
  }
}
