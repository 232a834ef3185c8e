import { i18n } from '@lingui/core';
import { type Answer, type OutputId, placeRows, type Session } from '../../workers/page.ts';
import { bySemicolon } from '../language/lists.ts';

const WORKERS = ['labour.participation', 'labour.unemployment', 'labour.jobsTrend'] as const;

/** Columns of the data that an output stands on and that may be filled in by a rule where a source has no value. */
const COLUMNS: Partial<Record<OutputId, readonly string[]>> = {
  disasterDisplacement: ['disaster.logRate'],
  floodDisplacement: ['disaster.logRate'],
  stormDisplacement: ['disaster.logRate'],
  urbanShare: ['urban.share'],
  urbanPopulation: ['urban.share'],
  newUrbanResidents: ['urban.share'],
  moversToTowns: ['urban.share'],
  slumResidents: ['urban.share', 'urban.slumShare'],
  coastalTownDwellers: ['urban.share', 'urban.lowCoastShare'],
  labourForce: ['labour.participation'],
  jobsWanted: WORKERS,
  urbanJobs: [...WORKERS, 'labour.agriculture', 'urban.share'],
  newUrbanJobs: [...WORKERS, 'labour.agriculture', 'urban.share'],
  jobsGap: WORKERS,
  labourShortage: WORKERS,
  unemployment: ['labour.unemployment'],
  youthUnemployment: ['labour.youthUnemployment'],
  informalShare: ['labour.selfEmployed'],
  incomePerHead: ['income.level'],
};

/** Say where an output stands on filled-in values: the rule for a place, the number of places for a group. */
export function filledInWords({ question }: Answer, world: Session['world'], output: OutputId): string {
  const columns = COLUMNS[output];
  const place = placeRows(world, question.scenario.groups).get(question.place);
  if (!columns || !place) return '';
  const members = new Set(place.members.map((i) => world.places[i]?.iso3));
  const found = world.imputed.filter(({ iso3, column }) => members.has(iso3) && columns.includes(column));
  if (found.length === 0) return '';
  if (place.isGroup)
    return i18n._({
      id: 'picture.filledInGroup',
      message: 'Filled in by rule for {count} of {of} places, where a source has no value.',
      values: { count: new Set(found.map(({ iso3 }) => iso3)).size, of: members.size },
    });
  return i18n._({
    id: 'picture.filledIn',
    message: 'The sources have no value for this place; filled in: {rules}.',
    values: { rules: bySemicolon([...new Set(found.map(({ rule }) => rule))]) },
  });
}
