import { parentPort } from 'node:worker_threads';
import { expose } from 'comlink';
import nodeEndpoint from 'comlink/dist/esm/node-adapter.mjs';
import { exposedEngine } from '../exposed-engine.ts';

if (parentPort === null) throw new Error('this file runs as a worker thread');
expose(exposedEngine(), nodeEndpoint(parentPort));
