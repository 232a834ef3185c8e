import { conflictForecaster } from './conflict.ts';
import { corridorForecaster } from './corridors.ts';
import { crossBorderForecaster } from './cross-border.ts';
import { disasterForecaster } from './disaster.ts';
import type { Forecaster } from './forecaster.ts';
import { netMigrationForecaster } from './net-migration.ts';
import { populationForecaster } from './population.ts';

/** A metric that the command can hindcast: who forecasts it, and the metrics that its file holds. */
export interface HindcastMetric {
  readonly forecaster: Forecaster;
  /** Metrics written for it, in order. */
  readonly writes: readonly string[];
  /** Corridors have a destination, five-year periods and too many pairs to write all. */
  readonly isCorridor: boolean;
}

const single = (forecaster: Forecaster): HindcastMetric => ({
  forecaster,
  writes: forecaster.metrics,
  isCorridor: false,
});

/** What can be hindcast, by the word of `--metric`. */
export const HINDCAST_METRICS: ReadonlyMap<string, HindcastMetric> = new Map([
  ['disasterDisplacement', single(disasterForecaster)],
  ['conflictDisplacement', single(conflictForecaster)],
  ['crossBorder', single(crossBorderForecaster)],
  ['corridors', { ...single(corridorForecaster), isCorridor: true }],
  ['netMigration', single(netMigrationForecaster)],
  ['population', single(populationForecaster)],
]);
