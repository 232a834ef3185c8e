import { expect, it } from 'vitest';
import { LANES } from '../../src/kernels/kernels.ts';
import { createMigrationPolicy } from '../../src/mobility/migration-policy.ts';
import { runCoefficients } from '../../src/mobility/run-coefficients.ts';
import { createLuck, luckKey } from '../../src/random/luck.ts';
import { resolveScenario } from '../../src/scenario/resolve.ts';
import { REFERENCE, type Scenario } from '../../src/scenario/scenario.ts';
import { smallWorld } from '../support/world.ts';

const world = smallWorld(['DEU', 'NGA']);
const luck = createLuck(luckKey('policy'), 0, false, world.draws);

/** Whether a scenario changes moves in a year, whether it refuses anybody, and the largest share refused at an entry. */
function policyOf(scenario: Partial<Scenario>, year: number) {
  const resolved = resolveScenario({ ...REFERENCE, ...scenario }, world.baseline);
  const policy = createMigrationPolicy(resolved, world.C, world.corridors.policy.shares);
  policy.startBlock(runCoefficients(luck, true, {}));
  for (let at = 2025; at <= year; at++) policy.step(at, new Float64Array(world.C * LANES));
  return { isActive: policy.isActive(), isRefusing: policy.isRefusing(), refused: Math.max(...policy.entryRefused) };
}

it('refuses people in need of protection where pathways or borders are closed, and nowhere else', () => {
  expect(policyOf({}, 2026)).toEqual({ isActive: false, isRefusing: false, refused: 0 });
  expect(policyOf({ levers: { pathways: 50, enforcement: 50 } }, 2026)).toEqual({
    isActive: true,
    isRefusing: false,
    refused: 0,
  });
  const closed = policyOf({ levers: { pathways: { DEU: -50 } } }, 2026);
  expect(closed).toMatchObject({ isActive: true, isRefusing: true });
  expect(closed.refused).toBeGreaterThan(0.05);
  const events = [{ id: 'closure', kind: 'borderClosure', where: 'NGA', firstYear: 2026, size: 50 }] as const;
  expect(policyOf({ events }, 2026)).toMatchObject({ isActive: true, isRefusing: true });
  // A closure is over after its year.
  expect(policyOf({ events }, 2028)).toEqual({ isActive: false, isRefusing: false, refused: 0 });
});
