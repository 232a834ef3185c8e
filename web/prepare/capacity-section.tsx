import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useId, useMemo, useState } from 'react';
import { TableFrame } from '../charts/table-frame.tsx';
import { usePage } from '../context.ts';
import { NumberBox } from '../controls/number-box.tsx';
import { FigureSave } from '../files/figure-save.tsx';
import { type HeldLine, heldLines, LINE_DEFAULTS } from './held-lines.ts';
import type { PlanView } from './plan-view.ts';
import { chanceWords, needLabel, unitBeside, yearWords } from './prepare-words.ts';
import type { Stock } from './use-stock.ts';

const TOLERATED = { min: 1, max: 100 } as const;
const WEIGHT = { min: 0.1, max: 100 } as const;

/** What is in stock held against the needs: shortfall, breach, lead time, regret. */
export function CapacitySection({ view, stock }: { readonly view: PlanView; readonly stock: Stock }) {
  const titleId = useId();
  const [settings, setSettings] = useState(LINE_DEFAULTS);
  const lines = useMemo(() => heldLines(view, stock, settings), [view, stock, settings]);
  const title = i18n._({ id: 'capacity.title', message: 'Capacity: what is in stock against the needs' });
  return (
    <section className="section" aria-labelledby={titleId}>
      <div className="block-head">
        <h3 className="section-head" id={titleId}>
          {title}
        </h3>
        {lines.length > 0 && <FigureSave title={title} table={<ShortfallTable lines={lines} view={view} />} />}
      </div>
      {lines.length === 0 ? (
        <p className="soft">
          <Trans
            id="capacity.none"
            message="Enter a figure in a box of the table of needs: its shortfall, the first year of breach and the regret stand here."
          />
        </p>
      ) : (
        <>
          <p className="present-level-choice capacity-choice">
            <Trans id="capacity.tolerated" message="A chance of a shortfall in a year of up to" />{' '}
            <NumberBox
              label={i18n._({
                id: 'capacity.toleratedLabel',
                message: 'Accepted chance of a shortfall in a year, per cent',
              })}
              text={String(Math.round(settings.tolerated * 100))}
              {...TOLERATED}
              decimals={0}
              onChange={(value) => setSettings({ ...settings, tolerated: value / 100 })}
            />{' '}
            <Trans id="capacity.accepted" message="% is accepted; one missing unit counts as" />{' '}
            <NumberBox
              label={i18n._({ id: 'capacity.weightLabel', message: 'Unused units that one missing unit counts as' })}
              text={String(settings.weight)}
              {...WEIGHT}
              decimals={1}
              onChange={(value) => setSettings({ ...settings, weight: value })}
            />{' '}
            <Trans id="capacity.unused" message="unused ones." />
          </p>
          <ShortfallTable lines={lines} view={view} />
          <RegretTable lines={lines} view={view} />
        </>
      )}
    </section>
  );
}

interface LinesProps {
  readonly lines: readonly HeldLine[];
  readonly view: PlanView;
}

function ShortfallTable({ lines, view }: LinesProps) {
  const { format } = usePage();
  const year = yearWords(view.choices.year, view.until);
  const caption = i18n._({ id: 'capacity.shortfall', message: 'Shortfall in {year}', values: { year } });
  const last = typeof view.choices.year === 'number' ? view.choices.year : view.until;
  const yearOr = (found: number | undefined) =>
    found ?? i18n._({ id: 'capacity.never', message: 'none to {until}', values: { until: view.until } });
  return (
    <TableFrame label={caption}>
      <table className="numbers capacity">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{i18n._({ id: 'capacity.line', message: 'Line' })}</th>
            <th scope="col">{i18n._({ id: 'needs.inStock', message: 'In stock' })}</th>
            <th scope="col">{i18n._({ id: 'capacity.chance', message: 'Chance of a shortfall' })}</th>
            <th scope="col">{i18n._({ id: 'capacity.missing', message: 'Missing if short, mean' })}</th>
            <th scope="col">{i18n._({ id: 'capacity.breach', message: 'Half of the runs short by' })}</th>
            <th scope="col">{i18n._({ id: 'capacity.intolerable', message: 'Above the accepted chance from' })}</th>
            <th scope="col">{i18n._({ id: 'capacity.lead', message: 'Lead time' })}</th>
            <th scope="col">
              {i18n._({ id: 'capacity.keeps', message: 'Keeps the risk of 2026 in {last}', values: { last } })}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ ratio, stock, chance, missing, report, keepsRisk }) => (
            <tr key={ratio.id} data-line={ratio.id}>
              <th scope="row">
                {needLabel(ratio)} <span className="soft">{unitBeside(ratio)}</span>
              </th>
              <td>{i18n.number(stock)}</td>
              <td>
                <b>{chanceWords(chance, format)}</b>
              </td>
              <td>{missing > 0 ? format.need(missing) : '–'}</td>
              <td>{yearOr(report.firstBreach)}</td>
              <td>{yearOr(report.firstIntolerable)}</td>
              <td>
                {report.leadYears === undefined
                  ? '–'
                  : i18n._({
                      id: 'capacity.leadYears',
                      message: '{years, plural, one {# year} other {# years}}',
                      values: { years: report.leadYears },
                    })}
              </td>
              <td>{format.need(keepsRisk)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

/** What it costs in hindsight to prepare for P50 and for P95. */
function RegretTable({ lines, view }: LinesProps) {
  const caption = i18n._({
    id: 'regret.title',
    message: 'Regret of preparing for P50 and for P95 of {year}',
    values: { year: yearWords(view.choices.year, view.until) },
  });
  const table = <RegretRows lines={lines} caption={caption} />;
  return (
    <>
      <div className="block-head">
        <h3 className="section-head">{caption}</h3>
        <FigureSave title={caption} within=".block-head" table={table} />
      </div>
      {table}
      <p className="note">
        <Trans
          id="regret.note"
          message="Regret: missing units, weighed, and unused units, against exactly the need of each run; the smaller mean is bold. Lead time: years from half the accepted chance to the accepted chance. The capacity that keeps the risk of 2026 is the smallest that leaves the chance of a shortfall where it is in 2026 with your stock."
        />
      </p>
    </>
  );
}

function RegretRows({ lines, caption }: { readonly lines: LinesProps['lines']; readonly caption: string }) {
  const { format } = usePage();
  return (
    <TableFrame label={caption}>
      <table className="numbers capacity">
        <caption className="hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{i18n._({ id: 'capacity.line', message: 'Line' })}</th>
            <th scope="col">{i18n._({ id: 'regret.prepared', message: 'Prepared' })}</th>
            <th scope="col">{i18n._({ id: 'capacity.chance', message: 'Chance of a shortfall' })}</th>
            <th scope="col">{i18n._({ id: 'regret.missing', message: 'Missing, mean' })}</th>
            <th scope="col">{i18n._({ id: 'regret.unused', message: 'Unused, mean' })}</th>
            <th scope="col">{i18n._({ id: 'regret.mean', message: 'Regret, mean' })}</th>
          </tr>
        </thead>
        <tbody>
          {lines.flatMap(({ ratio, regrets }) => {
            const least = Math.min(...regrets.map(({ mean }) => mean));
            return regrets.map(({ quantile, capacity, chance, missing, unused, mean }) => (
              <tr key={`${ratio.id} ${quantile}`}>
                <th scope="row">
                  {needLabel(ratio)} <span className="soft">P{quantile * 100}</span>
                </th>
                <td>{format.need(capacity)}</td>
                <td>{chanceWords(chance, format)}</td>
                <td>{format.need(missing)}</td>
                <td>{format.need(unused)}</td>
                <td>{mean === least ? <b>{format.need(mean)}</b> : format.need(mean)}</td>
              </tr>
            ));
          })}
        </tbody>
      </table>
    </TableFrame>
  );
}
