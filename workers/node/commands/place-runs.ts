import { FIRST_YEAR, LAST_YEAR } from '../../../src/baseline/baseline.ts';
import type { RunYears } from '../../../src/summary/shock-level.ts';
import type { JoinedRuns } from '../../../src/summary/table.ts';

const YEARS = LAST_YEAR - FIRST_YEAR + 1;

/** Cut the outputs of a place out of [place][output][year][run], all years; views, not copies. */
export function placeRuns({ values, runs }: JoinedRuns, place: number, outputs: number): readonly RunYears[] {
  return Array.from({ length: outputs }, (_, output) => {
    const from = (place * outputs + output) * YEARS * runs;
    return { runs, values: values.subarray(from, from + YEARS * runs) };
  });
}
