import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useMemo } from 'react';
import { checkWorkedExample, WORKED_PEOPLE } from '../../workers/page-prepare.ts';
import { TableFrame } from '../charts/table-frame.tsx';
import { usePage } from '../context.ts';
import { needLabel, needUnitWords } from './prepare-words.ts';

/** The self-test: needs of 100,000 people, computed now, beside the figures of the standards by hand. */
export function WorkedExample() {
  const { format } = usePage();
  const rows = useMemo(checkWorkedExample, []);
  const equal = rows.filter(({ isEqual }) => isEqual).length;
  const title = i18n._({
    id: 'worked.title',
    message: 'Self-test: needs of {people} people',
    values: { people: format.whole(WORKED_PEOPLE) },
  });
  return (
    <details className="section fold">
      <summary>
        <h3 className="section-head">{title}</h3>
        <span className={equal === rows.length ? 'worked-result' : 'worked-result is-not'} role="status">
          {i18n._({
            id: 'worked.result',
            message: '{equal} of {all} lines as expected',
            values: { equal, all: rows.length },
          })}
        </span>
      </summary>
      <p className="note">
        <Trans
          id="worked.note"
          message="Computed now by the code that computes the needs above, and compared with figures worked out by hand: all in planned settlements, households of five, 30% aged 5–17, two school shifts."
        />
      </p>
      <TableFrame label={title}>
        <table className="numbers">
          <thead>
            <tr>
              <th scope="col">{i18n._({ id: 'needs.need', message: 'Need' })}</th>
              <th scope="col">{i18n._({ id: 'needs.unit', message: 'Unit' })}</th>
              <th scope="col">{i18n._({ id: 'worked.emergency', message: 'Emergency' })}</th>
              <th scope="col">{i18n._({ id: 'worked.after', message: 'After it' })}</th>
              <th scope="col">{i18n._({ id: 'worked.expected', message: 'Expected' })}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, ratio, expected, computed, isEqual }) => (
              <tr key={id}>
                <th scope="row">{ratio ? needLabel(ratio) : id}</th>
                <td className="soft">{ratio ? needUnitWords(ratio) : ''}</td>
                <td>{computed.emergency === undefined ? '–' : format.whole(computed.emergency)}</td>
                <td>{computed.after === undefined ? '–' : format.whole(computed.after)}</td>
                <td>
                  {isEqual
                    ? i18n._({ id: 'worked.same', message: 'the same' })
                    : `${format.whole(expected.emergency)}, ${format.whole(expected.after)}`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </details>
  );
}
