import type { DriverGroup } from './define-lever.ts';

/**
 * Kind of a quantity: a stock is people at 31 December, a flow counts persons or events of a calendar year, a
 * movement counts moves (one person may move more than once), an index has no additive meaning.
 */
type QuantityKind = 'stock' | 'flow' | 'movement' | 'share' | 'age' | 'temperature' | 'income' | 'index';

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
  /** Unit in files: `persons`, `share`, `years`, `degC`, `int$2021` (international dollars of 2021), `usd2023` (dollars of 2023), `index`. */
  readonly unit: string;
  readonly kind: QuantityKind;
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
/** Ages and temperatures. */
export const YEARS: SketchScale = { kind: 'linear', bins: 96, finest: -20, binsPerUnit: 2 ** 20, sumSteps: 2 ** 28 };
/** Indices against the reference, 100 = as there. */
export const INDEX: SketchScale = YEARS;
/** Heavy-tailed counts: the shock metrics. */
export const SHOCK: SketchScale = { kind: 'log', bins: 384, finest: 0, binsPerUnit: 1, sumSteps: 2 ** 3 };
