import { releaseProxy, wrap } from 'comlink';
import type { EngineApi } from './engine-api.ts';
import type { Host, RemoteEngine } from './pool.ts';

/** Web Workers of the page. */
export function createBrowserHost(): Host {
  return {
    async start(onFailure) {
      const worker = new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module' });
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
