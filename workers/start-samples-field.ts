import SamplesWorker from './samples.worker.ts?worker&inline';

/** Start a worker that reads experiments from a text inside the page, which `npm run build:field` takes for start-samples.ts. */
export function startSamplesWorker(): Worker {
  return new SamplesWorker();
}
