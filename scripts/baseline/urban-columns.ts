import { type Baseline, URBAN_POINTS } from '../../src/baseline/baseline.ts';
import { type DescribedColumn, describeColumn } from './columns.ts';

/** Describe the columns of the urbanization driver. */
export function urbanColumns({ share, slumShare, lowCoastShare }: Baseline['urban']): readonly DescribedColumn[] {
  const places = slumShare.length;
  const wdi = { axes: 'place', shape: [places], unit: 'share of urban people', scale: 0.0001, sources: ['wdi-urban'] };
  return [
    describeColumn(
      {
        name: 'urban.share',
        axes: 'place, year',
        shape: [places, URBAN_POINTS.length],
        unit: 'share of people, 1 July',
        scale: 0.00001,
        delta: [1],
        sources: ['wup2018'],
        transformation: 'percent to share, every five years 2020-2050; places without it: mean of their group',
      },
      share,
    ),
    describeColumn(
      { ...wdi, name: 'urban.slumShare', transformation: 'latest year; regional averages and gaps: mean of the group' },
      slumShare,
    ),
    describeColumn(
      {
        ...wdi,
        name: 'urban.lowCoastShare',
        sources: ['wdi-urban', 'wup2018'],
        transformation:
          'urban people below 5 m in 2015 over the urban share of 2020, at most 1; gaps: mean of the group',
      },
      lowCoastShare,
    ),
  ];
}
