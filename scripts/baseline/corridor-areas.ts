import type { FreeMovement, FreeMovementArea, FreeMovementStatus } from '../../src/baseline/free-movement.ts';
import { type Row, readTable, refuse, type Sources } from '../../workers/node/sources/sources.ts';
import { STATES } from './corridor-states.ts';

const FILE = 'migration/free_movement.csv';
const STATUSES: readonly FreeMovementStatus[] = ['full', 'partial', 'signed'];
/** The year whose areas are wanted. */
const YEAR = 2025;
/** Travel without border checks; the right to live and work is that of EU_EEA_CH. */
const TRAVEL_ONLY = new Set(['Schengen']);
/** Membership that the compiler could not confirm; an unconfirmed year of entry in the past changes nothing. */
const DOUBTFUL = /unconfirmed|not among the signatories/;
const DOUBTFUL_YEAR = /\(year unconfirmed\)/;
/** Members of areas that work one way, as the notes of the source say. */
const ONE_WAY = new Map<string, ReadonlyMap<string, 'leave' | 'arrive'>>([
  [
    'COFA',
    new Map([
      ['FSM', 'leave'],
      ['MHL', 'leave'],
      ['PLW', 'leave'],
      ['USA', 'arrive'],
    ]),
  ],
  [
    'NZ_realm',
    new Map([
      ['COK', 'leave'],
      ['NIU', 'leave'],
      ['TKL', 'leave'],
      ['NZL', 'arrive'],
    ]),
  ],
]);
/** Pairs that an area leaves out, both ways unless marked, as the notes of the source say. */
const EXCEPT = new Map<string, readonly { readonly from: string; readonly to: string; readonly both: boolean }[]>([
  ['India_Nepal_Bhutan', [{ from: 'BTN', to: 'NPL', both: true }]],
  ['CIS_visa_free', [{ from: 'ARM', to: 'AZE', both: true }]],
  [
    'MERCOSUR',
    [
      { from: 'COL', to: 'CHL', both: false },
      { from: 'ECU', to: 'CHL', both: false },
      { from: 'PER', to: 'CHL', both: false },
    ],
  ],
]);

/**
 * Read the areas of free movement in force, or signed, in 2025.
 *
 * Left out: members whose membership is doubtful, members that left before 2025, areas of travel only. Members that
 * leave in 2025 and keep free movement as a practice (BFA, MLI, NER in ECOWAS) count as partial.
 */
export function readFreeMovement(sources: Sources, codes: readonly string[]): FreeMovement {
  const table = readTable(sources, FILE, ['area', 'iso3', 'status', 'year', 'year_end', 'note']);
  const rows = new Map(codes.map((code, i) => [code, i]));
  const members = new Map<string, FreeMovementArea['members'][number][]>();
  for (const row of table.rows) {
    const area = row.text('area');
    const status = statusOf(sources, row);
    const place = rows.get(row.text('iso3'));
    if (status === undefined || place === undefined || TRAVEL_ONLY.has(area)) continue;
    const direction = ONE_WAY.get(area)?.get(row.text('iso3')) ?? 'both';
    members.set(area, [...(members.get(area) ?? []), { place, status, direction }]);
  }
  const areas = [...members].filter(([, list]) => list.length > 1);
  return {
    areas: areas.map(([id, list]) => ({
      id,
      members: list.sort((a, b) => a.place - b.place),
      except: exceptionsOf(id, rows),
    })),
    withinState: withinState(rows),
  };
}

/** Status of a member in 2025, undefined where it is out. */
function statusOf(sources: Sources, row: Row): FreeMovementStatus | undefined {
  const status = STATUSES.find((known) => known === row.text('status'));
  if (status === undefined) refuse(sources, FILE, row.number, 'status', row.text('status'), STATUSES.join(', '));
  const note = row.text('note');
  if (DOUBTFUL.test(note) && !DOUBTFUL_YEAR.test(note)) return undefined;
  if (Number(row.text('year')) > YEAR) return undefined;
  const end = row.text('year_end');
  if (end === '') return status;
  return Number(end) >= YEAR ? 'partial' : undefined;
}

function exceptionsOf(id: string, rows: ReadonlyMap<string, number>): FreeMovementArea['except'] {
  return (EXCEPT.get(id) ?? []).flatMap(({ from, to, both }): (readonly [number, number])[] => {
    const [i, j] = [rows.get(from), rows.get(to)];
    if (i === undefined || j === undefined) return [];
    return both
      ? [
          [i, j],
          [j, i],
        ]
      : [[i, j]];
  });
}

/** Pairs inside one state, territories of one state among each other included. */
function withinState(rows: ReadonlyMap<string, number>): FreeMovement['withinState'] {
  return STATES.flatMap(({ state, territories, direction }) => {
    const home = rows.get(state);
    const parts = territories.flatMap((code) => rows.get(code) ?? []);
    if (home === undefined) return [];
    if (direction === 'one-way') return parts.map((part): readonly [number, number] => [part, home]);
    const all = [home, ...parts];
    return all.flatMap((i) => all.flatMap((j): (readonly [number, number])[] => (i === j ? [] : [[i, j]])));
  });
}
