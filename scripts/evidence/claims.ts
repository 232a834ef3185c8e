import type { CorridorScore, Summary, Target } from '../../src/summary/evidence.ts';
import { forecastDisasters } from '../../workers/node/hindcast/disaster.ts';
import type { Forecaster } from '../../workers/node/hindcast/forecaster.ts';
import { hindcastInput } from '../../workers/node/hindcast/input.ts';
import { recordedDispersion } from './caribbean.ts';
import { type Evidence, scoreForecasts } from './collect.ts';
import { exceedanceOfLargest, thresholdExceedance, vintageAnchor } from './measures.ts';
import type { Rival } from './rivals.ts';
import type { ScoredRow } from './score-rows.ts';
import { simulateDisasters } from './simulated.ts';
import { round, summarise } from './summarise.ts';
import { below, conflictTargets, crossBorderTargets, disasterTargets, METRIC_WORDS, within } from './targets.ts';

/** Windows of V4: first and last year fitted, number of years tested. */
const WINDOWS = [
  [2013, 2016, 4],
  [2013, 2017, 3],
] as const;

/** V4: the law and per-country climatology of the same window. */
export function windowTargets(evidence: Evidence): Target[] {
  const { baseline, folder, past } = evidence;
  const observed = past.metrics.get('disasterDisplacement');
  if (observed === undefined) throw new Error('no disaster displacement on record');
  return WINDOWS.flatMap(([firstYear, lastYear, years]) => {
    const origin = lastYear + 1;
    const rival: Rival = (place, _origin, year) =>
      Float64Array.from({ length: origin - firstYear }, (_, t) => {
        const span = observed.values.length / baseline.places.length;
        const people = observed.values[place * span + firstYear + t - observed.firstYear] as number;
        return (people * past.population.at(place, year + 0.5)) / past.population.at(place, firstYear + t + 0.5);
      }).sort();
    const forecasts = forecastDisasters(hindcastInput(baseline, folder, origin, years), { firstYear, lastYear });
    const rivals = new Map([['climatologyWindow', rival]]);
    const rows = scoreForecasts(evidence, 'disasterDisplacement', origin, forecasts, rivals);
    const name = `disaster displacement, fit ${firstYear}-${lastYear}, test ${origin}-${origin + years - 1}`;
    return disasterTargets(name, summarise(rows) as Summary);
  });
}

/** V4b, V9 (second part) and V11. */
export function shockTargets(evidence: Evidence, forecasters: ReadonlyMap<string, Forecaster>): Target[] {
  const disaster = forecasters.get('disasterDisplacement') as Forecaster;
  const { worldLogSpread, caribbeanDispersion, caribbeanMean } = simulateDisasters(evidence.baseline);
  const recorded = recordedDispersion(evidence.baseline, evidence.folder);
  const largest = exceedanceOfLargest(evidence, disaster, [2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020]);
  const out = [
    within(
      'V4b',
      'world total of one year in the app: standard deviation of its log 0.25-0.45',
      round(worldLogSpread),
      0.25,
      0.45,
      { measure: 'number' },
    ),
    within(
      'V4b',
      '20 places with most displacement: 1-in-10 level of the law one year ahead passed in 5-20% of 2013-2020',
      largest.share,
      0.05,
      0.2,
      {
        rows: largest.rows,
      },
    ),
    within(
      'V11',
      'Caribbean places with storm displacement of 1,000 or more: variance over mean 1.5-4',
      round(caribbeanDispersion),
      1.5,
      4,
      {
        measure: 'number',
        note:
          `${round(caribbeanMean)} places a year in the mean. Record 2008-2020: ${round(recorded.dispersion)} with ${round(recorded.mean)} places, ` +
          `${round(recorded.least)}-${round(recorded.most)} when one year is left out; the season share is that of storm years in all subregions`,
      },
    ),
  ];
  for (const metric of ['disasterDisplacement', 'conflictDisplacement']) {
    const forecaster = forecasters.get(metric);
    if (forecaster === undefined) continue;
    for (const [inYears, low, high] of [
      [10, 0.07, 0.14],
      [20, 0.03, 0.08],
    ] as const) {
      const { share, rows } = thresholdExceedance(evidence, metric, forecaster, inYears);
      const claim = `${METRIC_WORDS[metric]}: 1-in-${inYears} level fitted to 2016, passed in ${Math.round(100 * low)}-${Math.round(100 * high)}% of place-years 2017-2020`;
      out.push(within('V9', claim, share, low, high, { rows, note: exceedanceNote(share, rows) }));
    }
  }
  return out;
}

/** V5 and V10, where the registry has the laws. */
export function flowTargets(rowsOf: ReadonlyMap<string, readonly ScoredRow[]>): Target[] {
  const out: Target[] = [];
  for (const horizon of [1, 2, 3]) {
    const at = (metric: string, first: number, last: number) =>
      summarise(
        (rowsOf.get(metric) ?? []).filter(
          (row) => row.horizon === horizon && row.origin >= first && row.origin <= last,
        ),
      );
    const conflict = at('conflictDisplacement', 2014, 2018);
    if (conflict) out.push(...conflictTargets(horizon, conflict));
    for (const metric of ['crossBorderOut', 'crossBorderIn']) {
      const flows = at(metric, 2012, 2020);
      if (flows) out.push(...crossBorderTargets(metric, horizon, flows));
    }
  }
  return out;
}

/** V6. */
export function corridorTargets(scores: readonly CorridorScore[]): Target[] {
  return scores.flatMap(({ origin, wape, maeLog1p, pairs }) => {
    const claim = `corridors, origin ${origin}`;
    if (origin === 2010)
      return [
        within('V6', `${claim}: WAPE at most 0.54`, wape.law, Number.NEGATIVE_INFINITY, 0.54, {
          rows: pairs,
          measure: 'number',
          note: `last flow ${wape.lastFlow}`,
        }),
        below('V6', `${claim}: MAE of log1p no worse than the last flow`, maeLog1p.law, maeLog1p.lastFlow, {
          rows: pairs,
          isTieAllowed: true,
        }),
      ];
    return [
      {
        ...below('V6', `${claim}: WAPE against the last flow`, wape.law, wape.lastFlow, { rows: pairs }),
        isTarget: false,
        note: 'reported: 2005-2010 repeated 2000-2005 more closely than any weighing of past periods does',
      },
    ];
  });
}

/** V7a and V7b. */
export function migrationTargets(evidence: Evidence, rows: readonly ScoredRow[]): Target[] {
  const out: Target[] = [];
  for (const horizon of [5, 10]) {
    const summary = summarise(rows.filter((row) => row.horizon === horizon));
    if (!summary) continue;
    const claim = `net migration per 1,000, single year ${horizon} ahead, all origins`;
    for (const [name, words] of [
      ['lastValue', 'last value'],
      ['zero', 'zero'],
    ] as const) {
      const pair = summary.rivals[name]?.maePer1000;
      if (pair) out.push(below('V7a', `${claim}: MAE below ${words}`, pair.law, pair.rival, { rows: summary.rows }));
    }
    out.push(within('V7a', `${claim}: 95% covers 92-99%`, summary.cover95, 0.92, 0.99, { rows: summary.rows }));
  }
  const { anchor, last, zero, inside, rows: count } = vintageAnchor(evidence);
  const claim = 'WPP 2017 anchor with our width, 2015-2023';
  out.push(
    below('V7b', `${claim}: MAE per 1,000 below last value`, anchor, last, { rows: count }),
    below('V7b', `${claim}: MAE per 1,000 below zero`, anchor, zero, { rows: count }),
    within('V7b', `${claim}: 80% covers 70-90%`, inside, 0.7, 0.9, { rows: count }),
  );
  return out;
}

/** The population hindcast has no V number; its 80% interval is to cover about 80%. */
export function populationTargets(rows: readonly ScoredRow[]): Target[] {
  const summary = summarise(rows);
  if (!summary) return [];
  const growth = summary.rivals.growthOfLast5?.crpsPer1000;
  return [
    within(
      'population',
      'population, 4 or 5 years ahead: 80% interval covers 75-85%, all origins',
      summary.cover80,
      0.75,
      0.85,
      {
        rows: summary.rows,
      },
    ),
    ...(growth
      ? [
          below(
            'population',
            'population, 4 or 5 years ahead: CRPS per 1,000 below the growth of the last five years',
            growth.law,
            growth.rival,
            {
              rows: summary.rows,
            },
          ),
        ]
      : []),
  ];
}

/** Standard error as if place-years were independent; they are not, so it is the least that chance does. */
function exceedanceNote(share: number | null, rows: number): string {
  const error = share === null ? null : round(Math.sqrt((share * (1 - share)) / rows));
  return `places where the floor does not bind; standard error at least ${error}`;
}
