import {
  type Baseline,
  CONFLICT_HISTORY,
  CROSS_BORDER_HISTORY,
  DISPLACEMENT_HISTORY,
  FERTILITY_KNOTS,
  FIRST_YEAR,
  GROWTH_PERIODS,
  type Group,
  HAZARD_GROUPS,
  HISTORY_YEARS,
  INCOME_GROUPS,
  LAST_YEAR,
  MIGRATION_HISTORY,
  MORTALITY_PERIODS,
  type Place,
  type Projection,
  REFUGEE_YEARS,
  SEASONAL_HAZARDS,
  URBAN_POINTS,
  WARMING_PATHS,
} from './baseline.ts';
import { decodeContainer } from './container.ts';
import { decodeCorridors } from './corridors.ts';
import type { Column } from './directory.ts';
import { decodeMobilityReference } from './mobility-reference.ts';
import { decodePeace, type PeaceMeta } from './peace.ts';

/** Layout version of the baseline inside its container; raised when a column changes meaning. */
export const BASELINE_VERSION = 1;

/** Metadata of the baseline file beside its columns. */
export interface BaselineMeta {
  readonly kind: 'baseline';
  readonly baselineVersion: number;
  readonly places: readonly Place[];
  readonly groups: readonly Group[];
  readonly subregions: Baseline['subregions'];
  readonly disaster: Pick<Baseline['disaster'], 'trendPerYear' | 'trendYear' | 'warmingAtFit' | 'tailShape'>;
  readonly seasonShares: Baseline['seasonShares'];
  readonly peace: PeaceMeta;
  readonly freeMovement: Baseline['freeMovement'];
  readonly imputed: Baseline['imputed'];
}

const T = LAST_YEAR - FIRST_YEAR + 1;
const CELLS = 2 * 21;
const CROSS_BORDER_YEARS = CROSS_BORDER_HISTORY.last - CROSS_BORDER_HISTORY.first + 1;
/** Years of the warming curves, 2015..2060. */
const WARMING_YEARS = 46;

/**
 * Decode `data/baseline.bin`.
 *
 * @throws Error when the file is not a baseline of this version or a column is missing or has another shape.
 */
export function decodeBaseline(bytes: Uint8Array): Baseline {
  const container = decodeContainer(bytes);
  const meta = readMeta(container.meta);
  const C = meta.places.length;
  const column = columnReader(container.columns);
  const projection = (name: string, shape: readonly number[]): Projection => ({
    median: column(`${name}.median`, shape),
    lower80: column(`${name}.lower80`, shape),
    upper80: column(`${name}.upper80`, shape),
  });
  const netMigration = projection('netMigration', [C, T]);
  const netMigrationAge = column('netMigrationAge', [C, T, 2, 21]);
  meetTotals(netMigrationAge, netMigration.median);
  const fertilityAge = column('fertilityAge', [C, FERTILITY_KNOTS.length, 9]);
  sumToOne(fertilityAge, 9);
  const hazardShares = column('disaster.hazardShares', [C, HAZARD_GROUPS.length]);
  sumToOne(hazardShares, HAZARD_GROUPS.length);
  const subregionShares = column('disaster.subregionShares', [meta.subregions.length, HAZARD_GROUPS.length]);
  sumToOne(subregionShares, HAZARD_GROUPS.length);
  const monthShares = column('disaster.monthShares', [C, SEASONAL_HAZARDS.length, 12]);
  sumToOne(monthShares, 12);
  const warming = (name: string): Float64Array => column(`warming.${name}`, [WARMING_PATHS.length, WARMING_YEARS]);
  return {
    places: meta.places,
    groups: meta.groups,
    subregions: meta.subregions,
    populationBase: column('populationBase', [C, 2, 101]),
    deathRates: column('deathRates', [C, 2, MORTALITY_PERIODS.length, 22]),
    lifeExpectancy: projection('lifeExpectancy', [C, 2, T]),
    hazardScale: column('hazardScale', [C, 2, T]),
    hazardSlope: column('hazardSlope', [C, 2, T]),
    hazardCurve: column('hazardCurve', [C, 2, T]),
    totalFertility: projection('totalFertility', [C, T]),
    fertilityAge,
    sexRatio: column('sexRatio', [C, T]),
    netMigration,
    netMigrationAge,
    migrationPersistence: column('migrationPersistence', [C]),
    disaster: {
      occurrenceLogit: column('disaster.occurrenceLogit', [C]),
      occurrenceLogitError: column('disaster.occurrenceLogitError', [C]),
      logRate: column('disaster.logRate', [C]),
      logRateError: column('disaster.logRateError', [C]),
      logSpread: column('disaster.logSpread', [C]),
      hasParetoTail: Uint8Array.from(column('disaster.hasParetoTail', [C])),
      hazardShares,
      subregionShares,
      dryOccurrence: column('disaster.dryOccurrence', [C]),
      ...meta.disaster,
    },
    seasonShares: meta.seasonShares,
    monthShares,
    warming: { best: warming('best'), p05: warming('p05'), p95: warming('p95') },
    urban: {
      share: column('urban.share', [C, URBAN_POINTS.length]),
      slumShare: column('urban.slumShare', [C]),
      lowCoastShare: column('urban.lowCoastShare', [C]),
    },
    slowOnset: { rate: column('slowOnset.rate', [C]) },
    labour: {
      participation: column('labour.participation', [C, 2]),
      unemployment: column('labour.unemployment', [C]),
      youthUnemployment: column('labour.youthUnemployment', [C]),
      selfEmployed: column('labour.selfEmployed', [C]),
      agriculture: column('labour.agriculture', [C]),
      industry: column('labour.industry', [C]),
      jobsTrend: column('labour.jobsTrend', [C]),
    },
    income: {
      level: column('income.level', [C]),
      spread: column('income.spread', [C]),
      growth: column('income.growth', [INCOME_GROUPS.length, GROWTH_PERIODS.length]),
    },
    history: {
      population: column('history.population', [C, HISTORY_YEARS.length, 2, 21]),
      netMigration: column('history.netMigration', [C, MIGRATION_HISTORY.last - MIGRATION_HISTORY.first + 1]),
      disasterDisplacement: column('history.disasterDisplacement', [
        C,
        DISPLACEMENT_HISTORY.last - DISPLACEMENT_HISTORY.first + 1,
      ]),
      conflictDisplacement: column('history.conflictDisplacement', [
        C,
        CONFLICT_HISTORY.last - CONFLICT_HISTORY.first + 1,
      ]),
      crossBorderOut: column('history.crossBorderOut', [C, CROSS_BORDER_YEARS]),
      crossBorderIn: column('history.crossBorderIn', [C, CROSS_BORDER_YEARS]),
      refugeesHosted: column('history.refugeesHosted', [C, REFUGEE_YEARS.length]),
    },
    peace: decodePeace(meta.peace, container.columns, column, C, T),
    corridors: decodeCorridors(container.columns, column, C),
    mobilityReference: decodeMobilityReference(container.columns, column, C),
    remittancePerMigrant: column('remittancePerMigrant', [C]),
    freeMovement: meta.freeMovement,
    imputed: meta.imputed,
  };
}

/** Check kind and version; the rest was written by the build and is protected by the checksum of the container. */
function readMeta(found: unknown): BaselineMeta {
  const meta = found as Partial<BaselineMeta> | null;
  if (meta?.kind !== 'baseline') throw new Error('The data file is not a baseline.');
  if (meta.baselineVersion !== BASELINE_VERSION) {
    throw new Error(`The baseline has version ${meta.baselineVersion}; this app reads version ${BASELINE_VERSION}.`);
  }
  if (meta.places === undefined || meta.groups === undefined)
    throw new Error('The baseline lacks its places or groups.');
  return meta as BaselineMeta;
}

/** Look columns up by name and refuse another shape. */
export function columnReader(columns: readonly Column[]): (name: string, shape: readonly number[]) => Float64Array {
  const byName = new Map(columns.map((column) => [column.name, column]));
  return (name, shape) => {
    const column = byName.get(name);
    if (column === undefined) throw new Error(`The data file lacks column "${name}".`);
    if (column.shape.join() !== shape.join()) {
      throw new Error(`Column "${name}" has shape ${column.shape.join(' x ')}; expected ${shape.join(' x ')}.`);
    }
    return column.values;
  };
}

/**
 * Make the cells of each place-year sum to its total: the residual of rounding is added in proportion to the size of the
 * cells, evenly where all are zero. A ratio would explode where the total is near zero.
 */
function meetTotals(cells: Float64Array, totals: Float64Array): void {
  for (let row = 0; row < totals.length; row++) {
    const from = row * CELLS;
    let sum = 0;
    let size = 0;
    for (let i = from; i < from + CELLS; i++) {
      sum += cells[i] as number;
      size += Math.abs(cells[i] as number);
    }
    const residual = (totals[row] as number) - sum;
    if (residual === 0) continue;
    for (let i = from; i < from + CELLS; i++) {
      const cell = cells[i] as number;
      cells[i] = cell + residual * (size > 0 ? Math.abs(cell) / size : 1 / CELLS);
    }
  }
}

/** Scale each row of shares to sum to 1, undoing the rounding of storage. */
function sumToOne(shares: Float64Array, width: number): void {
  for (let from = 0; from < shares.length; from += width) {
    let sum = 0;
    for (let i = from; i < from + width; i++) sum += shares[i] as number;
    for (let i = from; i < from + width; i++) shares[i] = (shares[i] as number) / sum;
  }
}
