import type { Baseline } from '../baseline/baseline.ts';
import type { Lever } from '../params/define-lever.ts';
import { findLever, LEVERS } from '../params/levers.ts';
import { periodCheck } from './check-periods.ts';
import { EVENT_KEYS, type PeriodCheck } from './event-schema.ts';
import { EXPECTATION_KEYS } from './expectation-schema.ts';
import { dotted, lookUp, show } from './fault-text.ts';
import type { FormulaReader } from './formula.ts';
import { ALLOWED_SHAPES, allowedValue, meantBranch } from './lever-schema.ts';
import { readFormulas } from './read-formulas.ts';
import { readJson } from './read-json.ts';
import { type Fault, type Parsed, SCENARIO_VERSION, type Scenario } from './scenario.ts';
import { scenarioSchema } from './schema.ts';

/** Longest scenario text that is read at all; an honest file is a few kilobytes. */
const LONGEST_FILE = 200_000;
/** What a scenario is checked against. */
export type ScenarioWorld = Pick<Baseline, 'places' | 'groups' | 'disaster'>;

const SCENARIO_KEYS = 'version, id, name, question, description, focus, groups, levers, notes, events, expectations';

const RESERVED_GROUP = /^(un|iom|income)-/;

/** Whether a text may hold a formula: it names one, or hides letters behind an escape. Then `parseScenario` wants a reader. */
export function mayHoldFormula(text: string): boolean {
  return text.includes('formula') || text.includes('\\u');
}

/**
 * Parse the text of a scenario file; all faults are reported at once.
 *
 * @param text untrusted JSON.
 * @param readFormula reads formulas; without it a formula is a fault.
 */
export function parseScenario(text: string, baseline: ScenarioWorld, readFormula?: FormulaReader): Parsed {
  const read = readJson(text, LONGEST_FILE);
  if ('fault' in read) return { kind: 'faults', faults: [read.fault] };
  return checkScenario(read.value, baseline, readFormula);
}

/** Check an already parsed value against the schema; all faults at once. Formulas come back with their values. */
export function checkScenario(value: unknown, baseline: ScenarioWorld, readFormula?: FormulaReader): Parsed {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return fault('file', show(value), 'a JSON object with version, id, name and levers');
  const version = (value as { version?: unknown }).version;
  if (typeof version === 'number' && version > SCENARIO_VERSION)
    return fault('version', String(version), `${SCENARIO_VERSION}; the file was made by a newer Mobility Horizons`);

  const places = new Set(baseline.places.map((place) => place.iso3));
  const own = ownGroupIds(value);
  const known = new Set(['WLD', ...places, ...baseline.groups.map((group) => group.id)]);
  const faults: Fault[] = [];
  for (const id of own) {
    if (known.has(id) || RESERVED_GROUP.test(id))
      faults.push({
        path: `groups.${id}`,
        found: id,
        allowed: 'an id that is not a known group and does not begin with un-, iom- or income-',
      });
    known.add(id);
  }
  const result = schemaOfWorld(baseline, places, { targets: known, check: periodCheck(value, baseline) }).safeParse(
    value,
  );
  if (!result.success) for (const issue of result.error.issues) faults.push(...describe(issue as Issue, value));
  const { levers: settings } = (result.success ? result.data : value) as { readonly levers?: unknown };
  const { levers, faults: ofFormulas } = readFormulas(settings, readFormula);
  faults.push(...ofFormulas);
  if (faults.length > 0) return { kind: 'faults', faults: unique(faults) };
  return { kind: 'scenario', scenario: { ...(result.data as Scenario), levers } };
}

type ScenarioSchema = ReturnType<typeof scenarioSchema>;

/** What a schema holds a file against that is of this file alone. */
interface OfFile {
  /** Ids of the world and of the file's own groups. */
  targets: ReadonlySet<string>;
  check: PeriodCheck;
}

/** Schemas by world, whatever the language of its names: to build one takes a hundred times as long as to use it. */
const schemas = new WeakMap<ScenarioWorld['disaster'], { readonly schema: ScenarioSchema; readonly of: OfFile }>();

/** The schema of a world, set to a file: it is used before another file is read. */
function schemaOfWorld({ disaster }: ScenarioWorld, places: ReadonlySet<string>, file: OfFile): ScenarioSchema {
  const known = schemas.get(disaster);
  if (known) {
    Object.assign(known.of, file);
    return known.schema;
  }
  const of = { ...file };
  const schema = scenarioSchema({ has: (id) => of.targets.has(id) }, places, (...event) => of.check(...event));
  schemas.set(disaster, { schema, of });
  return schema;
}

interface Issue {
  readonly code?: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
  readonly errors?: readonly (readonly Issue[])[];
  readonly issues?: readonly Issue[];
}

/** Turn an issue of the schema into faults with what was found and what is allowed. */
function describe(issue: Issue, root: unknown, above: readonly PropertyKey[] = []): Fault[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return (issue.keys ?? []).map((key) => ({
      path: dotted([...path, key]),
      found: show(key),
      allowed: allowedKeys(path),
    }));
  }
  if (issue.code === 'invalid_union') {
    const branches = issue.errors ?? [];
    // A union told apart by a key has no branch to enter where that key is wrong.
    if (branches.length === 0) return [{ path: dotted(path), found: show(lookUp(root, path)), allowed: issue.message }];
    const branch = branches[Math.min(branchOf(path, lookUp(root, path)), branches.length - 1)] ?? [];
    return branch.flatMap((inner) => describe(inner, root, path));
  }
  if (issue.code === 'invalid_key') {
    const key = path[path.length - 1];
    return [{ path: dotted(path), found: show(key), allowed: issue.issues?.[0]?.message ?? issue.message }];
  }
  const found = lookUp(root, path);
  const lever = path[0] === 'levers' && path.length > 1 ? findLever(String(path[1])) : undefined;
  const isShape = path.slice(2).some((key) => key === 'points' || key === 'formula');
  return [
    {
      path: dotted(path),
      found: show(found),
      allowed: lever && !isShape ? allowedSetting(lever, found) : issue.message,
    },
  ];
}

function allowedSetting(lever: Lever, found: unknown): string {
  if (lever.kind === 'number' && lever.isConstant) return `${allowedValue(lever)}, the same in every place and year`;
  const isNumber = typeof found === 'number' || lever.kind === 'choice';
  return isNumber ? allowedValue(lever) : `${allowedValue(lever)}, ${ALLOWED_SHAPES}`;
}

/** Branch of a union that was meant: of an event's places one or a list, else of a lever's setting. */
function branchOf(path: readonly PropertyKey[], found: unknown): number {
  return path[0] === 'events' ? Number(Array.isArray(found)) : meantBranch(found);
}

function allowedKeys(path: readonly PropertyKey[]): string {
  if (path[0] === 'events') return EVENT_KEYS;
  if (path[0] === 'expectations') return EXPECTATION_KEYS;
  if (path[0] !== 'levers' && path[0] !== 'notes') return SCENARIO_KEYS;
  return path.length === 1 ? `a lever: ${LEVERS.map((lever) => lever.id).join(', ')}` : 'points or formula alone';
}

function ownGroupIds(value: object): string[] {
  const groups = (value as { groups?: unknown }).groups;
  return typeof groups === 'object' && groups !== null && !Array.isArray(groups) ? Object.keys(groups) : [];
}

function fault(path: string, found: string, allowed: string): Parsed {
  return { kind: 'faults', faults: [{ path, found, allowed }] };
}

function unique(faults: readonly Fault[]): Fault[] {
  const seen = new Map(faults.map((each) => [`${each.path}\n${each.found}\n${each.allowed}`, each]));
  return [...seen.values()];
}
