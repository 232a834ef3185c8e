import { findOutput, OUTPUT_IDS, type OutputId } from '../params/outputs.ts';
import type { Bookings } from './ensemble.ts';
import { PAGE_YEARS, readYear, type Spread } from './reading.ts';
import type { StatisticTable } from './table.ts';

/** The part of an ensemble that findings read: the fan of one place and the runs behind it. */
export interface EnsembleFan {
  readonly runs: number;
  readonly fan: StatisticTable;
}

/** A statement about one output in one place and year, as numbers; the page puts it into words. */
export type Finding =
  /** The median and the bounds of 8 in 10 runs. */
  | { readonly kind: 'level'; readonly median: number; readonly low: number; readonly high: number }
  /** The median against the value at 31 December 2024; `ratio` is the difference as a share of that value. */
  | { readonly kind: 'since-base'; readonly difference: number; readonly ratio: number }
  /** The median of the scenario against the median of the reference of the same runs. */
  | { readonly kind: 'against-reference'; readonly difference: number; readonly ratio: number | undefined }
  /** The two medians agree to three digits. */
  | { readonly kind: 'same-as-reference' };

/** Medians closer than this share of the reference are called the same: half of the third digit. */
const SAME = 0.0005;
/** A difference beyond this multiple of the reference is given as a number alone. */
const MOST_TIMES = 10;

/**
 * Compute what can be said of an output in a year.
 *
 * @param base value at 31 December 2024, undefined for flows.
 * @param reference undefined when the scenario is the reference. It is compared only where both have equally many
 * runs, since a preview beside a full ensemble would show the difference of the runs, not of the scenarios.
 */
export function findingsOf(
  scenario: EnsembleFan,
  reference: EnsembleFan | undefined,
  base: number | undefined,
  output: OutputId,
  year: number,
): readonly Finding[] {
  const { p10, p50, p90 } = readYear(scenario.fan, output, year);
  const findings: Finding[] = [{ kind: 'level', median: p50, low: p10, high: p90 }];
  if (base !== undefined && base > 0)
    findings.push({ kind: 'since-base', difference: p50 - base, ratio: (p50 - base) / base });
  const against = reference && changeOf(scenario, reference, output, year);
  if (against) {
    const { difference, ratio } = against;
    const isSame = Math.abs(difference) < smallestDifference(output, p50 - difference);
    findings.push(isSame ? { kind: 'same-as-reference' } : { kind: 'against-reference', difference, ratio });
  }
  return findings;
}

const SIGNED: ReadonlySet<OutputId> = new Set<OutputId>([
  'netMigration',
  'newUrbanResidents',
  'moversToTowns',
  'newUrbanJobs',
]);

/** Tell whether an output counts gains and losses of people or jobs, so that its values take a sign. */
export function mayBeNegative(output: OutputId): boolean {
  return SIGNED.has(output);
}

/** A difference of less than half a person or dollar, or of less than the third digit, is none. */
function smallestDifference(output: OutputId, reference: number): number {
  const unit = findOutput(output)?.unit;
  const least = unit === 'persons' || unit === 'int$2021' ? 0.5 : Number.MIN_VALUE;
  return Math.max(least, SAME * Math.abs(reference));
}

/** A row of the table "at a glance". */
export interface GlanceRow {
  readonly output: OutputId;
  readonly spread: Spread;
  /** Median against the reference's median; undefined where there is nothing to compare. */
  readonly change: { readonly difference: number; readonly ratio: number | undefined } | undefined;
}

/** What is worth a glance whatever is being looked at: who lives there, what may move them, towns, work and means. */
const AT_A_GLANCE: ReadonlySet<OutputId> = new Set<OutputId>([
  'population',
  'workingAge',
  'medianAge',
  'netMigration',
  'disasterDisplacement',
  'warming',
  'urbanPopulation',
  'jobsGap',
  'labourShortage',
  'incomePerHead',
]);

/**
 * Read a few outputs of a place in one year, with the change of the median against the reference.
 *
 * @param chosen the output being looked at, which always has its row.
 */
export function glanceOf(
  scenario: EnsembleFan,
  reference: EnsembleFan | undefined,
  year: number,
  chosen: OutputId,
): readonly GlanceRow[] {
  return glanceOutputs(chosen).map((output) => ({
    output,
    spread: readYear(scenario.fan, output, year),
    change: reference && changeOf(scenario, reference, output, year),
  }));
}

/** The outputs worth a glance and the one being looked at, in the order of outputs. */
export function glanceOutputs(chosen: OutputId): readonly OutputId[] {
  return OUTPUT_IDS.filter((output) => output === chosen || AT_A_GLANCE.has(output));
}

function changeOf(scenario: EnsembleFan, reference: EnsembleFan, output: OutputId, year: number) {
  if (scenario.runs !== reference.runs) return undefined;
  const from = readYear(reference.fan, output, year).p50;
  const difference = readYear(scenario.fan, output, year).p50 - from;
  // A share of a quantity that may be negative says nothing, and a share of next to nothing misleads.
  const hasRatio = from > 0 && !mayBeNegative(output) && Math.abs(difference) <= MOST_TIMES * from;
  return { difference, ratio: hasRatio ? difference / from : undefined };
}

/** Share the bookings of an ensemble out over its runs and years: the mean of a year of one run, over the world. */
export function bookingsPerYear({ unmet, capped }: Bookings, runs: number): Bookings {
  const years = Math.max(1, runs) * PAGE_YEARS;
  return { unmet: unmet / years, capped: capped / years };
}
