import { type Baseline, GROWTH_PERIODS, INCOME_GROUPS } from '../../src/baseline/baseline.ts';
import { type ColumnNotes, type DescribedColumn, describeColumn } from './columns.ts';

const LATEST = 'percent to share, latest year to 2023; gaps: mean of the subregion and income group';

/** Describe the columns of labour markets and income. */
export function economyColumns(labour: Baseline['labour'], income: Baseline['income']): readonly DescribedColumn[] {
  const places = labour.unemployment.length;
  const perPlace = { axes: 'place', shape: [places], sources: ['ilo'] } as const;
  const share = (name: string, unit: string, values: Float64Array): DescribedColumn =>
    describeColumn({ ...perPlace, name: `labour.${name}`, unit, scale: 0.0001, transformation: LATEST }, values);
  const column = (notes: ColumnNotes, values: Float64Array): DescribedColumn => describeColumn(notes, values);
  return [
    column(
      {
        ...perPlace,
        name: 'labour.participation',
        axes: 'place, sex',
        shape: [places, 2],
        unit: 'share of people aged 15 and over',
        scale: 0.0001,
        transformation: LATEST,
      },
      labour.participation,
    ),
    share('unemployment', 'share of the labour force', labour.unemployment),
    share('youthUnemployment', 'share of the labour force aged 15-24', labour.youthUnemployment),
    share('selfEmployed', 'share of employed people', labour.selfEmployed),
    share('agriculture', 'share of employed people', labour.agriculture),
    share('industry', 'share of employed people', labour.industry),
    column(
      {
        ...perPlace,
        name: 'labour.jobsTrend',
        unit: 'log growth of jobs per head a year',
        scale: 0.00001,
        sources: ['ilo', 'wpp2024'],
        transformation: 'own calculation, 2010-2019, within 2 points either way; gaps: mean of the group',
      },
      labour.jobsTrend,
    ),
    column(
      {
        ...perPlace,
        name: 'income.level',
        unit: 'international dollars of 2021 a head',
        scale: 1,
        sources: ['gdp'],
        transformation: 'last year on record to 2024; gaps: geometric mean of the subregion and income group',
      },
      income.level,
    ),
    column(
      {
        ...perPlace,
        name: 'income.spread',
        unit: 'points of growth',
        scale: 0.001,
        sources: ['gdp', 'ucdp'],
        transformation:
          "own fit, 2000-2019 without years of 1,000 or more deaths in conflict, the world cycle's part taken out, 1.5 to 6 points; all years where fewer than ten are left; gaps: mean of the group",
      },
      income.spread,
    ),
    column(
      {
        name: 'income.growth',
        axes: 'income group, period',
        shape: [INCOME_GROUPS.length, GROWTH_PERIODS.length],
        unit: 'log growth a year',
        scale: 0.00001,
        sources: ['ssp'],
        transformation: 'mean over the countries of an income group, SSP2; no country figure is stored',
      },
      income.growth,
    ),
  ];
}
