import { corridorBlock } from '../baseline/corridors.ts';
import type { DriverContext, YearFrame } from '../drivers/driver.ts';
import type { CorridorKernel } from '../kernels/corridor-kernel.ts';
import { LANES } from '../kernels/kernels.ts';
import { areaLeverId, FREE_MOVEMENT_AREAS } from '../params/free-movement-levers.ts';
import { leverInYear, numberLever, type ResolvedScenario } from '../scenario/resolve.ts';
import { destinationFactor, originFactor, type Transition, transitionShift } from './corridor-multiplier.ts';
import { type AreaSwitch, opennessChange } from './free-movement.ts';
import type { MigrationPolicy } from './migration-policy.ts';
import { networkBase } from './networks.ts';
import { NETWORK_UPDATES, type ReferencePath } from './reference-path.ts';
import type { RunCoefficients } from './run-coefficients.ts';

/** What labour markets say about a year. */
export interface LabourSignals {
  /** [C][L] people at 31 December; of last year while a year is computed. */
  readonly labourForce: Float64Array;
  readonly jobsGap: Float64Array;
  readonly labourShortage: Float64Array;
  /** [C][L] log of income per head over the reference path, this year. */
  readonly incomeOverReference: Float64Array;
  /** [C] income per head on the reference path this year, international dollars of 2021. */
  referenceIncome(place: number, year: number): number;
}

/** Writes how many people want to move along each corridor. */
export interface CorridorDemand {
  /** Whether any corridor is more or less open to free movement than in 2025. */
  readonly isOpennessChanged: boolean;
  startBlock(runs: readonly RunCoefficients[]): void;
  /**
   * Write the inputs of the kernel's `move`.
   *
   * @param exposure [C][L] people of mobile age.
   */
  step(frame: YearFrame, labour: LabourSignals, policy: MigrationPolicy, exposure: Float32Array): void;
}

/** Make the demand of a scenario; `reference` null while the reference itself is computed: every factor is 1. */
export function createCorridorDemand(
  { baseline, scenario }: DriverContext,
  kernel: CorridorKernel,
  reference: ReferencePath | null,
): CorridorDemand {
  const { corridors, freeMovement } = baseline;
  const { memory } = kernel;
  const C = baseline.places.length;
  const K = corridors.origin.length;
  const partnerships = numberLever(scenario, 'skillsPartnerships');
  const transition = scenario.choices.transition as Transition;
  const switches = areaSwitches(scenario, freeMovement.areas);
  const openness = opennessChange(freeMovement, corridors, C, switches);
  const isOpennessChanged = openness.some((value) => value !== 0);
  let runs: readonly RunCoefficients[] = [];
  memory.networkBase.set(networkBase(corridors));

  /** Let free movement follow, and networks where `usual` [K] says what they are in the reference. */
  function setAffinity(usual: Float32Array | undefined): void {
    const { affinity, networkWeight, freeWeight, usualNetwork } = memory;
    if (usual === undefined && !isOpennessChanged) {
      affinity.fill(1);
      return;
    }
    usualNetwork.set(usual ?? memory.networkBase);
    runs.forEach(({ corridors: coefficients }, lane) => {
      networkWeight[lane] = usual ? coefficients.network : 0;
      freeWeight[lane] = coefficients.freeMovement;
    });
    kernel.follow();
  }

  function stepPlace(
    place: number,
    { year, index }: YearFrame,
    labour: LabourSignals,
    exposure: Float32Array,
    path: ReferencePath,
  ): void {
    const row = index * C + place;
    const usual = path.exposure[row] as number;
    const gapBefore = index > 0 ? (path.jobsGapShare[row - C] as number) : 0;
    const opened = leverInYear(partnerships, place, year) / 100;
    const income = transition === 'none' ? 0 : labour.referenceIncome(place, year);
    for (let lane = 0; lane < LANES; lane++) {
      const at = place * LANES + lane;
      const { corridors: coefficients } = runs[lane] as RunCoefficients;
      const over = labour.incomeOverReference[at] as number;
      const force = labour.labourForce[at] as number;
      // In the first year no closing has been seen yet: labour markets stand where the reference does.
      const hasSeen = index > 0 && force > 0;
      memory.leavingFactor[at] = originFactor(
        {
          exposure: usual > 0 ? (exposure[at] as number) / usual : 1,
          incomeLog: over,
          jobsGap: hasSeen ? (labour.jobsGap[at] as number) / force - gapBefore : 0,
          transition: income > 0 ? transitionShift(transition, income * Math.exp(over), income) : 0,
        },
        coefficients,
      );
      const shortage = hasSeen ? (opened * (labour.labourShortage[at] as number)) / force : 0;
      memory.arrivingFactor[at] = destinationFactor(over, shortage, coefficients);
    }
  }

  return {
    isOpennessChanged,
    startBlock(drawn) {
      runs = drawn;
      // Not once for all: the memory of the kernel serves other jobs between two blocks.
      memory.openness.set(openness);
      drawn.forEach(({ corridors: coefficients, rates }, lane) => {
        memory.freeReturn[lane] = coefficients.freeReturn;
        memory.dying[lane] = rates.dying;
        memory.recentReturning[lane] = rates.recentReturning;
        memory.settledReturning[lane] = rates.settledReturning;
      });
    },
    step(frame, labour, policy, exposure) {
      const block = corridorBlock(frame.year);
      memory.reference.set(corridors.flow.subarray(block * K, (block + 1) * K));
      if (frame.index === 0) setAffinity(undefined);
      memory.returningFactor.set(policy.returning);
      if (reference === null) {
        memory.leavingFactor.fill(1);
        memory.arrivingFactor.fill(1);
        return;
      }
      if (NETWORK_UPDATES.includes(frame.year)) setAffinity(reference.network.get(frame.year));
      for (let place = 0; place < C; place++) stepPlace(place, frame, labour, exposure, reference);
      if (!policy.isActive()) return;
      for (let at = 0; at < C * LANES; at++) {
        memory.arrivingFactor[at] = (memory.arrivingFactor[at] as number) * (policy.shares.moved[at] as number);
        memory.leavingFactor[at] = (memory.leavingFactor[at] as number) * (policy.shares.leaving[at] as number);
      }
    },
  };
}

/** The switches of areas that a baseline has. */
function areaSwitches(scenario: ResolvedScenario, areas: readonly { readonly id: string }[]): Map<string, AreaSwitch> {
  const has = new Set(areas.map((area) => area.id));
  return new Map(
    FREE_MOVEMENT_AREAS.filter((id) => has.has(id)).map((id) => [id, scenario.choices[areaLeverId(id)] as AreaSwitch]),
  );
}
