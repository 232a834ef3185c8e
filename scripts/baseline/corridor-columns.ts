import { CORRIDOR_BLOCKS, FORCED_YEARS } from '../../src/baseline/corridors.ts';
import { type ColumnNotes, type DescribedColumn, describeColumn } from './columns.ts';
import type { ForcedReference } from './corridor-forced.ts';
import { flowsOfBlock, type ReferenceFlows } from './corridor-reference.ts';
import type { MigrantStocks } from './corridor-stocks.ts';

/** Corridors kept one by one; the others are joined to one rest for each place. */
const KEPT = 8_000;
/** Weight of a pair's share of the world's stock against its share of the world's flow when corridors are chosen. */
const STOCK_WEIGHT = 0.5;
/** Forced corridors that never reach this are left out, people a year. */
const SMALLEST_FORCED = 10;
const FLOW_SOURCES = ['corridors', 'wpp2024', 'unhcr', 'migrant-stock'];
const PER_YEAR = 'people a year (five-year transitions divided by five)';

/** Columns and what they leave out. */
export interface CorridorColumns {
  readonly columns: readonly DescribedColumn[];
  /** Shares of the world's flow (mean over blocks) and of the known stock that the kept corridors hold. */
  readonly flowShare: number;
  readonly stockShare: number;
}

/** Describe the corridor columns; `src/baseline/corridors.ts` unfolds them. */
export function corridorColumns(
  reference: ReferenceFlows,
  stocks: MigrantStocks,
  forced: ForcedReference,
): CorridorColumns {
  const { list, leaving, arriving } = reference;
  const B = CORRIDOR_BLOCKS.length;
  const C = leaving.length / B;
  const flows = CORRIDOR_BLOCKS.map((_, block) => flowsOfBlock(reference, block));
  const mean = list.flow.map((_, k) => flows.reduce((sum, flow) => sum + (flow[k] as number), 0) / B);
  const stockOf = list.flow.map((_, k) => stocks.pairs[pairOf(reference, k, C)] as number);
  const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
  const [allFlow, allStock] = [sum(mean), sum(stocks.pairs)];
  const score = mean.map((people, k) => people / allFlow + (STOCK_WEIGHT * (stockOf[k] as number)) / allStock);
  const ranked = Uint32Array.from(score.keys()).sort((a, b) => (score[b] as number) - (score[a] as number) || a - b);
  const kept = ranked.slice(0, KEPT).sort();
  const isKept = new Uint8Array(list.flow.length);
  for (const k of kept) isKept[k] = 1;

  const restLeaving = new Float64Array(B * C);
  const restArriving = new Float64Array(B * C);
  flows.forEach((flow, block) => {
    flow.forEach((people, k) => {
      if (isKept[k] === 1) return;
      addTo(restLeaving, block * C + (list.origin[k] as number), people);
      addTo(restArriving, block * C + (list.destination[k] as number), people);
    });
  });
  const restAbroad = new Float64Array(C);
  const restHere = Float64Array.from(stocks.otherOrigin);
  stocks.pairs.forEach((people, pair) => {
    addTo(restAbroad, Math.floor(pair / C), people);
    addTo(restHere, pair % C, people);
  });
  for (const k of kept) {
    addTo(restAbroad, list.origin[k] as number, -(stockOf[k] as number));
    addTo(restHere, list.destination[k] as number, -(stockOf[k] as number));
  }
  const pick = (values: ArrayLike<number>): Float64Array => Float64Array.from(kept, (k) => values[k] as number);
  const keptFlow = pick(list.flow);
  return {
    columns: [
      ...flowColumns(pick(list.origin), pick(list.destination), keptFlow, leaving, arriving, restLeaving, restArriving),
      ...stockColumns(pick(stockOf), restAbroad, restHere),
      ...forcedColumns(forced),
    ],
    flowShare: sum(pick(mean)) / allFlow,
    stockShare: sum(pick(stockOf)) / allStock,
  };
}

function flowColumns(
  origin: Float64Array,
  destination: Float64Array,
  flow: Float64Array,
  leaving: Float64Array,
  arriving: Float64Array,
  restLeaving: Float64Array,
  restArriving: Float64Array,
): readonly DescribedColumn[] {
  const K = flow.length;
  const factor = (name: string, what: string, values: Float64Array): DescribedColumn =>
    byBlock(
      { name, unit: 'factor', scale: 1e-6, transform: 'log', transformation: `own calculation: ${what}` },
      values,
    );
  const rest = (name: string, values: Float64Array): DescribedColumn =>
    byBlock(
      { name, unit: PER_YEAR, scale: 0.1, transformation: 'own calculation: all corridors that are not kept' },
      values,
    );
  return [
    rowColumn('origin', origin),
    rowColumn('destination', destination),
    describeColumn(
      {
        name: 'corridor.flow',
        axes: 'corridor',
        shape: [K],
        unit: PER_YEAR,
        scale: 1e-5,
        transform: 'log',
        sources: FLOW_SOURCES,
        transformation:
          'own forecast from five-year flows 1990-2015 (median regression), forced part taken out, at the world rate of 2010-2015; multiplied by the factors of a block it meets the UN medium net migration; no source figure is stored',
      },
      flow,
    ),
    factor('leaving', 'age exposure against 2010-2015 and balance to the UN medium net migration', leaving),
    factor('arriving', 'balance to the UN medium net migration', arriving),
    rest('restLeaving', restLeaving),
    rest('restArriving', restArriving),
  ];
}

function byBlock(
  notes: Omit<ColumnNotes, 'axes' | 'shape' | 'sources' | 'delta'>,
  values: Float64Array,
): DescribedColumn {
  const B = CORRIDOR_BLOCKS.length;
  const shape = [B, values.length / B];
  const name = `corridor.${notes.name}`;
  return describeColumn({ ...notes, name, axes: 'block, place', shape, delta: [0], sources: FLOW_SOURCES }, values);
}

function rowColumn(name: string, rows: Float64Array): DescribedColumn {
  return describeColumn(
    {
      name: `corridor.${name}`,
      axes: 'corridor',
      shape: [rows.length],
      unit: 'row of the place',
      scale: 1,
      delta: [0],
      sources: FLOW_SOURCES,
      transformation: 'pairs of places that hold most of the reference flow and of the migrant stock',
    },
    rows,
  );
}

function stockColumns(stock: Float64Array, abroad: Float64Array, here: Float64Array): readonly DescribedColumn[] {
  const column = (name: string, axes: string, transformation: string, values: Float64Array): DescribedColumn =>
    describeColumn(
      {
        name: `corridor.${name}`,
        axes,
        shape: [values.length],
        unit: 'people in mid-2024',
        scale: 1,
        sources: ['migrant-stock'],
        transformation,
      },
      values,
    );
  return [
    column('stock', 'corridor', 're-arranged: born in the origin, living in the destination', stock),
    column('restStockAbroad', 'place', 'sum over the other pairs, by place of birth', abroad),
    column('restStockHere', 'place', 'sum over the other pairs and other origins, by place of residence', here),
  ];
}

function forcedColumns({ origin, destination, isReturn, flow }: ForcedReference): readonly DescribedColumn[] {
  const Q = origin.length;
  const kept = origin.flatMap((_, q) => {
    const most = Math.max(...Array.from({ length: FORCED_YEARS }, (_, year) => flow[year * Q + q] as number));
    return most >= SMALLEST_FORCED ? [q] : [];
  });
  const people = Float64Array.from({ length: FORCED_YEARS * kept.length }, (_, at) => {
    return flow[Math.floor(at / kept.length) * Q + (kept[at % kept.length] as number)] as number;
  });
  return [
    rowColumn(
      'forcedOrigin',
      Float64Array.from(kept, (q) => origin[q] as number),
    ),
    rowColumn(
      'forcedDestination',
      Float64Array.from(kept, (q) => destination[q] as number),
    ),
    describeColumn(
      {
        name: 'corridor.forcedIsReturn',
        axes: 'forced corridor',
        shape: [kept.length],
        unit: '1 refugees come home, 0 people flee',
        scale: 1,
        sources: ['wpp2024'],
        transformation: 'sign of the swing of the UN medium net migration',
      },
      Float64Array.from(kept, (q) => (isReturn[q] ? 1 : 0)),
    ),
    describeColumn(
      {
        name: 'corridor.forcedFlow',
        axes: 'year from 2025, forced corridor',
        shape: [FORCED_YEARS, kept.length],
        unit: 'people a year',
        scale: 1,
        sources: ['wpp2024', 'unhcr', 'ucdp'],
        transformation:
          'own calculation: UN medium net migration of places in conflict less its mean of 2028-2032, divided over hosts by refugees at the end of 2024',
      },
      people,
    ),
  ];
}

function pairOf({ list }: ReferenceFlows, k: number, C: number): number {
  return (list.origin[k] as number) * C + (list.destination[k] as number);
}

function addTo(values: Float64Array, at: number, people: number): void {
  values[at] = (values[at] as number) + people;
}
