import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useDeferredValue } from 'react';
import {
  CERTAINTIES,
  type Certainty,
  DRIVER_GROUPS,
  filterLedger,
  type LedgerFilter,
  type LedgerRow,
} from '../../workers/page-ledger.ts';
import { TableFrame } from '../charts/table-frame.tsx';
import { usePage } from '../context.ts';
import { plainLetters } from '../controls/plain-letters.ts';
import { FigureSave } from '../files/figure-save.tsx';
import { driverName } from '../texts.ts';
import { EffectsTable } from './effects-table.tsx';
import { ledgerSearchTexts, ledgerWords } from './ledger-words.ts';
import { SeriesName } from './series-name.tsx';

interface LedgerSectionProps {
  readonly rows: readonly LedgerRow[];
  readonly runs: number;
  readonly year: number;
  readonly filter: LedgerFilter;
  onFilter(filter: LedgerFilter): void;
}

/** Every coefficient: value, source, range, how sure it is, what it does to the world, where it is used. */
export function LedgerSection({ rows, runs, year, filter, onFilter }: LedgerSectionProps) {
  const { format } = usePage();
  const wanted = useDeferredValue(filter);
  const found = filterLedger(rows, wanted, { ofRow: (row) => ledgerSearchTexts(format, row), plain: plainLetters });
  return (
    <>
      <p className="section-sentence">
        {i18n._({
          id: 'ledger.intro',
          message:
            'Each coefficient of the model, with where it comes from and how sure it is. Values are read from the code that runs. Effects are changes of medians of the world in {year} when a lever goes to an end of its range, everywhere and in all years: people newly displaced by disasters, by conflict and across borders, migrants, people in towns, and all people; {runs} runs share their luck with the reference.',
          values: { runs: format.whole(runs), year: String(year) },
        })}
      </p>
      <search className="evidence-choices">
        <label className="evidence-choice">
          <span>
            <Trans id="ledger.search" message="Search coefficients" />
          </span>
          <input
            type="search"
            value={filter.search}
            onChange={({ target }) => onFilter({ ...filter, search: target.value })}
          />
        </label>
        <label className="evidence-choice">
          <span>
            <Trans id="ledger.driver" message="Driver" />
          </span>
          <select value={filter.driver} onChange={({ target }) => onFilter({ ...filter, driver: target.value })}>
            <option value="">{i18n._({ id: 'ledger.all', message: 'all' })}</option>
            {DRIVER_GROUPS.map((id) => (
              <option key={id} value={id}>
                {driverName(id)}
              </option>
            ))}
          </select>
        </label>
        <label className="evidence-choice">
          <span>
            <Trans id="ledger.certainty" message="Certainty" />
          </span>
          <select value={filter.certainty} onChange={({ target }) => onFilter({ ...filter, certainty: target.value })}>
            <option value="">{i18n._({ id: 'ledger.all', message: 'all' })}</option>
            {CERTAINTIES.map((id) => (
              <option key={id} value={id}>
                {certaintyWords(id)}
              </option>
            ))}
          </select>
        </label>
        <span className="register-count" role="status">
          {i18n._({
            id: 'ledger.count',
            message: '{count} of {all}',
            values: { count: format.whole(found.length), all: format.whole(rows.length) },
          })}
        </span>
        {found.length > 0 && (
          <FigureSave
            title={i18n._({ id: 'ledger.table', message: 'Ledger of coefficients' })}
            within="search"
            table={<LedgerTable rows={found} />}
          />
        )}
      </search>
      {found.length === 0 ? (
        <p className="soft">
          <Trans id="ledger.none" message="No coefficient holds these words." />
        </p>
      ) : (
        <LedgerTable rows={found} />
      )}
      <p className="note">
        <Trans
          id="ledger.note"
          message="Published: a figure or direction from the work cited, as its locator says. Fitted: estimated by this project from the data cited. Assumed: no source gives it, and the reason stands there. Fitted series hold one value a place; sizes are given here, values and checksums in the data."
        />{' '}
        <Trans id="ledger.own" message="Titles of publications and references into them stay in their own language." />
      </p>
    </>
  );
}

function LedgerTable({ rows }: { readonly rows: readonly LedgerRow[] }) {
  return (
    <TableFrame label={i18n._({ id: 'ledger.table', message: 'Ledger of coefficients' })}>
      <table className="evidence-table ledger">
        <thead>
          <tr>
            <th scope="col">
              <Trans id="ledger.coefficient" message="Coefficient" />
            </th>
            <th scope="col">
              <Trans id="ledger.value" message="Value" />
            </th>
            <th scope="col">
              <Trans id="ledger.source" message="Source and range" />
            </th>
            <th scope="col">
              <Trans id="ledger.effect" message="Effect across its range" />
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <LedgerLine key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

/** How sure a coefficient is, in a word. */
function certaintyWords(certainty: Certainty): string {
  switch (certainty) {
    case 'fitted':
      return i18n._({ id: 'certainty.fitted', message: 'fitted' });
    case 'published':
      return i18n._({ id: 'certainty.published', message: 'published' });
    case 'assumed':
      return i18n._({ id: 'certainty.assumed', message: 'assumed' });
    default: {
      const never: never = certainty;
      throw new Error(`certainty ${String(never)} has no word`);
    }
  }
}

function LedgerLine({ row }: { readonly row: LedgerRow }) {
  const { certainty, usedIn } = row;
  const { format } = usePage();
  const { label, value, unit, explanation, source, locator, range } = ledgerWords(format, row);
  return (
    <tr data-coefficient={row.id}>
      <th scope="row">
        {row.series ? <SeriesName name={label} /> : label}
        {explanation !== '' && <span className="row-note">{explanation}</span>}
        {usedIn !== '' && <code className="row-note">{usedIn}</code>}
      </th>
      <td>
        {value}
        <span className="row-note">{unit}</span>
      </td>
      <td>
        <span className={`certainty is-${certainty}`}>{certaintyWords(certainty)}</span> <bdi>{source}</bdi>
        {locator !== '' && (
          <span className="row-note">
            <bdi>{locator}</bdi>
          </span>
        )}
        {range !== '' && (
          <span className="row-note">
            {i18n._({
              id: 'ledger.range',
              message: 'Range: {range}',
              values: { range },
            })}
          </span>
        )}
      </td>
      <td>
        <EffectsTable effects={row.effects} moves={row.moves} />
      </td>
    </tr>
  );
}
