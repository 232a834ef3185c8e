import { OUTPUT_IDS, type OutputId } from '../src/params/outputs.ts';
import { reachOf } from '../src/scenario/reach.ts';
import type { Scenario } from '../src/scenario/scenario.ts';
import type { JoinedRuns, StatisticTable } from '../src/summary/table.ts';

/** What a scenario changes beside who lives where, on top of a core that decides it. */
export interface BesideParts {
  readonly core: Scenario;
  /** Outputs that may differ from those of the core, in the order of OUTPUT_IDS. */
  readonly outputs: readonly OutputId[];
}

/** Part a scenario into its core and the outputs that the rest can move; undefined where there is no rest. */
export function besideParts(scenario: Scenario): BesideParts | undefined {
  const { core, sideOutputs } = reachOf(scenario);
  const settings = ({ levers, events = [] }: Scenario) => Object.keys(levers).length + events.length;
  if (settings(core) === settings(scenario)) return undefined;
  return { core, outputs: OUTPUT_IDS.filter((id) => sideOutputs.has(id)) };
}

/**
 * Put a table of a few outputs into one of all: [place][output][year][mean, quantiles], the same places and quantiles.
 *
 * @param outputs those of `part`, in its order.
 */
export function withOutputs(
  all: StatisticTable,
  part: StatisticTable,
  outputs: readonly OutputId[],
  years: number,
): StatisticTable {
  const width = years * (1 + all.quantiles.length);
  const places = all.cells / (OUTPUT_IDS.length * years);
  if (part.cells !== places * outputs.length * years) throw new Error('the tables are not of the same places');
  const values = all.values.slice();
  for (let p = 0; p < places; p++)
    outputs.forEach((id, o) => {
      const from = (p * outputs.length + o) * width;
      values.set(part.values.subarray(from, from + width), (p * OUTPUT_IDS.length + OUTPUT_IDS.indexOf(id)) * width);
    });
  return { quantiles: all.quantiles, cells: all.cells, values };
}

/**
 * Put values of a few outputs of a place into those of all: [output][year][run]; null where a run is missing in one of them, so
 * that runs would not stand beside each other.
 *
 * @param outputs those of `part`, in its order.
 */
export function runsWithOutputs(
  all: JoinedRuns | null,
  part: JoinedRuns,
  outputs: readonly OutputId[],
): JoinedRuns | null {
  if (!all || all.runs !== part.runs) return null;
  const width = part.values.length / outputs.length;
  const values = all.values.slice();
  outputs.forEach((id, o) => {
    values.set(part.values.subarray(o * width, (o + 1) * width), OUTPUT_IDS.indexOf(id) * width);
  });
  return { ...all, values };
}
