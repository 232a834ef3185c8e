import { i18n } from '@lingui/core';
import { type OwnKind, type OwnRecord, placeRows, type Scenario, type Session } from '../../workers/page.ts';
import { placeNames } from '../context.ts';
import { bySemicolon } from '../language/lists.ts';

/** Name of a series that a user may replace. */
export function ownKindName(kind: OwnKind): string {
  switch (kind) {
    case 'population':
      return i18n._({ id: 'ownData.population', message: 'population by age' });
    case 'displacement':
      return i18n._({ id: 'ownData.displacement', message: 'record of displacement by disasters' });
    case 'urbanShare':
      return i18n._({ id: 'ownData.urbanShare', message: 'urban share' });
    case 'income':
      return i18n._({ id: 'ownData.income', message: 'income per head' });
    default: {
      const never: never = kind;
      throw new Error(`series ${String(never)} has no name`);
    }
  }
}

/** A series with its place: "Niger, urban share". */
export function ownSeriesName({ kind, place }: Pick<OwnRecord, 'kind' | 'place'>, world: Session['world']): string {
  return i18n._({
    id: 'ownData.series',
    message: '{place}, {series}',
    values: { place: placeNames(world, place).name, series: ownKindName(kind) },
  });
}

/** Characters of a checksum that are shown. */
const SHOWN_DIGITS = 12;

/** A series with the file that it came from and the first characters of its checksum. */
export function ownRecordWords(record: OwnRecord, world: Session['world']): string {
  return i18n._({
    id: 'ownData.record',
    message: '{series} ({file}, checksum {checksum})',
    values: {
      series: ownSeriesName(record, world),
      file: record.file,
      checksum: record.sha256.slice(0, SHOWN_DIGITS),
    },
  });
}

/** Series that a file names one by one. */
const MOST_IN_FILE = 12;

/** What pictures, presentations and briefs say inside: which series of the user stood in place of the baseline's; empty where none did. */
export function ownFileLines(records: readonly OwnRecord[], world: Session['world'] | undefined): readonly string[] {
  if (records.length === 0 || !world) return [];
  return [
    i18n._({
      id: 'ownData.inFile',
      message:
        'Computed with data of the user in place of the baseline: {series}{more, plural, =0 {} other { and # more}}. They are not figures of the sources named.',
      values: {
        series: bySemicolon(records.slice(0, MOST_IN_FILE).map((record) => ownSeriesName(record, world))),
        more: Math.max(0, records.length - MOST_IN_FILE),
      },
    }),
  ];
}

/** Series of the user that belong to a place or to a member of a group. */
export function ownDataOf(
  records: readonly OwnRecord[],
  world: Session['world'],
  place: string,
  groups: Scenario['groups'],
): readonly OwnRecord[] {
  if (records.length === 0) return records;
  const members = placeRows(world, groups).get(place)?.members ?? [];
  const codes = new Set(members.map((i) => world.places[i]?.iso3));
  return records.filter((record) => codes.has(record.place));
}
