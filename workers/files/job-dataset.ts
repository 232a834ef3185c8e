import type { Baseline } from '../../src/baseline/baseline.ts';
import type { Job } from '../../src/engine/job.ts';
import type { DataSource, Dataset, PlaceTitle } from '../../src/export/dataset.ts';
import { type Build, makeReceipt } from '../../src/export/receipt.ts';
import { type ResultTables, resultRows } from '../../src/export/result-rows.ts';
import { sha256 } from '../../src/export/sha256.ts';
import type { OwnRecord } from '../../src/own/own-series.ts';
import { selectCells } from '../../src/summary/selection.ts';

type World = Pick<Baseline, 'places' | 'groups' | 'corridors'>;

/** What computed a job: the bytes behind it. */
export interface BuildBytes {
  readonly baseline: Uint8Array;
  /** Null where the plain kernels do the work. */
  readonly kernels: Uint8Array | null;
  readonly manifest: Uint8Array;
}

/** Checksums of what computes, and the sources of its data. */
export interface BuildFacts {
  readonly build: Build;
  readonly sources: readonly DataSource[];
}

/** Read the checksums and sources of a build. */
export function buildFacts({ baseline, kernels, manifest }: BuildBytes): BuildFacts {
  const checksums = {
    baseline: sha256(baseline),
    kernels: kernels ? sha256(kernels) : 'plain',
    manifest: sha256(manifest),
  };
  return factsOf(checksums, manifest);
}

/** The same of checksums that are known already. */
export function factsOf(build: Omit<Build, 'ownData'>, manifest: Uint8Array): BuildFacts {
  // The manifest is a file of the program itself, made by its own script.
  const { sources } = JSON.parse(new TextDecoder().decode(manifest)) as { readonly sources: readonly DataSource[] };
  return { build, sources };
}

/** Facts that also name the series of a user that are computed with: their checksums alone, the numbers stay on the device. */
export function withOwnData(facts: BuildFacts, own: readonly Pick<OwnRecord, 'id' | 'sha256'>[]): BuildFacts {
  if (own.length === 0) return facts;
  const named = own.map(({ id: series, sha256: checksum }) => ({ series, sha256: checksum }));
  return { ...facts, build: { ...facts.build, ownData: named } };
}

/** What a job offers to a file, beside its tables. */
interface DatasetParts {
  readonly world: World;
  /** Output ids in the order of the file. */
  readonly order: readonly string[];
  readonly quantiles: readonly number[];
  readonly tables: ResultTables;
  /** Number of failed runs. */
  readonly failed: number;
  readonly facts: BuildFacts;
}

/**
 * Gather what a file of a finished job is written from.
 *
 * @param hasHashes false leaves the hashes out of the receipt, for files that carry none: they take as long as the file itself.
 */
export function jobDataset(job: Job, parts: DatasetParts, hasHashes = true): Dataset {
  const { world, order, quantiles, tables, failed, facts } = parts;
  const selection = selectCells(world, job);
  const rows = () => resultRows(job, selection, order, tables);
  const names = new Map<string, PlaceTitle>([
    ...world.places.map(({ iso3, name }) => [iso3, { name, isGroup: false }] as const),
    ...world.groups.map(({ id, name }) => [id, { name, isGroup: true }] as const),
  ]);
  return {
    receipt: makeReceipt(job, order, quantiles, failed, facts.build, hasHashes ? rows() : []),
    rows,
    titleOf: (place) => names.get(place) ?? { name: place, isGroup: true },
    sources: facts.sources,
  };
}
