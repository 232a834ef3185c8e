import { i18n } from '@lingui/core';
import type { Answer, Session } from '../../workers/page.ts';
import { placeNames, usePage } from '../context.ts';
import { type ClassView, classIn } from './class-state.ts';
import { againstReferenceWords, className, classSentence, recordWords } from './class-words.ts';
import { SentenceText } from './sentences.tsx';
import { TableFrame } from './table-frame.tsx';

/** The record and the classes by year as a table. */
export function ClassTable({ view, caption }: { readonly view: ClassView; readonly caption: string }) {
  const { format } = usePage();
  const { state, output } = view;
  const empty = '–';
  return (
    <TableFrame label={caption}>
      <table className="numbers">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{i18n._({ id: 'table.year', message: 'Year' })}</th>
            <th scope="col">{i18n._({ id: 'class.recorded', message: 'Newly displaced, on record' })}</th>
            <th scope="col">{i18n._({ id: 'class.class', message: 'Class' })}</th>
            {state.reference && (
              <th scope="col">{i18n._({ id: 'class.referenceClass', message: 'Class of the reference' })}</th>
            )}
          </tr>
        </thead>
        <tbody>
          {state.record.map(({ year, value }) => (
            <tr key={year}>
              <th scope="row">{year}</th>
              <td>{format.value(value, 'persons')}</td>
              <td>{empty}</td>
              {state.reference && <td>{empty}</td>}
            </tr>
          ))}
          {state.scenario
            .filter(({ year }) => year <= state.horizon)
            .map((each) => (
              <tr key={each.year}>
                <th scope="row">{each.year}</th>
                <td>{empty}</td>
                <td>{className(output, each.class)}</td>
                {state.reference && <td>{className(output, classIn(state.reference, each.year) ?? 0)}</td>}
              </tr>
            ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

/** What the class of a year says, beside the reference and the record. */
export function ClassSentences({
  view,
  answer,
  world,
  year,
}: {
  readonly view: ClassView;
  readonly answer: Answer;
  readonly world: Session['world'];
  readonly year: number;
}) {
  const { format } = usePage();
  const { output, state, record } = view;
  const at = classIn(state.scenario, year) ?? 0;
  const reference = classIn(state.reference, year);
  const { nameIn } = placeNames(world, answer.question.place);
  const sentences = [
    classSentence(output, at, nameIn, year),
    ...(reference === undefined ? [] : [againstReferenceWords(output, at, reference)]),
    recordWords(record, format),
  ];
  return <SentenceText answer={answer} sentences={sentences} />;
}
