import { setImmediate } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { createBlockEngine } from '../../src/engine/block.ts';
import type { World } from '../../src/engine/world.ts';
import { jobOn, smallWorld } from '../support/world.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Run a block on an engine that nobody keeps. */
function runOnce(world: World, hasNoise: boolean): WeakRef<object> {
  const engine = createBlockEngine(world, jobOn(world, { until: 2026, hasNoise }));
  engine.run(0, () => undefined);
  return new WeakRef(engine);
}

it('a world keeps the engine that ran last, for its machine code, and no other; none without noise', async () => {
  const world = smallWorld();
  const engines: WeakRef<object>[] = [];
  for (const hasNoise of [true, true, false, true, false]) engines.push(runOnce(world, hasNoise));
  await setImmediate();
  collect();
  expect(engines.map((engine) => engine.deref() !== undefined)).toEqual([false, false, false, true, false]);
});
