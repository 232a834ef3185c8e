/** Start a worker of the page from a file of its own. The field edition has no second file: start-worker-field.ts. */
export function startWorker(): Worker {
  return new Worker(new URL('./engine.worker.ts', import.meta.url), { type: 'module' });
}
