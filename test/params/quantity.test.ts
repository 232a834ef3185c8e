import { describe, expect, it } from 'vitest';
import {
  add,
  afterFlow,
  change,
  createColumn,
  eachOnce,
  lasting,
  perHead,
  plain,
  quantity,
  ratio,
  valueAt,
} from '../../src/params/quantity.ts';
import type { Reading } from '../../src/summary/measure.ts';

const residents = quantity<'stock', 'persons'>(1_000);
const affected = quantity<'stock', 'persons'>(300);
const households = quantity<'stock', 'households'>(200);
const births = quantity<'flow', 'persons'>(40);
const displacements = quantity<'movement', 'persons'>(120);
const urban = quantity<'share', 'share'>(0.4);
const index = quantity<'index', 'index'>(104);

/** Statements that must not compile; the compiler reads them (`tsc -b`), nothing runs them. */
function doesNotCompile(): void {
  // @ts-expect-error a stock and a flow
  add(residents, births);
  // @ts-expect-error people who are affected and movements of displaced people
  add(affected, displacements);
  // @ts-expect-error a flow and movements
  add(births, displacements);
  // @ts-expect-error persons and households
  add(residents, households);
  // @ts-expect-error the two written out as one kind
  add<'stock' | 'flow', 'persons'>(residents, births);
  // @ts-expect-error shares do not add up
  add(urban, urban);
  // @ts-expect-error an index has no additive meaning
  add(index, index);
  // @ts-expect-error a number without kind
  add(residents, 5);
  // @ts-expect-error the plus sign between quantities
  plain(residents) + births;
  // @ts-expect-error the plus sign between quantities of one kind, whose result would be of none
  residents + affected;
  // @ts-expect-error a flow out of two flows
  change(births, births);
  // @ts-expect-error movements come into a stock by a named conversion only
  afterFlow(residents, displacements);
  // @ts-expect-error a part and a whole of different kinds
  ratio(displacements, residents);
  // @ts-expect-error a column of flows where one of stocks is asked for
  const stocks: ReturnType<typeof createColumn<'stock', 'persons'>> = createColumn<'flow', 'persons'>(8);
  // @ts-expect-error an array without kind where a column is asked for
  valueAt(new Float64Array(8), 0);
  // @ts-expect-error an output that is declared as a stock, read from a flow
  const population: Reading<'population'> = (state) => state.netMigration;
  // @ts-expect-error an output that is declared as movements, read from a stock
  const displaced: Reading<'conflictDisplacement'> = ({ peace }) => peace.internallyDisplacedConflict;
  // @ts-expect-error an output that is declared as a share, read from a count
  const share: Reading<'urbanShare'> = ({ urban: towns }) => towns.urbanPopulation;
  void [stocks, population, displaced, share];
}

describe('quantities of one kind and unit', () => {
  it('do not mix with others: the statements above fail to compile, the same with one kind compile', () => {
    expect(doesNotCompile).toBeTypeOf('function');
    const readings: [Reading<'population'>, Reading<'netMigration'>, Reading<'conflictDisplacement'>] = [
      (state) => state.population,
      (state) => state.netMigration,
      ({ peace }) => peace.conflictDisplacement,
    ];
    expect(readings).toHaveLength(3);
  });

  it('add up, and are numbers underneath', () => {
    expect(plain(add(residents, affected))).toBe(1_300);
    expect(plain(add(displacements, displacements))).toBe(240);
    expect(residents).toBe(1_000);
    const column = createColumn<'flow', 'persons'>(2);
    column[1] = 7;
    expect(column).toBeInstanceOf(Float64Array);
    expect(valueAt(column, 1)).toBe(7);
  });

  it('pass into other kinds by name only', () => {
    expect(plain(change(residents, affected))).toBe(700);
    expect(plain(afterFlow(residents, births))).toBe(1_040);
    expect(plain(afterFlow(residents, eachOnce(displacements)))).toBe(1_120);
    expect(plain(lasting(displacements, 0.5))).toBe(60);
    expect(plain(ratio(affected, residents))).toBe(0.3);
    expect(plain(ratio(affected, quantity<'stock', 'persons'>(0)))).toBe(0);
    expect(plain(perHead(quantity<'flow', 'int$2021'>(5_000), residents))).toBe(5);
  });
});
