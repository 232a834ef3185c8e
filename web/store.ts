import { temporal } from 'zundo';
import { createStore } from 'zustand/vanilla';
import type { Interval } from '../src/picture/fan.ts';
import {
  type Lever,
  type LeverValue,
  type OutputId,
  PAGE_RUNS,
  REFERENCE,
  type Scenario,
  type ScenarioEvent,
  type ShockMetric,
  settingByTarget,
  withSetting,
} from '../workers/page.ts';
import type { EventKindId } from '../workers/page-editors.ts';
import { FIRST_COMPARED, type Slots } from './compare/compared.ts';
import { FIRST_PREPARE, type PrepareChoices } from './prepare/prepare-choices.ts';
import { FIRST_WORKSHOP, type WorkshopChoices } from './workshop/workshop-choices.ts';

/** Pages of the app, in the order of their names in the header. */
export const PAGES = ['explore', 'compare', 'shocks', 'prepare', 'workshop', 'experiments', 'evidence'] as const;
export type PageId = (typeof PAGES)[number];

/** What the user has chosen and a link holds; undo and redo walk over all but the page and the step of a workshop. */
export interface Choices {
  readonly page: PageId;
  readonly scenario: Scenario;
  /** ISO3 code, group or own group. */
  readonly place: string;
  readonly output: OutputId;
  /** Last year shown, 2030..2050. */
  readonly horizon: number;
  readonly interval: Interval;
  /** Runs of an ensemble, one of RUN_CHOICES. */
  readonly runs: number;
  /** Kind of shock. */
  readonly shock: ShockMetric;
  /** Once in how many years of the reference a shock comes, 5..50. */
  readonly returnPeriod: number;
  /** Persons, least size of a shock; that of the place's population where undefined. */
  readonly floor: number | undefined;
  readonly prepare: PrepareChoices;
  readonly workshop: WorkshopChoices;
  /** The page is in a frame of another and shows one chart alone. */
  readonly isEmbedded: boolean;
  /** Scenarios that are compared. */
  readonly compared: Slots;
}

interface State extends Choices {
  /** Year of the map; playing through years is not a choice to undo. */
  readonly mapYear: number;
  /** Driver whose levers were asked for and are not shown yet. */
  readonly driver: Lever['group'] | undefined;
  /** The one of its levers that was asked for. */
  readonly lever: string | undefined;
  /** Kind of event that was asked for and is not shown yet. */
  readonly eventKind: EventKindId | undefined;
  /** A compared scenario that is looked at in place of the chosen one, which stays as it is. */
  readonly lookedAt: Scenario | undefined;
  /** Ids of the levers that the last undo, redo or opened scenario has moved: their rows say so for a moment. */
  readonly moved: readonly string[];
}

export const FIRST_HORIZON = 2030;
/** Return periods that a shock may have, years. */
export const RETURN_PERIOD = { min: 5, max: 50 } as const;
/** Largest floor of a shock, persons. */
export const MOST_FLOOR = 10_000_000;
/** Where the page begins. */
export const FIRST_CHOICES: Choices = {
  page: 'explore',
  scenario: REFERENCE,
  place: 'NGA',
  output: 'population',
  horizon: 2035,
  interval: 'both',
  runs: PAGE_RUNS,
  shock: 'floodDisplacement',
  returnPeriod: 10,
  floor: undefined,
  prepare: FIRST_PREPARE,
  workshop: FIRST_WORKSHOP,
  isEmbedded: false,
  compared: FIRST_COMPARED,
};
/** What is no choice to undo. */
const NOT_CHOSEN = {
  mapYear: FIRST_CHOICES.horizon,
  driver: undefined,
  lever: undefined,
  eventKind: undefined,
  lookedAt: undefined,
  moved: [],
};
/** Edits of one control closer than this belong to one gesture: a drag, or arrow keys in a row. */
const GESTURE_MS = 700;
const MOST_UNDO = 200;
/** How long the rows of levers that an undo has moved say so. */
const MOVED_MS = 1_800;

export type Store = ReturnType<typeof createChoiceStore>;

/** Make the store of the page's choices. */
export function createChoiceStore() {
  const store = createStore<State>()(
    temporal((): State => ({ ...FIRST_CHOICES, ...NOT_CHOSEN }), {
      limit: MOST_UNDO,
      partialize: (state): Omit<Choices, 'page' | 'workshop' | 'isEmbedded'> => {
        const { scenario, place, output, horizon, interval, runs, shock, returnPeriod, floor, prepare, compared } =
          state;
        return { scenario, place, output, horizon, interval, runs, shock, returnPeriod, floor, prepare, compared };
      },
      equality: (past, now) => (Object.keys(past) as (keyof typeof past)[]).every((key) => past[key] === now[key]),
    }),
  );
  let gesture = '';
  let timer: ReturnType<typeof setTimeout> | undefined;

  function endGesture(): void {
    clearTimeout(timer);
    gesture = '';
    store.temporal.getState().resume();
  }

  let movedTimer: ReturnType<typeof setTimeout> | undefined;

  /** Do something that may move many levers at once, and say which it has moved. */
  function showingMoved(change: () => void): void {
    const before = store.getState().scenario;
    change();
    clearTimeout(movedTimer);
    const moved = differingLevers(before, store.getState().scenario);
    if (moved.length > 0 || store.getState().moved.length > 0) store.setState({ moved });
    if (moved.length > 0) movedTimer = setTimeout(() => store.setState({ moved: [] }), MOVED_MS);
  }

  return {
    ...store,
    temporal: store.temporal,
    /**
     * Change choices. Edits with the same gesture name in quick succession are one step of undo: the first is
     * recorded, the following only move on.
     */
    edit(patch: Partial<Choices>, name = ''): void {
      if (gesture !== name || name === '') endGesture();
      // Who edits the scenario sees it.
      const seen = patch.scenario === undefined ? patch : { ...patch, lookedAt: undefined };
      const change = () => store.setState(patch.horizon === undefined ? seen : { ...seen, mapYear: patch.horizon });
      const { scenario } = store.getState();
      // A lever that is moved by hand needs no sign; a scenario that was opened over another does.
      if (patch.scenario && differingLevers(scenario, patch.scenario).length > 1) showingMoved(change);
      else change();
      if (name === '') return;
      gesture = name;
      store.temporal.getState().pause();
      clearTimeout(timer);
      timer = setTimeout(endGesture, GESTURE_MS);
    },
    /** Replace all choices without a step of undo: the page was opened with a link. */
    open(choices: Choices): void {
      endGesture();
      store.temporal.getState().pause();
      showingMoved(() => store.setState({ ...choices, mapYear: choices.horizon, lookedAt: undefined }));
      store.temporal.getState().resume();
    },
    showMapYear(mapYear: number): void {
      store.setState({ mapYear });
    },
    showDriver(driver: State['driver'], lever?: string): void {
      store.setState({ driver, lever });
    },
    /** Look at a compared scenario, or at the chosen one again (undefined). */
    lookAt(lookedAt: State['lookedAt']): void {
      store.setState({ lookedAt });
    },
    showEventKind(eventKind: State['eventKind']): void {
      store.setState({ eventKind });
    },
    undo(): void {
      endGesture();
      showingMoved(() => store.temporal.getState().undo());
      store.setState({ mapYear: store.getState().horizon, lookedAt: undefined });
    },
    redo(): void {
      endGesture();
      showingMoved(() => store.temporal.getState().redo());
      store.setState({ mapYear: store.getState().horizon, lookedAt: undefined });
    },
  };
}

/** Ids of the levers that two scenarios set differently, by the parts that they share. */
function differingLevers(one: Scenario, other: Scenario): readonly string[] {
  if (one.levers === other.levers) return [];
  const ids = new Set([...Object.keys(one.levers), ...Object.keys(other.levers)]);
  return [...ids].filter((id) => JSON.stringify(one.levers[id]) !== JSON.stringify(other.levers[id]));
}

/** Whether two scenarios have the same runs, by the parts that they share: a name makes no difference. */
export function hasSameRuns(one: Scenario, other: Scenario): boolean {
  return one.levers === other.levers && one.groups === other.groups && one.events === other.events;
}

/** Id of a scenario that differs from the reference and was not given a name yet. */
const UNNAMED = 'own';

/**
 * Replace a part of a scenario. Without differences it is the reference again, unless the user has named it; the first
 * difference makes it the user's own.
 */
function withPart(
  scenario: Scenario,
  part: Pick<Scenario, 'levers'> | Pick<Scenario, 'events'>,
  unnamed: string,
): Scenario {
  const next = { ...scenario, ...part };
  const isPlain = Object.keys(next.levers).length === 0 && !next.groups && !next.events;
  if (isPlain && scenario.id === UNNAMED) return REFERENCE;
  return scenario.id === REFERENCE.id ? { ...next, id: UNNAMED, name: unnamed } : next;
}

/** Set a lever for a target, or remove its value (undefined). */
export function withLever(
  scenario: Scenario,
  leverId: string,
  target: string,
  value: LeverValue | undefined,
  unnamed: string,
): Scenario {
  return withPart(scenario, { levers: withSetting(scenario.levers, leverId, target, value) }, unnamed);
}

/** Replace the events of a scenario. */
export function withEvents(scenario: Scenario, events: readonly ScenarioEvent[], unnamed: string): Scenario {
  return withPart(scenario, { events: events.length === 0 ? undefined : events }, unnamed);
}

/** Name a scenario; a named one stays when its levers return to the reference. */
export function withName(scenario: Scenario, name: string): Scenario {
  return { ...scenario, id: 'named', name };
}

/** Value of a lever for a target, undefined where the scenario does not set it. */
export function leverValue(scenario: Scenario, leverId: string, target: string): LeverValue | undefined {
  const setting = scenario.levers[leverId];
  return setting === undefined ? undefined : settingByTarget(setting)[target];
}
