import { z } from 'zod';

/** Range of a number in a unit. */
interface NumberRange {
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly decimals: number;
}

/** What a number in a range accepts, in words; doubles as the message of every fault of it. */
export function allowedNumber({ min, max, unit, decimals }: NumberRange): string {
  const places = decimals === 0 ? 'no decimals' : `at most ${decimals} decimal${decimals > 1 ? 's' : ''}`;
  return `a number from ${min} to ${max} ${unit}, ${places}`;
}

/** The schema of a number in a range. */
export function numberSchema(range: NumberRange): z.ZodType<number> {
  const error = allowedNumber(range);
  return z
    .number({ error })
    .min(range.min, { error })
    .max(range.max, { error })
    .refine((value) => Number(value.toFixed(range.decimals)) === value, { error });
}

/** The schema of a whole number in a range. */
export function wholeNumberSchema(min: number, max: number, error: string): z.ZodType<number> {
  return z.number({ error }).int({ error }).min(min, { error }).max(max, { error });
}
