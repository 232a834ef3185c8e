import { transfer } from 'comlink';
import { createEngineApi, type EngineApi } from './engine-api.ts';
import { transferables } from './transferables.ts';

/** The engine with its large results marked for transfer, ready for comlink in either kind of worker. */
export function exposedEngine(): EngineApi {
  const api = createEngineApi();
  return {
    ...api,
    async runChunk(jobId, chunk) {
      const report = await api.runChunk(jobId, chunk);
      return report && transfer(report, transferables(report));
    },
    async sketches(jobId, share) {
      const sketches = await api.sketches(jobId, share);
      return transfer(sketches, transferables(sketches));
    },
    async summarise(jobId, others, quantiles, share) {
      const tables = await api.summarise(jobId, others, quantiles, share);
      return transfer(tables, transferables(tables));
    },
  };
}
