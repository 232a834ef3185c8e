import type { Receipt } from './receipt.ts';
import type { ResultRow } from './result-rows.ts';

/** Name of a place, and whether it is a group of places. */
export interface PlaceTitle {
  readonly name: string;
  readonly isGroup: boolean;
}

/** A source of the data, as the manifest of the baseline states it. */
export interface DataSource {
  readonly id: string;
  readonly citation: string;
  readonly licence: string;
  /** `stored`, or only fitted parameters. */
  readonly use: string;
}

/** What every file of results is written from. */
export interface Dataset {
  readonly receipt: Receipt;
  /** The rows, from the first on, each time it is called. */
  rows(): Iterable<ResultRow>;
  titleOf(place: string): PlaceTitle;
  readonly sources: readonly DataSource[];
}

/** A text of a user for a file of values: a spreadsheet would take one that begins with = + - @ for a formula. */
export function plainText(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
