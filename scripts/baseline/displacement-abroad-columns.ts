import { COUNT_REGRESSIONS, type CrossBorderMeta } from '../../src/baseline/cross-border-columns.ts';
import { type CrossBorderLaw, SPREAD_CLASSES } from '../../src/baseline/cross-border-law.ts';
import type { FittedCoefficients } from '../../src/baseline/fitted-coefficients.ts';
import type { PeaceBaseline } from '../../src/baseline/peace.ts';
import { type ColumnNotes, type DescribedColumn, describeColumn } from './columns.ts';

const SOURCES = ['unhcr', 'contiguity', 'idmc-conflict'] as const;
const FITTED = 'own fit to flows of 2000-2022';
const STATE = 'own calculation from flows to 2022 and from changes of stocks in 2023 and 2024';

/** Describe the columns of displacement across borders and of the refugees of the start. */
export function displacementAbroadColumns({
  crossBorder,
  refugees,
  shownShare,
}: Pick<PeaceBaseline, 'crossBorder' | 'refugees' | 'shownShare'>): readonly DescribedColumn[] {
  const { pairs } = crossBorder;
  const K = pairs.destination.length;
  const C = pairs.start.length - 1;
  const pair = { axes: 'pair of origin and host', shape: [K] } as const;
  const place = { axes: 'place', shape: [C] } as const;
  const column = (notes: Omit<ColumnNotes, 'sources'>, values: ArrayLike<number>): DescribedColumn =>
    describeColumn({ ...notes, sources: SOURCES, name: `crossBorder.${notes.name}` }, Float64Array.from(values));
  const state = (name: string, axes: string, shape: readonly number[], values: Float64Array): DescribedColumn =>
    column({ name, axes, shape, unit: 'log of 1 + people a year', scale: 0.005, transformation: STATE }, values);
  const stock = (name: string, notes: Pick<ColumnNotes, 'axes' | 'shape'>, values: Float64Array): DescribedColumn =>
    describeColumn(
      {
        ...notes,
        name: `refugees.${name}`,
        unit: 'people at the end of 2024',
        scale: 1,
        sources: ['unhcr'],
        transformation: 're-arranged: refugees, asylum seekers and others in need of international protection',
      },
      values,
    );
  return [
    ...regressionColumns(crossBorder, column),
    state('departureLevel', 'place', [C], crossBorder.departureLevel),
    state('arrivalLevel', 'place', [C], crossBorder.arrivalLevel),
    state('departureHistory', 'place, year 2024, 2023, 2022', [C, 3], crossBorder.departureHistory),
    state('arrivalHistory', 'place, year 2024, 2023, 2022', [C, 3], crossBorder.arrivalHistory),
    column(
      { ...place, name: 'hosts', unit: 'number of hosts', scale: 1, transformation: STATE },
      pairs.start.subarray(1).map((end, i) => end - (pairs.start[i] as number)),
    ),
    column(
      { ...pair, name: 'destination', unit: 'row of the host', scale: 1, delta: [0], transformation: STATE },
      pairs.destination,
    ),
    column(
      { ...pair, name: 'mix', unit: 'share of the origin', scale: 0.02, transform: 'log', transformation: STATE },
      pairs.mix,
    ),
    column(
      {
        ...pair,
        name: 'gravity',
        unit: 'share of the origin; 0 but for land neighbours',
        scale: 0.001,
        transformation: 'own calculation: size of the host, land border, distance',
      },
      pairs.gravity.map((share, k) => (pairs.isNeighbour[k] === 1 ? share : 0)),
    ),
    column(
      { ...pair, name: 'isNeighbour', unit: '1 or 0', scale: 1, transformation: 're-arranged: land borders' },
      pairs.isNeighbour,
    ),
    describeColumn(
      {
        ...place,
        name: 'crossBorder.shownShare',
        unit: 'share of recorded flows',
        scale: 0.001,
        sources: ['unhcr', 'wpp2024'],
        transformation: "own fit of the UN's net migration to recorded flows, 2000-2022",
      },
      shownShare,
    ),
    stock('stock', pair, refugees.stock),
    stock('restAbroad', place, refugees.restAbroad),
    stock('restHosted', place, refugees.restHosted),
  ];
}

function regressionColumns(
  law: CrossBorderLaw,
  column: (notes: Omit<ColumnNotes, 'sources'>, values: ArrayLike<number>) => DescribedColumn,
): readonly DescribedColumn[] {
  const names = Object.keys(COUNT_REGRESSIONS) as (keyof typeof COUNT_REGRESSIONS)[];
  return names.flatMap((name) => {
    const fitted = (part: string, { mean, root }: FittedCoefficients): DescribedColumn =>
      column(
        {
          name: `${name}${part}`,
          axes: 'mean, then rows of the lower root of the covariance; coefficient',
          shape: [mean.length + 1, mean.length],
          unit: 'log of 1 + people',
          scale: 1e-5,
          transformation: FITTED,
        },
        [...mean, ...root],
      );
    return [
      fitted('Small', law[name].small),
      fitted('Large', law[name].large),
      column(
        {
          name: `${name}Scale`,
          axes: 'class of size',
          shape: [SPREAD_CLASSES],
          unit: 'scale of the errors of log of 1 + people',
          scale: 0.001,
          transformation: FITTED,
        },
        law[name].scale,
      ),
    ];
  });
}

/** Metadata of the law: its numbers that are not by place or pair. */
export function crossBorderMeta({
  worldSpread,
  onsetShift,
  endingShift,
  surge,
  update,
}: CrossBorderLaw): CrossBorderMeta {
  return {
    worldSpread: round(worldSpread),
    onsetShift: round(onsetShift),
    endingShift: round(endingShift),
    surge: { chance: round(surge.chance), logRatio: round(surge.logRatio), spread: surge.spread },
    update,
  };
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
