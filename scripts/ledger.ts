/**
 * Write data/ledger.json: the constants of the laws as they stand in the source, and what each lever does to the world of 2050
 * when it is moved to the ends of its range. Runs of the app need the build (`npm run build`).
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LEVERS } from '../src/params/levers.ts';
import { REFERENCE } from '../src/scenario/scenario.ts';
import type { LedgerFile, LeverEffects } from '../src/summary/ledger.ts';
import { baselineBytes, kernelBytes, pathBytes, projectRoot } from '../workers/node/files.ts';
import { createNodeHost } from '../workers/node/node-host.ts';
import { createPool } from '../workers/pool.ts';
import { readConstants } from './ledger/constants.ts';
import { EFFECT_RUNS, EFFECT_YEAR, leverEffects, worldMedians } from './ledger/effects.ts';
import { ledgerDigest, ledgerText } from './ledger/ledger-text.ts';

const host = createNodeHost(new URL('../dist-node/engine.worker.mjs', import.meta.url));
const pool = await createPool(host, 2, baselineBytes(), kernelBytes(), pathBytes());
const reference = await worldMedians(pool, REFERENCE);
const effects: { [lever: string]: LeverEffects } = {};
for (const lever of LEVERS) {
  effects[lever.id] = await leverEffects(pool, lever, reference);
  console.log(lever.id);
}
pool.stop();

const stated: LedgerFile = {
  about:
    'Constants of the laws as in the source, and medians of the world with one lever at an end of its range against the reference. Written by npm run ledger.',
  runs: EFFECT_RUNS,
  year: EFFECT_YEAR,
  effects,
  constants: readConstants(projectRoot),
  digest: '',
};
writeFileSync(join(projectRoot, 'data', 'ledger.json'), ledgerText({ ...stated, digest: ledgerDigest(stated) }));
