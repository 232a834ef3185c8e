import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Baseline } from '../../src/baseline/baseline.ts';
import { decodeBaseline } from '../../src/baseline/decode.ts';
import type { OwnRecord } from '../../src/own/own-series.ts';
import { readFormula } from '../../src/scenario/formula.ts';
import { parseScenario } from '../../src/scenario/parse.ts';
import type { Fault, Scenario } from '../../src/scenario/scenario.ts';
import { type BuildFacts, buildFacts, withOwnData } from '../files/job-dataset.ts';
import { UserFault } from './user-fault.ts';

/** Root of the project: the nearest folder above this file that holds the baseline, built or not. */
export const projectRoot = findRoot();

function findRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'data', 'baseline.bin'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error('data/baseline.bin was not found above the command line');
    folder = above;
  }
  return folder;
}

/** Bytes of the baseline. */
export function baselineBytes(): Uint8Array {
  return new Uint8Array(readFileSync(join(projectRoot, 'data', 'baseline.bin')));
}

/** Bytes of the SIMD kernels, null where they have not been built: the plain ones then do the work. */
export function kernelBytes(): Uint8Array<ArrayBuffer> | null {
  const path = join(projectRoot, 'src', 'kernels', 'kernels.wasm');
  return existsSync(path) ? new Uint8Array(readFileSync(path)) : null;
}

/** Bytes of the reference path of the build, null where it has not been built: workers then compute it. */
export function pathBytes(): Uint8Array | null {
  const path = join(projectRoot, 'data', 'reference-path.bin');
  return existsSync(path) ? new Uint8Array(readFileSync(path)) : null;
}

/**
 * Checksums of what computes here, and the sources of its data.
 *
 * @param own series of a user that are computed with.
 */
export function nodeBuildFacts(own: readonly OwnRecord[] = []): BuildFacts {
  const manifest = new Uint8Array(readFileSync(join(projectRoot, 'data', 'manifest.json')));
  return withOwnData(buildFacts({ baseline: baselineBytes(), kernels: kernelBytes(), manifest }), own);
}

/** Decode the baseline. */
export function readBaseline(): Baseline {
  return decodeBaseline(baselineBytes());
}

/**
 * Resolve a path that the user gave against the folder the command was called from. npm moves to the project's
 * root first and keeps that folder in INIT_CWD.
 */
export function fromCaller(path: string): string {
  const folder = process.env.npm_lifecycle_event === 'horizons' ? process.env.INIT_CWD : undefined;
  return resolve(folder ?? process.cwd(), path);
}

/** Read a scenario of the library by id, or a file. @throws UserFault listing every fault. */
export function readScenario(name: string, baseline: Baseline): Scenario {
  const known = libraryIds();
  const path = known.includes(name) ? join(projectRoot, 'scenarios', `${name}.json`) : fromCaller(name);
  if (!existsSync(path) || !statSync(path).isFile())
    throw new UserFault(`--scenario: found ${JSON.stringify(name)}, allowed: a file or one of ${known.join(', ')}`);
  const parsed = parseScenario(readFileSync(path, 'utf8'), baseline, readFormula);
  if (parsed.kind === 'faults') throw new UserFault(faultLines(name, parsed.faults));
  return parsed.scenario;
}

/** Ids of the scenario library, sorted, the reference first. */
export function libraryIds(): string[] {
  const ids = readdirSync(join(projectRoot, 'scenarios'))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length));
  return ids.sort((a, b) => Number(b === 'reference') - Number(a === 'reference') || (a < b ? -1 : 1));
}

/** One line a fault. */
export function faultLines(name: string, faults: readonly Fault[]): string {
  return faults
    .map(({ path, character, found, allowed }) => {
      const where = character === undefined ? path : `${path}, character ${character}`;
      return `${name}: ${where}: found ${found}, allowed: ${allowed}`;
    })
    .join('\n');
}

/** Write a file so that it is either whole or not there: under another name first, then moved. */
export async function writeWhole(path: string, write: (temporary: string) => Promise<void>): Promise<void> {
  if (!existsSync(dirname(path))) throw new UserFault(`--out: the folder of ${JSON.stringify(path)} does not exist`);
  if (existsSync(path) && statSync(path).isDirectory())
    throw new UserFault(`--out: ${JSON.stringify(path)} is a folder`);
  const folder = mkdtempSync(join(dirname(path), '.horizons-'));
  try {
    const temporary = join(folder, 'result');
    await write(temporary);
    renameSync(temporary, path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
