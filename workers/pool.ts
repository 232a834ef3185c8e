import { transfer } from 'comlink';
import type { Discovery } from '../src/analysis/discovery.ts';
import type { PrimTable } from '../src/analysis/prim.ts';
import { chunkCount, type Job } from '../src/engine/job.ts';
import type { RunFailure } from '../src/engine/run-failure.ts';
import type { OwnSeries } from '../src/own/own-series.ts';
import type { Bookings, ChunkReport } from '../src/summary/ensemble.ts';
import { type JoinedRuns, joinShares, type StatisticTable } from '../src/summary/table.ts';
import type { EngineApi, SketchTables, WorldDescription } from './engine-api.ts';
import { transferables } from './transferables.ts';
import type { Rank } from './turns.ts';

/** The engine of a worker as the page sees it: every call is a promise. */
export type RemoteEngine = {
  [K in keyof EngineApi]: (...args: Parameters<EngineApi[K]>) => Promise<Awaited<ReturnType<EngineApi[K]>>>;
};

interface WorkerHandle {
  readonly engine: RemoteEngine;
  stop(): void;
}

/** Starts workers. A call to a dead worker never settles, so a host must report the death through `onFailure`. */
export interface Host {
  start(onFailure: (reason: string) => void): Promise<WorkerHandle>;
}

export interface JobResult {
  readonly job: Job;
  /** Chunks in their order; exact values or the watch list's. */
  readonly reports: readonly ChunkReport[];
  /** Statistics of a sketch job. */
  readonly tables: SketchTables | null;
  readonly failures: readonly RunFailure[];
  readonly bookings: Bookings;
}

interface JobOptions {
  /** Called with each finished chunk, in the order of finishing. */
  readonly onChunk?: (report: ChunkReport) => void;
  /** Quantiles of the tables of a sketch job. */
  readonly quantiles?: readonly number[];
  readonly signal?: AbortSignal;
  /**
   * Number of the row that a job stands in, of rows that run side by side: its chunks begin with another worker than those of the row
   * before and stay with their workers, which find what they kept of them; where one row leaves a worker idle, the other fills.
   */
  readonly row?: number;
  /** Its chunks pass those of jobs of later ranks, which give way. */
  readonly rank?: Rank;
}

/** A job that was dropped for a newer one. */
export class JobCancelled extends Error {
  override name = 'JobCancelled';
}

/** A fixed number of workers that share the chunks of a job; survives the death of any of them. */
export interface Pool {
  readonly size: number;
  /** Name of the kernel that the workers use. */
  readonly kernel: string;
  describe(): Promise<WorldDescription>;
  /** Exact statistics of [cell][run] values, computed off the page; the values are handed over. */
  tabulate(joined: JoinedRuns, quantiles: readonly number[]): Promise<StatisticTable>;
  /** The conditions under which the cases of a table lie, searched for off the page. */
  discover(table: PrimTable): Promise<Discovery>;
  run(job: Job, options?: JobOptions): Promise<JobResult>;
  stop(): void;
}

/** Deaths of workers in a row, without a chunk finished between, after which a job is given up. */
const MOST_DEATHS = 3;

interface Slot {
  readonly handle: WorkerHandle;
  /** Why the worker died, once it has. */
  reason?: string;
  /** Calls under way, to be told of its death. A promise of the death would keep every call that ever waited for it. */
  readonly onDeath: Set<(reason: string) => void>;
  /** Started by the first of the jobs that hear of its death. */
  successor?: Promise<Slot>;
}

/** Start `size` workers and load them; bytes still on their way are waited for after the start. */
export async function createPool(
  host: Host,
  size: number,
  baseline: Uint8Array | Promise<Uint8Array>,
  kernelBytes: Uint8Array<ArrayBuffer> | null | Promise<Uint8Array<ArrayBuffer>>,
  path: Uint8Array | null | Promise<Uint8Array> = null,
  own: readonly OwnSeries[] | Promise<readonly OwnSeries[]> = [],
): Promise<Pool> {
  let kernel = '';
  let jobNumber = 0;
  const slots = await Promise.all(Array.from({ length: size }, startSlot));

  async function startSlot(): Promise<Slot> {
    const onDeath: Slot['onDeath'] = new Set();
    let earlier: string | undefined;
    let slot: Slot | undefined;
    const handle = await host.start((reason) => {
      if (slot) slot.reason ??= reason;
      else earlier ??= reason;
      for (const tell of onDeath) tell(reason);
    });
    slot = { handle, onDeath, ...(earlier === undefined ? {} : { reason: earlier }) };
    try {
      kernel = await alive(slot, async () =>
        handle.engine.load(...(await Promise.all([baseline, kernelBytes, path, own]))),
      );
    } catch (error) {
      handle.stop();
      throw error;
    }
    return slot;
  }

  /** Put a new worker in the place of a dead one: one, however many jobs and calls hear of the death. */
  async function replace(at: number, slot: Slot): Promise<void> {
    if (!slot.successor) {
      slot.handle.stop();
      slot.successor = startSlot();
      // One that could not start is tried again by the next job.
      slot.successor.catch(() => {
        delete slot.successor;
      });
    }
    slots[at] = await slot.successor;
  }

  async function run(job: Job, options: JobOptions = {}): Promise<JobResult> {
    jobNumber += 1;
    const jobId = `${jobNumber}`;
    // Each worker has chunks of its own, the same in every job, so that it finds what it kept of them; who has none left helps others.
    const waiting = Array.from({ length: size }, (_, at) => {
      const first = (at + (options.row ?? 0)) % size;
      return Array.from({ length: Math.ceil((chunkCount(job) - first) / size) }, (_chunk, k) => first + k * size);
    });
    let helpsOthers = options.row === undefined;
    const longest = () => waiting.reduce((most, own) => (own.length > most.length ? own : most));
    const nextOf = (at: number): number | undefined =>
      waiting[at]?.shift() ?? (helpsOthers ? longest().pop() : undefined);
    const done = new Map<number, ChunkReport>();
    const begun = new Map<Slot, Promise<void>>();
    /** Of each worker: its chunks so far, done or under way. */
    const taken = slots.map((): number[] => []);
    const dead = new Set<Slot>();
    let deathsInARow = 0;
    let hasFailed = false;

    function begin(slot: Slot): Promise<void> {
      const known = begun.get(slot) ?? alive(slot, () => slot.handle.engine.begin(jobId, job, options.rank));
      begun.set(slot, known);
      return known;
    }

    /** Begin the job in a worker and run a chunk there: sent together, since the page may be busy when the first answer comes. */
    async function runIn(slot: Slot, chunk: number): Promise<ChunkReport | null> {
      const [, report] = await Promise.all([begin(slot), alive(slot, () => slot.handle.engine.runChunk(jobId, chunk))]);
      return report;
    }

    async function work(at: number): Promise<void> {
      for (;;) {
        if (options.signal?.aborted) throw new JobCancelled('a newer job took over');
        if (hasFailed) return;
        const chunk = nextOf(at);
        if (chunk === undefined) return;
        taken[at]?.push(chunk);
        const slot = slots[at] as Slot;
        try {
          const report = await runIn(slot, chunk);
          if (report === null) throw new JobCancelled('a newer job took over');
          deathsInARow = 0;
          if (!done.has(chunk)) options.onChunk?.(report);
          done.set(chunk, report);
        } catch (error) {
          if (!(error instanceof WorkerDied)) throw error;
          if (!dead.has(slot)) deathsInARow += 1;
          dead.add(slot);
          if (deathsInARow >= MOST_DEATHS)
            throw new Error(`the engine stopped ${deathsInARow} times in a row: ${error.message}`);
          // Sketches died with the worker: its chunks are run again, and give the same bytes.
          waiting[at]?.push(...(job.record === 'exact' ? [chunk] : (taken[at]?.splice(0) ?? [])));
          await replace(at, slot);
        }
      }
    }

    /**
     * Run again what went with a worker that died under another job after its last chunk of this one, and begin the job in those that
     * had no chunk, for their share of the merging.
     */
    async function completeSketches(): Promise<void> {
      helpsOthers = true;
      for (let at = 0; at < size; at++) {
        const slot = slots[at] as Slot;
        const isHere = slot.reason === undefined && begun.has(slot);
        if (slot.reason !== undefined) await replace(at, slot);
        if (!isHere) waiting[at]?.push(...(taken[at]?.splice(0) ?? []));
        await work(at);
        await begin(slots[at] as Slot);
      }
    }

    const end = () => {
      for (const slot of slots) void endIn(slot, jobId);
    };
    // Workers leave what they compute for a dropped job, so that the newer one need not wait for it.
    options.signal?.addEventListener('abort', end, { once: true });
    try {
      // All lanes are waited for, so that a dropped job leaves no call under way.
      // Two calls to each worker, so that it need not wait for the page between two chunks.
      const lanes = [...slots.keys(), ...slots.keys()].map((at) =>
        work(at).catch((error: unknown) => {
          hasFailed = true;
          end();
          throw error;
        }),
      );
      for (const lane of await Promise.allSettled(lanes)) if (lane.status === 'rejected') throw lane.reason;
      // A death while another worker had already run dry leaves chunks waiting.
      helpsOthers = true;
      while (waiting.some((own) => own.length > 0)) await work(0);
      if (job.record === 'sketch') await completeSketches();
      const tables = job.record === 'sketch' ? await merge(jobId, job, options.quantiles ?? []) : null;
      const reports = [...done.values()].sort((a, b) => a.chunk - b.chunk);
      return {
        job,
        reports,
        tables,
        failures: reports.flatMap((report) => report.failures),
        bookings: {
          unmet: reports.reduce((sum, report) => sum + report.bookings.unmet, 0),
          capped: reports.reduce((sum, report) => sum + report.bookings.capped, 0),
        },
      };
    } catch (error) {
      // A job that was dropped is forgotten by its workers before its last calls have come.
      throw options.signal?.aborted ? new JobCancelled('a newer job took over') : error;
    } finally {
      options.signal?.removeEventListener('abort', end);
      end();
    }
  }

  /** Let each worker merge and tabulate a share of the outputs. */
  async function merge(jobId: string, job: Job, quantiles: readonly number[]): Promise<SketchTables> {
    const tables = await Promise.all(
      slots.map(async (slot, at) => {
        const share = { at, of: slots.length };
        const rest = slots.filter((other) => other !== slot);
        const others = await Promise.all(
          rest.map((other) => alive(other, () => other.handle.engine.sketches(jobId, share))),
        );
        // Handed over, not copied: the page only passes tens of megabytes from one worker to the other.
        const handed = transfer(others, others.flatMap(transferables));
        return alive(slot, () => slot.handle.engine.summarise(jobId, handed, quantiles, share));
      }),
    );
    const { byAge, corridors } = tables[0] as SketchTables;
    return {
      outputs: joinShares(
        tables.map(({ outputs }) => outputs),
        job,
      ),
      byAge,
      corridors,
      tails: Object.assign({}, ...tables.map(({ tails }) => tails)),
    };
  }

  return {
    size,
    get kernel() {
      return kernel;
    },
    describe() {
      const first = slots[0] as Slot;
      return alive(first, () => first.handle.engine.describe());
    },
    tabulate(joined, quantiles) {
      const first = slots[0] as Slot;
      const handed = transfer(joined, [joined.values.buffer as ArrayBuffer]);
      return alive(first, () => first.handle.engine.tabulate(handed, quantiles));
    },
    discover(table) {
      const last = slots.at(-1) as Slot;
      return alive(last, () => last.handle.engine.discover(table));
    },
    run,
    stop() {
      for (const slot of slots) slot.handle.stop();
    },
  };
}

/** Let a worker forget a job; one that has stopped has forgotten it, and refuses the call. */
async function endIn({ handle }: Slot, jobId: string): Promise<void> {
  try {
    await handle.engine.end(jobId);
  } catch {
    return;
  }
}

class WorkerDied extends Error {
  override name = 'WorkerDied';
}

/** Make a call and wait for it, or for the death of its worker; a worker that is dead is not called. */
async function alive<T>(slot: Slot, call: () => Promise<T>): Promise<T> {
  if (slot.reason !== undefined) throw new WorkerDied(slot.reason);
  let tell: (reason: string) => void = () => undefined;
  const died = new Promise<never>((_, reject) => {
    tell = (reason) => reject(new WorkerDied(reason));
  });
  slot.onDeath.add(tell);
  try {
    return await Promise.race([call(), died]);
  } finally {
    slot.onDeath.delete(tell);
  }
}
