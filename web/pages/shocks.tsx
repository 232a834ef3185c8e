import '../shocks/shocks.css';
import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useDeferredValue, useMemo, useState } from 'react';
import type { Answer, Session } from '../../workers/page.ts';
import { FIRST_YEAR } from '../../workers/page.ts';
import {
  calendarOf,
  type ExceedanceCurve,
  exceedanceOf,
  placeShocks,
  type ShockOptions,
  type ShockSummary,
  seasonOfPlace,
} from '../../workers/page-shocks.ts';
import { classView } from '../charts/class-state.ts';
import { ClassSentences } from '../charts/class-table.tsx';
import { useDrawnHorizon } from '../charts/drawn-horizon.ts';
import { TableSwitch } from '../charts/table-switch.tsx';
import { placeNames, useChoice, useEngine } from '../context.ts';
import { EventsSection } from '../events/events-section.tsx';
import { FigureSave } from '../files/figure-save.tsx';
import { CompoundSection } from '../shocks/compound-section.tsx';
import { ExceedanceChart } from '../shocks/exceedance-chart.tsx';
import { Headline } from '../shocks/headline.tsx';
import { LevelsTable } from '../shocks/levels-table.tsx';
import { SeasonFacts } from '../shocks/season-facts.tsx';
import { ShockChoices } from '../shocks/shock-choices.tsx';
import { shockTitle } from '../shocks/shock-words.ts';
import { SplitSection } from '../shocks/split-section.tsx';
import { WatchSection } from '../shocks/watch-section.tsx';
import { hasOnlyClasses } from '../why/asked-point.ts';
import { AttributionSection } from '../why/attribution-section.tsx';
import { ConditionsSection } from '../why/conditions-section.tsx';
import { SensitivitySection } from '../why/sensitivity-section.tsx';

interface ShocksPageProps {
  readonly answer: Answer;
  readonly world: Session['world'];
}

/** Shocks: how often, how large, where, and why. */
export function ShocksPage({ answer: newest, world }: ShocksPageProps) {
  const answer = useDeferredValue(newest);
  const metric = useChoice('shock');
  const horizon = useChoice('horizon');
  const found = usePlaceShocks(answer, world);
  const { name } = placeNames(world, answer.question.place);
  const part = { answer, world, metric, horizon };
  const asked = { answer, world, output: metric, year: horizon };
  return (
    <>
      <div className="picture-head">
        <h2>
          {i18n._({
            id: 'shocks.title',
            message: '{kind}: shocks, {place}',
            values: { kind: shockTitle(metric), place: name },
          })}
        </h2>
      </div>
      <ShockChoices />
      <PlacePart answer={answer} world={world} found={found} />
      <WatchPart answer={answer} world={world} />
      {found && <SplitSection {...part} summary={found.people} />}
      <ConditionsSection {...asked} />
      <AttributionSection {...asked} />
      <SensitivitySection {...asked} />
      {found && <CompoundSection {...part} options={found.options} />}
      <EventsSection world={world} />
    </>
  );
}

/** Shocks of the place asked for, once all runs are in. */
interface PlaceShocks {
  readonly people: ShockSummary;
  readonly perThousand: ShockSummary;
  readonly curve: ExceedanceCurve;
  readonly options: ShockOptions;
}

/** What the runs of the place say; undefined until they are in, and where the kind is shown in classes. */
function usePlaceShocks(answer: Answer, world: Session['world']): PlaceShocks | undefined {
  const metric = useChoice('shock');
  const returnPeriod = useChoice('returnPeriod');
  const floor = useChoice('floor');
  const horizon = useChoice('horizon');
  return useMemo(() => {
    if (hasOnlyClasses(world, answer.question.scenario, answer.question.place, metric)) return undefined;
    const options = floor === undefined ? { returnPeriod } : { returnPeriod, floor };
    const people = placeShocks(answer, world, metric, 'people', options, horizon);
    const perThousand = placeShocks(answer, world, metric, 'per-thousand', options, horizon);
    const curve = exceedanceOf(answer, metric, horizon);
    return people && perThousand && curve ? { people, perThousand, curve, options } : undefined;
  }, [answer, world, metric, returnPeriod, floor, horizon]);
}

/** How often and how large in the place asked for. */
function PlacePart({ answer, world, found }: ShocksPageProps & { readonly found: PlaceShocks | undefined }) {
  const metric = useChoice('shock');
  const horizon = useChoice('horizon');
  const [isTable, setTable] = useState(false);
  const drawn = useDrawnHorizon(answer);
  const classes = useMemo(() => classView(answer, world, metric, drawn), [answer, world, metric, drawn]);
  const { name, nameIn } = placeNames(world, answer.question.place);
  if (classes) return <ClassSentences view={classes} answer={answer} world={world} year={drawn} />;
  if (!found) return <Waiting answer={answer} />;
  const isReference = answer.scenario === answer.reference;
  const late = found.people.windows.at(-1);
  const from = FIRST_YEAR + (late?.first ?? 0);
  const span = [from, from + (late?.years ?? 1) - 1] as const;
  const title = i18n._({
    id: 'exceedance.title',
    message: 'How large, how often: {kind}, {place}',
    values: { kind: shockTitle(metric), place: name },
  });
  return (
    <section className="shock-place" aria-label={title}>
      <Headline {...found} metric={metric} nameIn={nameIn} isReference={isReference} />
      <SeasonFacts season={seasonOfPlace(answer, world, metric)} summary={found.people} />
      <div className="block-head">
        <h3 className="section-head">{title}</h3>
        <span className="block-tools">
          <TableSwitch isTable={isTable} of={title} onChange={setTable} />
          <FigureSave
            title={title}
            table={<LevelsTable summary={found.people} isReference={isReference} caption={title} />}
            asked={{ command: 'levels', metric, ...found.options, until: horizon }}
            native="lines"
          />
        </span>
      </div>
      {isTable ? (
        <LevelsTable summary={found.people} isReference={isReference} caption={title} />
      ) : (
        <ExceedanceChart
          curve={found.curve}
          summary={found.people}
          metric={metric}
          isReference={isReference}
          late={span}
          label={title}
        />
      )}
    </section>
  );
}

/** Where: the calendar of a region and its list. */
function WatchPart({ answer, world }: ShocksPageProps) {
  const session = useEngine((state) => state.session);
  const metric = useChoice('shock');
  const returnPeriod = useChoice('returnPeriod');
  const floor = useChoice('floor');
  const horizon = useChoice('horizon');
  const calendar = useMemo(
    () =>
      session &&
      calendarOf(answer, session, metric, floor === undefined ? { returnPeriod } : { returnPeriod, floor }, horizon),
    [answer, session, metric, returnPeriod, floor, horizon],
  );
  return calendar ? <WatchSection calendar={calendar} answer={answer} world={world} /> : null;
}

/** Before all runs are in. */
function Waiting({ answer }: { readonly answer: Answer }) {
  const hasFailures = answer.failures.length > 0 && answer.isFinal;
  return (
    <p className="starting" aria-busy={!hasFailures}>
      {hasFailures ? (
        <Trans
          id="shocks.failed"
          message="Runs failed in the scenario or the reference, so that years cannot be compared run by run. Change a lever, or lower its size."
        />
      ) : (
        <Trans
          id="shocks.waiting"
          message="Rare years need all runs: the page fills when they are in, in about ten seconds."
        />
      )}
    </p>
  );
}
