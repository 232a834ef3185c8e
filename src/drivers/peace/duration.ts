import { LANES } from '../../kernels/kernels.ts';
import { type Column, createColumn } from '../../params/quantity.ts';

/** People newly displaced in one year and how many of them are still displaced, as movements of that year. */
export interface DisplacedCohort {
  /** [C][L] newly displaced in the year. */
  readonly displaced: Column<'movement', 'persons'>;
  /** [C][L] of them, not ended yet at 31 December of the year shown. */
  readonly still: Column<'movement', 'persons'>;
}

/** How long displacement lasts: the cohorts of the years before, followed through the endings of the run. */
export interface DisplacementDuration {
  /** The cohorts displaced one, three and five years before the year that was stepped. */
  readonly afterOne: DisplacedCohort;
  readonly afterThree: DisplacedCohort;
  readonly afterFive: DisplacedCohort;
  /**
   * Start with the cohorts of the years up to 2024. Their sizes by place are not on record: they weigh as the stock.
   *
   * @param stock [C] people displaced at the end of 2024.
   * @param ended [L] share that ended in each year before 2025.
   */
  startBlock(stock: Float64Array, ended: Float64Array): void;
  /**
   * Take in the people of a year, then let all cohorts end alike: who is displaced longer does not end more seldom.
   *
   * @param displaced [C][L] newly displaced in the year.
   * @param kept      [C][L] share of all displaced people who are still displaced at its end.
   */
  step(displaced: Float64Array, kept: Float64Array): void;
}

/** Years for which a cohort is followed. */
const OLDEST = 5;
/** Where nobody was newly displaced, the cohort weighs a millionth of a person, so that its share is that of the law. */
const LEAST = 1e-6;

/** Make the cohorts of `C` places. */
export function createDuration(C: number): DisplacementDuration {
  /** Cohorts by years since their displacement, this year's first. */
  const sizes: Float64Array[] = Array.from({ length: OLDEST + 1 }, () => new Float64Array(C * LANES));
  const shares: Float64Array[] = Array.from({ length: OLDEST + 1 }, () => new Float64Array(C * LANES));
  const cohort = (age: number) => ({
    age,
    displaced: createColumn<'movement', 'persons'>(C * LANES),
    still: createColumn<'movement', 'persons'>(C * LANES),
  });
  const [afterOne, afterThree, afterFive] = [cohort(1), cohort(3), cohort(5)] as const;

  return {
    afterOne,
    afterThree,
    afterFive,
    startBlock(stock, ended) {
      for (let age = 0; age <= OLDEST; age++) {
        // The year of displacement ends some too: after `age` years there were one more endings.
        const left = Float64Array.from(ended, (share) => (1 - share) ** (age + 1));
        const [size, share] = [sizes[age] as Float64Array, shares[age] as Float64Array];
        for (let at = 0; at < C * LANES; at++) {
          size[at] = Math.max(LEAST, stock[Math.floor(at / LANES)] as number);
          share[at] = left[at % LANES] as number;
        }
      }
    },
    step(displaced, kept) {
      // The oldest cohort makes room for the year's own.
      const size = sizes.pop() as Float64Array;
      const share = shares.pop() as Float64Array;
      for (let at = 0; at < size.length; at++) size[at] = Math.max(LEAST, displaced[at] as number);
      share.set(kept);
      for (const each of shares)
        for (let at = 0; at < each.length; at++) each[at] = (each[at] as number) * (kept[at] as number);
      sizes.unshift(size);
      shares.unshift(share);
      for (const { age, displaced: people, still } of [afterOne, afterThree, afterFive]) {
        const left = shares[age] as Float64Array;
        const newly = sizes[age] as Float64Array;
        people.set(newly);
        for (let at = 0; at < left.length; at++) still[at] = (newly[at] as number) * (left[at] as number);
      }
    },
  };
}
