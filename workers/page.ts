/**
 * The face of the engine to the page: the page imports the model through this file only, so that a reader sees in one
 * place what a view may know.
 */
import baselineUrl from '../data/baseline.bin?url';
import pathUrl from '../data/reference-path.bin?url';
import kernelUrl from '../src/kernels/kernels.wasm?url';
import type { OwnRecord } from '../src/own/own-series.ts';
import type { EventKind } from '../src/params/define-event.ts';
import { DRIVER_GROUPS } from '../src/params/define-lever.ts';
import type { DriverLink } from '../src/params/driver-links.ts';
import { findOutput, OUTPUT_IDS } from '../src/params/outputs.ts';
import type { ScenarioWorld } from '../src/scenario/parse.ts';
import type { Parsed, Scenario } from '../src/scenario/scenario.ts';
import { writtenScenario } from '../src/scenario/time-shape.ts';
import type { DriverGraph } from '../src/summary/driver-graph.ts';
import { createBrowserHost } from './browser-host.ts';
import { createPool } from './pool.ts';
import { openSession, type Session, type SessionListener } from './session.ts';

export { CONFLICT_HISTORY, FIRST_YEAR, LAST_YEAR } from '../src/baseline/baseline.ts';
export { DEFAULT_SEED } from '../src/engine/job.ts';
export type { OwnKind, OwnRecord } from '../src/own/own-series.ts';
export type { EventKind } from '../src/params/define-event.ts';
export { type ChoiceLever, DRIVER_GROUPS, type Lever, type NumberLever } from '../src/params/define-lever.ts';
export type { DriverLink } from '../src/params/driver-links.ts';
export { LEVERS } from '../src/params/levers.ts';
export { AGE_GROUP_LABELS, OUTPUT_IDS, OUTPUTS, type Output, type OutputId } from '../src/params/outputs.ts';
export { differenceOf, withSetting } from '../src/scenario/lever-setting.ts';
export { codeToText, scenarioToCode } from '../src/scenario/link.ts';
export { leverCourse, ownRampYears, type Ramp, rampOf, rampValue } from '../src/scenario/ramp.ts';
export { type OverrideReach, overrideReach, settingFor } from '../src/scenario/resolve.ts';
export {
  type Fault,
  isReference,
  isTimeShape,
  type LeverValue,
  type PointsShape,
  REFERENCE,
  type Scenario,
  type ScenarioEvent,
  settingByTarget,
} from '../src/scenario/scenario.ts';
export { type History, historyOf } from '../src/summary/history.ts';
export { placeRows } from '../src/summary/selection.ts';
export { SHOCK_METRICS, type ShockMetric } from '../src/summary/shock-summary.ts';
export type { Answer, EnsembleView, Question } from './answer.ts';
export type { LeverReach } from './lever-effects.ts';
export type { Session } from './session.ts';

/**
 * Parse an untrusted scenario. The schema is fetched only now: a page opened without a link never needs it. The reader of
 * formulas is fetched only for a text that may hold one.
 */
export async function readScenarioText(text: string, world: ScenarioWorld): Promise<Parsed> {
  const { mayHoldFormula, parseScenario } = await import('../src/scenario/parse.ts');
  const formulas = mayHoldFormula(text) ? await import('../src/scenario/formula.ts') : undefined;
  return parseScenario(text, world, formulas?.readFormula);
}

/** Write a scenario as the text of its file, which `readScenarioText` reads. */
export function scenarioToText(scenario: Scenario): string {
  return `${JSON.stringify(writtenScenario(scenario), null, 2)}\n`;
}

/** Drivers that have outputs, in the order of drivers. */
export const OUTPUT_GROUPS = DRIVER_GROUPS.filter((group) => OUTPUT_IDS.some((id) => findOutput(id)?.group === group));

/** Who acts on whom, with what passes between drivers in words and the kinds of event. */
export interface DriverWeb extends DriverGraph {
  readonly links: readonly DriverLink[];
  readonly events: readonly EventKind[];
}

/** Read how the drivers act on each other; fetched only where it is looked at. */
export async function readDrivers(): Promise<DriverWeb> {
  const [{ driverGraph }, { DRIVER_LINKS }, { EVENT_KINDS }] = await Promise.all([
    import('../src/summary/driver-graph.ts'),
    import('../src/params/driver-links.ts'),
    import('../src/params/events.ts'),
  ]);
  return { ...driverGraph(), links: DRIVER_LINKS, events: EVENT_KINDS };
}

/** Runs of an ensemble on the page unless the user asks otherwise. */
export const PAGE_RUNS = 1_000;
/** Fewer runs for slow machines and quick looks: rare years and the ends of the bands are rougher. */
export const RUN_CHOICES = [64, 200, 500, PAGE_RUNS] as const;

/**
 * Start one worker a core (at most four) while the baseline and the kernels are fetched, and open a session.
 *
 * @param ownData series of the user in place of the baseline's, once they are read from the device.
 */
export async function openHorizons(
  listener: SessionListener,
  ownData: Promise<readonly OwnRecord[]>,
): Promise<Session> {
  const workers = Math.max(1, Math.min(4, navigator.hardwareConcurrency));
  const pool = await createPool(
    createBrowserHost(),
    workers,
    fetchBytes(baselineUrl),
    fetchBytes(kernelUrl),
    fetchBytes(pathUrl),
    ownData,
  );
  return openSession(pool, listener, await ownData);
}

async function fetchBytes(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} could not be read: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
