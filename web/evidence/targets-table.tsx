import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { Fragment, useMemo, useState } from 'react';
import { type Target, type TargetGroup, targetGroups } from '../../workers/page-evidence.ts';
import { usePage } from '../context.ts';
import { FigureSave } from '../files/figure-save.tsx';
import { evidencePartTitle } from './evidence-parts.ts';
import { targetGroupTitle } from './evidence-words.ts';
import { claimWords, noteWords } from './target-words.ts';

/** The group that the exact laws, V8, stand before. */
const AFTER_LAWS = 'V9';

/** Every target with what was measured, grouped by its number. */
export function TargetsTable({ targets, digest }: { readonly targets: readonly Target[]; readonly digest: string }) {
  const groups = useMemo(() => targetGroups(targets), [targets]);
  const ids = groups.map(({ id }) => id);
  // What is missed is open from the start; what is met says so in one line.
  const [open, setOpen] = useState<ReadonlySet<string>>(
    () => new Set(groups.filter(({ met, of }) => met < of).map(({ id }) => id)),
  );
  const isAllOpen = open.size === groups.length;
  function fold(which: readonly string[], isOpen: boolean): void {
    setOpen((before) => new Set(isOpen ? [...before, ...which] : [...before].filter((id) => !which.includes(id))));
  }
  const table = (isOpen: ReadonlySet<string>) => (
    <table className="evidence-table targets">
      <thead>
        <tr>
          <th scope="col">
            <Trans id="targets.claim" message="Claim" />
          </th>
          <th scope="col" className="is-number is-wide">
            <Trans id="targets.target" message="Target" />
          </th>
          <th scope="col" className="is-number">
            <Trans id="targets.measured" message="Measured" />
          </th>
          <th scope="col" className="is-number is-wide">
            <Trans id="targets.rows" message="Rows" />
          </th>
          <th scope="col">
            <Trans id="targets.result" message="Result" />
          </th>
        </tr>
      </thead>
      {groups.map((group) => (
        <Fragment key={group.id}>
          {group.id === AFTER_LAWS && <Laws />}
          <GroupRows group={group} isOpen={isOpen.has(group.id)} onFold={(folds) => fold([group.id], folds)} />
        </Fragment>
      ))}
    </table>
  );
  return (
    <>
      <div className="evidence-tools">
        <button type="button" className="link" onClick={() => fold(ids, !isAllOpen)}>
          {isAllOpen ? (
            <Trans id="targets.foldAll" message="Fold all" />
          ) : (
            <Trans id="targets.openAll" message="Show all claims" />
          )}
        </button>
        <FigureSave title={evidencePartTitle('targets')} within=".evidence-tools" table={table(new Set(ids))} />
      </div>
      {table(open)}
      <p className="note">
        <Trans
          id="targets.note"
          message="Targets are those of the design; none was changed after a miss. Rows are places and years, places alone for V1 to V3, pairs for V6. Hindcasts see what was known before their origin, but past rates are those of today’s revisions."
        />{' '}
        {i18n._({ id: 'targets.digest', message: 'Checksum of the scores (SHA-256): {digest}.', values: { digest } })}
      </p>
    </>
  );
}

/** V8 has no measure: it holds or the build fails. */
function Laws() {
  return (
    <tbody data-target="V8">
      <tr className="target-group">
        <th scope="row" colSpan={2}>
          <span className="law">
            <span className="target-id">V8</span>
            <Trans
              id="targets.laws"
              message="Nobody is created or lost, levers act in the direction they declare, and workers or fewer places change nothing"
            />
          </span>
        </th>
        <td className="is-number is-wide" />
        <td className="is-wide" />
        <td className="result verdict">
          <Trans id="targets.exact" message="exact, tested" />
        </td>
      </tr>
    </tbody>
  );
}

interface GroupRowsProps {
  readonly group: TargetGroup;
  readonly isOpen: boolean;
  onFold(isOpen: boolean): void;
}

function GroupRows({ group, isOpen, onFold }: GroupRowsProps) {
  const { format } = usePage();
  const { id, targets, met, of } = group;
  const isMet = met === of;
  return (
    <tbody data-target={id}>
      <tr className="target-group">
        <th scope="row" colSpan={2}>
          <button type="button" className="fold" aria-expanded={isOpen} onClick={() => onFold(!isOpen)}>
            {id.startsWith('V') && <span className="target-id">{id}</span>}
            {targetGroupTitle(id)}
          </button>
        </th>
        <td className="is-number is-wide" />
        <td className="is-wide" />
        <td className={`result ${isMet ? 'verdict' : 'verdict is-not'}`}>
          {i18n._({
            id: 'targets.met',
            message: '{met} of {of} met',
            values: { met: format.whole(met), of: format.whole(of) },
          })}
        </td>
      </tr>
      {isOpen && targets.map((target) => <TargetRow key={target.claim} target={target} />)}
    </tbody>
  );
}

function TargetRow({ target }: { readonly target: Target }) {
  const { format } = usePage();
  const { measured, measure, rows, note, isMet, isTarget } = target;
  return (
    <tr className="claim-row">
      <th scope="row" className="claim-text">
        {claimWords(target)}
        {note !== undefined && <span className="row-note">{noteWords(format, note)}</span>}
      </th>
      <td className="is-number is-wide">{limitWords(target, format)}</td>
      <td className="is-number">{measured === null ? '–' : format.figure(measured, kindOf(measure))}</td>
      <td className="is-number is-wide">{rows === undefined ? '' : format.whole(rows)}</td>
      <td className={`result ${isMet ? 'verdict' : 'verdict is-not'}`}>{resultWords(target, isTarget, format)}</td>
    </tr>
  );
}

type Format = ReturnType<typeof usePage>['format'];

function kindOf(measure: Target['measure']): 'number' | 'share' {
  return measure === 'share' ? 'share' : 'number';
}

function limitWords({ atLeast, atMost, measure }: Target, format: Format): string {
  const write = (value: number) => format.figure(value, kindOf(measure));
  if (atLeast !== undefined && atMost !== undefined) return format.figureRange(atLeast, atMost, kindOf(measure));
  if (atLeast !== undefined)
    return i18n._({ id: 'targets.atLeast', message: 'at least {value}', values: { value: write(atLeast) } });
  return i18n._({ id: 'targets.atMost', message: 'at most {value}', values: { value: write(atMost ?? 0) } });
}

function resultWords({ isMet, miss, measure }: Target, isTarget: boolean, format: Format): string {
  if (isMet) return i18n._({ id: 'targets.isMet', message: 'met' });
  const values = { miss: format.figure(miss, measure === 'share' ? 'points' : 'number') };
  if (!isTarget) return i18n._({ id: 'targets.reported', message: 'no target; above by {miss}', values });
  return measure === 'share'
    ? i18n._({ id: 'targets.missedPoints', message: 'missed by {miss} points', values })
    : i18n._({ id: 'targets.missed', message: 'missed by {miss}', values });
}
