import { OUTPUT_IDS, type OutputId } from '../params/outputs.ts';
import type { RunYears } from './shock-level.ts';
import type { JoinedRuns } from './table.ts';

/** Cut one output out of the runs of a place, [output][year][run] with every output in the order of OUTPUT_IDS. */
export function runsOf({ values, runs }: JoinedRuns, output: OutputId): RunYears {
  const width = values.length / OUTPUT_IDS.length;
  const at = OUTPUT_IDS.indexOf(output) * width;
  return { runs, values: values.subarray(at, at + width) };
}

/** The first years of a place's output. */
export function firstYears({ values, runs }: RunYears, years: number): RunYears {
  return { runs, values: values.subarray(0, years * runs) };
}

/** Cut the outputs of a place out of [place][output][year][run]; views, not copies. */
export function outputsOf(
  { values, runs }: JoinedRuns,
  place: number,
  outputs: number,
  years: number,
): readonly RunYears[] {
  const width = years * runs;
  return Array.from({ length: outputs }, (_, output) => {
    const from = (place * outputs + output) * width;
    return { runs, values: values.subarray(from, from + width) };
  });
}
