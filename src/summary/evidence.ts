/**
 * The content of docs/evidence.json, and what follows from its scores alone: verdicts, ranges and calibration. Scores are
 * made by `npm run evidence`; nothing here measures anything.
 */

/** One claim of the design with what was measured. */
export interface Target {
  readonly id: string;
  readonly claim: string;
  readonly measured: number | null;
  /** What the measure is: a share of 1, a score in the units of its metric, or a plain number. */
  readonly measure: 'share' | 'score' | 'number';
  /** What it must lie in or be compared with. */
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly isMet: boolean;
  /** False: printed beside the targets, with nothing to meet. */
  readonly isTarget: boolean;
  /** How far outside, in the unit of the measure; 0 where it is met, -1 where nothing was measured. */
  readonly miss: number;
  readonly rows?: number;
  readonly note?: string;
}

/** A score of a rival and of the law on the same rows. */
export interface Comparison {
  readonly rival: number;
  readonly law: number;
  /** 1 - law / rival. */
  readonly skill: number | null;
  /** Law minus rival, negative = the law is better. */
  readonly difference: number;
  /** Paired, over places; null where one place gives none. */
  readonly standardError: number | null;
}

/** Scores by which the law is set against a rival. */
export const SCORES = ['crpsLog', 'crpsPer1000', 'maePer1000'] as const;
export type ScoreId = (typeof SCORES)[number];

export interface RivalSummary {
  readonly rows: number;
  /** CRPS of log1p people; null where values can be negative. */
  readonly crpsLog: Comparison | null;
  readonly crpsPer1000: Comparison;
  /** Error of the median. */
  readonly maePer1000: Comparison;
  readonly wape: { readonly rival: number; readonly law: number } | null;
}

/** Scores of the law on some rows, beside every rival. */
export interface Summary {
  readonly rows: number;
  readonly places: number;
  readonly crpsLog: number | null;
  readonly crpsPer1000: number;
  readonly maePer1000: number;
  readonly wape: number | null;
  /** Share of randomised PIT values in 0.1-0.9, below 0.1 and above 0.9, and how many fall in each twentieth of 0..1. */
  readonly pit: {
    readonly inside: number;
    readonly below: number;
    readonly above: number;
    readonly counts: readonly number[];
  };
  readonly cover80: number;
  readonly cover95: number;
  readonly large: { readonly rows: number; readonly cover80: number | null };
  readonly rivals: Readonly<{ [name: string]: RivalSummary }>;
}

/** Scores of one metric: all origins together by horizon and region, and each origin for the world. */
export interface MetricEvidence {
  readonly unit: string;
  readonly all: Summary | null;
  readonly byHorizon: Readonly<{ [horizon: string]: Readonly<{ [region: string]: Summary | null }> }>;
  readonly byOrigin: Readonly<{ [origin: string]: Summary | null }>;
}

/** Scores of corridors at one origin; the rival is the flow of the period before. */
export interface CorridorScore {
  readonly origin: number;
  /** Pairs of two different places, those without a flow too. */
  readonly pairs: number;
  readonly wape: { readonly law: number; readonly lastFlow: number };
  readonly maeLog1p: { readonly law: number; readonly lastFlow: number };
  /** Share of listed pairs inside the central 80%. */
  readonly cover80: number;
}

/** The content of docs/evidence.json. */
export interface EvidenceFile {
  readonly about: string;
  readonly method: readonly string[];
  readonly targets: readonly Target[];
  readonly metrics: Readonly<{ [metric: string]: MetricEvidence }>;
  readonly corridors: readonly CorridorScore[];
  /** SHA-256 of all of the above, so that no figure changes by itself. */
  readonly digest: string;
}

/** Standard errors within which a difference is taken for chance. */
const CHANCE = 2;

/**
 * What a comparison shows: a difference beyond two standard errors either way, or none; `unknown` where one place gives no
 * standard error.
 */
export type Verdict = 'better' | 'level' | 'worse' | 'unknown';

/** Judge a difference of scores. */
export function verdictOf({ difference, standardError }: Pick<Comparison, 'difference' | 'standardError'>): Verdict {
  if (standardError === null) return 'unknown';
  if (difference + CHANCE * standardError < 0) return 'better';
  return difference - CHANCE * standardError > 0 ? 'worse' : 'level';
}

/** A rival with its verdict and the skill within two standard errors; the bounds are of the difference over the rival. */
export interface JudgedRival extends Comparison {
  readonly name: string;
  readonly verdict: Verdict;
  readonly low: number | null;
  readonly high: number | null;
}

/** Judge every rival of a summary by one score, the hardest to beat first. */
export function judgedRivals(summary: Summary, score: ScoreId): readonly JudgedRival[] {
  return Object.entries(summary.rivals)
    .flatMap(([name, { [score]: pair }]) => {
      if (pair === null) return [];
      const { rival, difference, standardError } = pair;
      const bound = (sign: 1 | -1) =>
        standardError === null || rival === 0 ? null : -(difference + sign * CHANCE * standardError) / rival;
      return [{ ...pair, name, verdict: verdictOf(pair), low: bound(1), high: bound(-1) }];
    })
    .sort((a, b) => (a.skill ?? 0) - (b.skill ?? 0));
}

/** Where the law is not shown to be better than a rival over the world: one horizon, by which scores, and whether worse. */
export interface WeakSpot {
  readonly metric: string;
  readonly rival: string;
  readonly horizon: number;
  readonly scores: readonly ScoreId[];
  readonly isWorse: boolean;
}

/** Find every horizon at which the law is not better than the rivals named, by any score, over the world. */
export function weakSpots({ metrics }: EvidenceFile, rivals: readonly string[]): readonly WeakSpot[] {
  return Object.entries(metrics).flatMap(([metric, { byHorizon }]) =>
    rivals.flatMap((rival) =>
      Object.entries(byHorizon).flatMap(([horizon, { WLD }]) => {
        const summary = WLD?.rivals[rival];
        if (!summary) return [];
        const weak = SCORES.filter((score) => summary[score] !== null && verdictOf(summary[score]) !== 'better');
        const isWorse = weak.some((score) => verdictOf(summary[score] as Comparison) === 'worse');
        return weak.length === 0 ? [] : [{ metric, rival, horizon: Number(horizon), scores: weak, isWorse }];
      }),
    ),
  );
}

/** A part of the rows of a calibration: how often, beside how often it should be. */
export interface CalibrationPoint {
  readonly nominal: number;
  readonly seen: number;
}

/** Share of rows inside each central interval of a tenth to nine tenths, from the twentieths of the PIT. */
export function coverageOf(counts: readonly number[]): readonly CalibrationPoint[] {
  const rows = sum(counts);
  const half = counts.length / 2;
  return Array.from({ length: half - 1 }, (_, k) => ({
    nominal: (k + 1) / half,
    seen: sum(counts.slice(half - k - 1, half + k + 1)) / rows,
  }));
}

/** Share of rows in each tenth of the PIT; a tenth of the rows lies in each where the law is right. */
export function pitTenths(counts: readonly number[]): readonly number[] {
  const rows = sum(counts);
  return Array.from({ length: counts.length / 2 }, (_, k) => sum(counts.slice(2 * k, 2 * k + 2)) / rows);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Targets of one number of the design. */
export interface TargetGroup {
  readonly id: string;
  readonly targets: readonly Target[];
  /** How many are met, of those that are targets. */
  readonly met: number;
  readonly of: number;
}

/** Group targets by their number, in the order of the file; those of the design first, others last. */
export function targetGroups(targets: readonly Target[]): readonly TargetGroup[] {
  return [...new Set(targets.map(({ id }) => id))]
    .map((id) => {
      const list = targets.filter((target) => target.id === id);
      const counted = list.filter(({ isTarget }) => isTarget);
      return { id, targets: list, met: counted.filter(({ isMet }) => isMet).length, of: counted.length };
    })
    .sort((a, b) => Number(b.id.startsWith('V')) - Number(a.id.startsWith('V')));
}

/** Count the comparisons by region against one rival, all scores and horizons of a metric, and those not shown to be better. */
export function regionalVerdicts(
  { byHorizon }: MetricEvidence,
  rival: string,
): { readonly all: number; readonly weak: number } {
  const verdicts = Object.values(byHorizon).flatMap((regions) =>
    Object.entries(regions).flatMap(([region, summary]) => {
      const pair = summary?.rivals[rival];
      if (region === 'WLD' || !pair) return [];
      return SCORES.flatMap((score) => (pair[score] === null ? [] : [verdictOf(pair[score])]));
    }),
  );
  return { all: verdicts.length, weak: verdicts.filter((verdict) => verdict !== 'better').length };
}
