import { type Corridors, corridorBlock } from '../baseline/corridors.ts';

/**
 * Years of a corridor's reference flow that count as its network beside the people who live abroad, and people who count
 * everywhere. Assumed. A corridor that is nearly all return has next to no stock of its own: without this the ratio of two
 * small stocks multiplies its flow a hundredfold (people born in the Emirates who live in Pakistan), and the stock after it.
 */
const FLOW_YEARS = 10;
const PEOPLE = 1_000;
/** The flow is that of the block of this year, after present wars. */
const FLOW_YEAR = 2030;

/** People who count as the network of each corridor [K] beside its migrant stock. */
export function networkBase({ origin, flow }: Pick<Corridors, 'origin' | 'flow'>): Float32Array {
  const K = origin.length;
  const first = corridorBlock(FLOW_YEAR) * K;
  return Float32Array.from({ length: K }, (_, k) => PEOPLE + FLOW_YEARS * (flow[first + k] as number));
}
