import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import type { OutputId, Session } from '../../workers/page.ts';
import { type DriverState, rankAmong } from '../../workers/page-shocks.ts';
import { TableFrame } from '../charts/table-frame.tsx';
import { placeNames, usePage } from '../context.ts';
import { outputLabel } from '../texts.ts';
import {
  bareState,
  type Condition,
  conditionWords,
  limitWords,
  markedWords,
  stateUnit,
  yearsWords,
} from './conditions-words.ts';
import type { FoundConditions } from './use-conditions.ts';
import { percentWords } from './value-words.ts';

interface ConditionsResultProps {
  readonly found: FoundConditions;
  readonly world: Session['world'];
  /** Whether a state is shown in ranks among the runs only. */
  isRanked(output: OutputId): boolean;
}

/** The conditions of the marked runs: in a sentence, as a table, and each state beside all runs. */
export function ConditionsResult({ found, world, isRanked }: ConditionsResultProps) {
  const { question, discovery } = found;
  const conditions = discovery?.box.conditions ?? [];
  return (
    <>
      <p className="section-sentence" role="status">
        <ConditionsSentence found={found} world={world} isRanked={isRanked} />
      </p>
      {discovery && (
        <div className="why-tables">
          {conditions.length > 0 && <BoxTable found={found} conditions={conditions} isRanked={isRanked} />}
          {question.cases < question.runs && <MedianTable found={found} isRanked={isRanked} />}
        </div>
      )}
    </>
  );
}

function ConditionsSentence({ found, world, isRanked }: ConditionsResultProps) {
  const { format } = usePage();
  const { question, discovery, brush, year } = found;
  const { states, table, cases, runs } = question;
  if (cases === runs)
    return (
      <Trans
        id="conditions.all"
        message="All runs are marked, or share the value at the end of what is marked: choose a narrower part to see what tells it apart."
      />
    );
  const marked = markedWords(format, brush, cases);
  const box = discovery?.box;
  if (!box || box.conditions.length === 0)
    return i18n._({
      id: 'conditions.none',
      message:
        'None of the states of the years before tells {marked} of {year} apart from the others: they are the luck of the year, or of coefficients that differ by run and show in none of these states.',
      values: { marked, year },
    });
  const words = box.conditions.map((condition) => {
    const state = states[condition.column] as (typeof states)[number];
    const column = table.columns[condition.column] as Float64Array;
    const ranked = isRanked(state.output);
    return conditionWords(state, limitWords(format, state, condition, column, ranked), ranked);
  });
  const values = {
    ...{ held: format.whole(box.cases), marked, year, nameIn: placeNames(world, found.place).nameIn },
    ...{ years: yearsWords(question), conditions: new Intl.ListFormat(i18n.locale).format(words) },
    ...{ inside: format.whole(box.rows), count: words.length, density: percentWords(format, box.density) },
    ...{ cases: format.whole(cases), base: percentWords(format, cases / runs) },
  };
  return i18n._({
    id: 'conditions.found',
    message:
      'In {held} of {marked} of {year}, the years {years} {nameIn} showed, on average, {conditions}. Of the {inside} runs with {count, plural, one {this condition} other {these conditions}}, {density} are among the {cases}, against {base} of all runs.',
    values,
  });
}

function BoxTable({
  found,
  conditions,
  isRanked,
}: Pick<ConditionsResultProps, 'found' | 'isRanked'> & { readonly conditions: readonly Condition[] }) {
  const { format } = usePage();
  const { states, table } = found.question;
  const box = found.discovery?.box;
  const caption = i18n._({
    id: 'conditions.box',
    message: 'The conditions, means of {years}',
    values: { years: yearsWords(found.question) },
  });
  return (
    <div>
      <TableFrame label={caption}>
        <table className="numbers conditions-table">
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{i18n._({ id: 'conditions.state', message: 'State' })}</th>
              <th scope="col">{i18n._({ id: 'conditions.limit', message: 'Limit' })}</th>
              <th scope="col">{i18n._({ id: 'conditions.share', message: 'Of all runs' })}</th>
            </tr>
          </thead>
          <tbody>
            {conditions.map((condition) => {
              const state = states[condition.column] as (typeof states)[number];
              const column = table.columns[condition.column] as Float64Array;
              const ranked = isRanked(state.output);
              return (
                <tr key={state.output}>
                  <StateHead state={state} isRanked={ranked} />
                  <td>{limitWords(format, state, condition, column, ranked, bareState)}</td>
                  <td>{percentWords(format, condition.share)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableFrame>
      {box && (
        <p className="note">
          {i18n._({
            id: 'conditions.measures',
            message:
              'Coverage {coverage}: so many of the marked runs meet the conditions. Density {density}: so many of the runs that meet them are marked. Limits that chance would give as well are left out. The conditions go together with these runs in the model; that one causes the other they do not show.',
            values: {
              coverage: percentWords(format, box.coverage),
              density: percentWords(format, box.density),
            },
          })}
        </p>
      )}
    </div>
  );
}

/** Name of a state with its unit. */
function StateHead({ state, isRanked }: { readonly state: DriverState; readonly isRanked: boolean }) {
  return (
    <th scope="row">
      {outputLabel(state.output)}
      <span className="state-unit">
        {isRanked
          ? i18n._({ id: 'state.rank', message: 'rank among the runs; no number for a named country' })
          : stateUnit(state)}
      </span>
    </th>
  );
}

function MedianTable({ found, isRanked }: Pick<ConditionsResultProps, 'found' | 'isRanked'>) {
  const { format } = usePage();
  const { states, table } = found.question;
  const medians = found.discovery?.medians ?? [];
  const caption = i18n._({
    id: 'conditions.medians',
    message: 'Medians of the states in the marked runs and in all runs, means of {years}',
    values: { years: yearsWords(found.question) },
  });
  return (
    <div>
      <TableFrame label={caption}>
        <table className="numbers conditions-table">
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{i18n._({ id: 'conditions.state', message: 'State' })}</th>
              <th scope="col">{i18n._({ id: 'conditions.these', message: 'Marked runs' })}</th>
              <th scope="col">{i18n._({ id: 'conditions.allRuns', message: 'All runs' })}</th>
              <th scope="col">{i18n._({ id: 'conditions.rank', message: 'Percentile of their median' })}</th>
            </tr>
          </thead>
          <tbody>
            {states.map((state, i) => {
              const { cases = 0, all = 0 } = medians[i] ?? {};
              const ranked = isRanked(state.output);
              const rank = rankAmong(table.columns[i] as Float64Array, cases);
              return (
                <tr key={state.output}>
                  <StateHead state={state} isRanked={ranked} />
                  <td>{ranked ? '–' : bareState(format, state, cases)}</td>
                  <td>{ranked ? '–' : bareState(format, state, all)}</td>
                  <td>
                    <span className="rank">
                      {format.whole(rank * 100)}
                      <span className="rank-track" aria-hidden="true">
                        <span className="rank-dot" style={{ insetInlineStart: `${rank * 100}%` }} />
                      </span>
                    </span>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableFrame>
      <p className="note">
        <Trans
          id="conditions.rankNote"
          message="Percentile of their median: where the median of the marked runs stands among all runs; 50 is no difference."
        />
      </p>
    </div>
  );
}
