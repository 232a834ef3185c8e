import type { Basis } from './define-lever.ts';

/** How sizes of events of one kind in the same place and year are taken together. */
export type Stacking =
  /** Shares of people add: two events displace the people of both. */
  | 'add'
  /** Losses of a level add in logs: 1 - (1 - a)(1 - b). */
  | 'loss'
  /** Gains of a level add in logs: (1 + a)(1 + b) - 1. */
  | 'gain'
  /** Closed or filled shares: each acts on what the others leave, 1 - (1 - a)(1 - b). */
  | 'share';

/** The sign an output takes when the event comes; `±` where it differs between places that people leave and go to. */
interface EventEffect {
  readonly output: string;
  readonly sign: '+' | '-' | '±';
}

/** A kind of event (wild card): what it does, in which unit its size is given, and what is known of such events. */
export interface EventKind {
  /** Permanent id, used in scenario files. */
  readonly id: string;
  /** Permanent short key, used in links. */
  readonly key: string;
  /** What a citizen would say. */
  readonly label: string;
  /** What moves, in which direction, how sure we are. */
  readonly explanation: string;
  /** Unit of the size; every size is a percentage of something. */
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly decimals: number;
  /** Size where a scenario gives none. */
  readonly default: number;
  /** Years at full size where a scenario gives none. */
  readonly duration: number;
  /** Where the default size comes from. */
  readonly basis: Basis;
  readonly stacking: Stacking;
  /** The hazard group of the disaster record that supports return periods; absent = the size is given as a number. */
  readonly record?: 'flood' | 'storm' | 'earthquake-volcano-landslide';
  /** Why there is no return period. */
  readonly noRecord?: string;
  /** Whether the record knows in which months such events come. */
  readonly hasSeason: boolean;
  readonly effects: readonly EventEffect[];
}

/**
 * Check a list of event declarations once, when the module loads.
 *
 * @throws Error that names the kind for a duplicate id or key, a default out of range, more decimals than declared, a
 * duration that is no whole number of years, characters that a link cannot carry, or both or neither of record and reason.
 */
export function defineEvents<const T extends readonly EventKind[]>(kinds: T): T {
  const seen = new Set<string>();
  for (const kind of kinds) {
    const fail = (reason: string): never => {
      throw new Error(`event ${kind.id}: ${reason}`);
    };
    for (const name of [kind.id, `key ${kind.key}`]) {
      if (seen.has(name)) fail(`${name} is declared twice`);
      seen.add(name);
    }
    if (!/^[a-zA-Z]+$/.test(kind.id) || !/^[a-z]+$/.test(kind.key))
      fail('id and key take letters only, key lower case');
    for (const value of [kind.min, kind.max, kind.default])
      if (!Number.isFinite(value) || Number(value.toFixed(kind.decimals)) !== value)
        fail(`${value} has more than ${kind.decimals} decimals`);
    if (!(0 < kind.min && kind.min <= kind.default && kind.default <= kind.max))
      fail(`default ${kind.default} is outside ${kind.min}..${kind.max}`);
    if (!Number.isInteger(kind.duration) || kind.duration < 1) fail(`a duration of ${kind.duration} years`);
    if ((kind.record === undefined) === (kind.noRecord === undefined)) fail('either a record or the reason for none');
  }
  return kinds;
}
