import { i18n } from '@lingui/core';
import type { Session } from '../../workers/page.ts';
import { placeNames } from '../context.ts';

/** Names of the groups that scenarios of the library bring; the same id in somebody's own file may mean other places. */
export const LIBRARY_GROUPS: { readonly [id: string]: () => string } = {
  corridor: () => i18n._({ id: 'library.group.corridor', message: 'Central American Dry Corridor' }),
  horn: () => i18n._({ id: 'library.group.horn', message: 'Horn of Africa' }),
  'dry-middle-east': () => i18n._({ id: 'library.group.dry-middle-east', message: 'Middle East' }),
  islands: () => i18n._({ id: 'library.group.islands', message: 'Pacific islands' }),
  sahel: () => i18n._({ id: 'library.group.sahel', message: 'Sahel' }),
};

/** Name of a place or group in which a scenario of the library acts. */
export function libraryPlaceName(world: Session['world'], id: string): string {
  return LIBRARY_GROUPS[id]?.() ?? placeNames(world, id).name;
}
