import type { DriverGroup } from './define-lever.ts';

/** How a value came about: fitted by this project, taken from a publication, or assumed with a reason. */
export type Certainty = 'fitted' | 'published' | 'assumed';

/** A constant of a law, or a few that belong together, without the value: that stands in the source alone. */
export interface Coefficient {
  /** Permanent id: driver and name. */
  readonly id: string;
  readonly driver: DriverGroup;
  /** What it is, in words. */
  readonly label: string;
  readonly unit: string;
  /** File and names of the constants. */
  readonly at: { readonly file: string; readonly names: readonly string[] };
  readonly certainty: Certainty;
  /** Citation or data of the fit; for what is assumed, why. */
  readonly source: string;
  readonly locator?: string;
  /** Range in the literature or over fits, in words. */
  readonly range?: string;
  /** Set where each run draws it. */
  readonly isDrawn?: true;
}
