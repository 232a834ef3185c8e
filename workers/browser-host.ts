import { releaseProxy, wrap } from 'comlink';
import type { EngineApi } from './engine-api.ts';
import type { Host, RemoteEngine } from './pool.ts';
import { startWorker } from './start-worker.ts';

/** Web Workers of the page. */
export function createBrowserHost(): Host {
  return {
    async start(onFailure) {
      const worker = startWorker();
      worker.addEventListener('error', (event) => onFailure(event.message || 'the worker could not start'));
      worker.addEventListener('messageerror', () => onFailure('a message could not be read'));
      const proxy = wrap<EngineApi>(worker);
      return {
        engine: proxy as unknown as RemoteEngine,
        stop() {
          proxy[releaseProxy]();
          worker.terminate();
        },
      };
    },
  };
}
