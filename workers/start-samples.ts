/** Start a worker that reads experiments from a file of its own. The field edition has no second file: start-samples-field.ts. */
export function startSamplesWorker(): Worker {
  return new Worker(new URL('./samples.worker.ts', import.meta.url), { type: 'module' });
}
