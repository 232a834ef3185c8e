import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useId, useMemo } from 'react';
import { consumption, personDaysIn } from '../../workers/page-prepare.ts';
import { TableFrame } from '../charts/table-frame.tsx';
import { usePage } from '../context.ts';
import { FigureSave } from '../files/figure-save.tsx';
import { askedPeople, PLANNED_AT, type PlanView } from './plan-view.ts';
import { needLabel, needPieceWords, yearWords } from './prepare-words.ts';

/** What is used up in the days that people are away. */
export function UseSection({ view }: { readonly view: PlanView }) {
  const titleId = useId();
  const { choices, scenario, reference, quantiles, ratios } = view;
  const used = useMemo(() => {
    const of = (side: PlanView['scenario'] | undefined) =>
      side && consumption(ratios, personDaysIn(side.present, choices.year), choices.phase, quantiles);
    return { scenario: of(scenario) ?? [], reference: of(reference) };
  }, [scenario, reference, choices, quantiles, ratios]);
  const title = i18n._({
    id: 'use.title',
    message: 'Used up over the person-days of {year}',
    values: { year: yearWords(choices.year, view.until) },
  });
  return (
    <section className="section" aria-labelledby={titleId}>
      <div className="block-head">
        <h3 className="section-head" id={titleId}>
          {title}
        </h3>
        <FigureSave
          title={title}
          table={<UsedTable view={view} used={used} />}
          // Ratios of a country profile are no part of a receipt.
          asked={view.profile ? undefined : { command: 'used', ...askedPeople(view) }}
        />
      </div>
      <UsedTable view={view} used={used} />
      <p className="note">
        <Trans
          id="use.note"
          message="Days away are assumed medians unless you set them: 14 for floods, storms and all disasters, 90 with housing destroyed, 182 for conflict and arrivals. People displaced before the year are not in the person-days."
        />
      </p>
    </section>
  );
}

interface UsedTableProps {
  readonly view: PlanView;
  readonly used: {
    readonly scenario: ReturnType<typeof consumption>;
    readonly reference: ReturnType<typeof consumption> | undefined;
  };
}

function UsedTable({ view: { choices }, used }: UsedTableProps) {
  const { format } = usePage();
  return (
    <TableFrame label={i18n._({ id: 'use.table', message: 'Table of what is used up' })}>
      <table className="numbers used-up">
        <thead>
          <tr>
            <th scope="col">{i18n._({ id: 'needs.need', message: 'Need' })}</th>
            <th scope="col">
              {i18n._({ id: 'needs.quantity', message: 'P{percentile}', values: { percentile: choices.percentile } })}
            </th>
            <th scope="col">{i18n._({ id: 'needs.unit', message: 'Unit' })}</th>
            <th scope="col">{i18n._({ id: 'needs.range', message: 'P50 to P95' })}</th>
            {used.reference && <th scope="col">{i18n._({ id: 'needs.reference', message: 'Reference' })}</th>}
          </tr>
        </thead>
        <tbody>
          {used.scenario.map(({ ratio, quantities }, k) => (
            <tr key={ratio.id}>
              <th scope="row">{needLabel(ratio)}</th>
              <td>
                <b>{format.need(quantities[PLANNED_AT] ?? 0)}</b>
              </td>
              <td className="soft">{needPieceWords(ratio)}</td>
              <td>{`${format.need(quantities[0] ?? 0)}–${format.need(quantities[2] ?? 0)}`}</td>
              {used.reference && <td>{format.need(used.reference[k]?.quantities[PLANNED_AT] ?? 0)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
