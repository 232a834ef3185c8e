/**
 * Weights of the subregion in a place's month shares and of the world in a subregion's, in years. Leaving out one year of 2013-2020 at
 * a time, the mean log score of a place-year's months is best at them (-2.297; uniform months -2.485; flat from 6 to 12 and 12 to 48).
 */
const SUBREGION_WEIGHT = 8;
const WORLD_WEIGHT = 24;
/** Part of the world's shares that is spread evenly, so that no month is impossible. */
const EVEN_PART = 0.05;
const MONTHS = 12;

/**
 * Fit the shares of displacement by month, for each place and hazard.
 *
 * Each year with a record counts once, however large: its months by their people. A place's mean is shrunk to its subregion's, in
 * which each place counts at most 1 + SUBREGION_WEIGHT years, and this to the world's.
 *
 * @param people      [C][Y][H][12] persons by month in which the events began.
 * @param subregionOf [C] index of the place's subregion.
 * @returns [C][H][12], each row of twelve sums to 1.
 */
export function fitMonthShares(
  people: Float64Array,
  subregionOf: readonly number[],
  years: number,
  hazards: number,
): Float64Array {
  const places = subregionOf.length;
  const row = hazards * MONTHS;
  const own = new Float64Array(places * row);
  for (let i = 0; i < places; i++)
    for (let year = 0; year < years; year++)
      for (let h = 0; h < hazards; h++)
        addShares(own, i * row + h * MONTHS, people, ((i * years + year) * hazards + h) * MONTHS, 1);
  const regional = new Float64Array((1 + Math.max(...subregionOf)) * row);
  const world = new Float64Array(row);
  for (let i = 0; i < places; i++)
    for (let h = 0; h < hazards; h++) {
      const from = i * row + h * MONTHS;
      const recorded = sumAt(own, from);
      const counted = (recorded * (1 + SUBREGION_WEIGHT)) / (recorded + SUBREGION_WEIGHT);
      addShares(regional, (subregionOf[i] as number) * row + h * MONTHS, own, from, counted);
      addShares(world, h * MONTHS, own, from, counted);
    }
  for (let h = 0; h < hazards; h++) {
    const total = sumAt(world, h * MONTHS);
    for (let at = h * MONTHS; at < (h + 1) * MONTHS; at++) {
      const share = total > 0 ? (world[at] as number) / total : 1 / MONTHS;
      world[at] = (1 - EVEN_PART) * share + EVEN_PART / MONTHS;
    }
  }
  const pooled = shrunk(regional, (at) => world[at % row] as number, WORLD_WEIGHT);
  return shrunk(
    own,
    (at) => pooled[(subregionOf[Math.floor(at / row)] as number) * row + (at % row)] as number,
    SUBREGION_WEIGHT,
  );
}

/** Add the shares of twelve months, times a weight; nothing where they are all zero. */
function addShares(out: Float64Array, to: number, months: Float64Array, from: number, weight: number): void {
  const total = sumAt(months, from);
  if (total === 0) return;
  for (let m = 0; m < MONTHS; m++)
    out[to + m] = (out[to + m] as number) + (weight * (months[from + m] as number)) / total;
}

function shrunk(years: Float64Array, towards: (at: number) => number, weight: number): Float64Array {
  return years.map(
    (count, at) => (count + weight * towards(at)) / (sumAt(years, Math.floor(at / MONTHS) * MONTHS) + weight),
  );
}

function sumAt(months: Float64Array, from: number): number {
  let sum = 0;
  for (let at = from; at < from + MONTHS; at++) sum += months[at] as number;
  return sum;
}
