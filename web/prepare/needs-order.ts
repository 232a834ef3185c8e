import type { Need, NeedRatio, NeedsTable } from '../../workers/page-prepare.ts';
import type { Stock } from './use-stock.ts';

/** Whether a ratio is another standard for a need that has one, or the other end of its range. */
export const isOther = ({ alternativeTo }: NeedRatio) => alternativeTo !== undefined;

/** Needs of each sector, in the order in which sectors first come. */
export function bySector(needs: readonly Need[]): readonly (readonly [NeedRatio['sector'], readonly Need[]])[] {
  const sectors = new Map<NeedRatio['sector'], Need[]>();
  for (const need of needs) sectors.set(need.ratio.sector, [...(sectors.get(need.ratio.sector) ?? []), need]);
  return [...sectors];
}

/** Quantities of a table by the id of the ratio. */
export function quantitiesOf(table: NeedsTable | undefined): ReadonlyMap<string, readonly number[]> | undefined {
  return table && new Map(table.needs.map(({ ratio, quantities }) => [ratio.id, quantities]));
}

/** Needs that the table shows: other standards where asked for; a line in stock stays, so that nobody looks for what was entered. */
export function shownNeeds({ needs }: NeedsTable, hasOther: boolean, stock: Stock): readonly Need[] {
  return needs.filter(({ ratio }) => hasOther || !isOther(ratio) || stock[ratio.id] !== undefined);
}
