import { type Baseline, DISPLACEMENT_HISTORY, HAZARD_GROUPS } from '../../src/baseline/baseline.ts';
import { hindcastInput } from '../../workers/node/hindcast/input.ts';
import { readDisasterRecords } from '../../workers/node/sources/disaster-records.ts';
import { throwProblems } from '../../workers/node/sources/sources.ts';

/** Storm displacement of a year from which a Caribbean place counts. */
export const STORM_PEOPLE = 1000;
const STORM = HAZARD_GROUPS.indexOf('storm');
const H = HAZARD_GROUPS.length;

/** Rows of the places of the Caribbean. */
export function caribbeanRows(baseline: Baseline): readonly number[] {
  const group = baseline.groups.find(({ id }) => id === 'un-caribbean');
  if (group === undefined) throw new Error('the baseline has no Caribbean');
  return group.members;
}

/** Variance over mean of the yearly number of places, and its range when one year is left out. */
export interface RecordedDispersion {
  readonly mean: number;
  readonly dispersion: number;
  readonly least: number;
  readonly most: number;
}

/** Measure the record of 2008-2020 as the app is measured: Caribbean places with storm displacement of 1,000 or more, by year. */
export function recordedDispersion(baseline: Baseline, folder: string): RecordedDispersion {
  const { first, last } = DISPLACEMENT_HISTORY;
  const years = last - first + 1;
  const { places } = baseline;
  const { sources } = hindcastInput(baseline, folder, last + 1, 1);
  // Numbers of people only: the population stays out of it.
  const population = new Float64Array(places.length * years);
  const records = readDisasterRecords(sources, { places, isDropped: () => true }, { first, last }, population);
  throwProblems(sources);
  const counts = Array.from(
    { length: years },
    (_, t) =>
      caribbeanRows(baseline).filter(
        (row) => (records.peopleByHazard[(row * years + t) * H + STORM] as number) >= STORM_PEOPLE,
      ).length,
  );
  const [mean, dispersion] = dispersionOf(counts);
  const without = counts.map((_, left) => dispersionOf(counts.filter((_count, t) => t !== left))[1]);
  return { mean, dispersion, least: Math.min(...without), most: Math.max(...without) };
}

/** Mean, and variance over mean. */
export function dispersionOf(counts: readonly number[]): readonly [mean: number, dispersion: number] {
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return [mean, counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (counts.length - 1) / mean];
}
