import { parseArgs } from 'node:util';
import { type AsyncBuffer, asyncBufferFromFile, type FileMetaData } from 'hyparquet';
import { fileWriter } from 'hyparquet-writer';
import { blockCount } from '../../../src/experiment/design.ts';
import { writeMergedRows } from '../../../src/experiment/merge-rows.ts';
import { readBlockMetadata, rowsOfFile } from '../../../src/experiment/read-samples.ts';
import { fromCaller, writeWhole } from '../files.ts';
import { UserFault } from '../user-fault.ts';
import { type ExperimentFolder, openFolder, writeFault } from './folder.ts';

/** Put all blocks of a folder into one file, in their order: the same bytes whatever computed them. */
export async function mergeBlocks(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args, options: { out: { type: 'string' } }, allowPositionals: true });
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0 || values.out === undefined)
    throw new UserFault('usage: experiment merge DIR --out FILE.parquet');
  const folder = openFolder(fromCaller(path));
  assertComplete(folder);
  const out = fromCaller(values.out);
  try {
    await writeWhole(out, (temporary) => writeMerged(folder, temporary));
  } catch (error) {
    throw writeFault(error, out);
  }
}

/** @throws UserFault that says which blocks are missing. */
export function assertComplete(folder: ExperimentFolder): void {
  const missing = folder.missing();
  if (missing.length > 0)
    throw new UserFault(
      `${folder.path}: ${missing.length} of ${blockCount(folder.plan)} blocks are missing, the first is ${missing[0]}; run experiment --out ${folder.path} to compute them`,
    );
}

/** Open a block. @throws UserFault for one that is broken or does not belong here. */
export async function openBlock(
  folder: ExperimentFolder,
  block: number,
): Promise<{ readonly file: AsyncBuffer; readonly metadata: FileMetaData }> {
  const path = folder.pathOf(block);
  try {
    const file = await asyncBufferFromFile(path);
    return { file, metadata: await readBlockMetadata(file, folder.plan, block) };
  } catch (error) {
    throw new UserFault(
      `${path} cannot be used: ${error instanceof Error ? error.message : String(error)}; delete it and run experiment --out ${folder.path} to compute it again`,
    );
  }
}

async function writeMerged(folder: ExperimentFolder, path: string): Promise<void> {
  async function* rows() {
    for (let block = 0; block < blockCount(folder.plan); block++) {
      const { file, metadata } = await openBlock(folder, block);
      yield* rowsOfFile(file, metadata);
    }
  }
  await writeMergedRows(fileWriter(path), folder.plan, rows());
}
