import { layoutRange } from '../../src/picture/range-bar.ts';

interface RangeBarProps {
  /** P50, the percentile planned for, P95. */
  readonly values: readonly number[];
  readonly reference: readonly number[] | undefined;
  readonly stock: number | undefined;
}

const WIDTH = 96;
const HEIGHT = 14;

/** P50 to P95 as a bar from zero on, with the percentile planned for, the reference below, and what is in stock. */
export function RangeBar({ values, reference, stock }: RangeBarProps) {
  const { band, planned, beside, mark } = layoutRange(values, reference, stock, WIDTH);
  return (
    <svg className="range-bar" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <line className="range-axis" x1={0} x2={WIDTH} y1={7} y2={7} />
      <rect className="range-band" x={band.x} width={band.width} y={3} height={8} />
      {beside && <line className="range-reference" x1={beside.x} x2={beside.x + beside.width} y1={13} y2={13} />}
      <line className="range-planned" x1={planned} x2={planned} y1={1} y2={13} />
      {mark !== undefined && <line className="range-stock" x1={mark} x2={mark} y1={0} y2={14} />}
    </svg>
  );
}
