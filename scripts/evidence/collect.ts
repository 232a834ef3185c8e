import type { Baseline } from '../../src/baseline/baseline.ts';
import type { Forecast, Forecaster } from '../../workers/node/hindcast/forecaster.ts';
import { hindcastInput } from '../../workers/node/hindcast/input.ts';
import type { Observed, PastRecord } from './observed.ts';
import { naiveRivals, type Rival } from './rivals.ts';
import { type ScoredRow, scoreRow } from './score-rows.ts';
import type { Vintages } from './vintages.ts';

/** Smallest population in 2015 of the places that are scored: below, a few families decide. */
const SMALLEST_POPULATION = 100_000;

/** What the evidence is made from. */
export interface Evidence {
  readonly baseline: Baseline;
  readonly folder: string;
  readonly past: PastRecord;
  readonly vintages: Vintages;
  /** Rows of `Baseline.places` that are scored. */
  readonly scored: readonly number[];
}

/** Places that are scored. */
export function scoredPlaces(baseline: Baseline, past: PastRecord): number[] {
  return baseline.places.flatMap((_, i) => (past.population.at(i, 2015.5) >= SMALLEST_POPULATION ? [i] : []));
}

/** How a metric is compared with what was seen. */
export interface MetricRules {
  /** Values can be negative: no log scores. */
  readonly isSigned: boolean;
  /** Rivals carry past values over as rates of the population. */
  readonly isRate: boolean;
  /** Years forecast at each origin, as far as the record goes. */
  readonly years: number;
  /** Horizons that are scored. */
  readonly horizons: (horizon: number) => boolean;
}

const ALL = () => true;

/** Rules by metric; corridors are scored apart. */
export const METRIC_RULES = new Map<string, MetricRules>([
  ['disasterDisplacement', { isSigned: false, isRate: true, years: 3, horizons: ALL }],
  ['conflictDisplacement', { isSigned: false, isRate: false, years: 3, horizons: ALL }],
  ['crossBorderOut', { isSigned: false, isRate: false, years: 3, horizons: ALL }],
  ['crossBorderIn', { isSigned: false, isRate: false, years: 3, horizons: ALL }],
  ['netMigration', { isSigned: true, isRate: true, years: 10, horizons: (h) => h <= 3 || h === 5 || h === 10 }],
  ['population', { isSigned: false, isRate: false, years: 5, horizons: ALL }],
]);

/** Forecast a metric at every origin that the record can judge, and score it. */
export function collectRows(evidence: Evidence, metric: string, forecaster: Forecaster): ScoredRow[] {
  const { lastYear } = observedOf(evidence, metric);
  const { years } = METRIC_RULES.get(metric) as MetricRules;
  return forecaster.origins.flatMap((origin) => {
    const ahead = Math.min(years, lastYear - origin + 1);
    if (ahead < 1) return [];
    const input = hindcastInput(evidence.baseline, evidence.folder, origin, ahead);
    return scoreForecasts(evidence, metric, origin, forecaster.forecast(metric, input));
  });
}

/** Score the forecasts of one origin; rows of places too small or of years not known are left out. */
export function scoreForecasts(
  evidence: Evidence,
  metric: string,
  origin: number,
  forecasts: Iterable<Forecast>,
  moreRivals: ReadonlyMap<string, Rival> = new Map(),
): ScoredRow[] {
  const { baseline, past, scored } = evidence;
  const rules = METRIC_RULES.get(metric) as MetricRules;
  const observed = observedOf(evidence, metric);
  const rivals = new Map([...rivalsOf(evidence, metric, observed, rules), ...moreRivals]);
  const years = observed.values.length / baseline.places.length;
  const index = new Map(scored.map((i) => [baseline.places[i]?.iso3, i]));
  const rows: ScoredRow[] = [];
  for (const forecast of forecasts) {
    const place = index.get(forecast.place);
    const t = forecast.year - observed.firstYear;
    if (place === undefined || t >= years || !rules.horizons(forecast.year - origin + 1)) continue;
    const seen = observed.values[place * years + t] as number;
    if (Number.isNaN(seen)) continue;
    const people = past.population.at(place, forecast.year + 0.5);
    rows.push(scoreRow(forecast, place, origin, seen, people, rules.isSigned, rivals));
  }
  return rows;
}

function observedOf({ past }: Evidence, metric: string): Observed {
  const observed = past.metrics.get(metric);
  if (observed === undefined) throw new Error(`nothing is recorded for ${metric}`);
  return observed;
}

function rivalsOf(
  evidence: Evidence,
  metric: string,
  observed: Observed,
  rules: MetricRules,
): ReadonlyMap<string, Rival> {
  const { past, vintages, baseline } = evidence;
  if (metric === 'population') return new Map([...populationRivals(evidence), ...vintages.population]);
  const naive = naiveRivals(observed, baseline.places.length, rules.isRate ? past.population.at : null);
  return metric === 'netMigration' ? new Map([...naive, ...vintages.netMigration]) : naive;
}

/** Population as it stood, and with the growth of the five years before the origin carried on. */
function populationRivals({ past }: Evidence): ReadonlyMap<string, Rival> {
  const { at } = past.population;
  return new Map<string, Rival>([
    ['lastValue', (place, origin) => Float64Array.of(at(place, origin))],
    [
      'growthOfLast5',
      (place, origin, year) =>
        Float64Array.of(at(place, origin) * (at(place, origin) / at(place, origin - 5)) ** ((year + 1 - origin) / 5)),
    ],
  ]);
}
