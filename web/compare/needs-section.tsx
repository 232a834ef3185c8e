import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { type CSSProperties, useId, useMemo } from 'react';
import type { ComparedRuns } from '../../workers/compare.ts';
import type { Session } from '../../workers/page.ts';
import { NEED_RATIOS, type NeedsTable, needsInput, needsOf, presentOf } from '../../workers/page-prepare.ts';
import { TableFrame } from '../charts/table-frame.tsx';
import { useChoice, usePage } from '../context.ts';
import { FigureSave } from '../files/figure-save.tsx';
import { bySector, isOther, quantitiesOf } from '../prepare/needs-order.ts';
import { askedPeople, countedKinds, lastYear } from '../prepare/plan-view.ts';
import {
  kindsWords,
  needLabel,
  phaseWords,
  runsWords,
  sectorWords,
  unitBeside,
  yearWords,
} from '../prepare/prepare-words.ts';
import { holdsIn, useProfile } from '../prepare/use-profile.ts';
import { tableLabel } from './compare-words.ts';
import { type ComparedItem, nameOf, scenariosOf } from './compared-items.ts';

interface NeedsSectionProps {
  readonly items: readonly ComparedItem[];
  readonly runs: readonly (ComparedRuns | undefined)[];
  readonly world: Session['world'];
  readonly year: number;
  readonly isCountry: boolean;
  /** All runs of all scenarios are in. */
  readonly isDone: boolean;
}

/** What people displaced need in each scenario, by what was chosen on the page Prepare. */
export function NeedsSection({ items, runs, world, year, isCountry, isDone }: NeedsSectionProps) {
  const { store } = usePage();
  const choices = useChoice('prepare');
  const titleId = useId();
  const { profile } = useProfile(world).opened;
  const kinds = countedKinds(choices.kinds, isCountry);
  const until = lastYear(choices.year, year);
  const tables = useMemo(
    () =>
      items.map(({ question }, i): NeedsTable | undefined => {
        const of = runs[i];
        const counted = countedKinds(choices.kinds, isCountry);
        if (!of?.isFinal || counted.length === 0) return undefined;
        const { phase, household, planned, percentile, days } = choices;
        const present = presentOf(of, question, world, { kinds: counted, days, until });
        const input = needsInput({ question }, world, { phase, household, plannedShare: planned / 100 });
        const ratios = profile && holdsIn(profile, question.place) ? profile.ratios : NEED_RATIOS;
        return needsOf(ratios, present, input, choices.year, [percentile / 100]);
      }),
    [items, runs, world, choices, isCountry, until, profile],
  );
  const first = tables.find((table) => table !== undefined);
  const title = i18n._({
    id: 'compare.needs',
    message: 'Needs, {kinds}, {year}',
    values: { kinds: kindsWords(kinds), year: yearWords(choices.year, until) },
  });
  const table = first && <NeedsByScenario items={items} tables={tables} first={first} title={title} />;
  return (
    <section className="section" aria-labelledby={titleId}>
      <div className="block-head">
        <h3 className="section-head" id={titleId}>
          {title}
        </h3>
        <span className="block-tools">
          <button type="button" className="link" onClick={() => store.edit({ page: 'prepare' })}>
            <Trans id="compare.needsChoose" message="Choose what is planned for" />
          </button>
          {table && isDone && (
            <FigureSave
              title={title}
              isOfPlace
              within=".block-tools"
              table={table}
              native="relative"
              scenarios={scenariosOf(items)}
              asked={
                profile
                  ? undefined
                  : {
                      ...{ command: 'compared-needs', ...askedPeople({ kinds, until, choices }) },
                      ...{ household: choices.household, plannedShare: choices.planned / 100 },
                      needs: bySector(first.needs.filter(({ ratio }) => !isOther(ratio))).flatMap(([, needs]) =>
                        needs.map(({ ratio }) => ratio.id),
                      ),
                    }
              }
            />
          )}
        </span>
      </div>
      {kinds.length === 0 ? (
        <p className="section-sentence">
          <Trans
            id="compare.needsNone"
            message="Conflict in one country is shown in classes, so that no needs are counted. Choose another kind on the page Prepare."
          />
        </p>
      ) : table === undefined ? (
        <p className="soft">
          <Trans id="compare.needsWaiting" message="It fills when a scenario has all its runs." />
        </p>
      ) : (
        table
      )}
      <p className="note">
        {i18n._({
          id: 'compare.needsNote',
          message:
            '{phase}: minimum quantities that are enough in {runs}, {planned}% of people in planned settlements. Standards, editions and certainty of each line stand on the page Prepare.',
          values: {
            phase: phaseWords(choices.phase),
            runs: runsWords(choices.percentile),
            planned: choices.planned,
          },
        })}
      </p>
    </section>
  );
}

interface NeedsByScenarioProps {
  readonly items: readonly ComparedItem[];
  /** One for each item; undefined where its runs are not all in. */
  readonly tables: readonly (NeedsTable | undefined)[];
  /** Of the lines that all have. */
  readonly first: NeedsTable;
  readonly title: string;
}

/** Needs by line, a column for each scenario. */
function NeedsByScenario({ items, tables, first, title }: NeedsByScenarioProps) {
  const { format } = usePage();
  const quantities = tables.map(quantitiesOf);
  return (
    <TableFrame label={tableLabel(title)}>
      <table
        className="numbers compare-numbers compare-needs by-scenario"
        style={{ '--scenarios': items.length } as CSSProperties}
      >
        <caption className="hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{i18n._({ id: 'needs.need', message: 'Need' })}</th>
            {items.map((item) => (
              <th scope="col" key={item.at}>
                {nameOf(item)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr className="is-chosen">
            <th scope="row">{i18n._({ id: 'compare.needsPeople', message: 'People present' })}</th>
            {items.map((item, i) => (
              <td key={item.at}>
                <b>{tables[i] ? format.need(tables[i].people[0] ?? 0) : '–'}</b>
              </td>
            ))}
          </tr>
        </tbody>
        {bySector(first.needs.filter(({ ratio }) => !isOther(ratio))).map(([sector, needs]) => (
          <tbody key={sector}>
            <tr>
              <th scope="rowgroup" colSpan={items.length + 1}>
                {sectorWords(sector)}
              </th>
            </tr>
            {needs.map(({ ratio }) => (
              <tr key={ratio.id}>
                <th scope="row">
                  {needLabel(ratio)} <span className="soft">{unitBeside(ratio)}</span>
                </th>
                {items.map((item, i) => {
                  const quantity = quantities[i]?.get(ratio.id)?.[0];
                  return <td key={item.at}>{quantity === undefined ? '–' : format.need(quantity)}</td>;
                })}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </TableFrame>
  );
}
