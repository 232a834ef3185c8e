import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useMemo, useState } from 'react';
import { type AxisBrush, columnRange, rowsWithin } from '../../src/picture/parallel-axes.ts';
import type { OutputId, Session } from '../../workers/page.ts';
import { TableFrame } from '../charts/table-frame.tsx';
import { tableLabel } from '../compare/compare-words.ts';
import { placeNames, usePage } from '../context.ts';
import { NumberBox } from '../controls/number-box.tsx';
import { outputLabel, outputUnit } from '../texts.ts';
import { ExperimentPart, type PartProps } from './experiment-part.tsx';
import { answerValue, plannedLeverName, plannedLeverValue, scenarioName } from './experiment-words.ts';
import { type NamedAxis, ParallelChart } from './parallel-chart.tsx';

/** Lines that are drawn, and rows of the table: more are no longer told apart. */
const MOST_LINES = 1_000;
const MOST_ROWS = 200;
const DECIMALS = 6;
const LARGEST = 1e13;

/** Levers and output of each sample side by side; marks by pointer or by numbers say which samples lie within. */
export function ParallelSection({ experiment, answer, world }: PartProps & { readonly world: Session['world'] }) {
  const { plan, samples, levers } = experiment;
  const { question, scenario } = answer.asked;
  const { format } = usePage();
  const [isTable, setTable] = useState(false);
  const [marks, setMarks] = useState<Readonly<Record<string, AxisBrush>>>({});
  const axes = useMemo((): readonly NamedAxis[] => {
    const k = plan.levers.length;
    const ofLevers = plan.levers.map(({ id }, i) => ({
      id,
      name: plannedLeverName(id),
      column: Float64Array.from({ length: samples }, (_, s) => levers[s * k + i] as number),
      write: (value: number) => plannedLeverValue(format, id, value, false),
    }));
    const { output } = question;
    return [
      ...ofLevers,
      {
        id: `output ${output}`,
        name: outputLabel(output as OutputId),
        column: answer.values.subarray(scenario * samples, (scenario + 1) * samples),
        write: (value: number) => format.short(value, outputUnit(output as OutputId)),
      },
    ];
  }, [plan, samples, levers, question, answer, scenario, format]);
  const brushes = axes.map(({ id }) => marks[id]);
  const within = rowsWithin(
    axes.map(({ column }) => column),
    brushes,
    samples,
  );
  const drawn = useMemo(() => {
    const step = Math.max(1, samples / MOST_LINES);
    return Array.from({ length: Math.min(samples, MOST_LINES) }, (_, i) => Math.floor(i * step));
  }, [samples]);
  const title = i18n._({
    id: 'parallel.title',
    message: 'Levers and “{output}” of {scenario}, {place}, {year}',
    values: {
      output: outputLabel(question.output as OutputId),
      scenario: scenarioName(plan.scenarios[scenario] as (typeof plan.scenarios)[number]),
      place: placeNames(world, question.place).name,
      year: question.year,
    },
  });
  const mark = (axis: number, brush: AxisBrush) => setMarks({ ...marks, [axes[axis]?.id ?? '']: brush });
  const table = (most: number) => (
    <SamplesTable axes={axes} rows={within.slice(0, most)} answer={answer} caption={title} />
  );
  return (
    <ExperimentPart title={title} table={{ isTable, onChange: setTable }} file={table(samples)}>
      {isTable ? (
        table(MOST_ROWS)
      ) : (
        <ParallelChart
          axes={axes}
          brushes={brushes}
          drawn={drawn}
          within={new Set(within)}
          label={title}
          onBrush={mark}
        />
      )}
      <p className="soft" role="status">
        {i18n._({
          id: 'parallel.within',
          message: '{within} of {samples} samples lie within what is marked.',
          values: { within: format.whole(within.length), samples: format.whole(samples) },
        })}{' '}
        {isTable && within.length > MOST_ROWS
          ? i18n._({
              id: 'parallel.rows',
              message: 'The first {most} are listed; files hold all.',
              values: { most: format.whole(MOST_ROWS) },
            })
          : !isTable &&
            samples > MOST_LINES &&
            i18n._({
              id: 'parallel.lines',
              message: '{most} of them are drawn.',
              values: { most: format.whole(MOST_LINES) },
            })}{' '}
        {brushes.some((brush) => brush) && (
          <button type="button" className="link" onClick={() => setMarks({})}>
            <Trans id="parallel.clear" message="Take all marks away" />
          </button>
        )}
      </p>
      <fieldset className="parallel-marks">
        <legend>
          <Trans id="parallel.marks" message="Mark a part of an axis: drag along it, or by numbers" />
        </legend>
        {axes.map((axis, c) => (
          <MarkFields key={axis.id} axis={axis} brush={brushes[c]} onBrush={(brush) => mark(c, brush)} />
        ))}
      </fieldset>
    </ExperimentPart>
  );
}

interface MarkFieldsProps {
  readonly axis: NamedAxis;
  readonly brush: AxisBrush;
  onBrush(brush: AxisBrush): void;
}

function MarkFields({ axis: { name, column }, brush, onBrush }: MarkFieldsProps) {
  const [low, high] = columnRange(column);
  const written = (value: number | undefined) => (value === undefined ? '' : String(Number(value.toPrecision(5))));
  return (
    <span className="parallel-mark">
      <span>{name}</span>
      <NumberBox
        label={i18n._({ id: 'parallel.from', message: 'Marked from: {axis}', values: { axis: name } })}
        text={written(brush?.[0])}
        placeholder={written(low)}
        min={-LARGEST}
        max={brush?.[1] ?? LARGEST}
        decimals={DECIMALS}
        onChange={(value) => onBrush([value, brush?.[1] ?? high])}
        onEmpty={() => onBrush(undefined)}
      />
      <Trans id="brush.to" message="to" />
      <NumberBox
        label={i18n._({ id: 'parallel.to', message: 'Marked to: {axis}', values: { axis: name } })}
        text={written(brush?.[1])}
        placeholder={written(high)}
        min={brush?.[0] ?? -LARGEST}
        max={LARGEST}
        decimals={DECIMALS}
        onChange={(value) => onBrush([brush?.[0] ?? low, value])}
        onEmpty={() => onBrush(undefined)}
      />
    </span>
  );
}

interface SamplesTableProps {
  readonly axes: readonly NamedAxis[];
  readonly rows: readonly number[];
  readonly answer: PartProps['answer'];
  readonly caption: string;
}

function SamplesTable({ axes, rows, answer, caption }: SamplesTableProps) {
  const { format } = usePage();
  return (
    <TableFrame label={tableLabel(caption)}>
      <table className="numbers">
        <caption className="hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{i18n._({ id: 'parallel.sample', message: 'Sample' })}</th>
            {axes.map(({ id, name }) => (
              <th scope="col" key={id}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              <th scope="row">{row}</th>
              {axes.map(({ id, column }, c) => (
                <td key={id}>
                  {c < axes.length - 1
                    ? plannedLeverValue(format, id, column[row] as number)
                    : answerValue(format, answer.asked.question.output, column[row] as number)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
