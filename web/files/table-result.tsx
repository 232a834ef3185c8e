import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { tableReceiptCode } from '../../workers/page-files.ts';
import { usePage } from '../context.ts';
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
export function TableResult({ check: { names, file, others }, onLeave }: TableResultProps) {
  const { format } = usePage();
  const { receipt, verdict } = file;
  const { title, runs, until, link, asked } = receipt;
  return (
    <div className={verdict.kind === 'same' ? 'file-result' : 'file-result is-bad'}>
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
          <ul>
            {verdict.differences.slice(0, MOST_NAMED).map(({ row, name }) => (
              <li key={row}>
                {i18n._({ id: 'tableResult.row', message: 'Row {row}: {name}', values: { row, name } })}
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="soft">
        {asked ? (
          <Trans
            id="tableResult.command"
            message="Files of the command shocks are computed again by the command check."
          />
        ) : (
          <Trans
            id="tableResult.page"
            message="What a page works out of its runs is not computed again here: the page itself does so when it is opened."
          />
        )}{' '}
        {!asked && (
          <a href={link === '' ? '#' : `#${link}`} onClick={onLeave}>
            <Trans id="tableResult.open" message="Open the page that made it" />
          </a>
        )}
      </p>
    </div>
  );
}
