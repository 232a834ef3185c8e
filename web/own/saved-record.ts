import { type Fault, REFERENCE, readScenarioText, type Scenario, type Session } from '../../workers/page.ts';
import { type Choices, FIRST_CHOICES } from '../store.ts';
import { viewToChoices } from '../url.ts';
import type { DraftRecord, Origin, SavedRecord, Thumbnail } from './database.ts';

type World = Session['world'];

/** A saved scenario that has been checked. */
export interface SavedEntry {
  readonly kind: 'readable';
  readonly record: SavedRecord;
  readonly scenario: Scenario;
  readonly choices: Choices;
}

/** What lies in the store and cannot be read; it is shown, and stays. */
export interface UnreadableEntry {
  readonly kind: 'unreadable';
  readonly key: string;
  readonly name: string;
  /** What lies there, as text. */
  readonly text: string;
  readonly faults: readonly Fault[];
}

/** Longest texts of a saved scenario. */
export const LONGEST = { name: 80, note: 500 } as const;
/** Paths of a thumbnail are short; a longer text is none. */
const LONGEST_PATH = 20_000;
/** Longest text of an unreadable record that is handed back as a file. */
const LONGEST_RAW = 2_000_000;

/** Check a record of the store: it is untrusted, and what does not check out comes back with its faults. */
export async function readSaved(value: unknown, world: World): Promise<SavedEntry | UnreadableEntry> {
  const faults: Fault[] = [];
  const fields = asFields(value);
  const record: SavedRecord = {
    id: textOf(fields, 'id', 100, faults),
    revision: wholeOf(fields, 'revision', faults),
    savedAt: wholeOf(fields, 'savedAt', faults),
    name: textOf(fields, 'name', LONGEST.name, faults),
    note: textOf(fields, 'note', LONGEST.note, faults),
    scenario: textOf(fields, 'scenario', Number.POSITIVE_INFINITY, faults),
    view: textOf(fields, 'view', 10_000, faults),
    thumbnail: thumbnailOf(fields.thumbnail),
  };
  const scenario = faults.length === 0 ? await readOwnScenario(record.scenario, world, faults) : undefined;
  if (scenario === undefined)
    return {
      kind: 'unreadable',
      key: typeof fields.id === 'string' ? fields.id : JSON.stringify(fields.id),
      name: typeof fields.name === 'string' ? fields.name.slice(0, LONGEST.name) : '',
      text: JSON.stringify(value, null, 2).slice(0, LONGEST_RAW),
      faults,
    };
  const { choices } = await viewToChoices(record.view, scenario, world);
  return { kind: 'readable', record, scenario, choices };
}

/** A draft that has been checked. */
export interface Draft {
  readonly savedAt: number;
  readonly choices: Choices;
  readonly origin: Origin | null;
}

/** Check a draft; undefined for one that cannot be read, which stays in the store. */
export async function readDraft(value: DraftRecord, world: World): Promise<Draft | undefined> {
  const faults: Fault[] = [];
  const scenario = await readOwnScenario(value.scenario, world, faults);
  if (scenario === undefined) return undefined;
  const { choices } = await viewToChoices(value.view, scenario, world);
  return { savedAt: value.savedAt, choices: { ...FIRST_CHOICES, ...choices }, origin: value.origin };
}

/** Whether a value has the fields of a draft. */
export function isDraftRecord(value: unknown): value is DraftRecord {
  const { id, savedAt, scenario, view, origin } = asFields(value);
  const { id: of, revision } = asFields(origin);
  return (
    [id, scenario, view].every((text) => typeof text === 'string') &&
    typeof savedAt === 'number' &&
    Number.isFinite(savedAt) &&
    (origin === null || (typeof of === 'string' && typeof revision === 'number'))
  );
}

async function readOwnScenario(text: string, world: World, faults: Fault[]): Promise<Scenario | undefined> {
  const parsed = await readScenarioText(text, world);
  if (parsed.kind === 'scenario') return parsed.scenario.id === REFERENCE.id ? REFERENCE : parsed.scenario;
  faults.push(...parsed.faults);
  return undefined;
}

type Fields = Readonly<Record<string, unknown>>;

function asFields(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function textOf(fields: Fields, path: string, longest: number, faults: Fault[]): string {
  const value = fields[path];
  if (typeof value === 'string' && value.length <= longest) return value;
  const found = typeof value === 'string' ? `${value.length} characters` : String(JSON.stringify(value)).slice(0, 60);
  faults.push({
    path,
    found,
    allowed: Number.isFinite(longest) ? `a text of at most ${longest} characters` : 'a text',
  });
  return '';
}

function wholeOf(fields: Fields, path: string, faults: Fault[]): number {
  const value = fields[path];
  // A date has an end too: 8.64e15 ms is the last that can be written.
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 8.64e15) return value;
  faults.push({ path, found: String(JSON.stringify(value)).slice(0, 60), allowed: 'a whole number, 0 or more' });
  return 0;
}

/** Paths of a thumbnail; one that is anything but a path is left out. */
function thumbnailOf(value: unknown): Thumbnail | null {
  const { history, band, median } = asFields(value);
  const isPath = (path: unknown): path is string =>
    typeof path === 'string' && path.length <= LONGEST_PATH && /^[MLHVZ\d.,\s-]*$/.test(path);
  return isPath(history) && isPath(band) && isPath(median) ? { history, band, median } : null;
}
