import { expect, it } from 'vitest';
import { createBlockEngine } from '../../src/engine/block.ts';
import { jobOn, smallWorld } from '../support/world.ts';

it('a world keeps the engine that ran last, for its machine code, and no other; none without noise', () => {
  const world = smallWorld();
  const run = (hasNoise: boolean) => {
    const engine = createBlockEngine(world, jobOn(world, { until: 2026, hasNoise }));
    expect([...world.lastToRun.values()]).not.toContain(engine);
    engine.run(0, () => undefined);
    return engine;
  };
  run(false);
  expect(world.lastToRun.size).toBe(0);
  for (const _ of [1, 2]) {
    const engine = run(true);
    expect([...world.lastToRun]).toEqual([['whole', engine]]);
    run(false);
    expect(world.lastToRun.get('whole')).toBe(engine);
  }
});
