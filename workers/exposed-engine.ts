import { transfer } from 'comlink';
import { createEngineApi, type EngineApi } from './engine-api.ts';
import { transferables } from './transferables.ts';

/** The engine with its large results marked for transfer, ready for comlink in either kind of worker. */
export function exposedEngine(): EngineApi {
  const api = createEngineApi();
  return {
    ...api,
    runChunk(jobId, chunk) {
      const report = api.runChunk(jobId, chunk);
      return transfer(report, transferables(report));
    },
    sketches(jobId, share) {
      const sketches = api.sketches(jobId, share);
      return transfer(sketches, transferables(sketches));
    },
    summarise(jobId, others, quantiles, share) {
      const tables = api.summarise(jobId, others, quantiles, share);
      return transfer(tables, transferables(tables));
    },
  };
}
