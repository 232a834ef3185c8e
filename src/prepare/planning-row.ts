/** Phase of a response: the first weeks, and the time after, with the higher standard. */
export const PHASES = ['emergency', 'after'] as const;
export type Phase = (typeof PHASES)[number];

type Sector =
  | 'water'
  | 'sanitation'
  | 'hygiene'
  | 'shelter'
  | 'household items'
  | 'food'
  | 'health'
  | 'education'
  | 'services';

/**
 * How a figure was checked: A read in the standard's own text or the agency's own page, B read in a secondary source
 * that quotes it, C from knowledge, not read.
 */
export type Certainty = 'A' | 'B' | 'C';

/**
 * Whom a ratio counts. School places and children are shares of the people by age; `school places a shift` are the
 * places divided by the number of shifts.
 */
export type Counted =
  | 'people'
  | 'households'
  | 'women and girls 15-49'
  | 'children 5-17'
  | 'girls 5-17'
  | 'boys 5-17'
  | 'children 3-5'
  | 'school places a shift';

/** What units of a quantity are counted over, none for what is there or not. */
type Period = 'day' | 'month' | 'quarter';

/** Where a figure comes from. */
export interface Standard {
  readonly standard: string;
  readonly edition: string;
  /** Section, table or row of the standard. */
  readonly locator: string;
  readonly certainty: Certainty;
}

/** Figure of each phase; a phase without one has no such need. */
type ByPhase = { readonly [phase in Phase]?: number };

/**
 * A ratio from people to a need.
 *
 * `amount`: figure x counted / base units of `ratioUnit`; `sharing`: counted / figure, the figure being how many share one.
 */
export interface NeedRatio extends Standard {
  readonly kind: 'need';
  /** Permanent, used in files: lower-case letters, digits and hyphens. */
  readonly id: string;
  readonly sector: Sector;
  readonly need: string;
  readonly counts: Counted;
  /** `planned settlements`: what a camp provides together; only the share of people who live in one is counted. */
  readonly scope: 'everybody' | 'planned settlements';
  readonly form: 'amount' | 'sharing';
  readonly figure: ByPhase;
  /** Of a ratio of the form `amount`: how many counted have the figure together. */
  readonly base: number;
  /** Unit of the figure, in words. */
  readonly ratioUnit: string;
  /** Unit of the need, without its period. */
  readonly unit: string;
  /** Units of the figure in one unit of the need: 1,000 litres in a cubic metre. */
  readonly scale: number;
  readonly period: Period | undefined;
  /** Decimals of the need, which is rounded up to them once, after all adding up: 0 for what comes in whole pieces. */
  readonly decimals: 0 | 2 | 3;
  /** Used up with the days that people stay. */
  readonly isConsumable: boolean;
  /** Another way or another standard to meet the need of that id: the two do not add up. */
  readonly alternativeTo: string | undefined;
  readonly note: string | undefined;
}

/** Limits of what a site is checked for; both ends are allowed. */
export interface Limits {
  readonly min?: number;
  readonly max?: number;
}

/** A check of a site, which needs nothing to be counted. */
export interface SiteCheck extends Standard {
  readonly kind: 'check';
  readonly id: string;
  readonly sector: Sector;
  readonly check: string;
  readonly limits: { readonly [phase in Phase]: Limits };
  readonly unit: string;
  readonly note: string | undefined;
}

export type PlanningRow = NeedRatio | SiteCheck;

/** What the declaration of a ratio says; all else has the default that is meant almost everywhere. */
type NeedSpec = Standard &
  Pick<NeedRatio, 'id' | 'sector' | 'need' | 'form' | 'ratioUnit' | 'unit'> &
  Partial<
    Pick<
      NeedRatio,
      'counts' | 'scope' | 'base' | 'scale' | 'period' | 'decimals' | 'isConsumable' | 'alternativeTo' | 'note'
    >
  > & {
    /** One figure for both phases, or those of each. */
    readonly figure: number | ByPhase;
  };

/** Declare a ratio. */
export function needRatio({ figure, ...spec }: NeedSpec): NeedRatio {
  return {
    kind: 'need',
    counts: 'people',
    scope: 'everybody',
    base: 1,
    scale: 1,
    period: undefined,
    decimals: 0,
    isConsumable: false,
    alternativeTo: undefined,
    note: undefined,
    ...spec,
    figure: typeof figure === 'number' ? { emergency: figure, after: figure } : figure,
  };
}

type CheckSpec = Standard &
  Pick<SiteCheck, 'id' | 'sector' | 'check' | 'unit'> & {
    /** Limits of both phases, or those of each. */
    readonly limits: Limits | { readonly [phase in Phase]: Limits };
    readonly note?: string;
  };

/** Declare a check. */
export function siteCheck({ limits, note, ...spec }: CheckSpec): SiteCheck {
  return {
    kind: 'check',
    note,
    ...spec,
    limits: 'emergency' in limits ? limits : { emergency: limits as Limits, after: limits as Limits },
  };
}

/** Source of a row: standard, edition, where in it, how it was checked. */
export function from(standard: string, edition: string, locator: string, certainty: Certainty): Standard {
  return { standard, edition, locator, certainty };
}
