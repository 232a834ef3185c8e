import { FERTILITY_KNOTS, HISTORY_YEARS, MIGRATION_HISTORY, MORTALITY_PERIODS } from '../../src/baseline/baseline.ts';
import { asStored, type ColumnNotes, type DescribedColumn, describeColumn } from './columns.ts';
import { type Demography, YEARS } from './demography.ts';
import { fitHazards } from './fitted-hazards.ts';
import { stepsByPopulation } from './scales.ts';

const T = YEARS.length;
const BOUNDS = ['median', 'lower80', 'upper80'] as const;
const ROUNDED = 're-arranged, rounded';
const SHIFTS = 'own fit over shifts of life expectancy from -6 to +6 years';

/** Columns of the demographic tables, and the worst miss of the fitted hazard factors in years [C][S][T]. */
export interface DemographyColumns {
  readonly columns: readonly DescribedColumn[];
  readonly hazardError: Float64Array;
}

/**
 * Describe the demographic columns.
 *
 * @param population [C] persons; storage steps are a share of it, which keeps the error far below that of the model.
 */
export function demographyColumns(data: Demography, population: Float64Array): DemographyColumns {
  const places = population.length;
  const steps = (share: number): number[] => stepsByPopulation(population, share);
  const un = (notes: Omit<ColumnNotes, 'sources'>, values: Float64Array): DescribedColumn =>
    describeColumn({ ...notes, sources: ['wpp2024'] }, values);
  const projection = (
    notes: Omit<ColumnNotes, 'sources' | 'transformation'>,
    values: readonly Float64Array[],
  ): DescribedColumn[] =>
    BOUNDS.map((bound, i) => {
      const what = i === 0 ? 'UN medium' : 'bound of the UN 80% prediction interval';
      const name = `${notes.name}.${bound}`;
      return un({ ...notes, name, transformation: `${what}, ${ROUNDED}` }, values[i] as Float64Array);
    });
  const perSex = { axes: 'place, sex, year', shape: [places, 2, T], delta: [2] };
  const perPlace = { axes: 'place, year', shape: [places, T], delta: [1] };

  const deathRates = un(
    {
      name: 'deathRates',
      axes: 'place, sex, period, abridged age',
      shape: [places, 2, MORTALITY_PERIODS.length, 22],
      unit: 'deaths per person-year',
      scale: 0.0005,
      delta: [2, 3],
      transform: 'log',
      transformation: 'central death rates, stored as logarithm in steps of 0.0005',
    },
    data.deathRates,
  );
  const lifeExpectancy = projection(
    { ...perSex, name: 'lifeExpectancy', unit: 'years', scale: 0.001 },
    data.lifeExpectancy,
  );
  const hazards = fitHazards(asStored(deathRates), asStored(lifeExpectancy[0] as DescribedColumn));
  const columns = [
    un(
      {
        name: 'populationBase',
        axes: 'place, sex, age',
        shape: [places, 2, 101],
        unit: 'persons at 31 December 2024',
        scale: steps(1e-6),
        delta: [2],
        transformation:
          're-arranged, rounded to a millionth of the population; single ages at year end derived from 1 July figures',
      },
      data.populationBase,
    ),
    deathRates,
    ...lifeExpectancy,
    un(
      {
        ...perSex,
        name: 'hazardScale',
        unit: 'log factor',
        scale: 0.00002,
        transformation: 'own fit: all hazards scaled so that life expectancy is the UN medium',
      },
      hazards.scale,
    ),
    un(
      { ...perSex, name: 'hazardSlope', unit: 'log factor per year', scale: 0.00001, transformation: SHIFTS },
      hazards.slope,
    ),
    un(
      { ...perSex, name: 'hazardCurve', unit: 'log factor per year squared', scale: 0.000005, transformation: SHIFTS },
      hazards.curve,
    ),
    ...projection(
      { ...perPlace, name: 'totalFertility', unit: 'children per woman', scale: 0.0001 },
      data.totalFertility,
    ),
    un(
      {
        name: 'fertilityAge',
        axes: 'place, knot, age of mother',
        shape: [places, FERTILITY_KNOTS.length, 9],
        unit: 'share',
        scale: 0.00001,
        delta: [1],
        transformation: `share of total fertility by five-year age, ${ROUNDED}`,
      },
      data.fertilityAge,
    ),
    un(
      {
        ...perPlace,
        name: 'sexRatio',
        unit: 'male births per female birth',
        scale: 0.001,
        transformation: ROUNDED,
      },
      data.sexRatio,
    ),
    ...projection({ ...perPlace, name: 'netMigration', unit: 'persons a year', scale: steps(1e-7) }, data.netMigration),
    un(
      {
        name: 'netMigrationAge',
        axes: 'place, year, sex, age',
        shape: [places, T, 2, 21],
        unit: 'persons a year',
        scale: steps(2e-6),
        delta: [1],
        transformation:
          're-arranged, rounded to two millionths of the population; on reading, cells are fitted to the yearly total',
      },
      data.netMigrationAge,
    ),
    un(
      {
        name: 'history.population',
        axes: 'place, year end, sex, age',
        shape: [places, HISTORY_YEARS.length, 2, 21],
        unit: 'persons',
        scale: steps(2e-6),
        delta: [3],
        transformation: 're-arranged, rounded to two millionths of the population',
      },
      data.populationHistory,
    ),
    un(
      {
        name: 'history.netMigration',
        axes: 'place, year',
        shape: [places, MIGRATION_HISTORY.last - MIGRATION_HISTORY.first + 1],
        unit: 'persons a year',
        scale: steps(2e-7),
        delta: [1],
        transformation: ROUNDED,
      },
      data.netMigrationHistory,
    ),
  ];
  return { columns, hazardError: hazards.worstError };
}
