import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { Fragment, useId, useMemo, useState } from 'react';
import { isClassed } from '../../src/picture/reading.ts';
import type { ComparedRuns } from '../../workers/compare.ts';
import type { OutputId } from '../../workers/page.ts';
import { comparedRegret, PLAN, type ScenarioRegret } from '../../workers/page-compare.ts';
import { TableFrame } from '../charts/table-frame.tsx';
import { usePage } from '../context.ts';
import { FigureSave } from '../files/figure-save.tsx';
import { outputLabel, scenarioName } from '../texts.ts';
import { tableLabel } from './compare-words.ts';
import { type ComparedItem, nameOf, scenariosOf } from './compared-items.ts';
import { Letter } from './slot-head.tsx';

/** People who are there and need what is prepared, at the end of a year; movements are no people present. */
const PRESENT: readonly OutputId[] = ['internallyDisplacedDisaster', 'internallyDisplacedConflict', 'refugeesHosted'];

interface RegretSectionProps {
  readonly items: readonly ComparedItem[];
  readonly runs: readonly (ComparedRuns | undefined)[];
  readonly year: number;
  readonly placeName: string;
  readonly isCountry: boolean;
  /** All runs of all scenarios are in. */
  readonly isDone: boolean;
}

/** What planning for one scenario comes to where another comes. */
export function RegretSection({ items, runs, year, placeName, isCountry, isDone }: RegretSectionProps) {
  const { format } = usePage();
  const titleId = useId();
  const outputs = PRESENT.filter((id) => !(isCountry && isClassed(id)));
  const [chosen, setChosen] = useState<OutputId>('internallyDisplacedDisaster');
  const output = outputs.find((id) => id === chosen) ?? 'internallyDisplacedDisaster';
  const regret = useMemo(() => {
    const all = runs.filter((each) => each !== undefined);
    return all.length === runs.length && all.length > 0 ? comparedRegret(all, output, year) : undefined;
  }, [runs, output, year]);
  const title = i18n._({
    id: 'regret.titleOf',
    message: 'Planned for one, another comes: {place}',
    values: { place: placeName },
  });
  const percent = Math.round(PLAN.quantile * 100);
  return (
    <section className="section" aria-labelledby={titleId}>
      <div className="block-head regret-head">
        <h3 className="section-head" id={titleId}>
          {title}
        </h3>
        <label className="choice">
          <Trans id="regret.of" message="People" />
          <select
            value={output}
            onChange={({ target }) => setChosen(outputs.find((id) => id === target.value) ?? output)}
          >
            {outputs.map((id) => (
              <option key={id} value={id}>
                {outputLabel(id)}
              </option>
            ))}
          </select>
        </label>
        {regret && isDone && (
          <FigureSave
            title={title}
            table={<RegretFileTable items={items} regret={regret} caption={title} />}
            scenarios={scenariosOf(items)}
            asked={{ command: 'compared-regret', output, year }}
            native="bars"
          />
        )}
      </div>
      {regret ? (
        <>
          <p className="section-sentence">{leastWords(items, regret, format.value)}</p>
          <RegretTable items={items} regret={regret} caption={title} />
        </>
      ) : (
        <p className="soft">
          <Trans id="regret.waiting" message="It fills when every scenario has its runs." />
        </p>
      )}
      <p className="note">
        {i18n._({
          id: 'regret.about',
          message:
            'Each row prepares for as many people as {percent} of 100 runs of its scenario do not exceed at the end of {year}; each column is what comes. A person for whom nothing is prepared counts as {weight} places that stay empty: with that weight, {percent} in 100 is the plan of least mean cost where its own scenario comes (critical ratio: Arrow, Harris and Marschak 1951, Econometrica 19(3):250–272). Regret is the mean of that cost above the cheapest of the rows in the same column (Savage 1951, Journal of the American Statistical Association 46(253):55–67), counted in empty places. In a cell: the regret; people for whom nothing is prepared and places that stay empty, means of all runs; the share of runs in which something is missing. Needs grow with people, so the ranking holds for each of them. The weight is assumed.',
          values: { percent, year, weight: PLAN.weight },
        })}
      </p>
    </section>
  );
}

interface RegretTableProps {
  readonly items: readonly ComparedItem[];
  readonly regret: ScenarioRegret;
  readonly caption: string;
}

function RegretTable({ items, regret: { plans, least }, caption }: RegretTableProps) {
  const { format } = usePage();
  const people = (value: number) => format.short(value, 'persons');
  return (
    <TableFrame label={tableLabel(caption)}>
      <table className="numbers compare-numbers regret">
        <caption className="hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{i18n._({ id: 'regret.plan', message: 'Planned for' })}</th>
            <th scope="col">{i18n._({ id: 'regret.preparedFor', message: 'Prepared for' })}</th>
            {items.map((item) => (
              <th key={item.at} scope="col">
                <Letter item={item} /> {i18n._({ id: 'regret.comes', message: 'comes' })}{' '}
                <span className="hidden">{nameOf(item)}</span>
              </th>
            ))}
            <th scope="col">{i18n._({ id: 'regret.worst', message: 'Largest regret' })}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item, i) => {
            const plan = plans[i];
            if (!plan) return null;
            return (
              <tr key={item.at}>
                <th scope="row">
                  <Letter item={item} /> {scenarioName(item.scenario)}
                </th>
                <td>
                  <b>{people(plan.capacity)}</b>
                </td>
                {plan.outcomes.map(({ regret, missing, unused, chance }, k) => (
                  <td key={items[k]?.at}>
                    <b>{people(regret)}</b>
                    {[
                      i18n._({
                        id: 'regret.without',
                        message: '{missing} without',
                        values: { missing: people(missing) },
                      }),
                      i18n._({ id: 'regret.empty', message: '{unused} empty', values: { unused: people(unused) } }),
                      i18n._({
                        id: 'regret.short',
                        message: 'short in {share}',
                        values: { share: format.value(chance, 'share') },
                      }),
                    ].map((words) => (
                      <span className="soft" key={words}>
                        {words}
                      </span>
                    ))}
                  </td>
                ))}
                <td className={i === least ? 'is-least' : undefined}>
                  <b>{people(plan.worst)}</b>
                  {i === least && plans.length > 1 && <span>{i18n._({ id: 'regret.least', message: 'least' })}</span>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </TableFrame>
  );
}

/** The same with a column for each number, for files. */
function RegretFileTable({ items, regret: { plans }, caption }: RegretTableProps) {
  const { format } = usePage();
  const people = (value: number) => format.short(value, 'persons');
  const heads = [
    i18n._({ id: 'regret.fileRegret', message: 'regret' }),
    i18n._({ id: 'regret.fileWithout', message: 'people without' }),
    i18n._({ id: 'regret.fileEmpty', message: 'places empty' }),
    i18n._({ id: 'regret.fileShort', message: 'chance of a shortage' }),
  ];
  return (
    <table>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th>{i18n._({ id: 'regret.plan', message: 'Planned for' })}</th>
          <th>{i18n._({ id: 'regret.preparedFor', message: 'Prepared for' })}</th>
          {items.flatMap((item) =>
            heads.map((head) => (
              <th key={`${item.at} ${head}`}>
                {i18n._({
                  id: 'regret.fileHead',
                  message: '{name} comes: {figure}',
                  values: { name: nameOf(item), figure: head },
                })}
              </th>
            )),
          )}
          <th>{i18n._({ id: 'regret.worst', message: 'Largest regret' })}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item, i) => (
          <tr key={item.at}>
            <th scope="row">{nameOf(item)}</th>
            <td>{people(plans[i]?.capacity ?? 0)}</td>
            {plans[i]?.outcomes.map(({ regret, missing, unused, chance }, k) => (
              <Fragment key={items[k]?.at}>
                <td>{people(regret)}</td>
                <td>{people(missing)}</td>
                <td>{people(unused)}</td>
                <td>{format.value(chance, 'share')}</td>
              </Fragment>
            ))}
            <td>{people(plans[i]?.worst ?? 0)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Which plan regrets least where the worst comes for it. */
function leastWords(
  items: readonly ComparedItem[],
  { plans, least }: ScenarioRegret,
  value: (people: number, unit: 'persons') => string,
): string {
  if (plans.every(({ worst }) => worst < 0.5))
    return i18n._({
      id: 'regret.none',
      message: 'All plans come to the same: the scenarios do not differ in these people.',
    });
  const [item, plan] = [items[least], plans[least]];
  return i18n._({
    id: 'regret.sentence',
    message:
      'To prepare for {people} people, as {name} asks, is regretted least if the worst comes for each plan: by at most {worst} empty places.',
    values: {
      people: value(plan?.capacity ?? 0, 'persons'),
      name: item ? nameOf(item) : '',
      worst: value(plan?.worst ?? 0, 'persons'),
    },
  });
}
