import { LANES } from '../kernels/kernels.ts';
import {
  type AdditiveKind,
  type Column,
  columnOf,
  plain,
  type Quantity,
  type QuantityKind,
  quantity,
  ratio,
  type Unit,
  valueAt,
} from '../params/quantity.ts';
import type { PlaceRow } from './selection.ts';

type Values<K extends AdditiveKind, U extends Unit> = Column<K, U, Float64Array | Float32Array>;

/**
 * Sums over the members of every selected place, out of columns [C][L] into columns [place][L].
 *
 * The hot loops of measuring. A result is scratch memory: it holds until the next call.
 */
export interface MemberSums {
  /** Sum of a column over the members of each place, in their order. */
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

/** Prepare the sums of places in a world of `C` rows. */
export function createMemberSums(places: readonly PlaceRow[], C: number): MemberSums {
  const P = places.length;
  const width = P * LANES;
  const sums = new Float64Array(width);
  const wholes = new Float64Array(width);
  const quotients = new Float64Array(width);
  const wide = new Float64Array(C * LANES);
  const members = Int32Array.from(places.flatMap((place) => place.members.map((i) => i * LANES)));
  const starts = new Int32Array(P + 1);
  places.forEach((place, p) => {
    starts[p + 1] = (starts[p] as number) + place.members.length;
  });

  /** One loop for one kind of array: the kernel's single precision is widened first, which changes no value. */
  function sumInto(values: Float64Array | Float32Array, out: Float64Array): void {
    if (values instanceof Float32Array) {
      wide.set(values);
      sumDoubles(wide, out);
    } else sumDoubles(values, out);
  }

  /** The lanes have a variable each: they stay in registers while a place is summed. */
  function sumDoubles(values: Float64Array, out: Float64Array): void {
    for (let p = 0; p < P; p++) {
      let [a, b, c, d, e, f, g, h] = [0, 0, 0, 0, 0, 0, 0, 0];
      const end = starts[p + 1] as number;
      for (let m = starts[p] as number; m < end; m++) {
        const at = members[m] as number;
        a += values[at] as number;
        b += values[at + 1] as number;
        c += values[at + 2] as number;
        d += values[at + 3] as number;
        e += values[at + 4] as number;
        f += values[at + 5] as number;
        g += values[at + 6] as number;
        h += values[at + 7] as number;
      }
      const at = p * LANES;
      out[at] = a;
      out[at + 1] = b;
      out[at + 2] = c;
      out[at + 3] = d;
      out[at + 4] = e;
      out[at + 5] = f;
      out[at + 6] = g;
      out[at + 7] = h;
    }
  }

  return {
    sum<K extends AdditiveKind, U extends Unit>(values: Values<K, U>) {
      sumInto(values, sums);
      return columnOf<K, U>(sums);
    },
    share<K extends AdditiveKind, U extends Unit>(part: Values<K, U>, whole: Values<K, U>) {
      sumInto(part, sums);
      sumInto(whole, wholes);
      const parts = columnOf<K, U>(sums);
      const all = columnOf<K, U>(wholes);
      for (let at = 0; at < width; at++) quotients[at] = plain(ratio(valueAt(parts, at), valueAt(all, at)));
      return columnOf(quotients);
    },
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
    ) {
      sumInto(part, sums);
      sumInto(whole, wholes);
      for (let at = 0; at < width; at++)
        quotients[at] = plain(divide(quantity(sums[at] as number), quantity(wholes[at] as number)));
      return columnOf<K3, U3>(quotients);
    },
    everywhere<K extends QuantityKind, U extends Unit>(values: Column<K, U>) {
      for (let p = 0; p < P; p++) sums.set(values, p * LANES);
      return columnOf<K, U>(sums);
    },
  };
}
