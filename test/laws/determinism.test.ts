import { describe, expect, it } from 'vitest';
import { copySketch } from '../../src/kernels/sketches.ts';
import { mergeSketch } from '../../src/summary/bin-sketch.ts';
import { createEnsemble } from '../../src/summary/ensemble.ts';
import { joinChunks, tableOfSketches } from '../../src/summary/table.ts';
import { FEW_PLACES, jobOn, smallWorld } from '../support/world.ts';

const world = smallWorld();

describe('the same job', () => {
  it('gives the same bytes whatever the order of chunks and the number of workers', () => {
    const job = jobOn(world, { runs: 40, record: 'sketch' });
    const alone = createEnsemble(world, job);
    for (let chunk = 0; chunk < 5; chunk++) alone.runChunk(chunk);
    const expected = tableOfSketches(alone.sketches.outputs, job, [0.1, 0.5, 0.9]);

    const workers = [createEnsemble(world, job), createEnsemble(world, job), createEnsemble(world, job)];
    [4, 1, 3, 0, 2].forEach((chunk, i) => {
      workers[i % 3]?.runChunk(chunk);
    });
    const [first, ...others] = workers.map(({ sketches }) => sketches.outputs.map((read) => copySketch(read())));
    const merged = first?.map((sketch, o) => () => {
      for (const other of others) mergeSketch(sketch, other[o] as typeof sketch);
      return sketch;
    });
    expect(merged && tableOfSketches(merged, job, [0.1, 0.5, 0.9])).toEqual(expected);
  });

  it('repeats a chunk byte for byte, also after another chunk has run in between', () => {
    const ensemble = createEnsemble(world, jobOn(world, { runs: 24 }));
    const once = ensemble.runChunk(1).values;
    ensemble.runChunk(2);
    expect(ensemble.runChunk(1).values).toEqual(once);
  });

  it('has its first runs as a prefix, whatever the number of runs asked for', () => {
    const values = (runs: number) => {
      const ensemble = createEnsemble(world, jobOn(world, { runs }));
      return joinChunks(
        Array.from({ length: Math.ceil(runs / 8) }, (_, chunk) => ensemble.runChunk(chunk)),
        (report) => report.values,
      );
    };
    const few = values(10);
    const many = values(24);
    for (let cell = 0; cell < few.cells; cell++)
      expect(few.values.subarray(cell * 10, cell * 10 + 10)).toEqual(many.values.subarray(cell * 24, cell * 24 + 10));
  });

  it('gives a place the same values when fewer places and outputs are recorded', () => {
    const all = createEnsemble(world, jobOn(world)).runChunk(0).values;
    const one = createEnsemble(world, jobOn(world, { places: ['NGA'] })).runChunk(0).values;
    const p = FEW_PLACES.indexOf('NGA');
    expect(one).toEqual(all.subarray(p * one.length, (p + 1) * one.length));
  });

  it('differs for another seed', () => {
    const values = (seed: string) => createEnsemble(world, jobOn(world, { seed })).runChunk(0).values;
    expect(values('a')).not.toEqual(values('b'));
  });
});

describe('a place in a world of fewer places', () => {
  it('keeps its own draws: the same fertility before anyone has moved', () => {
    const few = smallWorld(['NGA', 'NER', 'USA']);
    createEnsemble(world, jobOn(world, { until: 2025 })).runChunk(0);
    createEnsemble(few, jobOn(few, { until: 2025 })).runChunk(0);
    const fertility = (of: typeof world) => {
      const i = of.baseline.places.findIndex((place) => place.iso3 === 'NGA');
      return of.kernel.memory.totalFertility.slice(i * 8, i * 8 + 8);
    };
    expect(fertility(few)).toEqual(fertility(world));
  });
});

describe('luck shared between scenarios', () => {
  it('leaves the warming path as the only difference in temperature: the order of runs stays', () => {
    const warming = (path: string) =>
      createEnsemble(
        world,
        jobOn(world, {
          scenario: { version: 1, id: 'x', name: 'x', levers: { warmingPath: path } },
          places: ['WLD'],
          outputs: ['warming'],
        }),
      ).runChunk(0).values;
    const low = warming('SSP1-2.6');
    const high = warming('SSP5-8.5');
    for (let run = 0; run < 8; run++) expect(high[25 * 8 + run] as number).toBeGreaterThan(low[25 * 8 + run] as number);
  });
});
