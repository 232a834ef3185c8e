/** Round down to 1, 2 or 5 times a power of ten, at least 1. */
function niceStep(target: number): number {
  if (target <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(target));
  const lead = target / power;
  return power * (lead >= 5 ? 5 : lead >= 2 ? 2 : 1);
}

/** One storage step per place, in persons: a share of its population, rounded down to a nice number, at least one person. */
export function stepsByPopulation(population: Float64Array, share: number): number[] {
  return Array.from(population, (people) => niceStep(people * share));
}
