import type { ConflictLaw } from './conflict-law.ts';
import { type CrossBorderMeta, decodeCrossBorder } from './cross-border-columns.ts';
import type { CrossBorderLaw } from './cross-border-law.ts';
import type { Column } from './directory.ts';
import type { FittedCoefficients } from './fitted-coefficients.ts';
import { decodeRefugeeStart, type RefugeeStart } from './refugee-start.ts';

/** Coefficients of the nowcast's logit; see `src/fits/conflict-nowcast.ts`. */
export const NOWCAST_COEFFICIENTS = 6;

/** Largest share of a population that lives displaced by conflict. Assumed: above Syria's record of about two fifths. */
export const LARGEST_DISPLACED_STOCK = 0.5;

/** What the peace driver knows at the start; C places. No record of internal displacement is in it, only fitted parameters. */
export interface PeaceBaseline {
  readonly law: ConflictLaw;
  readonly nowcast: ConflictNowcast;
  /** [C][T] share of runs of the reference in which the place is in conflict, 2025..2050. */
  readonly inConflict: Float64Array;
  /** [C] political stability of 2023 (WGI), standard normal units. */
  readonly stability: Float64Array;
  /** [C] row indices of land neighbours. */
  readonly neighbours: readonly (readonly number[])[];
  /** Displacement across borders: fitted to 2000-2022, with the estimated flows of 2023 and 2024 as last years. */
  readonly crossBorder: CrossBorderLaw;
  readonly refugees: RefugeeStart;
  /** [C] share 0..1 of recorded displacement across borders that the UN's net migration shows; see `src/fits/shown-share.ts`. */
  readonly shownShare: Float64Array;
}

/** Estimate of where conflict stood at the end of 2024, after the last record of displacement; drawn per run. */
export interface ConflictNowcast {
  /** [C] logit of the probability that 2024 was a year in conflict. */
  readonly logit: Float64Array;
  /** [C][6] its factors: logit of a run = logit + sum of factors x independent standard normals shared by all places. */
  readonly logitFactors: Float64Array;
  /** [C] mean and standard deviation of the log of people displaced in 2024, given conflict. */
  readonly size: Float64Array;
  readonly sizeSpread: Float64Array;
  /** [C] years from the last year with 100 deaths or more to 2025, at least 2; 0 = none since 2009. Holds out of conflict. */
  readonly yearsSince: Float64Array;
  /** [C] years since 2009 with 100 deaths or more. */
  readonly yearsOn: Float64Array;
  /** [C] people living in internal displacement by conflict at the end of 2024. */
  readonly stock: Float64Array;
}

/** The five regressions of the conflict law by the name of their columns, with their numbers of coefficients. */
export const CONFLICT_REGRESSIONS = { onset: 6, onsetFirst: 7, ending: 3, endingFirst: 4, small: 4 } as const;

/** Numbers of the law that are not by place; they stand in the metadata. */
export type PeaceMeta = Pick<ConflictLaw, 'anchor' | 'persistence' | 'spread' | 'smallSpread'> &
  Pick<PeaceBaseline, 'neighbours'> & { readonly crossBorder: CrossBorderMeta };

/** Gather the columns of peace and security. */
export function decodePeace(
  { neighbours, crossBorder, ...scalars }: PeaceMeta,
  columns: readonly Column[],
  column: (name: string, shape: readonly number[]) => Float64Array,
  C: number,
  T: number,
): PeaceBaseline {
  const perPlace = (name: string): Float64Array => column(`conflict.${name}`, [C]);
  const fitted = (name: keyof typeof CONFLICT_REGRESSIONS): FittedCoefficients => {
    const size = CONFLICT_REGRESSIONS[name];
    const rows = column(`conflict.${name}`, [size + 1, size]);
    return { mean: rows.slice(0, size), root: rows.slice(size) };
  };
  return {
    law: {
      onset: fitted('onset'),
      onsetFirst: fitted('onsetFirst'),
      ending: fitted('ending'),
      endingFirst: fitted('endingFirst'),
      small: fitted('small'),
      ...scalars,
      level: perPlace('level'),
      levelError: perPlace('levelError'),
      hasLevel: Uint8Array.from(perPlace('hasLevel')),
      onsetSizes: column('conflict.onsetSizes', [21]),
      smallLevel: perPlace('smallLevel'),
      smallShare: perPlace('smallShare'),
    },
    nowcast: {
      logit: perPlace('nowcastLogit'),
      logitFactors: column('conflict.nowcastFactors', [C, NOWCAST_COEFFICIENTS]),
      size: perPlace('nowcastSize'),
      sizeSpread: perPlace('nowcastSpread'),
      yearsSince: perPlace('nowcastYearsSince'),
      yearsOn: perPlace('nowcastYearsOn'),
      stock: perPlace('nowcastStock').map(Math.expm1),
    },
    inConflict: column('conflict.inConflict', [C, T]),
    stability: perPlace('stability'),
    neighbours,
    crossBorder: decodeCrossBorder(crossBorder, columns, column, C),
    refugees: decodeRefugeeStart(columns, column, C),
    shownShare: column('crossBorder.shownShare', [C]),
  };
}
