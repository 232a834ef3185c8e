import type { ChunkReport, EnsembleSketches } from '../src/summary/ensemble.ts';
import type { SketchTables } from './engine-api.ts';

/** Buffers of a result that may be transferred instead of copied. */
export function transferables(result: ChunkReport | EnsembleSketches | SketchTables): ArrayBuffer[] {
  const buffers: ArrayBufferLike[] = [];
  if ('chunk' in result) {
    buffers.push(result.values.buffer);
    if (result.byAge) buffers.push(result.byAge.buffer);
    if (result.corridors) buffers.push(result.corridors.buffer);
  } else if (Array.isArray(result.outputs)) {
    const sketches = result as EnsembleSketches;
    for (const sketch of [...sketches.outputs, sketches.byAge, sketches.corridors])
      for (const value of Object.values(sketch ?? {})) if (ArrayBuffer.isView(value)) buffers.push(value.buffer);
  } else {
    const tables = result as SketchTables;
    buffers.push(tables.outputs.values.buffer);
    if (tables.byAge) buffers.push(tables.byAge.values.buffer);
    if (tables.corridors) buffers.push(tables.corridors.values.buffer);
    for (const tail of Object.values(tables.tails)) buffers.push(tail.values.buffer);
  }
  return buffers.filter((buffer) => buffer instanceof ArrayBuffer);
}
