import { LANES } from '../kernels/kernels.ts';
import type { SumKernel } from '../kernels/sum-kernel.ts';
import {
  type AdditiveKind,
  type Column,
  columnOf,
  plain,
  type Quantity,
  type QuantityKind,
  quantity,
  type Unit,
} from '../params/quantity.ts';
import type { RowsInUse } from './rows-in-use.ts';

type Values<K extends AdditiveKind, U extends Unit> = Column<K, U, Float64Array | Float32Array>;

/**
 * The sums of a kernel with kinds and units: out of columns [C][L] into columns [place][L], which hold until the next call.
 */
export interface MemberSums {
  /** Sum of a column over the members of each place. */
  sum<K extends AdditiveKind, U extends Unit>(values: Values<K, U>): Column<K, U>;
  /** Sum of a part as a share of the sum of its whole, which is of the same kind; 0 where that is 0. */
  share<K extends AdditiveKind, U extends Unit>(
    part: Values<K, U>,
    whole: NoInfer<Values<K, U>>,
  ): Column<'share', 'share'>;
  /** Two sums put together run by run. */
  divided<
    K extends AdditiveKind,
    U extends Unit,
    K2 extends AdditiveKind,
    U2 extends Unit,
    K3 extends QuantityKind,
    U3 extends Unit,
  >(
    part: Values<K, U>,
    whole: Values<K2, U2>,
    divide: (part: Quantity<K, U>, whole: Quantity<K2, U2>) => Quantity<K3, U3>,
  ): Column<K3, U3>;
  /** The value of the world, [L], for every place. */
  everywhere<K extends QuantityKind, U extends Unit>(values: Column<K, U>): Column<K, U>;
}

/**
 * Give the sums of a kernel their kinds and units.
 *
 * @param kernel of the rows in use alone.
 */
export function createMemberSums(kernel: SumKernel, rows: RowsInUse): MemberSums {
  const { part: parts, whole: wholes, sums } = kernel;
  const dividends = new Float64Array(sums.length);

  return {
    sum<K extends AdditiveKind, U extends Unit>(values: Values<K, U>) {
      rows.take(values, parts);
      kernel.sum();
      return columnOf<K, U>(sums);
    },
    share(part, whole) {
      rows.take(part, parts);
      rows.take(whole, wholes);
      kernel.share();
      return columnOf(sums);
    },
    divided(part, whole, divide) {
      rows.take(part, parts);
      kernel.sum();
      dividends.set(sums);
      rows.take(whole, parts);
      kernel.sum();
      for (let at = 0; at < sums.length; at++)
        sums[at] = plain(divide(quantity(dividends[at] as number), quantity(sums[at] as number)));
      return columnOf(sums);
    },
    everywhere<K extends QuantityKind, U extends Unit>(values: Column<K, U>) {
      for (let at = 0; at < sums.length; at += LANES) sums.set(values, at);
      return columnOf<K, U>(sums);
    },
  };
}
