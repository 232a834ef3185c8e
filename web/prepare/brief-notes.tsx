import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useStore } from 'zustand';
import { LEVERS } from '../../workers/page.ts';
import { usualDays } from '../../workers/page-prepare.ts';
import { useEngine, usePage } from '../context.ts';
import { bySemicolon } from '../language/lists.ts';
import { ownFileLines } from '../own-data/own-data-words.ts';
import type { Choices } from '../store.ts';
import { leverLabel } from '../texts.ts';
import { linkTo } from '../url.ts';
import type { BriefProps } from './brief.tsx';
import { isOther } from './needs-order.ts';
import { PresentFrom, ProfileWords, RoundingWords, ScopeWords, SharesWords } from './plan-notes.tsx';
import { certaintyWords, kindTitle, standardWords } from './prepare-words.ts';

/** Characters of a link that are printed; nobody types more, and the PDF holds the whole. */
const LONGEST_LINK = 120;

/** What the figures rest on. */
export function BriefAssumptions({ view, answer, world }: BriefProps) {
  const { format } = usePage();
  const { choices, kinds } = view;
  const { scenario, seed } = answer.question;
  const levers = LEVERS.filter(({ id }) => Object.hasOwn(scenario.levers, id)).map(leverLabel);
  const events = (scenario.events ?? []).filter(({ enabled }) => enabled !== false).length;
  const list = new Intl.ListFormat(i18n.locale);
  const own = ownFileLines(useEngine((state) => state.session?.ownData) ?? [], world);
  return (
    <section className="brief-notes">
      <h3>
        <Trans id="brief.assumptions" message="Assumptions" />
      </h3>
      <ul>
        {own.map((line) => (
          <li key={line}>
            <b>{line}</b>
          </li>
        ))}
        <li>
          {i18n._({
            id: 'brief.runs',
            message: '{runs} runs of the seed “{seed}”; scenario and reference share their luck.',
            values: { runs: format.whole(answer.scenario.runs), seed },
          })}{' '}
          {levers.length > 0
            ? i18n._({
                id: 'brief.levers',
                message: 'Changed against the UN medium: {levers}.',
                values: { levers: list.format(levers) },
              })
            : i18n._({ id: 'brief.noLevers', message: 'No lever is changed against the UN medium.' })}{' '}
          {events > 0 &&
            i18n._({
              id: 'brief.events',
              message: '{events, plural, one {# event is set} other {# events are set}}.',
              values: { events },
            })}
        </li>
        <li>
          {i18n._({
            id: 'brief.days',
            message: 'Households of {household} people; days away: {days}.',
            values: {
              household: choices.household,
              days: list.format(
                kinds.map((kind) =>
                  i18n._({
                    id: 'brief.kindDays',
                    message: '{kind} {days}',
                    values: { kind: kindTitle(kind), days: choices.days ?? usualDays(kind) },
                  }),
                ),
              ),
            },
          })}
        </li>
        {view.profile && (
          <li>
            <ProfileWords profile={view.profile} />
          </li>
        )}
        <li>
          <ScopeWords view={view} />
        </li>
        <li>
          <SharesWords view={view} />
        </li>
        <li>
          <RoundingWords /> <PresentFrom />
        </li>
      </ul>
    </section>
  );
}

/** Standards and data, what this is not, and the way back to the scenario. */
export function BriefSources({ view }: BriefProps) {
  const { store } = usePage();
  const choices: Choices = { ...useStore(store), prepare: view.choices, isEmbedded: false };
  const link = linkTo(choices);
  const standards = [...new Set(view.ratios.filter((ratio) => !isOther(ratio)).map(standardWords))];
  return (
    <section className="brief-notes">
      <h3>
        <Trans id="brief.sources" message="Sources" />
      </h3>
      <p>
        {i18n._({
          id: 'brief.standards',
          message: 'Standards: {standards}.',
          values: { standards: bySemicolon(standards) },
        })}{' '}
        {bySemicolon((['A', 'B', 'C'] as const).map(certaintyWords))}.{' '}
        <Trans
          id="brief.certainty"
          message="The certainty of each line stands on the page and in its files. Population: UN WPP 2024 (CC BY 3.0 IGO). Sphere’s figures are minimum indicators to adapt to the place."
        />
      </p>
      <p className="brief-disclaimer">
        <Trans
          id="brief.disclaimer"
          message="Not a prediction, not a UN product. Projections hold under the assumptions of the scenario. The designations employed do not imply any opinion on the legal status of any country, territory, city or area, or of its authorities, or on its frontiers or boundaries."
        />
      </p>
      <p className="brief-link">
        <Trans id="brief.link" message="Scenario:" />{' '}
        <a href={link}>{link.length > LONGEST_LINK ? `${link.slice(0, LONGEST_LINK)}…` : link}</a>
      </p>
    </section>
  );
}
