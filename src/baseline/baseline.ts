import type { Corridors } from './corridors.ts';
import type { FreeMovement } from './free-movement.ts';
import type { MobilityReference } from './mobility-reference.ts';
import type { PeaceBaseline } from './peace.ts';

/**
 * The baseline: everything the engine knows about the world before a lever moves.
 *
 * Shapes by letter: C places (row order = ascending ISO 3166-1 alpha-3), T years 2025..2050,
 * S sexes (0 male, 1 female), A single ages 0..100 (100 = 100+), G five-year ages 0-4..95-99, 100+ (21),
 * P mortality periods, H hazard groups, W warming scenarios. Row-major, last index fastest.
 * People are persons (not thousands) everywhere.
 */
export interface Place {
  /** ISO 3166-1 alpha-3; XKX for Kosovo (user-assigned). */
  readonly iso3: string;
  /** UN M49 code as a number; the key of every random draw of the place. */
  readonly m49: number;
  /** UN English name. */
  readonly name: string;
  /** Name inside "in ...", article and preposition included. */
  readonly nameIn: string;
  /** Approximate centre, degrees. */
  readonly latitude: number;
  readonly longitude: number;
  /** Ids of the groups that the place belongs to, `WLD` included. */
  readonly groups: readonly string[];
  /** World Bank FY2025 income group: `low`, `lower-middle`, `upper-middle`, `high`. */
  readonly income: 'low' | 'lower-middle' | 'upper-middle' | 'high';
  /** Index of the UN subregion in `Baseline.subregions`. */
  readonly subregion: number;
}

export type GroupScheme = 'world' | 'un-region' | 'un-subregion' | 'iom-region' | 'income-group';

export interface Group {
  /** `WLD`, `un-eastern-africa`, `iom-...`, `income-low`. */
  readonly id: string;
  readonly scheme: GroupScheme;
  readonly name: string;
  readonly nameIn: string;
  /** Row indices of member places, ascending. */
  readonly members: readonly number[];
}

/** Hazard groups of the disaster displacement law, in the order of its share columns. */
export const HAZARD_GROUPS = ['flood', 'storm', 'drought-heat-fire', 'earthquake-volcano-landslide'] as const;

/** Hazard groups that have a season, the first of `HAZARD_GROUPS`; geophysical ones come in any month. */
export const SEASONAL_HAZARDS = ['flood', 'storm', 'drought-heat-fire'] as const;

/** Warming scenarios in the order of the warming columns. */
export const WARMING_PATHS = ['SSP1-1.9', 'SSP1-2.6', 'SSP2-4.5', 'SSP3-7.0', 'SSP5-8.5'] as const;

export const FIRST_YEAR = 2025;
export const LAST_YEAR = 2050;
/** Years of the six year-end population points of the history. */
export const HISTORY_YEARS = [1999, 2004, 2009, 2014, 2019, 2023] as const;
/** First year of each mortality period in the baseline; a period runs 1 July P to 1 July P+5. */
export const MORTALITY_PERIODS = [2025, 2030, 2035, 2040, 2045, 2050] as const;
/** Knots of the fertility age pattern, calendar years. */
export const FERTILITY_KNOTS = [2025, 2030, 2035, 2040, 2045, 2050] as const;
/** Years of the urban path; the share of a year is that of 1 July. */
export const URBAN_POINTS = [2020, 2025, 2030, 2035, 2040, 2045, 2050] as const;
/** Income groups in the order of the growth column. */
export const INCOME_GROUPS = ['low', 'lower-middle', 'upper-middle', 'high'] as const;
/** First year of each period of reference income growth: five years from 1 July on. */
export const GROWTH_PERIODS = [2025, 2030, 2035, 2040, 2045] as const;
/** Calendar years of the net migration history. */
export const MIGRATION_HISTORY = { first: 1990, last: 2024 } as const;
/** Calendar years of the disaster displacement history (World Bank series). */
export const DISPLACEMENT_HISTORY = { first: 2008, last: 2020 } as const;
/** Calendar years of records to which the disaster law is fitted. */
export const DISASTER_RECORD = { first: 2013, last: 2020 } as const;
/** Calendar years of the conflict displacement history (World Bank series). */
export const CONFLICT_HISTORY = { first: 2009, last: 2020 } as const;
/** Calendar years of the history of displacement across borders (UNHCR). */
export const CROSS_BORDER_HISTORY = { first: 2000, last: 2022 } as const;
/** Years at whose ends refugees are on record (UNHCR). */
export const REFUGEE_YEARS = [2010, 2015, 2019, 2020, 2021, 2022, 2023, 2024] as const;

/** Bounds are those of the UN's 80% prediction interval. */
export interface Projection {
  readonly median: Float64Array;
  readonly lower80: Float64Array;
  readonly upper80: Float64Array;
}

/** Fitted coefficients of the disaster displacement law; see `src/fits/disaster-law.ts` for the method. */
export interface DisasterLaw {
  /** [C] logit of the probability of any displacement in a year, at `trendYear`. */
  readonly occurrenceLogit: Float64Array;
  /** [C] standard error of `occurrenceLogit`. */
  readonly occurrenceLogitError: Float64Array;
  /** [C] mean of the log of the yearly rate (people displaced / population) given any. */
  readonly logRate: Float64Array;
  /** [C] standard error of `logRate`. */
  readonly logRateError: Float64Array;
  /** [C] standard deviation of the log of the yearly rate given any. */
  readonly logSpread: Float64Array;
  /** [C] 1 where the tail above the 90th percentile is generalized Pareto (fewer than 3 events a year). */
  readonly hasParetoTail: Uint8Array;
  /** [C][H] shares of displaced people by hazard group; each row sums to 1. */
  readonly hazardShares: Float64Array;
  /** [S][H] shares to which those of a subregion's places are shrunk; each row sums to 1. */
  readonly subregionShares: Float64Array;
  /** [C] probability that any drought, heat or fire displacement is recorded in a year. */
  readonly dryOccurrence: Float64Array;
  /** Common reporting trend of the occurrence logit, per year, at `trendYear`. */
  readonly trendPerYear: number;
  /** Year at which `occurrenceLogit` holds: the last fitted year. After it the trend halves every 3 years. */
  readonly trendYear: number;
  /** Global warming at the mid-year of the fit, degrees over 1850-1900 (SSP2-4.5 best estimate). */
  readonly warmingAtFit: number;
  /** Shape of the generalized Pareto tail. */
  readonly tailShape: number;
}

/**
 * Part of the log variance of a year's displacement that places of a subregion share, in years of storms and in years of floods:
 * the correlation of two places in such a year. See `src/fits/season-shares.ts`.
 */
interface SeasonShares {
  readonly storm: number;
  readonly flood: number;
}

export interface Baseline {
  readonly places: readonly Place[];
  /** World first, then UN regions, UN subregions, IOM regions, income groups. */
  readonly groups: readonly Group[];
  /** UN subregions in the order that `Place.subregion` indexes; `m49` keys their draws. */
  readonly subregions: readonly { readonly id: string; readonly m49: number }[];
  /** [C][S][A] persons at 31 December 2024. */
  readonly populationBase: Float64Array;
  /** [C][S][P][22] central death rates per person-year; ages 0, 1-4, 5-9, ..., 95-99, 100+. */
  readonly deathRates: Float64Array;
  /** [C][S][T] life expectancy at birth, years. */
  readonly lifeExpectancy: Projection;
  /** [C][S][T] log of the factor on all hazards that makes the life table meet the median life expectancy. */
  readonly hazardScale: Float64Array;
  /** [C][S][T] first and second coefficient of log hazard factor against a shift of life expectancy (per year, per year squared). */
  readonly hazardSlope: Float64Array;
  readonly hazardCurve: Float64Array;
  /** [C][T] children per woman. */
  readonly totalFertility: Projection;
  /** [C][K][9] share (sums to 1) of total fertility by age of mother 10-14..50-54 at FERTILITY_KNOTS. */
  readonly fertilityAge: Float64Array;
  /** [C][T] male births per female birth. */
  readonly sexRatio: Float64Array;
  /** [C][T] net migrants, persons a year. */
  readonly netMigration: Projection;
  /** [C][T][S][G] net migrants by five-year age at the end of the year, persons; sums over S, G meet `netMigration.median`. */
  readonly netMigrationAge: Float64Array;
  /** [C] lag-one correlation of the migration noise. */
  readonly migrationPersistence: Float64Array;
  readonly disaster: DisasterLaw;
  readonly seasonShares: SeasonShares;
  /** [C][SEASONAL_HAZARDS][12] shares of displaced people by month in which events begin; each row sums to 1. */
  readonly monthShares: Float64Array;
  /** [W][2015..2060] best estimate, 5% and 95%, degrees over 1850-1900. */
  readonly warming: { readonly best: Float64Array; readonly p05: Float64Array; readonly p95: Float64Array };
  readonly urban: {
    /** [C][7] share of people who live in towns, at URBAN_POINTS (WUP 2018). */
    readonly share: Float64Array;
    /** [C] share of urban people who live in slums, last on record. */
    readonly slumShare: Float64Array;
    /** [C] share of urban people who live less than 5 m above the sea. */
    readonly lowCoastShare: Float64Array;
  };
  readonly slowOnset: {
    /** [C] slow-onset departures per rural person, degree over 2024 and year, at the high end. */
    readonly rate: Float64Array;
  };
  /** Labour markets at the last year on record to 2023 (ILO). */
  readonly labour: {
    /** [C][S] labour force as a share of people aged 15 and over. */
    readonly participation: Float64Array;
    /** [C] unemployed people as a share of the labour force. */
    readonly unemployment: Float64Array;
    /** [C] the same of people aged 15-24. */
    readonly youthUnemployment: Float64Array;
    /** [C] self-employed people as a share of employed people. */
    readonly selfEmployed: Float64Array;
    /** [C] employed people in farming, and in industry, as shares of all. */
    readonly agriculture: Float64Array;
    readonly industry: Float64Array;
    /** [C] log growth of jobs per head a year, 2010-2019. */
    readonly jobsTrend: Float64Array;
  };
  readonly income: {
    /** [C] gross domestic product per head, international dollars of 2021, last year on record. */
    readonly level: Float64Array;
    /** [C] standard deviation of a year's own growth, points. */
    readonly spread: Float64Array;
    /** [INCOME_GROUPS][GROWTH_PERIODS] log growth a year, SSP2 mean of the group. */
    readonly growth: Float64Array;
  };
  readonly history: {
    /** [C][6][S][G] persons at 31 December of HISTORY_YEARS. */
    readonly population: Float64Array;
    /** [C][1990..2024] persons a year. */
    readonly netMigration: Float64Array;
    /** [C][2008..2020] movements; -1 none recorded, -2 no series for the place. */
    readonly disasterDisplacement: Float64Array;
    /** [C][2009..2020] movements; the same codes. */
    readonly conflictDisplacement: Float64Array;
    /** [C][2000..2022] people who left and who arrived across a border; -1 none recorded. */
    readonly crossBorderOut: Float64Array;
    readonly crossBorderIn: Float64Array;
    /** [C][8] refugees, asylum seekers and others in need of protection at the ends of REFUGEE_YEARS; -1 none recorded. */
    readonly refugeesHosted: Float64Array;
  };
  readonly peace: PeaceBaseline;
  /** Reference corridors and migrant stocks. */
  readonly corridors: Corridors;
  readonly freeMovement: FreeMovement;
  readonly mobilityReference: MobilityReference;
  /** [C] remittances received a year per person born in the place who lives abroad, dollars, mean of 2021-2023. */
  readonly remittancePerMigrant: Float64Array;
  /** Places and columns where a value was imputed, and by which named rule. */
  readonly imputed: readonly { readonly iso3: string; readonly column: string; readonly rule: string }[];
}
