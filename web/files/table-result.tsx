import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { type NumbersVerdict, tableReceiptCode } from '../../workers/page-files.ts';
import { usePage } from '../context.ts';
import { ComputingAgain } from './computing-again.tsx';
import type { FileCheck } from './file-check.ts';
import { othersWords } from './other-versions.ts';

/** Rows that are named one by one. */
const MOST_NAMED = 10;

interface TableResultProps {
  readonly check: Extract<FileCheck, { step: 'table' }>;
  /** The reader goes to the page that made the file. */
  onLeave(): void;
}

/** Whether a table of a page is as it was saved, and the way to the page that made it. */
export function TableResult({ check, onLeave }: TableResultProps) {
  const { names, file, others, again, progress, failure } = check;
  const { format } = usePage();
  const { receipt, verdict } = file;
  const { title, runs, until, link, asked } = receipt;
  const isBad = verdict.kind !== 'same' || again?.kind === 'differs' || failure !== undefined;
  return (
    <div className={isBad ? 'file-result is-bad' : 'file-result'}>
      <p>
        <b>{names}</b>
      </p>
      <p>
        {i18n._({
          id: 'tableResult.receipt',
          message: 'A table: {title}. {runs} runs, to {until}. Code of its receipt: {code}',
          values: { title, runs: format.whole(runs), until: String(until), code: tableReceiptCode(receipt) },
        })}
      </p>
      {others.length > 0 && <p className="soft">{othersWords(others)}</p>}
      {verdict.kind === 'same' ? (
        <p>
          <b>
            {i18n._({
              id: 'tableResult.same',
              message: '{rows, plural, one {Its row is} other {All # rows are}} as they were saved.',
              values: { rows: verdict.rows },
            })}
          </b>
        </p>
      ) : (
        <>
          <p>
            <b>
              {i18n._({
                id: 'tableResult.differs',
                message: 'It was altered: {count, plural, one {# row differs} other {# rows differ}}.',
                values: { count: verdict.differences.length },
              })}
            </b>
          </p>
          <Rows differences={verdict.differences} />
        </>
      )}
      {again && <AgainWords again={again} />}
      <ComputingAgain progress={progress} failure={failure} />
      <p className="soft">
        {asked?.command === 'shocks' ? (
          <Trans
            id="tableResult.command"
            message="Files of the command shocks are computed again by the command check."
          />
        ) : asked ? (
          <Trans
            id="tableResult.words"
            message="Numbers are computed again; words and names are held against the hashes alone."
          />
        ) : (
          <Trans
            id="tableResult.notAgain"
            message="This table is not computed again: a table of its kind is held against the hashes of its rows alone."
          />
        )}{' '}
        {link !== '' && (
          <a href={link === '' ? '#' : `#${link}`} onClick={onLeave}>
            <Trans id="tableResult.open" message="Open the page that made it" />
          </a>
        )}
      </p>
    </div>
  );
}

function Rows({ differences }: Pick<NumbersVerdict, 'differences'>) {
  return (
    <ul>
      {differences.slice(0, MOST_NAMED).map(({ row, name }) => (
        <li key={row}>{i18n._({ id: 'tableResult.row', message: 'Row {row}: {name}', values: { row, name } })}</li>
      ))}
    </ul>
  );
}

/** What computing the numbers again says. */
function AgainWords({ again: { kind, rows, differences } }: { readonly again: NumbersVerdict }) {
  const words = {
    reproduces: i18n._({
      id: 'tableResult.reproduces',
      message: 'It reproduces: the numbers of {rows, plural, one {its row} other {all # rows}} come out again.',
      values: { rows },
    }),
    rounding: i18n._({
      id: 'tableResult.rounding',
      message: 'Within rounding: the numbers come out again, some with another sixth digit.',
    }),
    differs: i18n._({
      id: 'tableResult.notReproduced',
      message: 'It does not reproduce: {count, plural, one {# row differs} other {# rows differ}}.',
      values: { count: differences.length },
    }),
  }[kind];
  return (
    <>
      <p>
        <b>{words}</b>
      </p>
      {kind === 'differs' && <Rows differences={differences} />}
    </>
  );
}
