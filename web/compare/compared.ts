import {
  codeToText,
  type Fault,
  REFERENCE,
  readScenarioText,
  type Scenario,
  type Session,
  scenarioToCode,
} from '../../workers/page.ts';

/** A scenario that is compared: that of the page as it changes, the reference, or one that stays as it is. */
export type Compared =
  | { readonly kind: 'current' }
  | { readonly kind: 'reference' }
  | { readonly kind: 'library'; readonly scenario: Scenario }
  | { readonly kind: 'own'; readonly scenario: Scenario };

/** At most MOST_COMPARED by place: a place gives a scenario its letter and colour, so one may be empty between others. */
export type Slots = readonly (Compared | undefined)[];

export const MOST_COMPARED = 4;
export const FIRST_COMPARED: Slots = [{ kind: 'current' }, { kind: 'reference' }];
/** Parameter of a link. */
const KEY = 'with';
/** Longest part of a link that is read; four scenarios of the library with a change each are under a tenth of it. */
const LONGEST = 24_000;
const CURRENT = 'current';
/** Neither in an id nor in a code. */
const BETWEEN = '.';

/** The scenario behind a slot. */
export function comparedScenario(compared: Compared, current: Scenario): Scenario {
  if (compared.kind === 'current') return current;
  return compared.kind === 'reference' ? REFERENCE : compared.scenario;
}

/** Put a scenario into the first empty slot; undefined where there is none. */
export function withCompared(slots: Slots, compared: Compared): Slots | undefined {
  const free = Array.from({ length: MOST_COMPARED }, (_, at) => at).find((at) => slots[at] === undefined);
  if (free === undefined) return undefined;
  return Array.from({ length: Math.max(slots.length, free + 1) }, (_, at) => (at === free ? compared : slots[at]));
}

/** Empty a slot; the others keep theirs. */
export function withoutCompared(slots: Slots, at: number): Slots {
  const next = slots.map((each, i) => (i === at ? undefined : each));
  while (next.length > 0 && next.at(-1) === undefined) next.pop();
  return next;
}

/** Write the compared scenarios into a link, where they are not those that a page begins with. */
export function writeCompared(parts: URLSearchParams, slots: Slots): void {
  const text = textOf(slots);
  if (text !== textOf(FIRST_COMPARED)) parts.set(KEY, text);
}

function textOf(slots: Slots): string {
  return slots
    .map((compared) => {
      if (compared === undefined) return '';
      if (compared.kind === 'current') return CURRENT;
      if (compared.kind === 'reference') return REFERENCE.id;
      return compared.kind === 'library' ? compared.scenario.id : scenarioToCode(compared.scenario);
    })
    .join(BETWEEN);
}

/** Read the compared scenarios of a link. They are untrusted: what does not check out is a fault and leaves its slot empty. */
export async function readCompared(
  parts: URLSearchParams,
  world: Pick<Session['world'], 'places' | 'groups' | 'disaster'>,
  faults: Fault[],
): Promise<Slots> {
  const text = parts.get(KEY);
  if (text === null) return FIRST_COMPARED;
  if (text.length > LONGEST) {
    faults.push({ path: KEY, found: `${text.length} characters`, allowed: `at most ${LONGEST} characters` });
    return FIRST_COMPARED;
  }
  const names = text === '' ? [] : text.split(BETWEEN);
  if (names.length > MOST_COMPARED) {
    faults.push({ path: KEY, found: `${names.length} scenarios`, allowed: `at most ${MOST_COMPARED} scenarios` });
    return FIRST_COMPARED;
  }
  // The files of the library come only to whom a link names one.
  const { readLibrary } = await import('../library/library-cards.ts');
  const library = new Map((await readLibrary(world)).map(({ scenario }) => [scenario.id, scenario]));
  return Promise.all(
    names.map(async (name, at): Promise<Compared | undefined> => {
      if (name === '') return undefined;
      if (name === CURRENT) return { kind: 'current' };
      if (name === REFERENCE.id) return { kind: 'reference' };
      const known = library.get(name);
      if (known) return { kind: 'library', scenario: known };
      const path = `${KEY}.${at + 1}`;
      const json = codeToText(name);
      if (json === undefined) {
        faults.push({
          path,
          found: name.length > 60 ? `${name.slice(0, 57)}...` : name,
          allowed: 'current, reference, the id of a scenario of the library, or the code of a scenario',
        });
        return undefined;
      }
      const parsed = await readScenarioText(json, world);
      if (parsed.kind === 'scenario') return { kind: 'own', scenario: parsed.scenario };
      faults.push(...parsed.faults.map((fault) => ({ ...fault, path: `${path}.${fault.path}` })));
      return undefined;
    }),
  );
}
