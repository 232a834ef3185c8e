import { strToU8 } from 'fflate';
import { z } from 'zod';
import { canonicalJson, parseUntrustedJson } from '../export/canonical-json.ts';
import { sha256 } from '../export/sha256.ts';

/** The one version of plans that this program reads and writes. */
export const PLAN_VERSION = 1;
export const DESIGN_KINDS = ['lhs', 'morris', 'sobol', 'grid'] as const;
type DesignKind = (typeof DESIGN_KINDS)[number];

/** Longest plan that is read; one of ten long scenarios is a tenth of it. */
const LONGEST_PLAN = 2_000_000;

/** A lever that the design moves over a range for all places, in its unit. */
export interface PlannedLever {
  readonly id: string;
  readonly low: number;
  readonly high: number;
}

/** A scenario as its file holds it. */
interface PlannedScenario {
  readonly id: string;
  readonly [key: string]: unknown;
}

/**
 * Everything that decides the values of an experiment, so that any machine computes the same bytes: every scenario at
 * every sample of the design, all on the same first runs.
 */
export interface ExperimentPlan {
  readonly version: typeof PLAN_VERSION;
  /** What computes the values: names and checksums, of which any other may give other values. */
  readonly build: { readonly [part: string]: string };
  /** `size`: samples (lhs), trajectories (morris), base points (sobol) or levels of a lever (grid). */
  readonly design: { readonly kind: DesignKind; readonly size: number };
  readonly levers: readonly PlannedLever[];
  readonly scenarios: readonly PlannedScenario[];
  readonly places: readonly string[];
  readonly outputs: readonly string[];
  /** Rising. */
  readonly years: readonly number[];
  /** 0..1; the mean comes before them. */
  readonly quantiles: readonly number[];
  /** Runs of every sample under every scenario. */
  readonly runs: number;
  readonly seed: string;
  readonly samplesPerBlock: number;
}

const text = z.string().min(1).max(200);
const whole = z.int().min(1);
const planSchema = z.strictObject({
  version: z.literal(PLAN_VERSION),
  build: z.record(z.string(), z.string()),
  design: z.strictObject({ kind: z.enum(DESIGN_KINDS), size: whole }),
  levers: z.array(z.strictObject({ id: text, low: z.number(), high: z.number() })).min(1),
  scenarios: z.array(z.looseObject({ id: text })).min(1),
  places: z.array(text).min(1),
  outputs: z.array(text).min(1),
  years: z.array(z.int()).min(1),
  quantiles: z.array(z.number().min(0).max(1)),
  runs: whole,
  seed: z.string().max(200),
  samplesPerBlock: whole,
});

/**
 * Read the text of a plan.
 *
 * @param json untrusted.
 * @throws Error that names every place at fault.
 */
export function parsePlan(json: string): ExperimentPlan {
  const value = parseUntrustedJson(json, LONGEST_PLAN);
  const version = (value as { version?: unknown } | null)?.version;
  if (typeof version === 'number' && version > PLAN_VERSION)
    throw new Error(`version: found ${version}, allowed: ${PLAN_VERSION}; a newer Mobility Horizons made this plan`);
  const parsed = planSchema.safeParse(value);
  if (!parsed.success)
    throw new Error(
      parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'file'}: ${message}`).join('\n'),
    );
  return parsed.data;
}

/** Text of a plan for a file that people read. */
export function planText(plan: ExperimentPlan): string {
  return `${JSON.stringify(plan, null, 2)}\n`;
}

/** Name of a plan: 16 characters of the hash of all that it holds. */
export function planHash(plan: ExperimentPlan): string {
  return sha256(strToU8(canonicalJson(plan))).slice(0, 16);
}

/** What differs between two plans, one line a difference: its path, then both values. Empty where they are the same. */
export function planDifferences(found: ExperimentPlan, asked: ExperimentPlan): string[] {
  return differences('', found, asked);
}

function differences(path: string, found: unknown, asked: unknown): string[] {
  if (canonicalJson(found ?? null) === canonicalJson(asked ?? null)) return [];
  if (isRecord(found) && isRecord(asked)) {
    const keys = [...new Set([...Object.keys(found), ...Object.keys(asked)])];
    return keys.flatMap((key) => differences(path === '' ? key : `${path}.${key}`, found[key], asked[key]));
  }
  return [`${path}: found ${shown(found)}, this command asks for ${shown(asked)}`];
}

/** Lists of the same length are compared item by item, so that the one that differs is named. */
function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function shown(value: unknown): string {
  const json = value === undefined ? 'nothing' : JSON.stringify(value);
  return json.length > 80 ? `${json.slice(0, 77)}...` : json;
}
