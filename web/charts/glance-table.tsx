import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { memo } from 'react';
import { glanceOf } from '../../src/picture/reading.ts';
import type { GlanceRow } from '../../src/summary/findings.ts';
import { type Answer, OUTPUT_IDS, type OutputId, type Session } from '../../workers/page.ts';
import { usePage } from '../context.ts';
import { FigureSave } from '../files/figure-save.tsx';
import { outputLabel, outputOf, outputUnit } from '../texts.ts';
import { type ClassView, classIn, classView } from './class-state.ts';
import { className } from './class-words.ts';

interface GlanceTableProps {
  readonly answer: Answer;
  readonly world: Session['world'];
  readonly year: number;
  /** The indicator of the page; it always has its row. */
  readonly chosen: OutputId;
}

/** The outputs worth a glance and the chosen one at the horizon: median, 80% interval and the change of the median against the reference. */
export const GlanceTable = memo(function GlanceTable({ answer, world, year, chosen }: GlanceTableProps) {
  // Drawn anew with the language of the page.
  usePage();
  const isReference = answer.scenario === answer.reference;
  const rows = glanceOf(answer.scenario, isReference ? undefined : answer.reference, year, chosen);
  // The one row that may be in classes is that of the chosen indicator.
  const classes = classView(answer, world, chosen, year);
  const title = i18n._({ id: 'glance.title', message: 'At a glance, {year}', values: { year } });
  const table = <GlanceRows rows={rows} classes={classes} isReference={isReference} year={year} chosen={chosen} />;
  return (
    <section className="block">
      <div className="block-head">
        <h2 className="section-head" id="glance-title">
          {title}
        </h2>
        <span className="block-tools">
          <FigureSave
            title={title}
            isOfPlace
            within=".block-tools"
            table={table}
            asked={{ command: 'glance', output: chosen, year }}
          />
        </span>
      </div>
      {table}
      <p className="note">
        {i18n._({
          id: 'glance.more',
          message: '{shown} of {all} indicators; choose any of them above the chart.',
          values: { shown: rows.length, all: OUTPUT_IDS.length },
        })}
      </p>
    </section>
  );
});

interface GlanceRowsProps {
  readonly rows: readonly GlanceRow[];
  /** Of the one output that is shown in classes; undefined where none is. */
  readonly classes: ClassView | undefined;
  readonly isReference: boolean;
  readonly year: number;
  readonly chosen: OutputId;
}

function GlanceRows({ rows, classes, isReference, year, chosen }: GlanceRowsProps) {
  const { format } = usePage();
  const classOf = (of: GlanceRow) => (of.output === classes?.output ? classes : undefined);
  const change = ({ change: against, output }: GlanceRow): string => {
    if (!against) return '–';
    const { unit } = outputOf(output);
    if (against.ratio !== undefined && (unit === 'persons' || unit === 'int$2021'))
      return format.signed(against.ratio, 'ratio');
    if (unit === 'share')
      return i18n._({
        id: 'glance.points',
        message: '{points} points',
        values: { points: format.points(against.difference) },
      });
    return format.signed(against.difference, outputUnit(output));
  };
  return (
    <table className="glance" aria-labelledby="glance-title">
      <thead>
        <tr>
          <th scope="col" className="glance-head">
            <Trans id="glance.indicator" message="Indicator" />
          </th>
          <th scope="col" className="glance-head">
            <Trans id="glance.median" message="Median, 80% interval" />
          </th>
          {!isReference && (
            <th scope="col" className="glance-head">
              <Trans id="glance.change" message="Against reference" />
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const unit = outputUnit(row.output);
          const shown = classOf(row);
          const against = shown ? referenceClass(shown, year) : change(row);
          return (
            <tr key={row.output} className={row.output === chosen ? 'is-chosen' : undefined}>
              <th scope="row">
                {outputOf(row.output).scope === 'world'
                  ? i18n._({
                      id: 'glance.ofWorld',
                      message: '{output} (world)',
                      values: { output: outputLabel(row.output) },
                    })
                  : outputLabel(row.output)}
              </th>
              <td>
                {shown ? (
                  <b>{className(shown.output, classIn(shown.state.scenario, year) ?? 0)}</b>
                ) : (
                  <>
                    <b>{format.value(row.spread.p50, unit)}</b>
                    <span className="soft">{format.shortRange(row.spread.p10, row.spread.p90, unit)}</span>
                  </>
                )}
              </td>
              {!isReference && <td className={/^[+\u2212]/.test(against) ? 'change' : 'change is-none'}>{against}</td>}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** The class of the reference where it differs. */
function referenceClass({ output, state }: ClassView, year: number): string {
  const reference = classIn(state.reference, year);
  return reference === undefined || reference === classIn(state.scenario, year)
    ? '–'
    : i18n._({
        id: 'glance.referenceClass',
        message: 'from {class}',
        values: { class: className(output, reference) },
      });
}
