import { Worker } from 'node:worker_threads';
import { wrap } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import type { EngineApi } from '../engine-api.ts';
import type { Host, RemoteEngine } from '../pool.ts';

/** Threads of the command line. */
export function createNodeHost(workerUrl: URL): Host {
  return {
    async start(onFailure) {
      const worker = new Worker(workerUrl);
      worker.on('error', (error) => onFailure(error instanceof Error ? error.message : String(error)));
      worker.on('messageerror', () => onFailure('a message could not be read'));
      worker.on('exit', (code) => onFailure(`the thread ended with code ${code}`));
      const proxy = wrap<EngineApi>(nodeEndpoint(worker));
      return {
        engine: proxy as unknown as RemoteEngine,
        stop() {
          void worker.terminate();
        },
      };
    },
  };
}
