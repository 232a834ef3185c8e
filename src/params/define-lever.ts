/** The drivers under which levers stand, in the order of the page. */
export const DRIVER_GROUPS = [
  'demographics',
  'climate',
  'urbanization',
  'labour',
  'peace',
  'mobility',
  'freeMovement',
] as const;
export type DriverGroup = (typeof DRIVER_GROUPS)[number];

/** Where a default or a range comes from; a lever without a source says that it is assumed and why. */
export type Basis =
  | { readonly kind: 'source'; readonly citation: string; readonly locator: string }
  | { readonly kind: 'assumed'; readonly reason: string };

/** The sign an output may take when the lever rises; '±': it moves, and what else differs from the reference decides where. */
interface LeverEffect {
  readonly output: string;
  readonly sign: '+' | '-' | '±';
}

interface LeverBase {
  /** Permanent id, used in scenario files. */
  readonly id: string;
  /** Permanent short key, used in links. */
  readonly key: string;
  readonly group: DriverGroup;
  /** What a citizen would say. */
  readonly label: string;
  /** What moves, in which direction, how sure we are. */
  readonly explanation: string;
  /** The range found in the literature, in words. */
  readonly literature: string;
  readonly basis: Basis;
  readonly effects: readonly LeverEffect[];
  /** `place`: may differ by group and country; `world`: one value for the world. */
  readonly scope: 'place' | 'world';
}

/** A lever whose value is a number in a unit. */
export interface NumberLever extends LeverBase {
  readonly kind: 'number';
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly decimals: number;
  /** The value that changes nothing; for a drawn lever the centre of the draw, shown as the tick. */
  readonly default: number;
  /** Set where the reference draws the value per run: what is drawn when the lever is not set. */
  readonly drawn?: string;
  /** The year in which a change reaches its full size, growing in a straight line from 2024; absent = at once. */
  readonly fullBy?: number;
  /** Set where the value is a coefficient that holds in all years: it takes no course. */
  readonly isConstant?: true;
}

/** A lever that picks one of a few named paths. */
export interface ChoiceLever extends LeverBase {
  readonly kind: 'choice';
  readonly options: readonly string[];
  readonly default: string;
}

export type Lever = NumberLever | ChoiceLever;

/**
 * Check a list of lever declarations once, when the module loads.
 *
 * @throws Error that names the lever for a duplicate id or key, a default out of range, more decimals than
 * declared, an unknown option, or characters in an id or key that a link cannot carry.
 */
export function defineLevers<const T extends readonly Lever[]>(levers: T): T {
  const seen = new Set<string>();
  for (const lever of levers) {
    for (const name of [lever.id, `key ${lever.key}`]) {
      if (seen.has(name)) throw new Error(`lever ${lever.id}: ${name} is declared twice`);
      seen.add(name);
    }
    if (!/^[a-zA-Z][a-zA-Z0-9]*$/.test(lever.id) || !/^[a-z]+$/.test(lever.key))
      throw new Error(`lever ${lever.id}: an id takes letters and digits, a key lower-case letters`);
    if (lever.kind === 'choice') {
      if (!lever.options.includes(lever.default)) throw new Error(`lever ${lever.id}: default is not an option`);
    } else {
      for (const value of [lever.min, lever.max, lever.default]) {
        if (!Number.isFinite(value) || Number(value.toFixed(lever.decimals)) !== value)
          throw new Error(`lever ${lever.id}: ${value} has more than ${lever.decimals} decimals`);
      }
      if (!(lever.min <= lever.default && lever.default <= lever.max))
        throw new Error(`lever ${lever.id}: default ${lever.default} is outside ${lever.min}..${lever.max}`);
    }
  }
  return levers;
}
