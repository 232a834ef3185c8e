import { type Baseline, URBAN_POINTS } from '../baseline/baseline.ts';
import { AGES, SEXES } from '../kernels/kernels.ts';
import { OWN_COLUMNS } from './own-file.ts';
import { type OwnKind, type OwnSeries, RECORD_YEARS } from './own-series.ts';

type World = Pick<Baseline, 'places' | 'populationBase' | 'history' | 'urban' | 'income'>;

/** The series of a place as the model has it now; undefined for a place that is not known. */
export function presentSeries(world: World, kind: OwnKind, place: string): OwnSeries | undefined {
  const row = world.places.findIndex(({ iso3 }) => iso3 === place);
  if (row < 0) return undefined;
  const cut = (column: Float64Array, width: number) => [...column.subarray(row * width, (row + 1) * width)];
  switch (kind) {
    case 'population':
      return { kind, place, values: cut(world.populationBase, SEXES * AGES) };
    case 'displacement':
      // A place without a series has a code below zero in every year.
      return {
        kind,
        place,
        values: cut(world.history.disasterDisplacement, RECORD_YEARS.length).map((value) => Math.max(-1, value)),
      };
    case 'urbanShare':
      return { kind, place, values: cut(world.urban.share, URBAN_POINTS.length) };
    case 'income':
      return { kind, place, values: cut(world.income.level, 1) };
    default: {
      const never: never = kind;
      throw new Error(`series ${String(never)} is not known`);
    }
  }
}

/** Write a series as the CSV file that `readOwnFile` reads; a year in which none was recorded is 0. */
export function ownCsv({ kind, place, values }: OwnSeries): string {
  const rows = values.map((value, k): readonly (string | number)[] => {
    switch (kind) {
      case 'population': {
        const age = k % AGES;
        return [place, k < AGES ? 'male' : 'female', age === AGES - 1 ? '100+' : age, round(value)];
      }
      case 'displacement':
        return [place, RECORD_YEARS[k] as number, Math.max(0, value)];
      case 'urbanShare':
        return [place, URBAN_POINTS[k] as number, Number(value.toFixed(4))];
      case 'income':
        return [place, round(value)];
      default: {
        const never: never = kind;
        throw new Error(`series ${String(never)} is not known`);
      }
    }
  });
  return [OWN_COLUMNS[kind], ...rows].map((row) => `${row.join(',')}\n`).join('');
}

function round(value: number): number {
  return Number(value.toFixed(1));
}
