import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import {
  type EvidenceFile,
  regionalVerdicts,
  type ScoreId,
  type WeakSpot,
  weakSpots,
} from '../../workers/page-evidence.ts';
import { aheadWords } from '../charts/duel-note.tsx';
import { usePage } from '../context.ts';
import { listWords, metricName, rivalName } from './evidence-words.ts';

/** Rivals that a reader would think of first. */
const RIVALS = ['lastValue', 'climatologyAll', 'climatologyLast5', 'growthOfLast5'] as const;

/** In words, computed from the scores: where the law is not better than a naive forecast. */
export function WeakSpots({ evidence }: { readonly evidence: EvidenceFile }) {
  const { format } = usePage();
  const lines = joined(weakSpots(evidence, RIVALS));
  return (
    <>
      <p className="section-sentence">
        <Trans
          id="weak.intro"
          message="A score counts as better when its paired difference from the naive forecast is beyond two standard errors. Over the world it is not in these cases; in all other cases of these metrics and rivals it is."
        />
      </p>
      <ul className="weak-list">
        {lines.map((line) => (
          <li key={`${line.metric} ${line.rival} ${line.scores.join()} ${line.isWorse}`}>{weakSentence(line)}</li>
        ))}
      </ul>
      <p className="note">
        {i18n._({
          id: 'weak.regions',
          message:
            'By region, against “same as last year”: {list}. Few places and short records leave wide errors there.',
          values: {
            list: listWords(
              Object.entries(evidence.metrics).map(([metric, scores]) => {
                const { all, weak } = regionalVerdicts(scores, 'lastValue');
                return i18n._({
                  id: 'weak.region',
                  message: '{metric} {weak} of {all} comparisons not better',
                  values: {
                    metric: metricName(metric).toLowerCase(),
                    weak: format.whole(weak),
                    all: format.whole(all),
                  },
                });
              }),
            ),
          },
        })}{' '}
        {corridorWords(evidence, format)}
      </p>
    </>
  );
}

interface WeakLine extends Omit<WeakSpot, 'horizon'> {
  readonly horizons: readonly number[];
}

/** Horizons of one metric, rival and set of scores in one line. */
function joined(spots: readonly WeakSpot[]): readonly WeakLine[] {
  const lines = new Map<string, WeakLine>();
  for (const { horizon, ...spot } of spots) {
    const key = `${spot.metric} ${spot.rival} ${spot.scores.join()} ${spot.isWorse}`;
    lines.set(key, { ...spot, horizons: [...(lines.get(key)?.horizons ?? []), horizon] });
  }
  return [...lines.values()];
}

function weakSentence({ metric, rival, horizons, scores, isWorse }: WeakLine): string {
  const values = {
    metric: metricName(metric),
    ahead: aheadWords(horizons),
    count: scores.length,
    scores: listWords(scores.map(scoreSubject)),
    rival: rivalName(rival),
  };
  return isWorse
    ? i18n._({
        id: 'weak.worse',
        message:
          '{metric}, {ahead}: {scores} {count, plural, one {is worse than} other {are no better than, and one of them worse than,}} “{rival}”.',
        values,
      })
    : i18n._({
        id: 'weak.level',
        message: '{metric}, {ahead}: {scores} {count, plural, one {is} other {are}} no better than “{rival}”.',
        values,
      });
}

/** A score as what is scored. */
function scoreSubject(score: ScoreId): string {
  switch (score) {
    case 'crpsLog':
      return i18n._({ id: 'weak.log', message: 'the range by factors' });
    case 'crpsPer1000':
      return i18n._({ id: 'weak.rate', message: 'the range per 1,000 people' });
    case 'maePer1000':
      return i18n._({ id: 'weak.median', message: 'the median' });
    default: {
      const never: never = score;
      throw new Error(`score ${String(never)} has no words`);
    }
  }
}

/** Corridors have one rival, the flow of the period before. */
function corridorWords({ corridors }: EvidenceFile, format: ReturnType<typeof usePage>['format']): string {
  return corridors
    .map(({ origin, wape }) => {
      const values = {
        origin: String(origin),
        law: format.figure(wape.law, 'number'),
        last: format.figure(wape.lastFlow, 'number'),
      };
      return wape.law < wape.lastFlow
        ? i18n._({
            id: 'weak.corridorBetter',
            message: 'Corridors from {origin}: error {law} of all moves, the last flow {last}.',
            values,
          })
        : i18n._({
            id: 'weak.corridorWorse',
            message: 'Corridors from {origin}: the last flow is better, error {last} of all moves against {law}.',
            values,
          });
    })
    .join(' ');
}
