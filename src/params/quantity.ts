/**
 * Quantities that know what they are. A kind and a unit exist for the compiler only: at run time a quantity is a
 * number and a column a typed array, so nothing is slower for it and hot loops read the plain array underneath.
 */

/**
 * Kind of a quantity: a stock is people at 31 December, a flow counts persons or events of a calendar year, a
 * movement counts moves (one person may move more than once), `present` are displaced people who are at a place at the same
 * time, `affected` are people whom an event touches, displaced or not, a count is a number of places, an index has no
 * additive meaning.
 */
export type QuantityKind =
  | 'stock'
  | 'flow'
  | 'movement'
  | 'present'
  | 'affected'
  | 'share'
  | 'age'
  | 'temperature'
  | 'income'
  | 'count'
  | 'index';

/** Kinds whose sum over places means something. */
export type AdditiveKind = 'stock' | 'flow' | 'movement' | 'present' | 'affected';

/** Unit of a quantity: as in files, and `households` and `person-days`, in which no output is counted. */
export type Unit =
  | 'persons'
  | 'households'
  | 'person-days'
  | 'share'
  | 'years'
  | 'degC'
  | 'int$2021'
  | 'usd2023'
  | 'places'
  | 'index';

declare const KIND: unique symbol;
declare const UNIT: unique symbol;

/** Marks that only the compiler sees. A function of the mark takes neither a wider nor a narrower one. */
interface Marks<K extends QuantityKind, U extends Unit> {
  readonly [KIND]: (kind: K) => K;
  readonly [UNIT]: (unit: U) => U;
}

/** One number of a kind and a unit. It is no `number` to the compiler, so `+` between two of them does not compile. */
export interface Quantity<K extends QuantityKind, U extends Unit> extends Marks<K, U> {}

/** An array of numbers of one kind and unit: a typed array like any other, and one that says what it holds. */
export type Column<K extends QuantityKind, U extends Unit, A extends Float64Array | Float32Array = Float64Array> = A &
  Marks<K, U>;

/** Make a column of zeros. */
export function createColumn<K extends QuantityKind, U extends Unit>(length: number): Column<K, U> {
  return new Float64Array(length) as Column<K, U>;
}

/** Say what a plain array holds: for arrays that come from the kernel. */
export function columnOf<K extends QuantityKind, U extends Unit, A extends Float64Array | Float32Array = Float64Array>(
  values: A,
): Column<K, U, A> {
  return values as Column<K, U, A>;
}

/** Say what a plain number is. */
export function quantity<K extends QuantityKind, U extends Unit>(value: number): Quantity<K, U> {
  return value as unknown as Quantity<K, U>;
}

/** The number of a quantity, for writing it down or for arithmetic inside one formula. */
export function plain<K extends QuantityKind, U extends Unit>(value: Quantity<K, U>): number {
  return value as unknown as number;
}

/** Read one value of a column. */
export function valueAt<K extends QuantityKind, U extends Unit>(
  values: Column<K, U, Float64Array | Float32Array>,
  index: number,
): Quantity<K, U> {
  return quantity(values[index] as number);
}

/** Sum of two quantities of one kind and one unit. */
export function add<K extends AdditiveKind, U extends Unit>(
  a: Quantity<K, U>,
  b: NoInfer<Quantity<K, U>>,
): Quantity<K, U> {
  return quantity(plain(a) + plain(b));
}

/** Difference of two stocks a year apart: the flow that explains it. */
export function change<U extends Unit>(after: Quantity<'stock', U>, before: Quantity<'stock', U>): Quantity<'flow', U> {
  return quantity(plain(after) - plain(before));
}

/** A stock after a year in which `flow` came in (or, below zero, left). */
export function afterFlow<U extends Unit>(
  stock: Quantity<'stock', U>,
  flow: Quantity<'flow', U>,
): Quantity<'stock', U> {
  return quantity(plain(stock) + plain(flow));
}

/** People behind movements, if each of them was another person: an upper bound, to be said where it is used. */
export function eachOnce(movements: Quantity<'movement', 'persons'>): Quantity<'flow', 'persons'> {
  return quantity(plain(movements));
}

/** People present at a time when `movements` a year last for `years` each. */
export function lasting(movements: Quantity<'movement', 'persons'>, years: number): Quantity<'stock', 'persons'> {
  return quantity(plain(movements) * years);
}

/** Part of a whole of the same kind and unit; 0 where there is no whole. */
export function ratio<K extends AdditiveKind, U extends Unit>(
  part: Quantity<K, U>,
  whole: NoInfer<Quantity<K, U>>,
): Quantity<'share', 'share'> {
  return quantity(quotient(plain(part), plain(whole)));
}

/** Level against a reference, 100 = as there: 100 x (base + part / reference); 100 where the reference is nothing. */
export function indexOf<K extends AdditiveKind, U extends Unit>(
  part: Quantity<K, U>,
  reference: NoInfer<Quantity<K, U>>,
  base: 0 | 1,
): Quantity<'index', 'index'> {
  const usual = plain(reference);
  return quantity(usual > 0 ? 100 * (base + plain(part) / usual) : 100);
}

/** Income of the year for each person of a stock; 0 where there is nobody. */
export function perHead(
  income: Quantity<'flow', 'int$2021'>,
  people: Quantity<'stock', 'persons'>,
): Quantity<'income', 'int$2021'> {
  return quantity(quotient(plain(income), plain(people)));
}

function quotient(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}
