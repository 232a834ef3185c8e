import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import type { ReactNode } from 'react';
import type { Fault, Session } from '../../workers/page.ts';
import { type ReceiptedFile, receiptCode, type Verdict } from '../../workers/page-files.ts';
import { placeNames, usePage } from '../context.ts';
import { scenarioName } from '../texts.ts';
import { ComputingAgain } from './computing-again.tsx';
import type { FileCheck } from './file-check.ts';
import { othersWords } from './other-versions.ts';
import { TableResult } from './table-result.tsx';

/** Places that are named one by one. */
const MOST_NAMED = 10;
const MOST_FAULTS = 20;

interface FileResultProps {
  readonly check: FileCheck;
  readonly world: Session['world'];
  readonly isOpened: boolean;
  /** The reader goes to the page that made a file. */
  onLeave(): void;
}

/** What a file turned out to be, and whether its numbers come out again. */
export function FileResult({ check, world, isOpened, onLeave }: FileResultProps) {
  switch (check.step) {
    case 'none':
      return null;
    case 'reading':
      return (
        <p className="soft">
          {i18n._({ id: 'fileResult.reading', message: 'Reading {names}.', values: { names: check.names } })}
        </p>
      );
    case 'unreadable':
      return (
        <Bad names={check.names}>
          <p>
            {i18n._({
              id: 'fileResult.unreadable',
              message: 'The file cannot be opened: {reason}.',
              values: { reason: check.reason },
            })}
          </p>
        </Bad>
      );
    case 'no-receipt':
      return (
        <Bad names={check.names}>
          <p>
            <Trans
              id="fileResult.noReceipt"
              message="The file has numbers and no receipt, so it cannot be told how they were made. Choose it together with its file .receipt.json."
            />
          </p>
        </Bad>
      );
    case 'faults':
      return (
        <Bad names={check.names}>
          <Faults faults={check.faults} />
        </Bad>
      );
    case 'table':
      return <TableResult check={check} onLeave={onLeave} />;
    case 'read':
      return <ReadResult check={check} world={world} isOpened={isOpened} />;
  }
}

function Bad({ names, children }: { readonly names: string; readonly children: ReactNode }) {
  return (
    <div className="file-result is-bad">
      <p>
        <b>{names}</b>
      </p>
      {children}
    </div>
  );
}

function Faults({ faults }: { readonly faults: readonly Fault[] }) {
  return (
    <>
      <p>
        {i18n._({
          id: 'fileResult.faults',
          message: '{count, plural, one {It has a fault} other {It has # faults}}, and nothing of it is opened:',
          values: { count: faults.length },
        })}
      </p>
      <ul>
        {faults.slice(0, MOST_FAULTS).map(({ path, found, allowed }) => (
          <li key={`${path} ${found} ${allowed}`}>
            <code>{path}</code>:{' '}
            {i18n._({ id: 'link.fault', message: 'found {found}; allowed: {allowed}', values: { found, allowed } })}
          </li>
        ))}
      </ul>
    </>
  );
}

interface ReadResultProps extends Omit<FileResultProps, 'check' | 'onLeave'> {
  readonly check: Extract<FileCheck, { step: 'read' }>;
}

function ReadResult({ check, world, isOpened }: ReadResultProps) {
  const { format } = usePage();
  const { file, verdict, failure, runs, names, others } = check;
  const isComputing = file.kind === 'values' && runs !== undefined && !verdict && failure === undefined;
  const progress = isComputing ? { runs, of: file.receipt.runs } : undefined;
  const scenario = file.kind === 'scenario' ? file.scenario : file.receipt.scenario;
  const altered = file.kind === 'values' ? file.altered : undefined;
  const isBad = failure !== undefined || verdict?.kind === 'differs' || (altered?.length ?? 0) > 0;
  return (
    <div className={isBad ? 'file-result is-bad' : 'file-result'}>
      <p>
        <b>{names}</b>
      </p>
      <p>
        {file.kind === 'scenario'
          ? i18n._({
              id: 'fileResult.scenario',
              message: 'A scenario: {name}. It holds no numbers to check.',
              values: { name: scenarioName(scenario) },
            })
          : i18n._({
              id: 'fileResult.receipt',
              message: 'Scenario {name}, {runs} runs, to {until}. Code of its receipt: {code}',
              values: {
                name: scenarioName(scenario),
                runs: format.whole(file.receipt.runs),
                until: String(file.receipt.until),
                code: receiptCode(file.receipt),
              },
            })}
      </p>
      {isOpened ? (
        <p className="soft">
          <Trans id="fileResult.opened" message="Its scenario is open behind this window." />
        </p>
      ) : (
        <p className="soft">
          <Trans
            id="fileResult.own"
            message="You have changes of your own. They are replaced only if you say so, and Undo brings them back."
          />
        </p>
      )}
      {others.length > 0 && <p className="soft">{othersWords(others)}</p>}
      {file.kind === 'receipt' && (
        <p>
          <Trans id="fileResult.alone" message="This is a receipt alone: choose it together with its file." />
        </p>
      )}
      {altered && <SheetWords altered={altered} />}
      {verdict && <VerdictWords verdict={verdict} world={world} />}
      <ComputingAgain progress={progress} failure={failure} />
    </div>
  );
}

/** What became of the sheets of a workbook beside its data. */
function SheetWords({ altered }: { readonly altered: NonNullable<ReceiptedFile['altered']> }) {
  if (altered.length === 0)
    return (
      <p>
        <Trans id="fileResult.sheets" message="The other sheets of the workbook are as they were saved." />
      </p>
    );
  return (
    <>
      <p>
        <b>
          {i18n._({
            id: 'fileResult.sheetsDiffer',
            message:
              'Other sheets of the workbook were altered: {count, plural, one {# row differs} other {# rows differ}}.',
            values: { count: altered.length },
          })}
        </b>
      </p>
      <ul>
        {altered.slice(0, MOST_NAMED).map(({ sheet, row, name }) => (
          <li key={`${sheet} ${row}`}>
            {row === 0
              ? i18n._({
                  id: 'fileResult.noSheet',
                  message: 'The sheet “{sheet}” is missing.',
                  values: { sheet },
                })
              : i18n._({
                  id: 'fileResult.sheetRow',
                  message: 'Sheet “{sheet}”, row {row}: {name}',
                  values: { sheet, row: String(row), name: name || '–' },
                })}
          </li>
        ))}
      </ul>
    </>
  );
}

function VerdictWords({ verdict, world }: { readonly verdict: Verdict; readonly world: Session['world'] }) {
  const { format } = usePage();
  const { kind, cells, differences } = verdict;
  const values = { cells: format.whole(cells) };
  if (kind === 'reproduces')
    return (
      <p>
        <b>
          {i18n._({
            id: 'fileResult.reproduces',
            message: 'It reproduces: all {cells} numbers come out again.',
            values,
          })}
        </b>
      </p>
    );
  if (kind === 'rounding')
    return (
      <p>
        <b>
          {i18n._({
            id: 'fileResult.rounding',
            message: 'Within rounding: all {cells} numbers come out again, some with another sixth digit.',
            values,
          })}
        </b>
      </p>
    );
  return (
    <>
      <p>
        <b>
          {i18n._({
            id: 'fileResult.differs',
            message: 'It does not reproduce: {count, plural, one {# place differs} other {# places differ}}.',
            values: { count: differences.length },
          })}
        </b>
      </p>
      <ul>
        {differences.slice(0, MOST_NAMED).map(({ place, cells: count, first, found, computed }) => (
          <li key={place}>
            {first === undefined
              ? i18n._({
                  id: 'fileResult.hash',
                  message: '{place}: the receipt was changed, its hash does not fit.',
                  values: { place: placeNames(world, place).name },
                })
              : i18n._({
                  id: 'fileResult.place',
                  message:
                    '{place}: {count, plural, one {# number} other {# numbers}}, first {cell}: found {found}, computed {computed}.',
                  values: {
                    place: placeNames(world, place).name,
                    count,
                    cell: first.replaceAll('|', ' '),
                    found: found === undefined ? '–' : String(found),
                    computed: computed === undefined ? '–' : String(computed),
                  },
                })}
          </li>
        ))}
      </ul>
    </>
  );
}
