import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useState } from 'react';
import type { OutputId } from '../../workers/page.ts';
import { type Curve, onStep, withValue } from '../../workers/page-workshop.ts';
import { usePage } from '../context.ts';
import { readNumber } from '../controls/read-number.ts';
import { axisUnit, outputUnit } from '../texts.ts';

interface CurveTableProps {
  readonly years: readonly number[];
  readonly curve: Curve;
  /** [year] drawn and filled between; undefined where nothing is drawn. */
  readonly filled: readonly number[] | undefined;
  readonly step: number;
  /** Largest value of the axis, which decides on the unit. */
  readonly largest: number;
  readonly output: OutputId;
  onDraw(curve: Curve): void;
}

/** The curve as a table of boxes, for those who would rather type than draw. */
export function CurveTable({ years, curve, filled, step, largest, output, onDraw }: CurveTableProps) {
  const { format } = usePage();
  const axis = format.axis(largest, outputUnit(output));
  const factor = factorOf(axis.tick, outputUnit(output), format.figure(1, 'number'));
  const unit = axisUnit(output, axis.scale);
  return (
    <details className="curve-table">
      <summary>
        <Trans id="workshop.table" message="Type the values in a table" />
      </summary>
      <p className="soft">
        {i18n._({
          id: 'workshop.tableUnit',
          message: 'In {unit}. An empty box is filled in a straight line between its neighbours.',
          values: { unit },
        })}
      </p>
      <ul>
        {years.map((year, i) => (
          <li key={year}>
            <Box
              label={i18n._({
                id: 'workshop.box',
                message: '{year}, in {unit}',
                values: { year: String(year), unit },
              })}
              year={year}
              value={curve[i] === undefined ? undefined : (curve[i] as number) / factor}
              between={filled?.[i] === undefined ? undefined : (filled[i] as number) / factor}
              onTake={(value) =>
                onDraw(withValue(curve, i, value === undefined ? undefined : onStep(value * factor, step)))
              }
            />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What one unit of the axis is in the unit of the output. */
function factorOf(tick: (value: number) => string, unit: string, one: string): number {
  if (unit === 'share') return 0.01;
  return [1e9, 1e6, 1e3, 1].find((power) => tick(power) === one) ?? 1;
}

interface BoxProps {
  readonly label: string;
  readonly year: number;
  readonly value: number | undefined;
  readonly between: number | undefined;
  onTake(value: number | undefined): void;
}

function Box({ label, year, value, between, onTake }: BoxProps) {
  const [draft, setDraft] = useState<string | undefined>();
  const isBad = draft !== undefined && draft.trim() !== '' && !Number.isFinite(readNumber(draft));
  const plain = (number: number | undefined) => (number === undefined ? '' : String(Number(number.toPrecision(6))));
  function take(): void {
    if (draft === undefined || isBad) return;
    setDraft(undefined);
    onTake(draft.trim() === '' ? undefined : readNumber(draft));
  }
  return (
    <label>
      {year}
      <input
        type="text"
        inputMode="decimal"
        autoComplete="off"
        aria-label={label}
        aria-invalid={isBad}
        value={draft ?? plain(value)}
        placeholder={plain(between)}
        onChange={({ target }) => setDraft(target.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take();
        }}
      />
    </label>
  );
}
