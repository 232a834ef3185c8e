import { expect, it } from 'vitest';
import { createWorld } from '../../src/engine/world.ts';
import type { Lever } from '../../src/params/define-lever.ts';
import { LEVERS } from '../../src/params/levers.ts';
import { REFERENCE } from '../../src/scenario/scenario.ts';
import { createEnsemble, type Ensemble } from '../../src/summary/ensemble.ts';
import { loadKernels } from '../../workers/kernel-loader.ts';
import { builtKernels } from '../support/built-kernels.ts';
import { jobOn, smallWorld } from '../support/world.ts';

const world = createWorld(smallWorld().baseline, await loadKernels(builtKernels()));

/** A value other than the default. */
function otherValue(lever: Lever) {
  if (lever.kind === 'choice') return lever.options.find((option) => option !== lever.default) ?? lever.default;
  return lever.default === lever.max ? lever.min : lever.max;
}

function open(lever: Lever | undefined): Ensemble {
  const scenario = { ...REFERENCE, levers: lever ? { [lever.id]: otherValue(lever) } : {} };
  return createEnsemble(world, jobOn(world, { scenario, runs: 8, until: 2028, record: 'exact' }));
}

const bytesOf = (ensemble: Ensemble) => Buffer.from(ensemble.runChunk(0).values.buffer).toString('latin1');

it('jobs that are open side by side on one world are what each is alone, whatever lever they set', () => {
  const levers = [undefined, ...LEVERS];
  const alone = levers.map((lever) => bytesOf(open(lever)));
  const jobs = levers.map(open);
  const changed = jobs.flatMap((job, i) => (bytesOf(job) === alone[i] ? [] : [levers[i]?.id ?? 'reference']));
  expect(changed).toEqual([]);
  // Levers of areas, warming and income move something here.
  expect(new Set(alone).size).toBeGreaterThan(20);
});
