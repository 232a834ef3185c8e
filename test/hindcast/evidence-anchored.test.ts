import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { anchoredTargets } from '../../scripts/evidence/anchored.ts';
import type { EvidenceFile } from '../../src/summary/evidence.ts';
import { createNodeHost } from '../../workers/node/node-host.ts';
import { createPool } from '../../workers/pool.ts';
import { builtKernels, builtPath } from '../support/built-kernels.ts';
import { baseline, committedBaseline } from '../support/world.ts';

it('docs/evidence.json has V1, V2, V2b, V3 and the first part of V9 as the runs of the app give them', async () => {
  const host = createNodeHost(new URL('../../dist-node/engine.worker.mjs', import.meta.url));
  const pool = await createPool(host, 2, committedBaseline(), builtKernels(), builtPath());
  const fresh = await anchoredTargets(baseline, pool);
  pool.stop();
  const { targets } = JSON.parse(
    readFileSync(new URL('../../docs/evidence.json', import.meta.url), 'utf8'),
  ) as EvidenceFile;
  const claims = new Set(fresh.map(({ claim }) => claim));
  expect(fresh.map(({ id }) => id)).toEqual(['V1', 'V1', 'V1', 'V3', 'V2', 'V2', 'V2', 'V2', 'V2b', 'V9']);
  for (const target of JSON.parse(JSON.stringify(fresh)) as typeof fresh)
    expect(targets.find(({ claim }) => claim === target.claim)).toEqual(target);
  expect(targets.filter(({ claim }) => claims.has(claim))).toHaveLength(fresh.length);
}, 300_000);
