import { z } from 'zod';
import { FIRST_YEAR, LAST_YEAR } from '../baseline/baseline.ts';
import { MOST_RUNS } from '../engine/job.ts';
import { CORRIDOR_MOVES, findOutput, POPULATION_BY_AGE } from '../params/outputs.ts';
import { dotted, lookUp, show } from '../scenario/fault-text.ts';
import type { FormulaReader } from '../scenario/formula.ts';
import { checkScenario, type ScenarioWorld } from '../scenario/parse.ts';
import type { Fault } from '../scenario/scenario.ts';
import { placeRows } from '../summary/selection.ts';
import { parseUntrustedJson } from './canonical-json.ts';
import { quantileName } from './decimal.ts';
import { RECEIPT_VERSION, type Receipt } from './receipt.ts';

/** Longest receipt that is read: one of every place and a long scenario is a tenth of it. */
const LONGEST_RECEIPT = 1_000_000;
const MOST_PLACES = 400;
const MOST_QUANTILES = 99;
/** Series of a user: four of every place. */
const MOST_OWN = 1_600;
/** Places whose corridors one file may hold. */
export const MOST_CORRIDOR_PLACES = 20;

export type ReadReceipt =
  | { readonly kind: 'receipt'; readonly receipt: Receipt }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] };

const text = (longest: number) => {
  const error = `text of at most ${longest} characters`;
  return z.string({ error }).max(longest, { error });
};
const whole = (min: number, max: number) => {
  const error = `a whole number from ${min} to ${max}`;
  return z.int({ error }).min(min, { error }).max(max, { error });
};
const hash = z.string().regex(/^[0-9a-f]{64}$/, { error: '64 characters of 0-9 and a-f' });
const isOutput = (id: string) => findOutput(id) !== undefined || id === POPULATION_BY_AGE || id === CORRIDOR_MOVES;
const id = text(60);

/** What computed the values, as receipts of values and of tables name it. */
export const buildSchema = z.strictObject({
  baseline: hash,
  kernels: z.union([hash, z.literal('plain')], { error: '64 characters of 0-9 and a-f, or plain' }),
  manifest: hash,
  ownData: z
    .array(z.strictObject({ series: id, sha256: hash }))
    .max(MOST_OWN)
    .optional(),
});

/** The scenario is checked apart, by the reader of scenario files, and so are the ids of places, which it may add to. */
const receiptSchema = z.strictObject({
  receipt: z.literal(RECEIPT_VERSION, { error: `${RECEIPT_VERSION}` }),
  program: z.strictObject({ name: text(80), version: text(40) }),
  build: buildSchema,
  scenario: z.unknown(),
  seed: text(200),
  runs: whole(1, MOST_RUNS),
  failed: whole(0, MOST_RUNS),
  until: whole(FIRST_YEAR, LAST_YEAR),
  hasNoise: z.boolean({ error: 'true or false' }),
  coefficients: z.enum(['drawn', 'central'], { error: 'drawn or central' }),
  record: z.enum(['exact', 'sketch'], { error: 'exact or sketch' }),
  places: z.array(id).min(1).max(MOST_PLACES),
  outputs: z
    .array(id.refine(isOutput, { error: 'an output of the outputs command' }))
    .min(1)
    .max(100),
  years: z.tuple([z.literal(FIRST_YEAR, { error: `${FIRST_YEAR}` }), whole(FIRST_YEAR, LAST_YEAR)]),
  quantiles: z.array(z.number().min(0).max(1)).max(MOST_QUANTILES),
  statistics: z.array(text(20)).max(MOST_QUANTILES + 1),
  values: z.array(z.strictObject({ place: id, rows: whole(1, 10_000_000), sha256: hash })).max(MOST_PLACES),
  licence: text(1_000),
  disclaimer: text(1_000),
});

/**
 * Parse the text of a receipt; all faults at once.
 *
 * @param text untrusted JSON.
 * @param readFormula reads formulas of its scenario; without it a formula is a fault.
 */
export function parseReceipt(text: string, world: ScenarioWorld, readFormula?: FormulaReader): ReadReceipt {
  let value: unknown;
  try {
    value = parseUntrustedJson(text, LONGEST_RECEIPT);
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return { kind: 'faults', faults: [{ path: 'receipt', found, allowed: 'a receipt of this program as JSON' }] };
  }
  const version = lookUp(value, ['receipt']);
  if (typeof version === 'number' && version > RECEIPT_VERSION)
    return fault('receipt', String(version), `${RECEIPT_VERSION}; the file was made by a newer Mobility Horizons`);
  const parsed = receiptSchema.safeParse(value);
  if (!parsed.success)
    return {
      kind: 'faults',
      faults: parsed.error.issues.map(({ path, message }) => ({
        path: `receipt.${dotted(path)}`,
        found: show(lookUp(value, path)),
        allowed: message,
      })),
    };
  const scenario = checkScenario(parsed.data.scenario, world, readFormula);
  if (scenario.kind === 'faults') return scenario;
  const receipt: Receipt = { ...parsed.data, scenario: scenario.scenario };
  const faults = inconsistencies(receipt, world);
  return faults.length > 0 ? { kind: 'faults', faults } : { kind: 'receipt', receipt };
}

/** What no field says by itself: places that are not known, and lists that do not fit each other. */
function inconsistencies(receipt: Receipt, world: ScenarioWorld): Fault[] {
  const { places, outputs, quantiles, statistics, until, years, scenario } = receipt;
  const known = placeRows(world, scenario.groups);
  const faults: Fault[] = places
    .filter((place) => !known.has(place))
    .map((found) => ({ path: 'receipt.places', found: show(found), allowed: 'an ISO3 code or the id of a group' }));
  const unfit = (path: string, found: unknown, allowed: string) =>
    faults.push({ path: `receipt.${path}`, found: show(found), allowed });
  for (const [path, list] of Object.entries({ places, outputs, quantiles }))
    if (new Set<unknown>(list).size < list.length) unfit(path, list, 'each once');
  const expected = ['mean', ...quantiles.map(quantileName)];
  if (statistics.join() !== expected.join()) unfit('statistics', statistics, expected.join(', '));
  if (years[1] !== until) unfit('years', years, `${FIRST_YEAR} to ${until}`);
  if (outputs.includes(CORRIDOR_MOVES) && places.length > MOST_CORRIDOR_PLACES)
    unfit('places', places.length, `at most ${MOST_CORRIDOR_PLACES} with ${CORRIDOR_MOVES}`);
  return faults;
}

function fault(path: string, found: string, allowed: string): ReadReceipt {
  return { kind: 'faults', faults: [{ path, found, allowed }] };
}
