import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { SourceError } from '../workers/node/sources/sources.ts';
import { buildBaseline } from './baseline/build.ts';
import { printReport } from './baseline/report.ts';

const repository = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const { values } = parseArgs({ options: { sources: { type: 'string' }, quiet: { type: 'boolean', default: false } } });
const folder = values.sources === undefined ? resolve(repository, '../shared/data') : resolve(values.sources);
const data = join(repository, 'data');

try {
  const built = buildBaseline(folder, data);
  mkdirSync(data, { recursive: true });
  for (const [name, bytes] of built.files) writeFileSync(join(data, name), bytes);
  if (!values.quiet) printReport(built);
} catch (error) {
  if (!(error instanceof SourceError)) throw error;
  console.error(`The sources were refused; nothing was written.\n${error.message}`);
  process.exitCode = 1;
}
