import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { FIRST_YEAR, LAST_YEAR, type LeverValue, type NumberLever, type PointsShape } from '../../workers/page.ts';
import { knotsOf, withNewKnot } from '../../workers/page-editors.ts';
import { usePage } from '../context.ts';
import { leverUnit } from '../texts.ts';
import { leverNumber } from './lever-words.ts';
import { NumberBox } from './number-box.tsx';

interface PointsTableProps {
  readonly lever: NumberLever;
  readonly value: LeverValue | undefined;
  onChange(value: LeverValue): void;
}

/** The values of a lever in some years, straight between them: a year may move up to its neighbours. */
export function PointsTable({ lever, value, onChange }: PointsTableProps) {
  const { format } = usePage();
  const points = knotsOf(lever, value);
  const more = withNewKnot(lever, points);
  const set = (changed: PointsShape['points']) => onChange({ points: changed });
  return (
    <>
      <table className="points">
        <thead>
          <tr>
            <th scope="col">
              <Trans id="points.year" message="Year" />
            </th>
            <th scope="col">{leverUnit(lever)}</th>
            <th>
              <span className="hidden">
                <Trans id="points.remove" message="Remove" />
              </span>
            </th>
          </tr>
        </thead>
        <tbody>
          {points.map(([year, size], i) => (
            <tr key={year}>
              <td>
                <NumberBox
                  label={i18n._({ id: 'points.yearOf', message: 'Year of point {n}', values: { n: i + 1 } })}
                  text={String(year)}
                  // A course may stand at the end of the year before the first.
                  min={(points[i - 1]?.[0] ?? FIRST_YEAR - 2) + 1}
                  max={(points[i + 1]?.[0] ?? LAST_YEAR + 1) - 1}
                  decimals={0}
                  onChange={(to) => set(points.with(i, [to, size]))}
                />
              </td>
              <td>
                <NumberBox
                  label={i18n._({ id: 'points.valueIn', message: 'Value in {year}', values: { year: String(year) } })}
                  text={leverNumber(format, lever, size)}
                  min={lever.min}
                  max={lever.max}
                  decimals={lever.decimals}
                  onChange={(to) => set(points.with(i, [year, to]))}
                />
              </td>
              <td>
                <button
                  type="button"
                  className="lever-tool"
                  disabled={points.length === 1}
                  aria-label={i18n._({
                    id: 'points.removeYear',
                    message: 'Remove {year}',
                    values: { year: String(year) },
                  })}
                  onClick={() => set(points.toSpliced(i, 1))}
                >
                  ×
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button" className="link" disabled={more === undefined} onClick={() => more && set(more)}>
        <Trans id="points.add" message="Add a year" />
      </button>
    </>
  );
}
