import EngineWorker from './engine.worker.ts?worker&inline';

/**
 * Start a worker of the page from a text inside the page, which `npm run build:field` takes for start-worker.ts: a page
 * opened from a disk may start no worker from another file, and no module worker at all.
 */
export function startWorker(): Worker {
  return new EngineWorker();
}
