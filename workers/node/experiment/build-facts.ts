import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ExperimentPlan } from '../../../src/experiment/plan.ts';
import { PROGRAM_VERSION } from '../../../src/export/receipt.ts';
import { baselineBytes, kernelBytes } from '../files.ts';

/** What computes the values of an experiment here: only the same gives the same bytes. */
export function experimentBuild(): ExperimentPlan['build'] {
  const kernels = kernelBytes();
  return {
    program: PROGRAM_VERSION,
    code: codeHash(),
    baseline: shortHash(baselineBytes()),
    kernels: kernels ? shortHash(kernels) : 'plain',
    // Another engine may round exp and log otherwise in the last bits.
    javascript: `V8 ${process.versions.v8} on ${process.arch}`,
  };
}

/** Hash of the built program; `source` where it runs unbuilt. */
function codeHash(): string {
  const folder = dirname(fileURLToPath(import.meta.url));
  // What only measures the engine is in the same folder and computes nothing here.
  const names = readdirSync(folder).filter((name) => name.endsWith('.mjs') && !name.startsWith('bench-'));
  if (names.length === 0) return 'source';
  const hash = createHash('sha256');
  for (const name of names.sort()) hash.update(name).update(readFileSync(join(folder, name)));
  return hash.digest('hex').slice(0, 16);
}

function shortHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}
