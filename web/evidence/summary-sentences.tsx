import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { type EvidenceFile, targetGroups, weakSpots } from '../../workers/page-evidence.ts';
import { usePage } from '../context.ts';
import { listWords, targetGroupTitle } from './evidence-words.ts';

/** What the page comes to, computed from the scores. */
export function SummarySentences({ evidence }: { readonly evidence: EvidenceFile }) {
  const { format } = usePage();
  const groups = targetGroups(evidence.targets);
  const of = groups.reduce((sum, group) => sum + group.of, 0);
  const met = groups.reduce((sum, group) => sum + group.met, 0);
  const missed = groups.filter((group) => group.met < group.of).map(({ id }) => `${id} (${targetGroupTitle(id)})`);
  const worst = weakSpots(evidence, ['lastValue']);
  return (
    <>
      <p className="evidence-lead">
        {i18n._({
          id: 'evidence.lead',
          message:
            'Of {of} targets the model meets {met}. {missed, plural, =0 {None is missed.} one {One is missed: {list}.} other {# are missed: {list}.}}',
          values: { of: format.whole(of), met: format.whole(met), missed: of - met, list: listWords(missed) },
        })}{' '}
        {i18n._({
          id: 'evidence.leadWeak',
          message:
            'Set against “same as last year” over the world, {count, plural, =0 {no score at any horizon is} one {the scores of # metric and horizon are} other {the scores of # pairs of metric and horizon are}} not better beyond chance.',
          values: { count: worst.length },
        })}
      </p>
      <p className="evidence-caution">
        <Trans
          id="evidence.caution"
          message="This is not a prediction and not a UN product. A model that did well on past years can fail on the next ones: laws were chosen by trying on the same origins, so expect to lose a part of the gain."
        />
      </p>
    </>
  );
}
