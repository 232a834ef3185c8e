import type { Baseline } from '../../../src/baseline/baseline.ts';
import type { Sources } from '../sources/sources.ts';

/** One forecast distribution of a hindcast. */
export interface Forecast {
  /** ISO3; the origin of a corridor. */
  readonly place: string;
  /** ISO3 of the host of a corridor, else empty. */
  readonly destination: string;
  /** Calendar year; for corridors the first year of the five-year period. */
  readonly year: number;
  readonly mean: number;
  /** Quantile of the distribution, p in 0..1. */
  quantile(p: number): number;
}

/** A table of the sources: rows of text by column name, already checked for the columns asked for. */
export type ReadTable = (file: string, columns: readonly string[]) => readonly Readonly<Record<string, string>>[];

/** What a forecaster works from. Both readers hide rows dated from the origin on; see `datingColumn` in ../sources. */
export interface HindcastInput {
  readonly baseline: Pick<Baseline, 'places' | 'groups' | 'subregions'>;
  readonly read: ReadTable;
  /** The same folder for readers that collect problems (`readGrid`, `numberAt`); call `throwProblems` after. */
  readonly sources: Sources;
  readonly origin: number;
  /** Number of years forecast, the origin's own year the first; ignored for corridors. */
  readonly years: number;
  /** Seed text of the draws. */
  readonly seed: string;
}

/** Refits a law with data before the origin and forecasts every place of the baseline, also those without a record. */
export interface Forecaster {
  readonly metrics: readonly string[];
  /** Origins that the data allow, ascending. */
  readonly origins: readonly number[];
  forecast(metric: string, input: HindcastInput): Iterable<Forecast>;
}
