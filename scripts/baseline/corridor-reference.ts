import { type Baseline, FIRST_YEAR, HISTORY_YEARS } from '../../src/baseline/baseline.ts';
import { CORRIDOR_BLOCKS, FORCED_YEARS } from '../../src/baseline/corridors.ts';
import { type CorridorTransition, fitCorridorLaw, forecastCorridors } from '../../src/fits/corridor-law.ts';
import { balanceFlows, type FlowList } from '../../src/mobility/balance.ts';
import {
  type CorridorRecords,
  corridorPeriod,
  corridorStateAt,
  FIRST_PERIOD,
  PERIOD,
} from '../../workers/node/sources/corridor-records.ts';
import { blockExposure, type Exposure } from './corridor-exposure.ts';
import { fillUnrecorded } from './corridor-floor.ts';

/** First year after the periods on record that are used. */
export const RECORD_END = 2015;
/** Year ends around the last period, whose mean population stands for it. */
const AROUND_PERIOD = [2009, 2014] as const;
const CELLS = 2 * 21;

/** Reference flows of every pair before the small ones are joined to a rest. */
export interface ReferenceFlows {
  /** Pairs with a flow, ascending by origin, then destination; people a year at the exposure of 2010-2015. */
  readonly list: FlowList;
  /** [B][C] factor of a pair's flow for its origin and its destination. */
  readonly leaving: Float64Array;
  readonly arriving: Float64Array;
  /** Rows of places whose flows are a floor. */
  readonly filled: readonly number[];
  /** For each block: Newton steps and largest miss of a place's net migration, persons a year. */
  readonly balance: readonly { readonly steps: number; readonly residual: number }[];
}

/**
 * Build the reference flows: the corridor law from 2010-2015 on, without the forced part, scaled by age exposure and
 * balanced to the UN's net migration.
 *
 * The law is a median and falls short of totals, so its flows are scaled by one factor to the regular flow of 2010-2015:
 * the world keeps moving at that rate per person of mobile age. The law is applied once; applied again and again it would
 * only forget (each step pulls towards the middle), and no record says what came after.
 *
 * @param stock      [C][C] people born in the row who live in the column.
 * @param regularNet [FORCED_YEARS][C] net migration without forced moves in the first years.
 */
export function referenceFlows(
  baseline: Baseline,
  records: CorridorRecords,
  exposure: Exposure,
  stock: Float64Array,
  regularNet: Float64Array,
): ReferenceFlows {
  const C = baseline.places.length;
  const flows = regularFlows(records, C);
  const filled = fillUnrecorded(flows, stock, populationInPeriod(baseline), baseline.places);
  const list = listOf(flows, C);
  const B = CORRIDOR_BLOCKS.length;
  const leaving = new Float64Array(B * C);
  const arriving = new Float64Array(B * C);
  const balance = CORRIDOR_BLOCKS.map((block, b) => {
    const now = blockExposure(exposure, block);
    const scale = now.map((people, i) => people / (exposure.past[i] as number));
    const scaled = {
      ...list,
      flow: list.flow.map((people, k) => people * (scale[list.origin[k] as number] as number)),
    };
    const net = b < FORCED_YEARS ? regularNet.slice(b * C, (b + 1) * C) : meanNet(baseline, block.first, block.last);
    const solved = balanceFlows(scaled, withoutWorldSum(net, scaled));
    for (let i = 0; i < C; i++) {
      const lambda = solved.potential[i] as number;
      leaving[b * C + i] = (scale[i] as number) * Math.exp(-lambda);
      arriving[b * C + i] = Math.exp(lambda);
    }
    return { steps: solved.steps, residual: solved.residual };
  });
  return { list, leaving, arriving, filled, balance };
}

/** Flows of the law for the period after the record, without the forced part, at the world total of the last [C][C]. */
function regularFlows(records: CorridorRecords, C: number): Float64Array {
  const transitions: CorridorTransition[] = [];
  for (let start = FIRST_PERIOD + 2 * PERIOD; start < RECORD_END; start += PERIOD)
    transitions.push({ ...corridorStateAt(records, start), flow: corridorPeriod(records.flows, start) });
  const state = corridorStateAt(records, RECORD_END);
  const law = fitCorridorLaw(transitions, C);
  const flows = forecastCorridors(law, { ...state, forcedNext: new Float64Array(C * C) }, C);
  const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
  const level = (sum(state.last) - sum(state.forced)) / sum(flows);
  return flows.map((people) => people * level);
}

/** Mean population at the year ends around 2010-2015 [C]. */
function populationInPeriod(baseline: Baseline): Float64Array {
  return Float64Array.from(baseline.places, (_, i) => {
    let sum = 0;
    for (const year of AROUND_PERIOD) {
      const from = (i * HISTORY_YEARS.length + HISTORY_YEARS.indexOf(year)) * CELLS;
      for (let cell = from; cell < from + CELLS; cell++) sum += baseline.history.population[cell] as number;
    }
    return sum / AROUND_PERIOD.length;
  });
}

function listOf(flows: Float64Array, C: number): FlowList {
  const pairs: number[] = [];
  flows.forEach((people, pair) => {
    if (people > 0 && pair % (C + 1) !== 0) pairs.push(pair);
  });
  return {
    origin: Uint16Array.from(pairs, (pair) => Math.floor(pair / C)),
    destination: Uint16Array.from(pairs, (pair) => pair % C),
    flow: Float64Array.from(pairs, (pair) => (flows[pair] as number) / PERIOD),
  };
}

/** The UN's net migration, mean of a block, persons a year [C]. */
function meanNet(baseline: Baseline, first: number, last: number): Float64Array {
  const { median } = baseline.netMigration;
  const T = median.length / baseline.places.length;
  return Float64Array.from(baseline.places, (_, i) => {
    let sum = 0;
    for (let year = first; year <= last; year++) sum += median[i * T + year - FIRST_YEAR] as number;
    return sum / (last - first + 1);
  });
}

/** Take the rounding of the UN's world sum out of the nets, each place in proportion to its flows. */
function withoutWorldSum(net: Float64Array, flows: FlowList): Float64Array {
  const size = new Float64Array(net.length);
  flows.flow.forEach((people, k) => {
    for (const place of [flows.origin[k] as number, flows.destination[k] as number])
      size[place] = (size[place] as number) + people;
  });
  const all = size.reduce((sum, people) => sum + people, 0);
  const surplus = net.reduce((sum, people) => sum + people, 0);
  return net.map((people, i) => people - (surplus * (size[i] as number)) / all);
}

/** Flows of one block, people a year, in the order of the list. */
export function flowsOfBlock({ list, leaving, arriving }: ReferenceFlows, block: number): Float64Array {
  const C = leaving.length / CORRIDOR_BLOCKS.length;
  return list.flow.map((people, k) => {
    const out = leaving[block * C + (list.origin[k] as number)] as number;
    return people * out * (arriving[block * C + (list.destination[k] as number)] as number);
  });
}
