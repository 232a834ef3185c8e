import type { DestinationTable } from './cross-border-law.ts';
import type { Column } from './directory.ts';

/**
 * Share of refugees and people who have just fled that leaves the count in a year other than by a return: naturalised,
 * resettled, refused, dead, or no longer counted. Source: UNHCR's account of 2016-2021, where stock + new flows - returns
 * exceed the next stock by 7.3 million or 4.4% a year; 7.5% in 2011-2015, 3.4% in 2020-2021. Onward moves that are counted
 * in two countries are in it.
 */
export const OTHER_ENDING_SHARE = 0.044;
/**
 * Refugees, asylum seekers and other people in need of international protection at 31 December 2024, as UNHCR counts them;
 * Palestine refugees under UNRWA are not among them.
 */
export interface RefugeeStart {
  /** [K] persons by pair, in the order of the table of destinations of the law. */
  readonly stock: Float64Array;
  /** [C] persons in all other pairs, by origin and by host; equal sums. */
  readonly restAbroad: Float64Array;
  readonly restHosted: Float64Array;
}

/** Gather the columns of the start. */
export function decodeRefugeeStart(
  columns: readonly Column[],
  column: (name: string, shape: readonly number[]) => Float64Array,
  places: number,
): RefugeeStart {
  const K = columns.find(({ name }) => name === 'refugees.stock')?.shape[0] ?? 0;
  return {
    stock: column('refugees.stock', [K]),
    restAbroad: column('refugees.restAbroad', [places]),
    restHosted: column('refugees.restHosted', [places]),
  };
}

/** Sum the refugees of the start by host and by origin [C]; equal sums. */
export function refugeesByPlace(
  { stock, restAbroad, restHosted }: RefugeeStart,
  { start, destination }: DestinationTable,
): { readonly hosted: Float64Array; readonly abroad: Float64Array } {
  const hosted = restHosted.slice();
  const abroad = restAbroad.slice();
  for (let i = 0; i < abroad.length; i++)
    for (let k = start[i] as number; k < (start[i + 1] as number); k++) {
      const j = destination[k] as number;
      hosted[j] = (hosted[j] as number) + (stock[k] as number);
      abroad[i] = (abroad[i] as number) + (stock[k] as number);
    }
  return { hosted, abroad };
}
