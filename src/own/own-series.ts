import { z } from 'zod';
import { DISPLACEMENT_HISTORY, URBAN_POINTS } from '../baseline/baseline.ts';
import { AGES, SEXES } from '../kernels/kernels.ts';

/** Series of the baseline that a user may replace for a place. */
export const OWN_KINDS = ['population', 'displacement', 'urbanShare', 'income'] as const;
export type OwnKind = (typeof OWN_KINDS)[number];

/** Years of the displacement record, in order. */
export const RECORD_YEARS: readonly number[] = Array.from(
  { length: DISPLACEMENT_HISTORY.last - DISPLACEMENT_HISTORY.first + 1 },
  (_, t) => DISPLACEMENT_HISTORY.first + t,
);

/** Code of a year of the displacement record in which none was recorded. */
export const NONE_RECORDED = -1;

/** Length and bounds of the values of a series. */
interface Shape {
  readonly length: number;
  readonly min: number;
  readonly max: number;
}

/** More people than live in any place, and more than move in one year. */
const MOST_PEOPLE = 2_000_000_000;

export const OWN_SHAPES: { readonly [K in OwnKind]: Shape } = {
  population: { length: SEXES * AGES, min: 0, max: MOST_PEOPLE },
  displacement: { length: RECORD_YEARS.length, min: NONE_RECORDED, max: MOST_PEOPLE },
  urbanShare: { length: URBAN_POINTS.length, min: 0, max: 1 },
  income: { length: 1, min: 100, max: 1_000_000 },
};

/**
 * A series of a place in the words of a user, in place of the baseline's.
 *
 * Values by kind: `population` [2][101] persons at 31 December 2024, men first; `displacement` movements by disasters in each year
 * 2008-2020, -1 none recorded; `urbanShare` share of people in towns at 1 July of 2020, 2025 ... 2050, 0..1; `income` gross domestic
 * product per head, international dollars of 2021, one number.
 */
export interface OwnSeries {
  readonly kind: OwnKind;
  /** ISO 3166-1 alpha-3. */
  readonly place: string;
  readonly values: readonly number[];
}

/** A series as it is kept on a device and named in receipts. */
export interface OwnRecord extends OwnSeries {
  /** One of a kind and place: `population NGA`. */
  readonly id: string;
  /** Name of the file that it came from. */
  readonly file: string;
  /** Milliseconds since 1970. */
  readonly addedAt: number;
  /** SHA-256 of `ownText`. */
  readonly sha256: string;
}

/** The text of a series whose checksum names it: the same numbers have the same text, whatever file they came in. */
export function ownText({ kind, place, values }: OwnSeries): string {
  return JSON.stringify({ kind, place, values });
}

const recordSchema = z
  .strictObject({
    id: z.string().max(40),
    kind: z.enum(OWN_KINDS),
    place: z.string().regex(/^[A-Z]{3}$/),
    values: z.array(z.number()),
    file: z.string().max(200),
    addedAt: z.number().min(0).max(8.64e15),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  })
  .refine(({ id, kind, place }) => id === `${kind} ${place}`)
  .refine(({ kind, values }) => {
    const { length, min, max } = OWN_SHAPES[kind];
    return values.length === length && values.every((value) => value >= min && value <= max);
  });

/** Check a record that was kept on the device; undefined for one that is not what this program writes. */
export function checkOwnRecord(value: unknown): OwnRecord | undefined {
  const parsed = recordSchema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}
