/**
 * What outputs say about the age of people in places, behind one interface with two implementations as in kernels.ts.
 *
 * Shapes as there: C rows of the world, S sexes, A single and G five-year ages, L = 8 lanes; P places, each a list of rows.
 */
export interface AgeKernel {
  /** [C][S][G][L] input of `update`; [C][S][A][L] input of `medians`: the people of the year. */
  readonly byAge: Float32Array;
  readonly people: Float32Array;
  /** [P][L] output of all but `update`. */
  readonly results: Float64Array;
  /** Sum both sexes by five-year age for every place; to be called before the others. */
  update(): void;
  /** results = people of the five-year ages [from, to). */
  sum(from: number, to: number): void;
  /** results = people of [from, to) for each of [wholeFrom, wholeTo); 0 where these are none. */
  share(from: number, to: number, wholeFrom: number, wholeTo: number): void;
  /**
   * results = age that half of the people have passed: five-year sums find the group, single ages inside it the year; 0
   * where there is nobody.
   */
  medians(): void;
}

/** A place as a sum of smaller places and of the rows that are in none of these. */
export interface AgePlace {
  /** All its rows. */
  readonly members: readonly number[];
  /** Positions of disjoint places, each with fewer rows than this one. */
  readonly groups: readonly number[];
  readonly rest: readonly number[];
}

/** Makes a kernel for places with rows among `rows`. */
export type AgeFactory = (rows: number, places: readonly AgePlace[]) => AgeKernel;
