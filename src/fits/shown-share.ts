/**
 * Share of recorded displacement across borders that the UN's net migration of a place shows.
 *
 * UNHCR counts registrations and claims. Some were made by people who had come before or soon left again, and the UN's net
 * migration does not move with them: 108,000 new claims in Costa Rica in 2021 beside a net migration of 1,000; 81,000 people
 * of Honduras in 2019 beside -7,000. Others are movements in full: 5.8 million of Ukraine in 2022 beside -5.7 million.
 *
 * Per place: net migration = share x (arrivals - departures) + the rest, in differences between means of three years, since
 * years are booked differently; errors of the size of the rest, and of a fifth of large flows. The prior is the mean of all
 * places. Kept within 0 and 1.
 */
const PRIOR = { mean: 0.5, spread: 0.35 } as const;
const SPAN = 3;
/** Least error of a difference, people a year, and the error of a flow as a share of the largest of the place. */
const LEAST_ERROR = 200;
const FLOW_ERROR = 0.2;
const ROUNDS = 10;
/** Medians of absolute errors to standard deviations of a normal. */
const MAD_TO_SD = 1.4826;

/**
 * Fit the share of each place.
 *
 * @param netMigration [C][years] people, UN.
 * @param displaced    [C][years] people who arrived less people who left across borders, the same years.
 * @returns [C] shares 0..1; the prior where nothing was recorded.
 */
export function fitShownShares(netMigration: Float64Array, displaced: Float64Array, places: number): Float64Array {
  const years = netMigration.length / places;
  return Float64Array.from({ length: places }, (_, i) =>
    shareOf(
      differences(netMigration.subarray(i * years, (i + 1) * years)),
      differences(displaced.subarray(i * years, (i + 1) * years)),
    ),
  );
}

function shareOf(net: readonly number[], flow: readonly number[]): number {
  const largest = flow.reduce((most, people) => Math.max(most, Math.abs(people)), 0);
  let share: number = PRIOR.mean;
  for (let round = 0; round < ROUNDS; round++) {
    const errors = net.map((people, n) => Math.abs(people - share * (flow[n] as number))).sort((a, b) => a - b);
    const rest = Math.max(LEAST_ERROR, MAD_TO_SD * (errors[Math.floor(errors.length / 2)] ?? 0));
    let precision = 1 / PRIOR.spread ** 2;
    let sum = PRIOR.mean * precision;
    flow.forEach((people, n) => {
      // Means of three years overlap: a difference counts as a third of one.
      const weight = 1 / SPAN / (rest ** 2 + FLOW_ERROR ** 2 * Math.abs(people) * largest);
      precision += weight * people * people;
      sum += weight * people * (net[n] as number);
    });
    share = sum / precision;
  }
  return Math.max(0, Math.min(1, share));
}

/** Differences between the mean of three years and that of the three before. */
function differences(series: Float64Array): number[] {
  const mean = (t: number) => series.subarray(t - SPAN + 1, t + 1).reduce((a, b) => a + b, 0) / SPAN;
  return Array.from({ length: Math.max(0, series.length - 2 * SPAN + 1) }, (_, k) => {
    const t = 2 * SPAN - 1 + k;
    return mean(t) - mean(t - SPAN);
  });
}
