import { i18n } from '@lingui/core';
import { useMemo } from 'react';
import type { NumberFormat } from '../../src/picture/number-format.ts';
import { type Answer, placeRows, type Session, type ShockMetric } from '../../workers/page.ts';
import {
  type AnalysisOptions,
  type CompoundPair,
  compoundPairs,
  LEAST_TO_MEET,
  type Meeting,
  MOST_TO_MEET,
  type ShockAsked,
  type ShockOptions,
  yearsTo,
} from '../../workers/page-shocks.ts';
import { TableFrame } from '../charts/table-frame.tsx';
import { placeNames, useEngine, usePage } from '../context.ts';
import { AnalysisBar } from '../why/analysis-bar.tsx';
import { useAnalysis } from '../why/use-analysis.ts';
import { WhySection } from '../why/why-section.tsx';
import { regionOf } from './regions.ts';
import { shockTitle } from './shock-words.ts';

interface CompoundSectionProps {
  readonly answer: Answer;
  readonly world: Session['world'];
  readonly metric: ShockMetric;
  readonly options: ShockOptions;
  readonly horizon: number;
}

/** Shocks that meet: two kinds in the place and year, and three places of its region in one year. */
export function CompoundSection({ answer, world, metric, options, horizon }: CompoundSectionProps) {
  const pairs = useMemo(
    () => compoundPairs(answer, world, metric, options, horizon),
    [answer, world, metric, options, horizon],
  );
  const { name } = placeNames(world, answer.question.place);
  const title = i18n._({ id: 'compound.title', message: 'Shocks that meet' });
  return (
    <WhySection
      id="compound"
      title={title}
      lead={i18n._({
        id: 'compound.lead',
        message:
          'Two shocks in one year ask for more than two years of one. Beside each chance stands what it would be if the shocks knew nothing of each other.',
      })}
      file={pairs && pairs.length > 0 && <PairTable {...{ pairs, metric, name }} />}
      native="bars"
      asked={{ command: 'meeting', metric, ...options, until: horizon }}
    >
      {pairs && pairs.length > 0 && <PairTable {...{ pairs, metric, name }} />}
      <RegionMeeting answer={answer} world={world} metric={metric} options={options} horizon={horizon} title={title} />
    </WhySection>
  );
}

interface PairTableProps {
  readonly pairs: readonly CompoundPair[];
  readonly metric: CompoundSectionProps['metric'];
  /** Of the place. */
  readonly name: string;
}

function PairTable({ pairs, metric, name }: PairTableProps) {
  const { format } = usePage();
  return (
    <TableFrame label={i18n._({ id: 'compound.frame', message: 'Two kinds in one year' })}>
      <table className="numbers">
        <caption>
          {i18n._({
            id: 'compound.caption',
            message: '{kind} and another kind in one year, {place}; chance in a year of the last five',
            values: { kind: shockTitle(metric), place: name },
          })}
        </caption>
        <thead>
          <tr>
            <th scope="col">{i18n._({ id: 'compound.other', message: 'With' })}</th>
            <ChanceHeads />
          </tr>
        </thead>
        <tbody>
          {pairs.map((pair) => (
            <tr key={pair.other}>
              <th scope="row">{shockTitle(pair.other)}</th>
              <ChanceCells pair={pair} format={format} />
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function ChanceHeads() {
  return (
    <>
      <th scope="col">{i18n._({ id: 'compound.chance', message: 'Chance, 80% interval' })}</th>
      <th scope="col">{i18n._({ id: 'compound.independent', message: 'If independent' })}</th>
      <th scope="col">{i18n._({ id: 'compound.reference', message: 'Reference' })}</th>
    </>
  );
}

function ChanceCells({
  pair: { scenario, reference },
  format,
}: {
  readonly pair: Pick<CompoundPair, 'scenario' | 'reference'>;
  readonly format: NumberFormat;
}) {
  const { probability, low, high } = scenario.chance;
  return (
    <>
      <td>
        <b>{format.value(probability, 'share')}</b> <span className="soft">({format.range(low, high, 'share')})</span>
      </td>
      <td>{format.value(scenario.ifIndependent, 'share')}</td>
      <td>{format.value(reference.chance.probability, 'share')}</td>
    </>
  );
}

interface MeetingAsked {
  readonly asked: ShockAsked;
  readonly options: ShockOptions;
}

/** Three places of the region in one year: their runs side by side are not kept, so it is computed when asked for. */
function RegionMeeting(props: CompoundSectionProps & { readonly title: string }) {
  const { answer, world, metric, options, horizon, title } = props;
  const { format } = usePage();
  const analyses = useEngine((state) => state.session?.analyses);
  const run = useMemo(
    () =>
      analyses &&
      (({ asked, options: shock }: MeetingAsked, follow: AnalysisOptions) =>
        analyses.placesThatMeet(asked, shock, follow)),
    [analyses],
  );
  const meeting = useAnalysis<MeetingAsked, Meeting>(run);
  const { question } = answer;
  const region = regionOf(world, question.place, question.scenario.groups);
  const place = placeRows(world, question.scenario.groups).get(region);
  const count = place?.members.length ?? 0;
  const { name } = placeNames(world, region);
  if (!place || count < LEAST_TO_MEET || count > MOST_TO_MEET)
    return (
      <p className="note">
        {i18n._({
          id: 'compound.noRegion',
          message: 'Three places of a region in one year: choose a country, or a group of {least} to {most} places.',
          values: { least: LEAST_TO_MEET, most: MOST_TO_MEET },
        })}
      </p>
    );
  const ask = { asked: { question, place, metric, years: yearsTo(horizon) }, options };
  const { result } = meeting;
  const isStale = result !== undefined && JSON.stringify(result.question) !== JSON.stringify(ask);
  return (
    <>
      <AnalysisBar
        analysis={meeting}
        title={title}
        startWords={i18n._({
          id: 'compound.start',
          message: 'Three places of {region} in one year',
          values: { region: name },
        })}
        cost={i18n._({ id: 'compound.cost', message: 'All runs of scenario and reference, place by place' })}
        question={ask}
        isStale={isStale}
      />
      {result && (
        <div className={isStale ? 'why-body is-stale' : 'why-body'}>
          <p className="section-sentence" role="status">
            {i18n._({
              id: 'compound.sentence',
              message:
                'In {chance} of the last five years ({low} to {high}), at least three of {count} places have such a shock in the same year; {independent} if they were independent. Reference: {reference}.',
              values: {
                chance: format.value(result.value.scenario.chance.probability, 'share'),
                low: format.value(result.value.scenario.chance.low, 'share'),
                high: format.value(result.value.scenario.chance.high, 'share'),
                independent: format.value(result.value.scenario.ifIndependent, 'share'),
                reference: format.value(result.value.reference.chance.probability, 'share'),
                count: result.value.places,
              },
            })}
          </p>
        </div>
      )}
    </>
  );
}
