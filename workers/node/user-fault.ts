/** A fault of the person at the keyboard: words on stderr, exit code 2, no stack trace. */
export class UserFault extends Error {
  override name = 'UserFault';
}

/** Read a whole number option. @throws UserFault that names the option, what was found and what is allowed. */
export function wholeNumber(option: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isInteger(value) || value < min || value > max)
    throw new UserFault(`${option}: found ${JSON.stringify(text)}, allowed: a whole number from ${min} to ${max}`);
  return value;
}

/** Read a number option. @throws UserFault that names the option, what was found and what is allowed. */
export function numberBetween(option: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= min && value <= max))
    throw new UserFault(`${option}: found ${JSON.stringify(text)}, allowed: a number from ${min} to ${max}`);
  return value;
}

/** Read a list of quantiles. @throws UserFault for one outside 0..1, a repeated or an unreadable one. */
export function quantileList(text: string): number[] {
  const values = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  const bad = values.find((value) => !(value >= 0 && value <= 1));
  if (bad !== undefined)
    throw new UserFault(
      `--quantiles: found ${JSON.stringify(text)}, allowed: numbers from 0 to 1, separated by commas`,
    );
  if (new Set(values).size < values.length)
    throw new UserFault(`--quantiles: found ${JSON.stringify(text)}, allowed: each quantile once`);
  return values;
}

/** Pick an option out of a few words. */
export function oneOf<T extends string>(option: string, text: string, allowed: readonly T[]): T {
  const found = allowed.find((word) => word === text);
  if (found === undefined)
    throw new UserFault(`${option}: found ${JSON.stringify(text)}, allowed: ${allowed.join(', ')}`);
  return found;
}
