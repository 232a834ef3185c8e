import { describe, expect, it } from 'vitest';
import { REFERENCE } from '../../src/scenario/scenario.ts';
import { createEngineApi } from '../../workers/engine-api.ts';
import { createInlineHost } from '../../workers/inline-host.ts';
import { createPool, type Host, JobCancelled } from '../../workers/pool.ts';
import { transferables } from '../../workers/transferables.ts';
import { builtKernels, builtPath } from '../support/built-kernels.ts';
import { baseline, committedBaseline, jobOn } from '../support/world.ts';

/** Jobs of this file: the whole baseline, two years, so that each chunk is short. */
const job = (runs: number) =>
  jobOn({ baseline }, { runs, until: 2026, record: 'sketch', places: ['WLD', 'NGA'], watch: ['NGA'] });
const quantiles = [0.1, 0.5, 0.9];

/** A host whose worker number `which` dies on its chunk number `when`, as a crashed thread does: silence, then the notice. */
function dyingHost(which: number, when: number, everyTime = false): Host & { started: number } {
  const inner = createInlineHost();
  const host = {
    started: 0,
    async start(onFailure: (reason: string) => void) {
      const number = host.started++;
      const handle = await inner.start(onFailure);
      let chunks = 0;
      let isStopped = false;
      return {
        // As a released proxy, which takes no second word.
        stop() {
          if (isStopped) throw new Error('stopped twice');
          isStopped = true;
          handle.stop();
        },
        engine: {
          ...handle.engine,
          runChunk(jobId: string, chunk: number) {
            chunks += 1;
            const dies = (everyTime || number === which) && chunks === when;
            if (!dies) return handle.engine.runChunk(jobId, chunk);
            onFailure('killed by the test');
            return new Promise<never>(() => undefined);
          },
        },
      };
    },
  };
  return host;
}

describe('the pool', () => {
  it('gives the same result with one, two and three workers', async () => {
    const results = [];
    for (const size of [1, 2, 3]) {
      const pool = await createPool(createInlineHost(), size, committedBaseline(), builtKernels(), builtPath());
      const { tables, reports } = await pool.run(job(40), { quantiles });
      results.push({ tables, values: reports.map((report) => report.values) });
      pool.stop();
    }
    expect(results[1]).toEqual(results[0]);
    expect(results[2]).toEqual(results[0]);
  });

  it('survives a worker that dies in the middle of a job, and loses and doubles no run', async () => {
    const calm = await createPool(createInlineHost(), 2, committedBaseline(), builtKernels(), builtPath());
    const expected = await calm.run(job(48), { quantiles });
    const host = dyingHost(1, 2);
    const pool = await createPool(host, 2, committedBaseline(), builtKernels(), builtPath());
    const result = await pool.run(job(48), { quantiles });
    expect(host.started).toBe(3);
    expect(result.tables).toEqual(expected.tables);
    expect(result.reports.flatMap((report) => report.runs)).toEqual(Array.from({ length: 48 }, (_, run) => run));
    // And it serves the next job.
    expect((await pool.run(job(48), { quantiles })).tables).toEqual(expected.tables);
  });

  it('runs two rows of jobs side by side, each chunk with its own worker, also where one of these dies', async () => {
    const exact = (seed: string) => ({ ...job(40), seed, record: 'exact' as const });
    const calm = await createPool(createInlineHost(), 2, committedBaseline(), builtKernels(), builtPath());
    const expected = [await calm.run(exact('a')), await calm.run(exact('b'))];
    const host = dyingHost(1, 2);
    const pool = await createPool(host, 2, committedBaseline(), builtKernels(), builtPath());
    const results = await Promise.all([pool.run(exact('a'), { row: 0 }), pool.run(exact('b'), { row: 1 })]);
    // One worker in the place of the one that died, though both jobs heard of it.
    expect(host.started).toBe(3);
    expect(results.map(({ reports }) => reports)).toEqual(expected.map(({ reports }) => reports));
  });

  it('runs again what went with a worker that died under another job, before it puts sketches together', async () => {
    const calm = await createPool(createInlineHost(), 2, committedBaseline(), builtKernels(), builtPath());
    const expected = await calm.run(job(24), { quantiles });
    // Worker 1 has one chunk of the first job and dies under the second, which comes when that chunk is in and the other worker goes on.
    const host = dyingHost(1, 2);
    const pool = await createPool(host, 2, committedBaseline(), builtKernels(), builtPath());
    let second: Promise<unknown> | undefined;
    const onChunk = ({ chunk }: { readonly chunk: number }) => {
      if (chunk === 1) second ??= pool.run({ ...job(8), record: 'exact' }, { row: 1 });
    };
    const first = pool.run(job(24), { quantiles, row: 0, onChunk });
    await first;
    await second;
    const { tables, reports } = await first;
    expect(host.started).toBe(3);
    expect(tables).toEqual(expected.tables);
    expect(reports.flatMap(({ runs }) => runs)).toEqual(Array.from({ length: 24 }, (_, run) => run));
  });

  it('gives up with the reason when workers keep dying', async () => {
    const pool = await createPool(dyingHost(0, 1, true), 2, committedBaseline(), builtKernels(), builtPath());
    await expect(pool.run(job(16), { quantiles })).rejects.toThrow(/killed by the test/);
  });

  it('drops a job when a newer one takes over, and stays usable', async () => {
    const pool = await createPool(createInlineHost(), 2, committedBaseline(), builtKernels(), builtPath());
    const abort = new AbortController();
    let chunks = 0;
    const dropped = pool.run(job(400), {
      quantiles,
      signal: abort.signal,
      onChunk() {
        chunks += 1;
        if (chunks === 2) abort.abort();
      },
    });
    await expect(dropped).rejects.toBeInstanceOf(JobCancelled);
    expect(chunks).toBeLessThan(10);
    expect((await pool.run(job(8), { quantiles })).reports).toHaveLength(1);
  });

  it('lets a job that goes first pass the chunks that wait, and gives both their values', async () => {
    const pool = await createPool(createInlineHost(), 1, committedBaseline(), builtKernels(), builtPath());
    const exact = (seed: string) => ({ ...job(40), seed, record: 'exact' as const });
    const order: string[] = [];
    const follow = (name: string) => ({ onChunk: () => void order.push(name) });
    const [long, short] = await Promise.all([
      pool.run(exact('a'), follow('long')),
      pool.run({ ...exact('b'), runs: 16 }, { ...follow('short'), rank: 'first' }),
    ]);
    // The long one was being prepared, and its first chunks waited.
    expect(order).toEqual(['short', 'short', 'long', 'long', 'long', 'long', 'long']);
    expect(long.reports).toEqual((await pool.run(exact('a'))).reports);
    expect(short.reports).toEqual((await pool.run({ ...exact('b'), runs: 16 })).reports);
  });

  it('drops a job also while its sketches are merged, without an error', async () => {
    const pool = await createPool(createInlineHost(), 2, committedBaseline(), builtKernels(), builtPath());
    // A few turns after the last chunk workers hand over their sketches; in one of them the job is forgotten.
    for (let turns = 1; turns <= 12; turns++) {
      const abort = new AbortController();
      let chunks = 0;
      const later = async () => {
        for (let turn = 0; turn < turns; turn++) await undefined;
        abort.abort();
      };
      const onChunk = () => {
        if (++chunks === 2) void later();
      };
      const ended = await pool.run(job(16), { quantiles, signal: abort.signal, onChunk }).catch((error) => error);
      expect(ended instanceof JobCancelled || ended.tables !== undefined, String(ended)).toBe(true);
    }
    expect((await pool.run(job(8), { quantiles })).reports).toHaveLength(1);
  });

  it('reports a job that asks for the impossible as an error, not as silence', async () => {
    const pool = await createPool(createInlineHost(), 1, committedBaseline(), builtKernels(), builtPath());
    await expect(pool.run({ ...job(8), places: ['XXX'] }, { quantiles })).rejects.toThrow(/XXX/);
    await expect(pool.run({ ...job(8), runs: 0 }, { quantiles })).rejects.toThrow(/runs/);
  });
});

describe('a worker', () => {
  it('leaves the chunk of a job that has ended, and computes the next as if there had been none', async () => {
    const engine = createEngineApi();
    await engine.load(committedBaseline(), builtKernels(), builtPath());
    const whole = { ...job(8), until: 2050 };
    await engine.begin('alone', whole);
    const alone = await engine.runChunk('alone', 0);
    await engine.begin('dropped', { ...whole, seed: 'other', scenario: { ...REFERENCE, levers: { fertility: 0.5 } } });
    const dropped = engine.runChunk('dropped', 0);
    // Waits for its turn: both use the memory of the kernels.
    const begun = engine.begin('next', whole);
    await new Promise((resolve) => setTimeout(resolve, 1));
    engine.end('dropped');
    expect(await dropped).toBeNull();
    await begun;
    // A job that ends before its turn to begin has come is not begun.
    const next = engine.runChunk('next', 0);
    const late = engine.begin('late', whole);
    engine.end('late');
    expect(await next).toEqual(alone);
    await late;
    await expect(engine.runChunk('late', 0)).rejects.toThrow('job late was not begun here');
    await expect(engine.runChunk('dropped', 0)).rejects.toThrow('job dropped was not begun here');
  });

  it('leaves a chunk for a job that goes first, runs it anew, and records the same as if there had been none', async () => {
    const long = job(40);
    const tables = [];
    for (const isPressed of [false, true]) {
      const engine = createEngineApi();
      await engine.load(committedBaseline(), builtKernels(), builtPath());
      await engine.begin('long', { ...long, until: 2050 });
      const reports = [];
      // Five blocks: four that are recorded together, and one more.
      for (let chunk = 0; chunk < 5; chunk++) {
        const order: string[] = [];
        const report = engine.runChunk('long', chunk).then((mine) => {
          order.push('long');
          return mine;
        });
        if (isPressed) {
          await new Promise((resolve) => setTimeout(resolve, 1));
          const first = { ...long, record: 'exact' as const, seed: `${chunk}` };
          await Promise.all([engine.begin(`first ${chunk}`, first, 'first'), engine.runChunk(`first ${chunk}`, 0)]);
          order.push('first');
        }
        reports.push(await report);
        expect(order).toEqual(isPressed ? ['first', 'long'] : ['long']);
      }
      tables.push([reports, await engine.summarise('long', [], quantiles)]);
    }
    expect(tables[1]).toEqual(tables[0]);
  });

  it('does not go back to a chunk that gave way where its job has ended meanwhile', async () => {
    const engine = createEngineApi();
    await engine.load(committedBaseline(), builtKernels(), builtPath());
    await engine.begin('long', { ...job(8), until: 2050 });
    const report = engine.runChunk('long', 0);
    await new Promise((resolve) => setTimeout(resolve, 1));
    const first = engine.begin('first', { ...job(8), record: 'exact' }, 'first');
    const passed = engine.runChunk('first', 0);
    await first;
    engine.end('long');
    expect(await report).toBeNull();
    expect((await passed)?.runs).toHaveLength(8);
  });
});

describe('the sketches that a worker hands over', () => {
  it('leave with their memory, also those of a kernel, and come from all chunks so far', async () => {
    const tables = [];
    for (const kernels of [null, builtKernels()]) {
      const [first, second] = [createEngineApi(), createEngineApi()];
      for (const engine of [first, second]) {
        await engine.load(committedBaseline(), kernels, builtPath());
        await engine.begin('job', job(16));
      }
      await first.runChunk('job', 0);
      await second.runChunk('job', 1);
      const sketches = await second.sketches('job');
      const handed = structuredClone(sketches, { transfer: transferables(sketches) });
      expect(sketches.outputs[0]?.counts.byteLength).toBe(0);
      expect(handed.outputs[0]?.n[0]).toBe(8);
      tables.push(await first.summarise('job', [handed], quantiles));
      // Both still hold their own.
      expect((await second.sketches('job')).outputs[0]?.n[0]).toBe(8);
    }
    expect(tables[1]?.outputs.cells).toBe(tables[0]?.outputs.cells);
    expect(tables[1]?.outputs.values.every(Number.isFinite)).toBe(true);
  });
});
