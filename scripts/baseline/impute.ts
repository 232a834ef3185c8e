import type { Baseline } from '../../src/baseline/baseline.ts';
import type { Sparse } from '../../workers/node/sources/latest.ts';
import type { PlaceTable } from './places.ts';

const NEAR = 'mean of the known places of its subregion and income group';
const FAR = 'mean of the known places of its income group: none known in its subregion and income group';

/**
 * Fill what is missing, in place: the mean of the known places of the same subregion and income group, of the income group
 * where there is none.
 *
 * @returns the filled places with the rule.
 */
export function fillByGroup({ values, known }: Sparse, table: PlaceTable, column: string): Baseline['imputed'] {
  const { places } = table;
  const mean = (isLike: (i: number) => boolean): number | undefined => {
    let sum = 0;
    let count = 0;
    for (let i = 0; i < places.length; i++) {
      if (known[i] !== 1 || !isLike(i)) continue;
      sum += values[i] as number;
      count++;
    }
    return count > 0 ? sum / count : undefined;
  };
  return places.flatMap(({ iso3, income, subregion }, i) => {
    if (known[i] === 1) return [];
    const near = mean((j) => places[j]?.income === income && places[j]?.subregion === subregion);
    values[i] = near ?? mean((j) => places[j]?.income === income) ?? mean(() => true) ?? 0;
    return [{ iso3, column, rule: near === undefined ? FAR : NEAR }];
  });
}
