import type { Group } from '../../src/baseline/baseline.ts';
import { duelsOf } from '../../src/summary/duel.ts';
import type { EvidenceFile, MetricEvidence, Target } from '../../src/summary/evidence.ts';
import { readBaseline } from '../../workers/node/files.ts';
import type { Forecaster } from '../../workers/node/hindcast/forecaster.ts';
import { hindcastInput } from '../../workers/node/hindcast/input.ts';
import { HINDCAST_METRICS } from '../../workers/node/hindcast/registry.ts';
import {
  corridorTargets,
  flowTargets,
  migrationTargets,
  populationTargets,
  shockTargets,
  windowTargets,
} from './claims.ts';
import { collectRows, type Evidence, METRIC_RULES, scoredPlaces } from './collect.ts';
import { scoreCorridors } from './corridors.ts';
import { evidenceDigest } from './digest.ts';
import { readObserved } from './observed.ts';
import type { ScoredRow } from './score-rows.ts';
import { summarise } from './summarise.ts';
import { readVintages } from './vintages.ts';

/** A year after every record: nothing is hidden from what forecasts are scored against. */
const END_OF_RECORD = 2100;

const METHOD = [
  'Places with at least 100,000 people in 2015. Horizon 1 is the origin year itself.',
  'CRPS of the law: exact for its 400 quantiles (i + 0.5) / 400; of a rival: exact for its equally likely values; a point has its absolute error. Log: of the logarithm of 1 + people; per 1,000: of people over the population of the year.',
  'PIT randomised over ties; MAE and WAPE of the median; WAPE: sum of absolute errors over sum of absolute values.',
  'Difference: law minus rival on the same rows, below zero where the law is better; standard error paired, over places. Skill: 1 less the score of the law over that of the rival.',
  'Rivals see the record before the origin only. A place-year of displacement or cross-border flow without a record counts as none.',
  'UN revision of 2017: WPP 2017, for origins from 2015 on; it was made public in 2017. Projections on the UN revision of 2015: probabilistic, on WPP 2015, not official UN figures.',
  'Past demographic rates, net migration and populations are those of WPP 2024, which knew what came later; nobody had them at the origin.',
  'Mean and median of a distribution differ; a target missed is stated with its size, and no target was changed after a miss.',
];

const UNITS: Readonly<{ [metric: string]: string }> = {
  disasterDisplacement: 'movements a year',
  conflictDisplacement: 'movements a year',
  crossBorderOut: 'people a year',
  crossBorderIn: 'people a year',
  netMigration: 'people a year',
  population: 'people at 31 December',
};

/** Read what forecasts are scored against. */
export function openEvidence(folder: string): Evidence {
  const baseline = readBaseline();
  const whole = hindcastInput(baseline, folder, END_OF_RECORD, 1);
  const past = readObserved(whole);
  const vintages = readVintages(whole, past.population);
  return { baseline, folder, past, vintages, scored: scoredPlaces(baseline, past) };
}

/** Forecasters by the metric that they write. */
export function forecastersByMetric(): ReadonlyMap<string, Forecaster> {
  const out = new Map<string, Forecaster>();
  for (const { forecaster, writes } of HINDCAST_METRICS.values())
    for (const metric of writes) out.set(metric, forecaster);
  return out;
}

/** Score everything that the registry has; `anchored` are the targets measured in the app's own runs. */
export function makeEvidence(
  evidence: Evidence,
  anchored: readonly Target[],
  log: (line: string) => void,
): EvidenceFile {
  const regions = evidence.baseline.groups.filter(({ scheme }) => scheme === 'un-region');
  const forecasters = forecastersByMetric();
  const rowsOf = new Map<string, readonly ScoredRow[]>();
  const metrics: { [metric: string]: MetricEvidence } = {};
  for (const metric of METRIC_RULES.keys()) {
    const forecaster = forecasters.get(metric);
    if (forecaster === undefined) continue;
    const rows = collectRows(evidence, metric, forecaster);
    rowsOf.set(metric, rows);
    metrics[metric] = metricEvidence(UNITS[metric] ?? '', rows, regions);
    log(`${metric}: ${rows.length} rows`);
  }
  const corridorForecaster = forecasters.get('corridors');
  const corridors = corridorForecaster ? scoreCorridors(evidence, corridorForecaster) : [];
  const targets = [
    ...anchored,
    ...windowTargets(evidence),
    ...shockTargets(evidence, forecasters),
    ...flowTargets(rowsOf),
    ...corridorTargets(corridors),
    ...migrationTargets(evidence, rowsOf.get('netMigration') ?? []),
    ...populationTargets(rowsOf.get('population') ?? []),
  ].sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
  const about =
    'Hindcasts of the laws that drive the app, refitted with data before each origin. Written by npm run evidence.';
  const stated: EvidenceFile = { about, method: METHOD, targets, metrics, corridors, digest: '' };
  return { ...stated, digest: evidenceDigest(stated) };
}

/** Write the evidence as JSON: a line for each target and for each summary, so that a change is seen where it is. */
export function evidenceText(evidence: EvidenceFile): string {
  return `${write(evidence, 0)}\n`;
}

/** Write what fans show of the scores, a line for each output. */
export function duelText(evidence: EvidenceFile): string {
  const { about, duels } = duelsOf(evidence);
  const lines = Object.entries(duels).map(
    ([output, regions]) => `  ${JSON.stringify(output)}: ${JSON.stringify(regions)}`,
  );
  return `{\n "about": ${JSON.stringify(about)},\n "duels": {\n${lines.join(',\n')}\n }\n}\n`;
}

function write(value: unknown, depth: number): string {
  if (value === null || typeof value !== 'object' || isSummary(value)) return JSON.stringify(value);
  const pad = ' '.repeat(depth + 1);
  const end = `\n${' '.repeat(depth)}`;
  if (Array.isArray(value)) return `[\n${value.map((item) => pad + JSON.stringify(item)).join(',\n')}${end}]`;
  const cells = Object.entries(value).map(([key, item]) => `${pad}${JSON.stringify(key)}: ${write(item, depth + 1)}`);
  return `{\n${cells.join(',\n')}${end}}`;
}

function isSummary(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'rivals' in value;
}

function metricEvidence(unit: string, rows: readonly ScoredRow[], regions: readonly Group[]): MetricEvidence {
  const horizons = [...new Set(rows.map((row) => row.horizon))].sort((a, b) => a - b);
  const origins = [...new Set(rows.map((row) => row.origin))].sort((a, b) => a - b);
  const inRegion = (list: readonly ScoredRow[]) =>
    Object.fromEntries([
      ['WLD', summarise(list)],
      ...regions.map(
        ({ id, members }) => [id, summarise(list.filter(({ place }) => members.includes(place)))] as const,
      ),
    ]);
  return {
    unit,
    all: summarise(rows),
    byHorizon: Object.fromEntries(
      horizons.map((horizon) => [String(horizon), inRegion(rows.filter((row) => row.horizon === horizon))]),
    ),
    byOrigin: Object.fromEntries(
      origins.map((origin) => [String(origin), summarise(rows.filter((row) => row.origin === origin))]),
    ),
  };
}
