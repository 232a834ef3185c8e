import type { Group, Place } from '../../src/baseline/baseline.ts';
import { type Row, readTable, refuse, type Sources, throwProblems } from '../../workers/node/sources/sources.ts';

/** Languages of the app beside English, whose names stand in the baseline itself. */
const NAME_LANGUAGES = ['fr', 'es', 'ar'] as const;

const COUNTRIES = 'terminology/country_names.csv';
const REGIONS = 'terminology/region_names.csv';
const COLUMNS = NAME_LANGUAGES.flatMap((language) => [language, `${language}_in`]);

/**
 * Write the names of places and groups in each further language, one file each: id -> [name, name inside "in ..."]. The
 * page fetches one file with its language.
 *
 * @throws SourceError where a place or group has no row or an empty name.
 */
export function placeNameFiles(
  sources: Sources,
  { places, groups }: { readonly places: readonly Place[]; readonly groups: readonly Group[] },
): ReadonlyMap<string, Uint8Array> {
  const countries = readTable(sources, COUNTRIES, ['iso3', ...COLUMNS]);
  const regions = readTable(sources, REGIONS, ['en', 'en_in', ...COLUMNS]);
  throwProblems(sources);
  const rowOf = new Map(countries.rows.map((row) => [row.text('iso3'), row]));
  const items: (readonly [id: string, file: string, row: Row | undefined])[] = [
    ...groups.map((group) => {
      // Both forms: the world is a region too, and regions of two schemes share a name with their members.
      const row = regions.rows.find((each) => each.text('en') === group.name && each.text('en_in') === group.nameIn);
      return [group.id, REGIONS, row] as const;
    }),
    ...places.map(({ iso3 }) => [iso3, COUNTRIES, rowOf.get(iso3)] as const),
  ];
  const files = new Map<string, Uint8Array>();
  for (const language of NAME_LANGUAGES) {
    const lines = items.map(([id, file, row]) => {
      const names = [language, `${language}_in`].map((column) => {
        const text = row?.text(column) ?? '';
        if (text === '') refuse(sources, file, row?.number ?? 0, column, 'nothing', `a name of ${id}`);
        return text.normalize('NFC');
      });
      return `${JSON.stringify(id)}:${JSON.stringify(names)}`;
    });
    files.set(`place-names-${language}.json`, new TextEncoder().encode(`{\n${lines.join(',\n')}\n}\n`));
  }
  throwProblems(sources);
  return files;
}
