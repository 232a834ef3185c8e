import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { csvFormatRow } from 'd3';
import type { Baseline } from '../../../src/baseline/baseline.ts';
import { checkRecord, NEED_COLUMNS, needRecord, needRows } from '../../../src/export/need-rows.ts';
import { needsSheet } from '../../../src/export/workbook.ts';
import { workbookBytes } from '../../../src/export/workbook-file.ts';
import type { OwnRecord } from '../../../src/own/own-series.ts';
import type { LanguageId } from '../../../src/picture/languages.ts';
import { type AgeShares, DEFAULT_SHARES, sharesOfBase } from '../../../src/prepare/age-shares.ts';
import { type CountryProfile, parseProfile } from '../../../src/prepare/country-profile.ts';
import {
  DEFAULT_HOUSEHOLD,
  DEFAULT_PLANNED_SHARE,
  DEFAULT_SHIFTS,
  HOUSEHOLD_RANGE,
  type NeedsTable,
  needs,
  ROUNDING,
  SHIFTS_RANGE,
} from '../../../src/prepare/needs.ts';
import { statedPeople } from '../../../src/prepare/people-present.ts';
import { PHASES, type Phase } from '../../../src/prepare/planning-row.ts';
import { NEED_RATIOS, PLANNING_ROWS } from '../../../src/prepare/planning-rows.ts';
import { placeRows } from '../../../src/summary/selection.ts';
import { faultLines, fromCaller, writeWhole } from '../files.ts';
import { OWN_OPTION, OWN_USAGE, ownDataLine, ownDataWords, readOwnBaseline, reportOwnData } from '../own-data.ts';
import { numberBetween, oneOf, UserFault, wholeNumber } from '../user-fault.ts';
import { LANGUAGE_IDS, readWords } from '../words.ts';
import { languageFor } from './run-options.ts';

/** More people than the world has. */
const MOST_PEOPLE = 10_000_000_000;

export const NEEDS_USAGE = `needs --people N --phase ${PHASES.join('|')} [--place ISO3] [--planned-share 1, with a place ${DEFAULT_PLANNED_SHARE}]
    [--household ${DEFAULT_HOUSEHOLD}] [--shifts ${DEFAULT_SHIFTS}] [--profile FILE] [--format csv|json|xlsx] [--out FILE]
    [--language ${LANGUAGE_IDS.join('|')}, for xlsx] ${OWN_USAGE}`;

/** Say what people who are displaced and present need, as CSV, JSON or XLSX. */
export async function needsCommand(args: string[]): Promise<void> {
  const options = readOptions(args);
  const { people, phase, shares, household, plannedShare, shifts, profile } = options;
  const input = { people: statedPeople(people), phase, shares, household, plannedShare, shifts };
  const table = needs(profile?.ratios ?? NEED_RATIOS, input, [0.5]);
  const content = await contentOf(options, table);
  if (options.out === undefined) process.stdout.write(content);
  else await writeWhole(fromCaller(options.out), async (path) => writeFileSync(path, content));
  reportOwnData(options.own);
  if (table.unknown.length > 0)
    process.stderr.write(
      `left out, for want of a place and its ages: ${table.unknown.map(({ need }) => need).join('; ')}\n`,
    );
}

interface NeedsOptions {
  readonly people: number;
  readonly phase: Phase;
  readonly place: string | undefined;
  readonly shares: AgeShares;
  readonly household: number;
  readonly plannedShare: number;
  readonly shifts: number;
  readonly profile: CountryProfile | undefined;
  readonly format: 'csv' | 'json' | 'xlsx';
  readonly out: string | undefined;
  readonly language: LanguageId;
  /** The people of the place by age, where they are the user's. */
  readonly own: readonly OwnRecord[];
  /** Undefined where nothing of it is needed. */
  readonly baseline: Baseline | undefined;
}

function readOptions(args: string[]): NeedsOptions {
  const { values } = parseArgs({
    args,
    options: {
      people: { type: 'string' },
      phase: { type: 'string' },
      place: { type: 'string' },
      'planned-share': { type: 'string' },
      household: { type: 'string' },
      shifts: { type: 'string', default: String(DEFAULT_SHIFTS) },
      profile: { type: 'string' },
      format: { type: 'string', default: 'csv' },
      out: { type: 'string' },
      language: { type: 'string', default: 'en' },
      ...OWN_OPTION,
    },
  });
  const { place, 'planned-share': planned, household } = values;
  if (values.format === 'xlsx' && values.out === undefined)
    throw new UserFault('--out is missing: xlsx is not written to the screen');
  if (values.people === undefined) throw new UserFault(`--people is missing\n${NEEDS_USAGE}`);
  if (values.phase === undefined) throw new UserFault(`--phase is missing\n${NEEDS_USAGE}`);
  const needsBaseline = place !== undefined || values.profile !== undefined || values['own-data'] !== undefined;
  const { baseline, own } = needsBaseline ? readOwnBaseline(values['own-data']) : { baseline: undefined, own: [] };
  if (own.length > 0) refuseUnused(own, place);
  const profile = values.profile === undefined ? undefined : readProfile(values.profile, baseline as Baseline);
  if (profile?.place !== undefined && place !== undefined && profile.place !== place)
    throw new UserFault(`--profile: found a profile of ${profile.place}, allowed: one of ${place} or of no place`);
  return {
    people: wholeNumber('--people', values.people, 0, MOST_PEOPLE),
    phase: oneOf('--phase', values.phase, PHASES),
    place,
    shares: place === undefined ? DEFAULT_SHARES : sharesOfPlace(place, baseline as Baseline),
    household:
      household === undefined
        ? (profile?.household ?? DEFAULT_HOUSEHOLD)
        : numberBetween('--household', household, HOUSEHOLD_RANGE.min, HOUSEHOLD_RANGE.max),
    plannedShare:
      planned === undefined
        ? place === undefined
          ? 1
          : DEFAULT_PLANNED_SHARE
        : numberBetween('--planned-share', planned, 0, 1),
    shifts: wholeNumber('--shifts', values.shifts, SHIFTS_RANGE.min, SHIFTS_RANGE.max),
    profile,
    format: oneOf('--format', values.format, ['csv', 'json', 'xlsx'] as const),
    out: values.out,
    language: languageFor(values.language, values.format),
    own,
    baseline,
  };
}

/** @throws UserFault for series that change no need: all but the people of the place. */
function refuseUnused(own: readonly OwnRecord[], place: string | undefined): void {
  const unused = own.filter((record) => record.kind !== 'population' || record.place !== place).map(({ id }) => id);
  if (unused.length === 0) return;
  const allowed = place === undefined ? 'population of the place that --place names' : `population ${place}`;
  throw new UserFault(`--own-data: found ${unused.join(', ')}, which no need depends on; allowed: ${allowed}`);
}

function sharesOfPlace(place: string, baseline: Baseline): AgeShares {
  const row = placeRows(baseline).get(place);
  if (row === undefined || row.isGroup)
    throw new UserFault(`--place: found ${JSON.stringify(place)}, allowed: an ISO3 code of the places command`);
  return sharesOfBase(baseline, row);
}

/** @throws UserFault listing every fault. */
function readProfile(name: string, baseline: Baseline): CountryProfile {
  const path = fromCaller(name);
  if (!existsSync(path) || !statSync(path).isFile())
    throw new UserFault(`--profile: found ${JSON.stringify(name)}, allowed: a file`);
  const parsed = parseProfile(readFileSync(path, 'utf8'), new Set(baseline.places.map(({ iso3 }) => iso3)));
  if (parsed.kind === 'faults') throw new UserFault(faultLines(name, parsed.faults));
  return parsed.profile;
}

async function contentOf(options: NeedsOptions, table: NeedsTable): Promise<string | Uint8Array> {
  if (options.format === 'xlsx') {
    const words = await readWords(options.language, 'prepare');
    const sheet = needsSheet(table, 0, words);
    const mark = options.baseline && ownDataLine(options.own, options.baseline, words);
    return workbookBytes([mark === undefined ? sheet : { ...sheet, rows: [...sheet.rows, [], [mark]] }]);
  }
  return options.format === 'json' ? jsonText(options, table) : csvText(table, ownDataWords(options.own));
}

/** @param mark what the figures stand on, in a line before the header; a file without one begins with its header. */
function csvText(table: NeedsTable, mark: string | undefined): string {
  const rows = [...needRows(table, 0)].map((row) => csvFormatRow(NEED_COLUMNS.map((column) => row[column])));
  return `${[...(mark === undefined ? [] : [`# ${mark}`]), NEED_COLUMNS.join(','), ...rows].join('\n')}\n`;
}

function jsonText(
  { people, phase, place, shares, household, plannedShare, shifts, profile, own }: NeedsOptions,
  table: NeedsTable,
) {
  const checks = PLANNING_ROWS.flatMap((row) => (row.kind === 'check' ? (checkRecord(row, phase) ?? []) : []));
  const file = {
    ...{ people, measure: table.measure, phase, place: place ?? null, profile: profile?.id ?? null },
    ...{ household, plannedShare, shifts, shares, rounding: ROUNDING },
    ...(own.length === 0
      ? {}
      : { ownData: own.map(({ id, file: from, sha256 }) => ({ series: id, file: from, sha256 })) }),
    needs: table.needs.map((need) => needRecord(need, 0)),
    unknown: table.unknown.map(({ id }) => id),
    checks,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}
