import type { OutputId } from '../src/params/outputs.ts';
import { type LeverValue, type Scenario, settingByTarget } from '../src/scenario/scenario.ts';
import { type AnalysisOptions, pointJob, valuesOfYear } from './analysis-jobs.ts';
import type { Pool } from './pool.ts';

/** How far levers, each alone, move an output: the scenario as it is, and with each of a few values of each lever. */
export interface EffectsQuestion {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly place: string;
  readonly output: OutputId;
  readonly year: number;
  readonly levers: readonly { readonly id: string; readonly values: readonly LeverValue[] }[];
  /** Runs of each value, a multiple of 8; the same ones for all. */
  readonly runs: number;
}

/** Of one lever: by value, the mean over runs of the difference from the scenario as it is. */
export interface LeverReach {
  readonly id: string;
  readonly differences: readonly { readonly value: LeverValue; readonly mean: number }[];
}

/**
 * Move each lever alone, everywhere, and compare run by run with the scenario as it is. What the scenario sets for single places stays.
 *
 * @param onReach hears of each lever as soon as it is known, in the order of the question.
 * @throws JobCancelled where the signal says so.
 */
export async function leverReach(
  pool: Pool,
  question: EffectsQuestion,
  onReach: (reach: LeverReach) => void,
  { signal }: Pick<AnalysisOptions, 'signal'> = {},
): Promise<void> {
  const { scenario, levers, runs } = question;
  const options = signal ? { signal } : {};
  const valuesOf = async (of: Scenario) =>
    valuesOfYear(await pool.run(pointJob({ ...question, scenario: of }, runs), options));
  const now = await valuesOf(scenario);
  for (const { id, values } of levers) {
    const differences: LeverReach['differences'][number][] = [];
    for (const value of values) {
      const setting = scenario.levers[id];
      const { WLD: _world, ...single } = setting === undefined ? {} : settingByTarget(setting);
      // A lever of the world takes one value, and no list of places.
      const moved = Object.keys(single).length === 0 ? value : { ...single, WLD: value };
      const then = await valuesOf({ ...scenario, levers: { ...scenario.levers, [id]: moved } });
      let sum = 0;
      let held = 0;
      for (let run = 0; run < runs; run++) {
        if (then.counts[run] === 0 || now.counts[run] === 0) continue;
        sum += (then.values[run] as number) - (now.values[run] as number);
        held++;
      }
      if (held === 0) throw new Error(`no run holds with lever ${id} at ${String(value)}`);
      differences.push({ value, mean: sum / held });
    }
    onReach({ id, differences });
  }
}
