import { findLanguage, LANGUAGES } from '../src/picture/languages.ts';
import {
  codeToText,
  type Fault,
  LAST_YEAR,
  OUTPUT_IDS,
  placeRows,
  REFERENCE,
  RUN_CHOICES,
  readScenarioText,
  type Scenario,
  type Session,
  SHOCK_METRICS,
  scenarioToCode,
} from '../workers/page.ts';
import { readCompared, writeCompared } from './compare/compared.ts';
import { readPrepare, writePrepare } from './prepare/prepare-choices.ts';
import { type Choices, FIRST_CHOICES, FIRST_HORIZON, MOST_FLOOR, PAGES, RETURN_PERIOD } from './store.ts';
import { readWorkshop, writeWorkshop } from './workshop/workshop-choices.ts';

type World = Pick<Session['world'], 'places' | 'groups' | 'disaster'>;

/** Write the choices as the fragment of a link: only what differs from the first view, the whole scenario included. */
export function choicesToHash(choices: Choices): string {
  const { page, scenario, place, output, horizon, interval, runs, shock, returnPeriod, floor } = choices;
  const { prepare, workshop, isEmbedded, compared } = choices;
  const parts = new URLSearchParams();
  if (page !== FIRST_CHOICES.page) parts.set('page', page);
  if (scenario !== REFERENCE) parts.set('s', scenarioToCode(scenario));
  if (place !== FIRST_CHOICES.place) parts.set('place', place);
  if (output !== FIRST_CHOICES.output) parts.set('output', output);
  if (horizon !== FIRST_CHOICES.horizon) parts.set('horizon', String(horizon));
  if (interval !== FIRST_CHOICES.interval) parts.set('interval', interval);
  if (runs !== FIRST_CHOICES.runs) parts.set('runs', String(runs));
  if (shock !== FIRST_CHOICES.shock) parts.set('shock', shock);
  if (returnPeriod !== FIRST_CHOICES.returnPeriod) parts.set('every', String(returnPeriod));
  if (floor !== undefined) parts.set('floor', String(floor));
  writePrepare(parts, prepare);
  if (page === 'workshop') writeWorkshop(parts, workshop);
  if (isEmbedded) parts.set('embed', '1');
  writeCompared(parts, compared);
  const text = parts.toString();
  return text === '' ? '' : `#${text}`;
}

/** The address of the page with choices; a file on the device has no origin, so the whole address is kept but for its fragment. */
export function linkTo(choices: Choices): string {
  return `${window.location.href.replace(/#.*$/, '')}${choicesToHash(choices)}`;
}

export interface OpenedLink {
  readonly choices: Choices;
  /** All faults at once; the faulty parts keep their first value. */
  readonly faults: readonly Fault[];
}

/** Read a fragment. It is untrusted: what does not check out becomes a fault and changes nothing. */
export async function hashToChoices(hash: string, world: World): Promise<OpenedLink> {
  const parts = new URLSearchParams(hash.replace(/^#/, ''));
  const faults: Fault[] = [];
  // The language is read before anything is shown (web/language).
  const lang = parts.get('lang');
  if (lang !== null && !findLanguage(lang))
    faults.push({ path: 'lang', found: shown(lang), allowed: LANGUAGES.map(({ id }) => id).join(', ') });
  return readChoices(parts, await readScenario(parts.get('s'), world, faults), world, faults);
}

/** Write all choices but the scenario and the page. */
export function choicesToView(choices: Choices): string {
  return choicesToHash({ ...choices, scenario: REFERENCE, page: FIRST_CHOICES.page });
}

/** Read such choices beside a scenario that was kept apart. */
export async function viewToChoices(view: string, scenario: Scenario, world: World): Promise<OpenedLink> {
  return readChoices(new URLSearchParams(view.replace(/^#/, '')), scenario, world, []);
}

async function readChoices(
  parts: URLSearchParams,
  scenario: Scenario,
  world: World,
  faults: Fault[],
): Promise<OpenedLink> {
  const compared = await readCompared(parts, world, faults);
  const pick = <T>(key: string, fallback: T, allowed: string, read: (text: string) => T | undefined): T => {
    const text = parts.get(key);
    if (text === null) return fallback;
    const value = read(text);
    if (value !== undefined) return value;
    faults.push({ path: key, found: shown(text), allowed });
    return fallback;
  };
  const places = placeRows(world, scenario.groups);
  const choices: Choices = {
    page: pick('page', FIRST_CHOICES.page, PAGES.join(', '), (text) => PAGES.find((page) => page === text)),
    scenario,
    place: pick('place', FIRST_CHOICES.place, 'an ISO3 code or the id of a group', (text) =>
      places.has(text) ? text : undefined,
    ),
    output: pick('output', FIRST_CHOICES.output, OUTPUT_IDS.join(', '), (text) => OUTPUT_IDS.find((id) => id === text)),
    horizon: pick('horizon', FIRST_CHOICES.horizon, `a year from ${FIRST_HORIZON} to ${LAST_YEAR}`, (text) => {
      const year = Number(text);
      return /^\d{4}$/.test(text) && year >= FIRST_HORIZON && year <= LAST_YEAR ? year : undefined;
    }),
    interval: pick('interval', FIRST_CHOICES.interval, '50, 80, 95, both', (text) =>
      text === '50' || text === '80' || text === '95' || text === 'both' ? text : undefined,
    ),
    runs: pick('runs', FIRST_CHOICES.runs, RUN_CHOICES.join(', '), (text) =>
      RUN_CHOICES.find((runs) => String(runs) === text),
    ),
    shock: pick('shock', FIRST_CHOICES.shock, SHOCK_METRICS.join(', '), (text) =>
      SHOCK_METRICS.find((metric) => metric === text),
    ),
    returnPeriod: pick('every', FIRST_CHOICES.returnPeriod, wholeWords(RETURN_PERIOD.min, RETURN_PERIOD.max), (text) =>
      wholeBetween(text, RETURN_PERIOD.min, RETURN_PERIOD.max),
    ),
    floor: pick('floor', FIRST_CHOICES.floor, wholeWords(0, MOST_FLOOR), (text) => wholeBetween(text, 0, MOST_FLOOR)),
    prepare: readPrepare(pick),
    workshop: readWorkshop(pick),
    isEmbedded: pick('embed', FIRST_CHOICES.isEmbedded, '1', (text) => (text === '1' ? true : undefined)),
    compared,
  };
  return { choices, faults };
}

/** A part of a link for the eye: long ones are cut. */
function shown(text: string): string {
  if (text === '') return 'nothing';
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

const wholeWords = (min: number, max: number) => `a whole number from ${min} to ${max}`;

function wholeBetween(text: string, min: number, max: number): number | undefined {
  const value = Number(text);
  return /^\d{1,8}$/.test(text) && value >= min && value <= max ? value : undefined;
}

async function readScenario(code: string | null, world: World, faults: Fault[]): Promise<Scenario> {
  if (code === null) return REFERENCE;
  const text = codeToText(code);
  if (text === undefined) {
    faults.push({
      path: 's',
      found: shown(code),
      allowed: 'the code of a scenario, copied whole from a link of this app',
    });
    return REFERENCE;
  }
  const parsed = await readScenarioText(text, world);
  if (parsed.kind === 'scenario') return parsed.scenario;
  faults.push(...parsed.faults);
  return REFERENCE;
}
