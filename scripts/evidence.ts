/**
 * Score every law that the hindcast command knows against what was seen and against naive rivals, and write
 * docs/evidence.json with the targets of the design, met or missed. Equal sources give equal bytes. Runs of the app itself
 * need the build (`npm run build`).
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { baselineBytes, kernelBytes, pathBytes, projectRoot } from '../workers/node/files.ts';
import { createNodeHost } from '../workers/node/node-host.ts';
import { createPool } from '../workers/pool.ts';
import { anchoredTargets } from './evidence/anchored.ts';
import { duelText, evidenceText, makeEvidence, openEvidence } from './evidence/make.ts';

const { values } = parseArgs({ options: { sources: { type: 'string' }, out: { type: 'string' } } });
const folder = values.sources ?? process.env.HORIZONS_SOURCES ?? join(projectRoot, '../shared/data');
const out = values.out ?? join(projectRoot, 'docs', 'evidence.json');

const scored = openEvidence(folder);
const host = createNodeHost(new URL('../dist-node/engine.worker.mjs', import.meta.url));
const pool = await createPool(host, 2, baselineBytes(), kernelBytes(), pathBytes());
const anchored = await anchoredTargets(scored.baseline, pool);
pool.stop();
console.log(`runs of the app: ${anchored.length} targets`);

const evidence = makeEvidence(scored, anchored, (line) => console.log(line));
mkdirSync(join(projectRoot, 'docs'), { recursive: true });
writeFileSync(out, evidenceText(evidence));
if (values.out === undefined) writeFileSync(join(projectRoot, 'data', 'duels.json'), duelText(evidence));
for (const target of evidence.targets) {
  const limits = [target.atLeast ?? '', target.atMost ?? ''].join('..');
  console.log(
    `${target.isMet ? 'met   ' : target.isTarget ? 'MISSED' : 'above '} ${target.id}: ${target.claim}: ${target.measured} (${limits}) ${target.note ?? ''}`,
  );
}
