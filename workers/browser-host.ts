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
      let isStopped = false;
      return {
        engine: proxy as unknown as RemoteEngine,
        stop() {
          // A proxy that is released takes no other word, not even that it is released.
          if (isStopped) return;
          isStopped = true;
          proxy[releaseProxy]();
          worker.terminate();
        },
      };
    },
  };
}
