import {
  DISPLACEMENT_HISTORY,
  type DisasterLaw,
  HAZARD_GROUPS,
  SEASONAL_HAZARDS,
  WARMING_PATHS,
} from '../../src/baseline/baseline.ts';
import { WARMING_YEARS } from '../../workers/node/sources/warming.ts';
import { type DescribedColumn, describeColumn } from './columns.ts';

const SHARE = 'share of displaced people';

/** Describe the columns of the disaster law; no figure of its source is stored. */
export function disasterColumns(law: DisasterLaw): readonly DescribedColumn[] {
  const places = law.logRate.length;
  const hazards = HAZARD_GROUPS.length;
  const fitted = (
    name: string,
    unit: string,
    values: Float64Array,
    axes = 'place',
    shape = [places],
  ): DescribedColumn =>
    describeColumn(
      {
        name: `disaster.${name}`,
        axes,
        shape,
        unit,
        scale: 0.0001,
        sources: ['idmc-gidd', 'wpp2024'],
        transformation: 'own fit to yearly totals 2013-2020; no source figure is stored',
      },
      values,
    );
  return [
    fitted('occurrenceLogit', 'logit of a yearly probability', law.occurrenceLogit),
    fitted('occurrenceLogitError', 'logit', law.occurrenceLogitError),
    fitted('logRate', 'log of people displaced per person and year', law.logRate),
    fitted('logRateError', 'log', law.logRateError),
    fitted('logSpread', 'log', law.logSpread),
    fitted('hasParetoTail', '1 or 0', Float64Array.from(law.hasParetoTail)),
    fitted('hazardShares', SHARE, law.hazardShares, 'place, hazard group', [places, hazards]),
    fitted('subregionShares', SHARE, law.subregionShares, 'subregion, hazard group', [
      law.subregionShares.length / hazards,
      hazards,
    ]),
    fitted('dryOccurrence', 'yearly probability', law.dryOccurrence),
  ];
}

/** Describe the shares of displacement by month; no figure of their source is stored. */
export function monthColumn(shares: Float64Array): DescribedColumn {
  return describeColumn(
    {
      name: 'disaster.monthShares',
      axes: 'place, hazard group without the geophysical one, month',
      shape: [shares.length / SEASONAL_HAZARDS.length / 12, SEASONAL_HAZARDS.length, 12],
      unit: SHARE,
      scale: 0.01,
      sources: ['idmc-gidd'],
      transformation:
        'own fit: months in which events of 2013-2020 began, shrunk to the subregion and the world, rounded; no source figure is stored',
    },
    shares,
  );
}

/** Describe the warming curves. */
export function warmingColumns(
  warming: readonly [Float64Array, Float64Array, Float64Array],
): readonly DescribedColumn[] {
  return ['best', 'p05', 'p95'].map((name, i) =>
    describeColumn(
      {
        name: `warming.${name}`,
        axes: 'scenario, year',
        shape: [WARMING_PATHS.length, WARMING_YEARS.last - WARMING_YEARS.first + 1],
        unit: 'degrees Celsius over 1850-1900',
        scale: 0.001,
        delta: [1],
        sources: ['ipcc-spm8'],
        transformation: 're-arranged, rounded',
      },
      warming[i] as Float64Array,
    ),
  );
}

/** Describe the open history of disaster displacement. */
export function displacementColumn(history: Float64Array): DescribedColumn {
  const years = DISPLACEMENT_HISTORY.last - DISPLACEMENT_HISTORY.first + 1;
  return describeColumn(
    {
      name: 'history.disasterDisplacement',
      axes: 'place, year',
      shape: [history.length / years, years],
      unit: 'movements a year; -1 none recorded, -2 no series for the place',
      scale: 1,
      sources: ['wdi'],
      transformation: 're-arranged',
    },
    history,
  );
}

/** Describe the persistence of the migration noise. */
export function persistenceColumn(persistence: Float64Array): DescribedColumn {
  return describeColumn(
    {
      name: 'migrationPersistence',
      axes: 'place',
      shape: [persistence.length],
      unit: 'correlation',
      scale: 0.001,
      sources: ['wpp2024'],
      transformation:
        'own fit where migration-persistence.json gives one, else 0.88: lag-one correlation of the migration noise',
    },
    persistence,
  );
}
