import { i18n } from '@lingui/core';
import { useMemo } from 'react';
import type { Answer, Session, ShockMetric } from '../../workers/page.ts';
import { placeRows } from '../../workers/page.ts';
import {
  type AnalysisOptions,
  isSplit,
  type ShockAsked,
  type ShockSplit,
  type ShockSummary,
  yearsTo,
} from '../../workers/page-shocks.ts';
import { TableFrame } from '../charts/table-frame.tsx';
import { placeNames, useEngine, usePage } from '../context.ts';
import { AnalysisBar } from '../why/analysis-bar.tsx';
import { useAnalysis } from '../why/use-analysis.ts';
import { WhySection } from '../why/why-section.tsx';

interface SplitSectionProps {
  readonly answer: Answer;
  readonly world: Session['world'];
  readonly metric: ShockMetric;
  readonly summary: ShockSummary;
  readonly horizon: number;
}

/** What is asked: a place, a kind, a level and the years. */
interface SplitAsked {
  readonly asked: ShockAsked;
  readonly level: number;
}

/** Years that a split needs: five to begin with, five to end with. */
const LEAST_YEARS = 10;
/** 80% of a normal error. */
const Z80 = 1.2816;

/** Which part of the change of a chance is due to climate, to population and to vulnerability. Computed when asked for. */
export function SplitSection({ answer, world, metric, summary, horizon }: SplitSectionProps) {
  const analyses = useEngine((state) => state.session?.analyses);
  const run = useMemo(
    () =>
      analyses && (({ asked, level }: SplitAsked, options: AnalysisOptions) => analyses.split(asked, level, options)),
    [analyses],
  );
  const split = useAnalysis<SplitAsked, ShockSplit>(run);
  if (!isSplit(metric)) return null;
  const { question } = answer;
  const place = placeRows(world, question.scenario.groups).get(question.place);
  const years = yearsTo(horizon);
  const isLong = years >= LEAST_YEARS;
  const ask = place && isLong ? { asked: { question, place, metric, years }, level: summary.level.level } : undefined;
  const keyOf = (of: SplitAsked | undefined) =>
    JSON.stringify([of?.asked.question, of?.asked.metric, of?.asked.years, of?.level]);
  const { result } = split;
  const isStale = result !== undefined && keyOf(result.question) !== keyOf(ask);
  const title = i18n._({ id: 'split.title', message: 'Climate, population or vulnerability' });
  return (
    <WhySection
      id="split"
      title={title}
      lead={i18n._({
        id: 'split.lead',
        message:
          'What moves the chance of such a year from 2025–2029 to the last five years: warming, how many people live there, or adaptation.',
      })}
      file={
        isLong &&
        result && <SplitResult split={result.value} nameIn={placeNames(world, result.question.asked.place.id).nameIn} />
      }
    >
      {isLong ? (
        <AnalysisBar
          analysis={split}
          title={title}
          startWords={i18n._({ id: 'split.start', message: 'Split the change' })}
          cost={i18n._({
            id: 'split.cost',
            message: 'Scenario and reference without warming, without adaptation and without either, all runs',
          })}
          question={ask}
          isStale={isStale}
        />
      ) : (
        <p className="section-sentence">
          {i18n._({ id: 'split.short', message: 'The split needs ten years: choose a horizon from 2034 on.' })}
        </p>
      )}
      {result && (
        <div className={isStale ? 'why-body is-stale' : 'why-body'}>
          <SplitResult split={result.value} nameIn={placeNames(world, result.question.asked.place.id).nameIn} />
        </div>
      )}
    </WhySection>
  );
}

function SplitResult({ split, nameIn }: { readonly split: ShockSplit; readonly nameIn: string }) {
  const { format } = usePage();
  const isNil = ({ mean, error }: ShockSplit['total']) => mean === 0 && (error ?? 0) === 0;
  const rows = partNames().filter(({ part }) => part !== 'stated' || !isNil(split.stated));
  const values = {
    nameIn,
    total: format.points(split.total.mean),
    climate: format.points(split.climate.mean),
    population: format.points(split.population.mean),
    vulnerability: format.points(split.vulnerability.mean),
  };
  const caption = i18n._({
    id: 'split.caption',
    message: 'Parts of the change of the yearly chance, percentage points; they add up exactly',
  });
  return (
    <>
      <p className="section-sentence" role="status">
        {i18n._({
          id: 'split.sentence',
          message:
            'The chance of such a year {nameIn} changes by {total} percentage points: climate {climate}, population {population}, vulnerability {vulnerability}.',
          values,
        })}
      </p>
      <TableFrame label={i18n._({ id: 'split.frame', message: 'Parts of the change' })}>
        <table className="numbers">
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{i18n._({ id: 'split.part', message: 'Part' })}</th>
              <th scope="col">{i18n._({ id: 'split.points', message: 'Points' })}</th>
              <th scope="col">{i18n._({ id: 'split.interval', message: '80% interval of the sampling error' })}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ part, name }) => {
              const { mean, error } = split[part];
              return (
                <tr key={part}>
                  <th scope="row">{name}</th>
                  <td>
                    <b>{format.points(mean)}</b>
                  </td>
                  <td>
                    {error === null
                      ? '–'
                      : i18n._({
                          id: 'split.range',
                          message: '{low} to {high}',
                          values: { low: format.points(mean - Z80 * error), high: format.points(mean + Z80 * error) },
                        })}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableFrame>
    </>
  );
}

function partNames(): readonly { readonly part: keyof ShockSplit; readonly name: string }[] {
  return [
    { part: 'climate', name: i18n._({ id: 'split.climate', message: 'Climate: warming since 2024' }) },
    { part: 'population', name: i18n._({ id: 'split.population', message: 'Population: more or fewer people' }) },
    { part: 'vulnerability', name: i18n._({ id: 'split.vulnerability', message: 'Vulnerability: adaptation' }) },
    { part: 'stated', name: i18n._({ id: 'split.stated', message: 'What the scenario states beside' }) },
    { part: 'reporting', name: i18n._({ id: 'split.reporting', message: 'Reporting trend, and luck of other years' }) },
    { part: 'total', name: i18n._({ id: 'split.total', message: 'Together' }) },
  ];
}
