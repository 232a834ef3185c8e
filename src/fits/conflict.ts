import {
  CONFLICT_THRESHOLD,
  type ConflictLaw,
  ENDING_COVARIATES,
  ONSET_COVARIATES,
  ONSET_KNOTS,
  SMALL_COVARIATES,
  writeEnding,
  writeOnset,
  writeSmall,
} from '../baseline/conflict-law.ts';
import type { FittedCoefficients } from '../baseline/fitted-coefficients.ts';
import { type ConflictRecords, pastOf } from './conflict-records.ts';
import { fitLogistic } from './logistic-regression.ts';

/**
 * Fit of the conflict displacement law to the years up to a last one.
 *
 * Two logits (onset, ending), each with and without the deaths of the year before, by logistic regression with normal
 * priors: the first origins have a dozen onsets, which separate. Sizes: log people around the place's mean, shrunk by
 * one pseudo-year towards the mean onset. Persistence and spread: the prediction of each continuing year from the place's
 * mean of the years before it, with a prior worth 100 and 30 pairs. Evidence: model review, findings 1, 6 and 11.
 */

/** Prior of a logit's slopes: what facts (b) and the literature agree on in sign; spread 1, so 40 onsets overrule it. */
const ONSET_PRIOR = { mean: [-5, -0.8, 1.5, 0.2, 0.5, 1, 1], sd: [5, 1, 1, 1, 1, 1, 1] } as const;
const ENDING_PRIOR = { mean: [-0.5, -0.5, -1.5, -0.5], sd: [3, 1, 1, 1] } as const;
const SMALL_PRIOR = { mean: [-4, 1, 2, 1], sd: [5, 2, 2, 2] } as const;
/** Persistence found by the prototypes (0.5-0.6), as many pairs as it counts for. */
const PERSISTENCE_PRIOR = { value: 0.55, pairs: 100, variance: 0.7 } as const;
/** Spread found by the prototypes (0.90-0.95), as many pairs as it counts for. */
const SPREAD_PRIOR = { value: 0.92, pairs: 30 } as const;
/** Years of the record from which the share of years with small counts is taken; coverage grew, so recent ones. */
const SMALL_WINDOW = 5;
/**
 * Long-run shift of the onset logit. Assumed: odds x 0.61; without it the share of places in conflict rises from 13% to
 * 18% over 25 years, with it the share stays inside the law of 10-15%. Near years keep the fit (`onsetShift`).
 */
const ANCHOR = -0.5;

/** Fit of the law with what was estimated on the way, for diagnostics. */
export interface ConflictFit {
  readonly law: ConflictLaw;
  readonly onsets: number;
  readonly endings: number;
  /** Pairs of consecutive years in conflict. */
  readonly pairs: number;
  /** Mean log people of a first year. */
  readonly meanOnset: number;
}

/**
 * Fit the law to the years of the records up to `lastYear`.
 *
 * @throws Error when fewer than two years remain.
 */
export function fitConflictLaw(records: ConflictRecords, lastYear: number): ConflictFit {
  const years = lastYear - records.firstYear + 1;
  if (years < 2 || years > records.years) throw new Error(`No fit to ${lastYear}: records of ${years} years.`);
  const { logits, onsetSizes, endings } = fitLogits(records, years);
  const meanOnset = onsetSizes.reduce((sum, size) => sum + size, 0) / onsetSizes.length;
  const sizes = fitSizes(records, years, meanOnset);
  return {
    law: {
      ...logits,
      anchor: ANCHOR,
      onsetSizes: quantileTable(onsetSizes),
      persistence: sizes.persistence,
      spread: sizes.spread,
      level: sizes.level,
      levelError: sizes.levelError,
      hasLevel: sizes.hasLevel,
      ...fitSmall(records, years),
    },
    onsets: onsetSizes.length,
    endings,
    pairs: sizes.pairs,
    meanOnset,
  };
}

type Logits = Pick<ConflictLaw, 'onset' | 'onsetFirst' | 'ending' | 'endingFirst' | 'small'>;

function fitLogits(records: ConflictRecords, years: number) {
  const onset = sample(ONSET_COVARIATES.length);
  const ending = sample(ENDING_COVARIATES.length);
  const small = sample(SMALL_COVARIATES.length);
  const onsetSizes: number[] = [];
  let endings = 0;
  for (let t = 1; t < years; t++) {
    for (let i = 0; i < records.places; i++) {
      const past = pastOf(records, i, t);
      const people = records.people[i * records.years + t] as number;
      const isOn = people >= CONFLICT_THRESHOLD;
      if (past.last < CONFLICT_THRESHOLD) {
        writeOnset(past, onset.row);
        onset.add(isOn);
        if (isOn) onsetSizes.push(Math.log(people));
      } else {
        writeEnding(past, ending.row);
        ending.add(!isOn);
        if (!isOn) endings++;
      }
      if (isOn) continue;
      writeSmall(past, smallShare(records, i, t), small.row);
      small.add(people > 0);
    }
  }
  const logits: Logits = {
    onset: onset.fit(ONSET_PRIOR, ONSET_COVARIATES.length - 1),
    onsetFirst: onset.fit(ONSET_PRIOR, ONSET_COVARIATES.length),
    ending: ending.fit(ENDING_PRIOR, ENDING_COVARIATES.length - 1),
    endingFirst: ending.fit(ENDING_PRIOR, ENDING_COVARIATES.length),
    small: small.fit(SMALL_PRIOR, SMALL_COVARIATES.length),
  };
  return { logits, onsetSizes: onsetSizes.sort((a, b) => a - b), endings };
}

/** Rows of covariates with outcomes; `add` keeps a copy of `row`. */
function sample(size: number) {
  const row = new Float64Array(size);
  const rows: Float64Array[] = [];
  const outcomes: number[] = [];
  return {
    row,
    add(outcome: boolean): void {
      rows.push(row.slice());
      outcomes.push(outcome ? 1 : 0);
    },
    /** Fit the first `used` covariates. */
    fit(prior: { readonly mean: readonly number[]; readonly sd: readonly number[] }, used: number): FittedCoefficients {
      const flat = new Float64Array(rows.length * used);
      rows.forEach((values, n) => {
        flat.set(values.subarray(0, used), n * used);
      });
      return fitLogistic(flat, Uint8Array.from(outcomes), prior.mean.slice(0, used), prior.sd.slice(0, used));
    },
  };
}

/** Share of the last years out of conflict before column `t` in which any displacement was recorded. */
function smallShare(records: ConflictRecords, place: number, t: number): number {
  let off = 0;
  let any = 0;
  for (let s = Math.max(0, t - SMALL_WINDOW); s < t; s++) {
    const people = records.people[place * records.years + s] as number;
    if (people >= CONFLICT_THRESHOLD) continue;
    off++;
    if (people > 0) any++;
  }
  return off === 0 ? 0 : any / off;
}

function fitSizes(records: ConflictRecords, years: number, meanOnset: number) {
  const { places } = records;
  const level = new Float64Array(places);
  const levelError = new Float64Array(places);
  const hasLevel = new Uint8Array(places);
  let xx: number = PERSISTENCE_PRIOR.pairs * PERSISTENCE_PRIOR.variance;
  let xy = xx * PERSISTENCE_PRIOR.value;
  let pairs = 0;
  const seen: (readonly [number, number])[] = [];
  const counts = new Float64Array(places);
  for (let i = 0; i < places; i++) {
    let sum = meanOnset;
    let count = 1;
    for (let t = 0; t < years; t++) {
      const people = records.people[i * records.years + t] as number;
      if (people < CONFLICT_THRESHOLD) continue;
      const before = t > 0 ? (records.people[i * records.years + t - 1] as number) : 0;
      if (before >= CONFLICT_THRESHOLD) {
        // The level as it was known at the time: a level that holds the year to come would pull the slope down.
        const x = Math.log(before) - sum / count;
        const y = Math.log(people) - sum / count;
        xx += x * x;
        xy += x * y;
        pairs++;
        seen.push([x, y]);
      }
      sum += Math.log(people);
      count++;
    }
    level[i] = sum / count;
    hasLevel[i] = count > 1 ? 1 : 0;
    counts[i] = count;
  }
  const persistence = xy / xx;
  let squares = SPREAD_PRIOR.pairs * SPREAD_PRIOR.value ** 2;
  for (const [x, y] of seen) squares += (y - persistence * x) ** 2;
  const spread = Math.sqrt(squares / (pairs + SPREAD_PRIOR.pairs));
  for (let i = 0; i < places; i++) {
    // Yearly sizes hang together, so a year counts for (1 - persistence) / (1 + persistence) of an independent one.
    const independent = 1 + (((counts[i] as number) - 1) * (1 - persistence)) / (1 + persistence);
    const within = spread / Math.sqrt(1 - persistence ** 2);
    levelError[i] = hasLevel[i] === 1 ? within / Math.sqrt(independent + 1) : 0;
  }
  return { level, levelError, hasLevel, persistence, spread, pairs };
}

function fitSmall(records: ConflictRecords, years: number) {
  const { places } = records;
  const logs: number[][] = Array.from({ length: places }, () => []);
  for (let i = 0; i < places; i++) {
    for (let t = 0; t < years; t++) {
      const people = records.people[i * records.years + t] as number;
      if (people > 0 && people < CONFLICT_THRESHOLD) logs[i]?.push(Math.log(people));
    }
  }
  const all = logs.flat();
  // No small count on record yet: the median of facts (b), 1,800 people.
  const mean = all.length === 0 ? 7.5 : all.reduce((sum, log) => sum + log, 0) / all.length;
  const smallLevel = Float64Array.from(logs, (own) => own.reduce((sum, log) => sum + log, mean) / (own.length + 1));
  let squares = 1.5 ** 2;
  logs.forEach((own, i) => {
    for (const log of own) squares += (log - (smallLevel[i] as number)) ** 2;
  });
  return {
    smallLevel,
    smallSpread: 1.1 * Math.sqrt(squares / (all.length + 1)),
    smallShare: Float64Array.from({ length: places }, (_, i) => smallShare(records, i, years)),
  };
}

/** Quantiles 0, 0.05 .. 1 of sorted values, R-7. */
function quantileTable(sorted: readonly number[]): Float64Array {
  if (sorted.length === 0) throw new Error('No onset on record: sizes cannot be fitted.');
  return Float64Array.from({ length: ONSET_KNOTS }, (_, k) => {
    const t = (k / (ONSET_KNOTS - 1)) * (sorted.length - 1);
    const low = Math.floor(t);
    const from = sorted[low] as number;
    return from + ((sorted[Math.min(low + 1, sorted.length - 1)] as number) - from) * (t - low);
  });
}
