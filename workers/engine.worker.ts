import { expose } from 'comlink';
import { exposedEngine } from './exposed-engine.ts';

expose(exposedEngine());
