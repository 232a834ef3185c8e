import { z } from 'zod';
import { dotted, lookUp, show } from '../scenario/fault-text.ts';
import { readJson } from '../scenario/read-json.ts';
import type { Fault } from '../scenario/scenario.ts';
import { HOUSEHOLD_RANGE } from './needs.ts';
import { type NeedRatio, PHASES, type Standard } from './planning-row.ts';
import { NEED_RATIOS } from './planning-rows.ts';

/** The one version of profile files that is read; a newer file is refused. */
const PROFILE_VERSION = 1;
/** Longest text of a file that is read at all; one with every ratio has some 20,000 characters. */
const LONGEST_FILE = 200_000;
/**
 * How far a national figure may stand from the international one, either way. A week's figure taken for a day's is 7 times
 * too large, which is how published profiles went wrong; no known national standard differs by more than 3.
 */
const FURTHEST = 5;
const LONGEST_TEXT = 200;
const PROFILE_KEYS = 'version, id, name, place, household, ratios';
const RATIO_KEYS = `${PHASES.join(', ')}, standard, edition, locator, certainty`;

/** National ratios in place of the international ones. */
export interface CountryProfile {
  readonly id: string;
  readonly name: string;
  /** ISO3 code of the country that it is for. */
  readonly place: string | undefined;
  /** People a household; undefined where the file does not say. */
  readonly household: number | undefined;
  /** Ids of the ratios that the file replaces. */
  readonly own: readonly string[];
  /** All ratios, those of the file in place of the international ones. */
  readonly ratios: readonly NeedRatio[];
}

export type ParsedProfile =
  | { readonly kind: 'profile'; readonly profile: CountryProfile }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] };

interface ProfileFile {
  readonly id: string;
  readonly name: string;
  readonly place?: string;
  readonly household?: number;
  readonly ratios: { readonly [id: string]: Standard & { readonly emergency?: number; readonly after?: number } };
}

/**
 * Parse the text of a country profile; all faults are reported at once, each with its path.
 *
 * @param text untrusted JSON.
 * @param places ISO3 codes that are known.
 */
export function parseProfile(text: string, places: ReadonlySet<string>): ParsedProfile {
  const fault = (path: string, found: string, allowed: string): ParsedProfile => ({
    kind: 'faults',
    faults: [{ path, found, allowed }],
  });
  const json = readJson(text, LONGEST_FILE);
  if ('fault' in json) return { kind: 'faults', faults: [json.fault] };
  const { value } = json;
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return fault('file', show(value), `a JSON object with ${PROFILE_KEYS}`);
  const version = lookUp(value, ['version']);
  if (typeof version === 'number' && version > PROFILE_VERSION)
    return fault('version', String(version), `${PROFILE_VERSION}; the file was made by a newer Mobility Horizons`);
  const result = profileSchema(places).safeParse(value);
  if (!result.success)
    return { kind: 'faults', faults: result.error.issues.flatMap((issue) => faultsOf(issue, value)) };
  const { id, name, place, household, ratios } = result.data as ProfileFile;
  const own = Object.keys(ratios);
  return { kind: 'profile', profile: { id, name, place, household, own, ratios: overridden(ratios) } };
}

/**
 * Write ratios as a profile file to be edited: whoever has national figures puts them in place and takes the other lines out.
 *
 * @param place ISO3 code; undefined for a file of no place.
 */
export function profileText(ratios: readonly NeedRatio[], place: string | undefined, household: number): string {
  const lines = ratios.map(({ id, figure, standard, edition, locator, certainty }) => [
    id,
    { ...figure, standard, edition, locator, certainty },
  ]);
  const file = {
    version: PROFILE_VERSION,
    id: place === undefined ? 'own' : `own-${place.toLowerCase()}`,
    name: 'Own minimum standards',
    ...(place === undefined ? {} : { place }),
    household,
    ratios: Object.fromEntries(lines),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

function profileSchema(places: ReadonlySet<string>) {
  const id = 'lower-case letters, digits and hyphens, 1 to 60';
  const text = z
    .string({ error: `text of 1 to ${LONGEST_TEXT} characters` })
    .min(1, { error: `text of 1 to ${LONGEST_TEXT} characters` })
    .max(LONGEST_TEXT, { error: `text of 1 to ${LONGEST_TEXT} characters` });
  const household = `a number from ${HOUSEHOLD_RANGE.min} to ${HOUSEHOLD_RANGE.max} people a household`;
  const ratios: Record<string, z.ZodType> = {};
  for (const ratio of NEED_RATIOS) ratios[ratio.id] = ratioSchema(ratio, text).optional();
  return z.strictObject({
    version: z.literal(PROFILE_VERSION, { error: `${PROFILE_VERSION}` }),
    id: z.string({ error: id }).regex(/^[a-z0-9][a-z0-9-]{0,59}$/, { error: id }),
    name: text,
    place: z
      .string({ error: 'an ISO3 code' })
      .refine((iso3) => places.has(iso3), { error: 'a known ISO3 code' })
      .optional(),
    household: z
      .number({ error: household })
      .min(HOUSEHOLD_RANGE.min, { error: household })
      .max(HOUSEHOLD_RANGE.max, { error: household })
      .optional(),
    ratios: z.strictObject(ratios, { error: 'an object of ratios' }),
  });
}

/** A national figure of one phase or both, with its own source; the phase that is left out keeps the international figure. */
function ratioSchema({ figure, ratioUnit }: NeedRatio, text: z.ZodType) {
  const numbers: Record<string, z.ZodType> = {};
  for (const phase of PHASES) {
    const usual = figure[phase];
    if (usual === undefined) continue;
    const [min, max] = [usual / FURTHEST, usual * FURTHEST];
    const error = `a number from ${min} to ${max} ${ratioUnit}`;
    numbers[phase] = z.number({ error }).min(min, { error }).max(max, { error }).optional();
  }
  const certainty = 'A, B or C';
  return z
    .strictObject(
      {
        ...numbers,
        standard: text,
        edition: text,
        locator: text,
        certainty: z.enum(['A', 'B', 'C'], { error: certainty }),
      },
      { error: `an object with ${RATIO_KEYS}` },
    )
    .refine((value) => PHASES.some((phase) => lookUp(value, [phase]) !== undefined), {
      error: `a figure: ${Object.keys(numbers).join(', ')}`,
    });
}

function overridden(ratios: ProfileFile['ratios']): readonly NeedRatio[] {
  return NEED_RATIOS.map((ratio) => {
    const own = ratios[ratio.id];
    if (own === undefined) return ratio;
    const { emergency, after, ...source } = own;
    const figure = {
      ...ratio.figure,
      ...(emergency === undefined ? {} : { emergency }),
      ...(after === undefined ? {} : { after }),
    };
    // What the note says is said of the international figure.
    return { ...ratio, ...source, figure, note: undefined };
  });
}

function faultsOf(issue: z.core.$ZodIssue, root: unknown): Fault[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: dotted([...issue.path, key]),
      found: show(key),
      allowed: allowedKeys(issue.path),
    }));
  return [{ path: dotted(issue.path), found: show(lookUp(root, issue.path)), allowed: issue.message }];
}

function allowedKeys(path: readonly PropertyKey[]): string {
  if (path.length === 0) return PROFILE_KEYS;
  if (path.length === 1) return `a ratio: ${NEED_RATIOS.map(({ id }) => id).join(', ')}`;
  const ratio = NEED_RATIOS.find(({ id }) => id === path[1]);
  return RATIO_KEYS.split(', ')
    .filter((key) => (key !== 'emergency' && key !== 'after' ? true : ratio?.figure[key] !== undefined))
    .join(', ');
}
