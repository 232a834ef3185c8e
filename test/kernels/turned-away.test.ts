import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTypeScriptCorridors } from '../../src/kernels/corridors.ts';
import type { PolicyKernel } from '../../src/kernels/policy-kernel.ts';
import { loadKernels } from '../../workers/kernel-loader.ts';
import { builtKernels } from '../support/built-kernels.ts';
import { copyOf, corridorWorlds, fill } from './random-corridors.ts';

const { corridors: createWasmCorridors } = await loadKernels(builtKernels());

type Shares = PolicyKernel['shares'];

const share = fc.double({ min: 0, max: 1, noNaN: true });
const often = (usual: number, other: fc.Arbitrary<number>) => fc.oneof(fc.constant(usual), other);
const listOf = (value: fc.Arbitrary<number>) => fc.array(value, { minLength: 1, maxLength: 41, size: 'max' });

/** Shares by short lists that are repeated; whoever moves or leaves is somebody, since demand is divided by them. */
const anyShares = fc.record({
  moved: listOf(often(1, fc.double({ min: 0.05, max: 3, noNaN: true }))),
  irregular: listOf(share),
  stranded: listOf(often(0, share)),
  blocked: listOf(often(0, share)),
  deflected: listOf(often(0, share)),
  closing: listOf(often(0, share)),
  leaving: listOf(often(1, fc.double({ min: 0.05, max: 1, noNaN: true }))),
  leavingIrregular: listOf(often(0, share)),
  leavingBlocked: listOf(often(0, share)),
  going: listOf(often(1, share)),
} satisfies Record<keyof Shares, fc.Arbitrary<number[]>>);

function setShares(policy: Shares, lists: Readonly<Record<keyof Shares, readonly number[]>>): void {
  for (const [name, list] of Object.entries(lists))
    policy[name as keyof Shares].forEach((_, i, column) => {
      column[i] = list[i % list.length] as number;
    });
}

describe('what policy does to moves', () => {
  it.each(['any', 'deflects', 'stops', 'neither'] as const)('is the same bits in both kernels: %s', (kind) => {
    fc.assert(
      fc.property(corridorWorlds, anyShares, (world, lists) => {
        const isGoing = kind === 'deflects' || kind === 'neither';
        const isPlaced = kind === 'stops' || kind === 'neither';
        const shares = { ...lists, ...(isGoing ? { going: [1] } : {}), ...(isPlaced ? { deflected: [0] } : {}) };
        const own = createWasmCorridors(world.places, world.corridors);
        const twin = createTypeScriptCorridors(world.places, world.corridors);
        for (const kernel of [own, twin]) setShares(kernel.policy.shares, shares);
        fill(own.memory, world.tables);
        let isChanged = false;
        for (const inputs of world.yearly) {
          fill(own.memory, inputs);
          own.move();
          const before = copyOf(own.memory);
          fill(twin.memory, before);
          for (const kernel of [own, twin]) kernel.policy.turnAway();
          expect(own.memory).toEqual(twin.memory);
          expect(own.policy.people).toEqual(twin.policy.people);
          isChanged ||= before.flow.some((people, i) => people !== own.memory.flow[i]);
        }
        if (kind === 'neither') expect(isChanged).toBe(false);
        // Few random networks have a destination to turn to: only those that change moves count as runs.
        else fc.pre(isChanged);
      }),
      { numRuns: 25 },
    );
  });

  it('leaves moves and their sums to the bit where all shares are those of open places', () => {
    fc.assert(
      fc.property(corridorWorlds, (world) => {
        const { memory, policy, move } = createWasmCorridors(world.places, world.corridors);
        for (const name of ['moved', 'leaving', 'going'] as const) policy.shares[name].fill(1);
        fill(memory, world.tables);
        fill(memory, world.yearly[0] as object);
        move();
        const before = copyOf(memory);
        policy.people.stranded.fill(7);
        policy.turnAway();
        expect(copyOf(memory)).toEqual(before);
        for (const name of ['irregular', 'stranded', 'blocked'] as const)
          expect(Math.max(0, ...policy.people[name]), name).toBe(0);
      }),
    );
  });

  it('clears what a year has booked', () => {
    const { policy } = createWasmCorridors(3, 2);
    for (const column of Object.values(policy.people)) column.fill(1);
    policy.clear();
    for (const column of Object.values(policy.people)) expect(new Set(column)).toEqual(new Set([0]));
  });
});
