import type { DriverGroup } from './define-lever.ts';
import type { QuantityKind, Unit } from './quantity.ts';

/** How the bin sketch of an output is laid out. */
export interface SketchScale {
  readonly kind: 'linear' | 'log';
  readonly bins: 96 | 384;
  /** Exponent k of the finest linear bin 2^k; the finest log bin is 1/64 octave. */
  readonly finest: number;
  /** 2^-finest: finest bins in one unit. */
  readonly binsPerUnit: number;
  /** Sums are whole multiples of 1 / sumSteps, a power of two, so that they do not depend on the order of runs. */
  readonly sumSteps: number;
}

export interface Output {
  /** Permanent id, used in files. */
  readonly id: string;
  readonly label: string;
  /** Unit in files: `persons`, `share`, `years`, `degC`, `int$2021` (international dollars of 2021), `usd2023` (dollars of 2023), `places` (countries and areas), `index`. */
  readonly unit: Unit;
  readonly kind: QuantityKind;
  /**
   * Name in the format of the Integrated Assessment Modeling Consortium: `Category|Subcategory`, in brackets what is no
   * part of a sum. `Population`, `Labor Force|Unemployment [Rate]` and `GDP|PPP [per capita]` are common names
   * (IAMconsortium/common-definitions); the others are ours in its manner.
   */
  readonly iamc: string;
  /** Hashtag and attributes of a column of values, HXL 1.1; displacement is tagged as IDMC's data sets are. */
  readonly hxl: string;
  /** What is counted, when, in one sentence. */
  readonly explanation: string;
  /** Source line of history and reference. */
  readonly source: string;
  /** Driver group under which it stands. */
  readonly group: DriverGroup;
  readonly scale: SketchScale;
  /** `world`: defined for WLD only. */
  readonly scope: 'place' | 'world';
}

/** Counts of people. */
export const PERSONS: SketchScale = { kind: 'linear', bins: 96, finest: -10, binsPerUnit: 2 ** 10, sumSteps: 2 ** 3 };
/** Shares and quotients. */
export const SHARE: SketchScale = { kind: 'linear', bins: 96, finest: -30, binsPerUnit: 2 ** 30, sumSteps: 2 ** 34 };
/** Numbers of tens: ages, temperatures, counts of places, indices with 100 in the reference. */
export const TENS: SketchScale = { kind: 'linear', bins: 96, finest: -20, binsPerUnit: 2 ** 20, sumSteps: 2 ** 28 };
/** Heavy-tailed counts: the shock metrics. */
export const SHOCK: SketchScale = { kind: 'log', bins: 384, finest: 0, binsPerUnit: 1, sumSteps: 2 ** 3 };

/** Units of the IAMC format, of stocks and levels and of what is counted in a year; values are to be converted to them. */
const IAMC_UNITS: Readonly<Record<Unit, { readonly level: string; readonly yearly: string }>> = {
  persons: { level: 'million', yearly: 'million/yr' },
  households: { level: 'million', yearly: 'million/yr' },
  'person-days': { level: 'million days', yearly: 'million days/yr' },
  share: { level: '%', yearly: '%' },
  years: { level: 'years', yearly: 'years' },
  degC: { level: '°C', yearly: '°C' },
  int$2021: { level: 'USD_2021/yr', yearly: 'USD_2021/yr' },
  usd2023: { level: 'million USD_2023', yearly: 'million USD_2023/yr' },
  places: { level: 'count', yearly: 'count' },
  index: { level: 'index', yearly: 'index' },
};

/** Unit of an output in the IAMC format. */
export function iamcUnit({ unit, kind }: Pick<Output, 'unit' | 'kind'>): string {
  return kind === 'flow' || kind === 'movement' ? IAMC_UNITS[unit].yearly : IAMC_UNITS[unit].level;
}

/** By how much a value of a file is multiplied to be in the unit of the IAMC format. */
export function iamcFactor(unit: Unit): number {
  if (unit === 'share') return 100;
  return IAMC_UNITS[unit].level.startsWith('million') ? 1e-6 : 1;
}
