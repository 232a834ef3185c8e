import { describe, expect, it } from 'vitest';
import { LEVERS } from '../../src/params/levers.ts';
import { OUTPUT_IDS } from '../../src/params/outputs.ts';
import { readFormula } from '../../src/scenario/formula.ts';
import type { LeverValue } from '../../src/scenario/scenario.ts';
import { createEnsemble } from '../../src/summary/ensemble.ts';
import { withLever } from '../support/scenarios.ts';
import { jobOn, smallWorld } from '../support/world.ts';

const world = smallWorld();
const YEARS = 26;
const TURN = 2038;

/** [output][year][run] of the world for the first 8 runs. */
function worldRuns(id: string, value: LeverValue): Float64Array {
  const scenario = withLever(id, value);
  return createEnsemble(world, jobOn(world, { scenario, places: ['WLD'] })).runChunk(0).values;
}

/** Values of all outputs in the years from `first` to `last`. */
function inYears(values: Float64Array, first: number, last: number): number[] {
  return OUTPUT_IDS.flatMap((_, o) => [
    ...values.subarray((o * YEARS + first - 2025) * 8, (o * YEARS + last - 2024) * 8),
  ]);
}

describe.each(LEVERS.filter((lever) => lever.kind === 'number').filter((lever) => !lever.isConstant))(
  '$id by year',
  (lever) => {
    // A value that is neither the default nor an end of the range, with the decimals of the lever.
    const value = Number(((lever.default + lever.max) / 2).toFixed(lever.decimals));

    it('gives the bytes of the plain number where its formula says the same', () => {
      const ramp = lever.fullBy === undefined ? '' : ` * min(1, (year - 2024) / (${lever.fullBy} - 2024))`;
      const reading = readFormula(`${value}${ramp}`, lever);
      if (reading.kind === 'fault') throw new Error(JSON.stringify(reading.fault));
      expect(worldRuns(lever.id, reading.shape)).toEqual(worldRuns(lever.id, value));
    });

    it('moves nothing before the year in which it turns, and something after', () => {
      const kept = worldRuns(lever.id, { points: [[2025, lever.default]] });
      const turned = worldRuns(lever.id, {
        points: [
          [TURN, lever.default],
          [TURN + 1, value],
        ],
      });
      expect(inYears(turned, 2025, TURN)).toEqual(inYears(kept, 2025, TURN));
      expect(inYears(turned, TURN + 1, 2050)).not.toEqual(inYears(kept, TURN + 1, 2050));
    });
  },
);
