import { type Discovery, discover } from '../src/analysis/discovery.ts';
import type { PrimTable } from '../src/analysis/prim.ts';
import type { Baseline } from '../src/baseline/baseline.ts';
import { decodeBaseline } from '../src/baseline/decode.ts';
import { type Job, yearCount } from '../src/engine/job.ts';
import { takePath } from '../src/engine/reference-run.ts';
import { createWorld, type World } from '../src/engine/world.ts';
import { TYPESCRIPT_KERNELS } from '../src/engine/world-kernels.ts';
import type { BinSketch } from '../src/kernels/sketch-kernel.ts';
import { copySketch } from '../src/kernels/sketches.ts';
import { checksum, decodePath } from '../src/mobility/path-file.ts';
import type { OwnSeries } from '../src/own/own-series.ts';
import { mergeSketch } from '../src/summary/bin-sketch.ts';
import {
  type ChunkReport,
  createEnsemble,
  type Ensemble,
  type EnsembleSketches,
  type OfSketches,
  type ReadSketch,
} from '../src/summary/ensemble.ts';
import {
  type JoinedRuns,
  type StatisticTable,
  tableOfRuns,
  tableOfSketch,
  tableOfSketches,
} from '../src/summary/table.ts';
import { type TailTable, tailTable } from '../src/summary/tail-table.ts';
import { settleArrayShapes } from './array-shapes.ts';
import { loadKernels } from './kernel-loader.ts';
import { createTurns, inSlices, type Rank } from './turns.ts';

/** Statistics of all chunks of a sketch job. */
export interface SketchTables {
  readonly outputs: StatisticTable;
  readonly byAge: StatisticTable | null;
  /** [corridor][year]. */
  readonly corridors: StatisticTable | null;
  /** Distributions of the outputs that the job asks them of. */
  readonly tails: Readonly<Record<string, TailTable>>;
}

/** Every `of`-th output from the one at `at` on; the first share holds ages and corridors too. */
interface Share {
  readonly at: number;
  readonly of: number;
}

const ALL: Share = { at: 0, of: 1 };

/** What the page needs to know of the baseline; the worker decodes it, so that the page never waits for that. */
export type WorldDescription = Pick<
  Baseline,
  | 'places'
  | 'groups'
  | 'history'
  | 'populationBase'
  | 'imputed'
  | 'corridors'
  | 'disaster'
  | 'monthShares'
  | 'urban'
  | 'income'
>;

/** What a worker offers; every argument and result is plain data that survives structuredClone. */
export interface EngineApi {
  /**
   * Decode the baseline and prepare the kernels; call once, before anything else. Returns the name of their kind.
   *
   * @param path the reference path of the build; one of other bytes, or none, is computed before the first job.
   * @param own series of a user that stand in place of the baseline's; the reference path is then computed with them.
   */
  load(
    baseline: Uint8Array,
    kernel: Uint8Array<ArrayBuffer> | null,
    path?: Uint8Array | null,
    own?: readonly OwnSeries[],
  ): Promise<string>;
  describe(): WorldDescription;
  /**
   * Prepare a job under an id; several may be open.
   *
   * @param rank its chunks pass those of later ranks that wait; one that is under way gives way, and is run anew after them.
   */
  begin(jobId: string, job: Job, rank?: Rank): Promise<void>;
  /** Run a chunk, in slices between which an end of the job is heard: then the rest is left and the result is null. */
  runChunk(jobId: string, chunk: number): Promise<ChunkReport | null>;
  /** Copies of a share of the sketches of the chunks run here, by default of all: the memory of a kernel cannot be handed over. */
  sketches(jobId: string, share?: Share): Promise<EnsembleSketches>;
  /** Compute the statistics of a share of the sketches here, together with the same of other workers. */
  summarise(
    jobId: string,
    others: readonly EnsembleSketches[],
    quantiles: readonly number[],
    share?: Share,
  ): Promise<SketchTables>;
  tabulate(joined: JoinedRuns, quantiles: readonly number[]): StatisticTable;
  discover(table: PrimTable): Discovery;
  /** Forget a job at once, also while it runs; unknown ids are fine, since a cancelled job may have ended already. */
  end(jobId: string): void;
}

interface Begun {
  readonly job: Job;
  readonly rank: Rank;
  ensemble?: Ensemble;
}

/** Make the engine of one worker; the same code serves the page, worker_threads and tests. */
export function createEngineApi(): EngineApi {
  let world: World | undefined;
  /** Under their ids from the call of `begin` on; the ensemble comes in its turn. */
  const jobs = new Map<string, Begun>();
  const turns = createTurns();

  function loaded(): World {
    if (world === undefined) throw new Error('the engine was called before load');
    return world;
  }

  function open(jobId: string): { readonly job: Job; readonly ensemble: Ensemble } {
    const { job, ensemble } = jobs.get(jobId) ?? {};
    if (job === undefined || ensemble === undefined) throw new Error(`job ${jobId} was not begun here`);
    return { job, ensemble };
  }

  return {
    async load(baselineBytes, kernelBytes, pathBytes = null, own = []) {
      settleArrayShapes();
      const committed = decodeBaseline(baselineBytes);
      const baseline =
        own.length === 0 ? committed : (await import('../src/own/with-own-series.ts')).withOwnSeries(committed, own);
      const kernels = await loadKernels(kernelBytes);
      world = createWorld(baseline, kernels);
      // The path is that of the kernels; twins in their place compute their own.
      if (own.length === 0 && pathBytes && kernelBytes && kernels !== TYPESCRIPT_KERNELS) {
        const path = decodePath(pathBytes, [checksum(baselineBytes), checksum(kernelBytes)]);
        if (path) takePath(world, path);
      }
      return world.kernel.name;
    },
    describe() {
      const { places, groups, history, populationBase, imputed, corridors, disaster, monthShares, urban, income } =
        loaded().baseline;
      return { places, groups, history, populationBase, imputed, corridors, disaster, monthShares, urban, income };
    },
    begin(jobId, job, rank = 'usual') {
      // At once, so that an end that comes before its turn is not lost.
      const entry: Begun = { job, rank };
      jobs.set(jobId, entry);
      return turns.take(() => {
        if (jobs.get(jobId) === entry) entry.ensemble = createEnsemble(loaded(), job);
      }, rank);
    },
    async runChunk(jobId, chunk) {
      const rank = jobs.get(jobId)?.rank ?? 'usual';
      for (let isAgain = false; ; isAgain = true) {
        const report = await turns.take(() => {
          if (isAgain && !jobs.has(jobId)) return null;
          const { ensemble } = open(jobId);
          const isWanted = () => jobs.get(jobId)?.ensemble === ensemble;
          return inSlices(ensemble.chunkInParts(chunk), () => isWanted() && !turns.isPassed(rank));
        }, rank);
        // One that gave way has its turn again, and is computed anew.
        if (report !== null || !jobs.has(jobId)) return report;
      }
    },
    sketches: (jobId, share = ALL) =>
      turns.take(() => {
        const { outputs, byAge, corridors } = shareOf(open(jobId).ensemble.sketches, share);
        return {
          outputs: outputs.map((read) => copySketch(read())),
          byAge: byAge && copySketch(byAge()),
          corridors: corridors && copySketch(corridors()),
        };
      }),
    summarise: (jobId, others, quantiles, share = ALL) =>
      turns.take(() => {
        const { job, ensemble } = open(jobId);
        const { outputs, byAge, corridors } = merged(shareOf(ensemble.sketches, share), others);
        const ids = job.outputs.filter((_, o) => o % share.of === share.at);
        const tails: Record<string, TailTable> = {};
        const withTails = outputs.map(
          (read, o): ReadSketch =>
            () => {
              const [sketch, id] = [read(), ids[o] as string];
              if (job.tails?.includes(id)) tails[id] = tailTable(sketch, yearCount(job));
              return sketch;
            },
        );
        return {
          outputs: tableOfSketches(withTails, job, quantiles),
          byAge: byAge && tableOfSketch(byAge(), job, quantiles),
          corridors: corridors && tableOfSketch(corridors(), job, quantiles),
          tails,
        };
      }),
    tabulate: tableOfRuns,
    discover,
    end(jobId) {
      jobs.get(jobId)?.ensemble?.release();
      jobs.delete(jobId);
    },
  };
}

/** Sketches of this worker, each with the same one of other workers in it. */
function merged(
  { outputs, byAge, corridors }: OfSketches<ReadSketch>,
  others: readonly EnsembleSketches[],
): OfSketches<ReadSketch> {
  const withOthers =
    (read: ReadSketch, pick: (other: EnsembleSketches) => BinSketch | null | undefined): ReadSketch =>
    () => {
      const sketch = read();
      for (const other of others) {
        const from = pick(other);
        if (from) mergeSketch(sketch, from);
      }
      return sketch;
    };
  return {
    outputs: outputs.map((read, o) => withOthers(read, (other) => other.outputs[o])),
    byAge: byAge && withOthers(byAge, (other) => other.byAge),
    corridors: corridors && withOthers(corridors, (other) => other.corridors),
  };
}

function shareOf<Each>({ outputs, byAge, corridors }: OfSketches<Each>, { at, of }: Share): OfSketches<Each> {
  const isFirst = at === 0;
  return {
    outputs: outputs.filter((_, o) => o % of === at),
    byAge: isFirst ? byAge : null,
    corridors: isFirst ? corridors : null,
  };
}
