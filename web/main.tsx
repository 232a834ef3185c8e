import '@fontsource-variable/inter/wght.css';
import './theme.css';
import './layout.css';
import './charts/charts.css';
import './charts/tables.css';
import './map/map.css';
import './controls/controls.css';
import './controls/header.css';
import './controls/levers.css';
import './controls/slider.css';
import './controls/course.css';
import './controls/lever-reach.css';
import './language/language.css';
import './print.css';
import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { createStore } from 'zustand/vanilla';
import type { Session } from '../workers/page.ts';
import { flipCompared } from './compare/flip.ts';
import { startEngine } from './engine.ts';
import { reasonOf } from './faults/use-fault-words.ts';
import { followLink, language, languagePart, startLanguage } from './language/language.ts';
import { createOwnWork } from './own/own-work.ts';
import { createOwnData } from './own-data/own-data.ts';
import type { LinkState } from './pages/notices.tsx';
import { Root } from './pages/root.tsx';
import { followPrinting } from './printing.ts';
import { createChoiceStore, hasSameRuns } from './store.ts';
import { applyTheme, storedTheme } from './theme.ts';
import { choicesToHash, hashToChoices } from './url.ts';

/** The address follows the choices, but not more often than browsers allow. */
const ADDRESS_MS = 300;
/** A device that does not say within it what it keeps is not waited for, milliseconds. */
const DRAFT_MS = 1_000;
/** From the first picture to the copying of the app onto the device, at the latest, milliseconds. */
const KEEP_MS = 30_000;

applyTheme(storedTheme());
followPrinting();

const store = createChoiceStore();
const own = createOwnWork();
const ownData = createOwnData();
/** The link that the page was opened with last; it can be read when the places of the world are known. */
const link = createStore<LinkState>()(() => ({ faults: [], isWaiting: window.location.hash !== '' }));
/** The fragment that was read or written last; any other is a link that is still to be read. */
let known = window.location.hash;
let isOpen = false;
let timer: ReturnType<typeof setTimeout> | undefined;

const engine = startEngine(ownData.read, async ({ world }) => {
  if (isOpen) return;
  isOpen = true;
  known = window.location.hash;
  let asked = known;
  const open = async (hash: string) => {
    const read = await hashToChoices(hash, world).catch(notRead);
    // Meanwhile another was opened.
    if (hash !== asked) return;
    link.setState({ faults: read.faults, isWaiting: false });
    if (read.choices) store.open(read.choices);
  };
  // Without a link there is nothing to read, and what was changed meanwhile stays.
  if (asked !== '') {
    await open(asked);
    void own.findDraft(false, world);
  } else {
    link.setState({ isWaiting: false });
    await restore(world);
  }
  ask();
  store.subscribe((now, past) => {
    if (
      !hasSameRuns(now.scenario, past.scenario) ||
      now.place !== past.place ||
      now.runs !== past.runs ||
      now.lookedAt !== past.lookedAt ||
      // The first runs end with the horizon that was asked for.
      (now.horizon > past.horizon && !engine.store.getState().isFinal)
    )
      ask();
    own.keepDraft(now);
    clearTimeout(timer);
    timer = setTimeout(writeAddress, ADDRESS_MS);
  });
  const followAddress = () => {
    const { hash } = window.location;
    if (hash === known) return;
    known = asked = hash;
    link.setState({ isWaiting: true });
    clearTimeout(timer);
    void followLink();
    void own.startAnew().then(() => open(hash));
  };
  // At once: the language that the address asks for holds when the page is opened again, also before the one chosen on the device.
  language.subscribe(({ id }, before) => {
    if (id !== before.id && !link.getState().isWaiting) writeAddress();
  });
  window.addEventListener('hashchange', followAddress);
  // Another link may have been opened while the first was read.
  followAddress();
});

/** What is said of a link for which a part of the app could not be fetched. */
async function notRead(error: unknown) {
  const fault = { path: 'link', found: await reasonOf(error), allowed: 'a link that can be read; load the page again' };
  return { choices: undefined, faults: [fault] };
}

/** Go on with what this device has kept from before, unless something was changed meanwhile. */
async function restore(world: Session['world']): Promise<void> {
  const kept = await Promise.race([
    own.findDraft(true, world),
    new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), DRAFT_MS)),
  ]);
  if (!kept || store.temporal.getState().pastStates.length > 0) return;
  store.open({ ...kept, page: store.getState().page });
  own.sayRestored(kept);
  writeAddress();
}

document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') own.flushDraft();
});

// The app is kept for use without a connection, and a newer version looked for, once all runs are in, or half a minute after the first picture: copying
// hundreds of files takes processors from them, and a newer version that is loaded while this one still fetches its parts may never start (Chromium).
let isKept = false;
let keepTimer: ReturnType<typeof setTimeout> | undefined;
const stopWaiting = engine.store.subscribe(({ answer, isFinal }) => {
  if (answer === undefined) return;
  if (isFinal) keep();
  // Who moves levers at once never sees all runs.
  else keepTimer ??= setTimeout(keep, KEEP_MS);
});

function keep(): void {
  if (isKept) return;
  isKept = true;
  stopWaiting();
  clearTimeout(keepTimer);
  // The dev server and the field edition have no service worker.
  if (import.meta.env.MODE === 'production') void import('./offline/keep-app.ts').then(({ keepApp }) => keepApp());
}

function ask(): void {
  const { scenario, lookedAt, place, runs, horizon } = store.getState();
  // The place may be an own group of the chosen scenario.
  const shown =
    lookedAt && scenario.groups ? { ...lookedAt, groups: { ...scenario.groups, ...lookedAt.groups } } : lookedAt;
  engine.ask(shown ?? scenario, place, runs, horizon);
}

function writeAddress(): void {
  // On a busy page the address may be that of a link of which no event has told yet: its place is not taken.
  if (window.location.hash !== known) return;
  known = languagePart(choicesToHash(store.getState()));
  window.history.replaceState(null, '', known === '' ? window.location.pathname + window.location.search : known);
}

window.addEventListener('keydown', (event) => {
  const key = event.key.toLowerCase();
  const hasModifier = event.ctrlKey || event.metaKey || event.altKey;
  // In a text field the browser's own undo, or a letter, is meant.
  if (isText(event.target)) return;
  if ((event.ctrlKey || event.metaKey) && key === 'z') {
    event.preventDefault();
    if (event.shiftKey) store.redo();
    else store.undo();
    // In a list of choices a letter chooses.
  } else if (key === 'b' && !hasModifier && !(event.target instanceof HTMLSelectElement)) flip();
});

function flip(): void {
  if (store.getState().page === 'explore') flipCompared(store);
}

function isText(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && !['range', 'radio', 'checkbox'].includes(target.type))
  );
}

const root = document.getElementById('app');
if (!root) throw new Error('the page has no place for the app');
// Levers and names of pages wait for the link; who reads by ear or by program is told.
const sayWaiting = ({ isWaiting }: LinkState) => root.setAttribute('aria-busy', String(isWaiting));
sayWaiting(link.getState());
link.subscribe(sayWaiting);
// The model starts while the words are fetched.
void startLanguage().then(() =>
  // A transition is made in slices, between which the answers of the model are heard.
  startTransition(() =>
    createRoot(root).render(
      <StrictMode>
        <Root page={{ store, engine, link, own, ownData }} />
      </StrictMode>,
    ),
  ),
);
