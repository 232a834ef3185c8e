import type { Job } from '../src/engine/job.ts';
import { OUTPUT_IDS, type OutputId } from '../src/params/outputs.ts';
import type { Scenario } from '../src/scenario/scenario.ts';
import { SHOCK_METRICS } from '../src/summary/shock-summary.ts';
import type { Question } from './answer.ts';

/** Last year of every question of the page; the horizon only cuts the view. */
export const SESSION_UNTIL = 2050;
/** Years of a job of the page. */
export const SESSION_YEARS = SESSION_UNTIL - 2024;
/** Corridors of a place that the page shows, each way. */
const MOST_CORRIDORS = 40;

/** A few runs of one place, every value kept. */
export function placeJob(scenario: Scenario, question: Question, runs: number, until = SESSION_UNTIL): Job {
  return {
    scenario,
    seed: question.seed,
    runs,
    until,
    hasNoise: true,
    coefficients: 'drawn',
    places: [question.place],
    outputs: OUTPUT_IDS,
    byAge: 'all',
    corridors: MOST_CORRIDORS,
    record: 'exact',
    reuses: true,
    watch: [],
  };
}

/** All runs of one place, every value kept and nothing else. */
export function compareJob(question: Question): Job {
  return { ...placeJob(question.scenario, question, question.runs), byAge: 'none', corridors: 0 };
}

/** Only what a scenario can change beside who lives where. */
export function besideJob(
  scenario: Scenario,
  question: Question,
  runs: number,
  places: readonly string[],
  outputs: readonly OutputId[],
  record: Job['record'],
): Job {
  return { ...watchJob(scenario, question, places), runs, outputs, byAge: 'none', corridors: 0, record };
}

/** All runs of `places` and of the place asked for, which alone is kept per run. */
export function watchJob(scenario: Scenario, question: Question, places: readonly string[]): Job {
  const { place } = question;
  return {
    ...placeJob(scenario, question, question.runs),
    places: places.includes(place) ? places : [...places, place],
    byAge: 'watched',
    isSingle: true,
    tails: places.length > 0 ? SHOCK_METRICS : [],
    record: 'sketch',
    watch: [place],
  };
}

/** Key of an ensemble: two questions of the same key have the same runs, whatever the place. */
export function keyOf(scenario: Scenario, question: Question): string {
  return JSON.stringify([question.seed, question.runs, scenario.levers, scenario.groups ?? {}, scenario.events ?? []]);
}
