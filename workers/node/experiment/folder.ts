import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { blockCount } from '../../../src/experiment/design.ts';
import { type ExperimentPlan, parsePlan, planDifferences, planText } from '../../../src/experiment/plan.ts';
import { UserFault } from '../user-fault.ts';

const PLAN_FILE = 'experiment.json';
const BLOCK_FILE = /^block-(\d{6})\.parquet$/;

/** The folder of an experiment: its plan, and one file for each block that is complete. */
export interface ExperimentFolder {
  readonly path: string;
  readonly plan: ExperimentPlan;
  /** Numbers of the blocks that have no file yet, rising. */
  missing(): number[];
  pathOf(block: number): string;
  /** Put a block on the disk: whole, or not at all. @throws UserFault for a full disk. */
  write(block: number, bytes: Uint8Array): void;
}

/** Open the folder of an experiment that was begun. @throws UserFault where there is none. */
export function openFolder(path: string): ExperimentFolder {
  const file = join(path, PLAN_FILE);
  if (!existsSync(file)) throw new UserFault(`${path} is not the folder of an experiment: it has no ${PLAN_FILE}`);
  try {
    return folderOf(path, parsePlan(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new UserFault(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Whether a folder holds a plan. */
export function hasPlan(path: string): boolean {
  return existsSync(join(path, PLAN_FILE));
}

/**
 * Begin an experiment in a folder, or go on with one of the same plan.
 *
 * @throws UserFault that names every difference where another experiment is there.
 */
export function beginFolder(path: string, plan: ExperimentPlan): ExperimentFolder {
  if (existsSync(path) && !statSync(path).isDirectory())
    throw new UserFault(`--out: ${JSON.stringify(path)} is a file, allowed: a folder`);
  mkdirSync(path, { recursive: true });
  if (!hasPlan(path)) {
    const others = readdirSync(path).filter((name) => BLOCK_FILE.test(name));
    if (others.length > 0)
      throw new UserFault(`--out: ${path} holds ${others.length} blocks without their ${PLAN_FILE}`);
    // Shards begin at the same time: each writes the same plan, and reads the one that is there.
    writeAtOnce(path, PLAN_FILE, new TextEncoder().encode(planText(plan)));
  }
  const folder = openFolder(path);
  assertSamePlan(folder, plan);
  return folder;
}

function assertSamePlan({ path, plan }: ExperimentFolder, asked: ExperimentPlan): void {
  const different = planDifferences(plan, asked);
  if (different.length === 0) return;
  const isBuild = different.every((line) => line.startsWith('build.'));
  const advice = isBuild
    ? 'go on with the build that began it, or take another --out'
    : 'ask for the same, take another --out, or name --out alone to go on with what is there';
  throw new UserFault(`--out: ${path} holds another experiment; ${advice}\n  ${different.join('\n  ')}`);
}

function folderOf(path: string, plan: ExperimentPlan): ExperimentFolder {
  const nameOf = (block: number) => `block-${String(block).padStart(6, '0')}.parquet`;
  return {
    path,
    plan,
    missing() {
      const found = new Set(readdirSync(path).map((name) => BLOCK_FILE.exec(name)?.[1]));
      const count = blockCount(plan);
      return Array.from({ length: count }, (_, block) => block).filter(
        (block) => !found.has(String(block).padStart(6, '0')),
      );
    },
    pathOf: (block) => join(path, nameOf(block)),
    write(block, bytes) {
      writeAtOnce(path, nameOf(block), bytes);
    },
  };
}

/** Write under another name in the same folder, to the disk, then move: a reader or a crash never sees half a file. */
function writeAtOnce(folder: string, name: string, bytes: Uint8Array): void {
  // The machine is in the name, since the folder may be shared by several.
  const temporary = join(folder, `.${name}.${hostname()}.${process.pid}`);
  try {
    const file = openSync(temporary, 'w');
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, join(folder, name));
  } catch (error) {
    rmSync(temporary, { force: true });
    throw writeFault(error, folder);
  }
}

/** A fault of writing in words, where a person can mend it. */
export function writeFault(error: unknown, path: string): unknown {
  const reasons: Record<string, string> = {
    ENOSPC: 'the disk is full',
    EDQUOT: 'the quota of the disk is used up',
    EACCES: 'it may not be written',
    EROFS: 'the disk is read-only',
  };
  const reason = reasons[(error as NodeJS.ErrnoException).code ?? ''];
  return reason === undefined
    ? error
    : new UserFault(`${path}: ${reason}; every block that is complete stays, and the same command goes on from there`);
}
