import { expose } from 'comlink';
import { createSamplesApi } from './samples-api.ts';

expose(createSamplesApi());
