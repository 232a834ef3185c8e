/**
 * Score every law that the hindcast command knows against what was seen and against naive rivals, and write
 * docs/evidence.json with the targets of the design, met or missed. Equal sources give equal bytes.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../workers/node/files.ts';
import { evidenceText, makeEvidence } from './evidence/make.ts';

const { values } = parseArgs({ options: { sources: { type: 'string' }, out: { type: 'string' } } });
const folder = values.sources ?? process.env.HORIZONS_SOURCES ?? join(projectRoot, '../shared/data');
const out = values.out ?? join(projectRoot, 'docs', 'evidence.json');

const evidence = makeEvidence(folder, (line) => console.log(line));
mkdirSync(join(projectRoot, 'docs'), { recursive: true });
writeFileSync(out, evidenceText(evidence));
for (const target of evidence.targets) {
  const limits = [target.atLeast ?? '', target.atMost ?? ''].join('..');
  console.log(
    `${target.isMet ? 'met   ' : target.isTarget ? 'MISSED' : 'above '} ${target.id}: ${target.claim}: ${target.measured} (${limits}) ${target.note ?? ''}`,
  );
}
