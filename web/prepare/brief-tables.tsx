import { i18n } from '@lingui/core';
import { usePage } from '../context.ts';
import { heldLines, LINE_DEFAULTS } from './held-lines.ts';
import { bySector, isOther, quantitiesOf } from './needs-order.ts';
import { PLANNED_AT, type PlanView } from './plan-view.ts';
import { chanceWords, needLabel, phaseWords, sectorWords, unitBeside, yearWords } from './prepare-words.ts';
import type { Stock } from './use-stock.ts';

/** Needs by sector in two columns; other standards for the same need are left to the page and the CSV. */
export function BriefNeeds({ view }: { readonly view: PlanView }) {
  const { format } = usePage();
  const { scenario, reference, choices } = view;
  const beside = quantitiesOf(reference?.table);
  const values = { phase: phaseWords(choices.phase), percentile: choices.percentile };
  const sectors = bySector(scenario.table.needs.filter(({ ratio }) => !isOther(ratio)));
  return (
    <section className="brief-needs">
      <h3>
        {beside
          ? i18n._({ id: 'brief.needsBoth', message: 'Needs, {phase}: P{percentile}, scenario and reference', values })
          : i18n._({ id: 'brief.needs', message: 'Needs, {phase}: P{percentile} (P50 to P95)', values })}
      </h3>
      <div className="brief-columns">
        {sectors.map(([sector, needs]) => (
          <table key={sector}>
            <thead>
              <tr>
                <th scope="colgroup" colSpan={3}>
                  {sectorWords(sector)}
                </th>
              </tr>
            </thead>
            <tbody>
              {needs.map(({ ratio, quantities }) => (
                <tr key={ratio.id}>
                  <th scope="row">
                    {needLabel(ratio)} <span className="soft">{unitBeside(ratio)}</span>
                  </th>
                  <td>
                    <b>{format.need(quantities[PLANNED_AT] ?? 0)}</b>
                  </td>
                  <td className="soft">
                    {beside
                      ? format.need(beside.get(ratio.id)?.[PLANNED_AT] ?? 0)
                      : `${format.need(quantities[0] ?? 0)}–${format.need(quantities[2] ?? 0)}`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
    </section>
  );
}

/** What is in stock against the needs. */
export function BriefCapacity({ view, stock }: { readonly view: PlanView; readonly stock: Stock }) {
  const { format } = usePage();
  const lines = heldLines(view, stock, LINE_DEFAULTS);
  return (
    <section className="brief-capacity">
      <h3>
        {i18n._({
          id: 'brief.capacity',
          message: 'Capacity in {year}, as entered on the device of the author',
          values: { year: yearWords(view.choices.year, view.until) },
        })}
      </h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{i18n._({ id: 'capacity.line', message: 'Line' })}</th>
            <th scope="col">{i18n._({ id: 'needs.inStock', message: 'In stock' })}</th>
            <th scope="col">{i18n._({ id: 'capacity.chance', message: 'Chance of a shortfall' })}</th>
            <th scope="col">{i18n._({ id: 'capacity.missing', message: 'Missing if short, mean' })}</th>
            <th scope="col">{i18n._({ id: 'capacity.breach', message: 'Half of the runs short by' })}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ ratio, stock: held, chance, missing, report }) => (
            <tr key={ratio.id}>
              <th scope="row">
                {needLabel(ratio)} <span className="soft">{unitBeside(ratio)}</span>
              </th>
              <td>{i18n.number(held)}</td>
              <td>
                <b>{chanceWords(chance, format)}</b>
              </td>
              <td>{missing > 0 ? format.need(missing) : '–'}</td>
              <td>
                {report.firstBreach ??
                  i18n._({ id: 'capacity.never', message: 'none to {until}', values: { until: view.until } })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
