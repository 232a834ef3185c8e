import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useId, useMemo, useState } from 'react';
import { type Answer, FIRST_YEAR, LAST_YEAR, placeRows, type Session } from '../../workers/page.ts';
import { LEVEL_YEARS, type ShockCalendar, type WatchOrder, watchTable } from '../../workers/page-shocks.ts';
import { placeNames, useChoice, useEngine, usePage } from '../context.ts';
import { FigureSave } from '../files/figure-save.tsx';
import { withWords } from '../language/language.ts';
import { Calendar } from './calendar.tsx';
import { orderedPlaces } from './place-order.ts';
import { regionOf } from './regions.ts';
import { shockTitle } from './shock-words.ts';

const ORDERS: readonly WatchOrder[] = ['people', 'chance', 'change'];
/** Rows shown at first, and more each time. */
const STEP = 12;

interface WatchSectionProps {
  readonly calendar: ShockCalendar;
  readonly answer: Answer;
  readonly world: Session['world'];
}

/** The watch list: places of a region by the people to prepare for, with the chance of a shock in each year. */
export function WatchSection({ calendar, answer, world }: WatchSectionProps) {
  const page = usePage();
  const ownData = useEngine((state) => state.session?.ownData);
  const { store } = page;
  const metric = useChoice('shock');
  const horizon = useChoice('horizon');
  const returnPeriod = useChoice('returnPeriod');
  const { scenario, place } = answer.question;
  const isReference = answer.scenario === answer.reference;
  const isClassed = metric === 'conflictDisplacement';
  const [chosenRegion, setRegion] = useState<string | undefined>();
  const [order, setOrder] = useState<WatchOrder>('people');
  const [shown, setShown] = useState(STEP);
  const titleId = useId();
  const region = chosenRegion ?? regionOf(world, place, scenario.groups);
  const rows = useMemo(() => {
    const members = placeRows(world, scenario.groups).get(region)?.members ?? [];
    return orderedPlaces(calendar, answer, world, metric, members, order, horizon);
  }, [calendar, answer, world, metric, region, order, horizon, scenario.groups]);
  const last = Math.max(horizon, FIRST_YEAR + LEVEL_YEARS - 1);
  const title = i18n._({
    id: 'watch.title',
    message: 'Watch list: {kind}, {region}',
    values: { kind: shockTitle(metric), region: placeNames(world, region).name },
  });
  const floor = useChoice('floor');
  const asked = (command: 'calendar' | 'watch') => ({
    ...{ command, metric, returnPeriod, until: horizon, places: rows.map(({ place: iso3 }) => iso3) },
    ...(floor === undefined ? {} : { floor }),
  });
  const save = async () => {
    // What writes files is fetched with the first of them.
    const { saveTableCsv } = await withWords('files', import('../files/made-table.ts'));
    const head = { from: last - LEVEL_YEARS + 1, to: Math.min(last, LAST_YEAR), returnPeriod };
    const table = watchTable(
      title,
      { scenario: scenario.id, metric, ...head },
      rows,
      (iso3) => placeNames(world, iso3).name,
    );
    await saveTableCsv(page, answer, ownData ?? [], table, asked('watch'), `watch-list-${metric}-${region}`);
  };
  const calendarOfRows = (of: typeof rows) => (
    <Calendar
      calendar={calendar}
      rows={of}
      answer={answer}
      world={world}
      metric={metric}
      horizon={horizon}
      caption={title}
      isReference={isReference}
      onChoose={(iso3, year) => store.edit({ place: iso3, ...(year && year >= 2030 ? { horizon: year } : {}) })}
    />
  );
  return (
    <section className="section" aria-labelledby={titleId}>
      <div className="block-head">
        <h2 className="section-head" id={titleId}>
          {title}
        </h2>
        {!isClassed && (
          <span className="block-tools">
            <button type="button" className="link" onClick={save}>
              <Trans id="watch.csv" message="Save the list as CSV" />
            </button>
            <FigureSave title={title} table={calendarOfRows(rows)} asked={asked('calendar')} />
          </span>
        )}
      </div>
      <div className="shock-choices">
        <label className="choice">
          <Trans id="watch.region" message="Places of" />
          <select value={region} onChange={({ target }) => setRegion(target.value)}>
            {Object.keys(scenario.groups ?? {}).map((id) => (
              <option key={id}>{id}</option>
            ))}
            {world.groups.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        {!isClassed && (
          <label className="choice">
            <Trans id="watch.order" message="by" />
            <select
              value={order}
              onChange={({ target }) => setOrder(ORDERS.find((each) => each === target.value) ?? 'people')}
            >
              {ORDERS.filter((each) => each !== 'change' || !isReference).map((each) => (
                <option key={each} value={each}>
                  {orderWords(each, returnPeriod)}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {calendarOfRows(rows.slice(0, shown))}
      {rows.length > shown && (
        <button type="button" className="link" onClick={() => setShown(shown + STEP)}>
          {i18n._({
            id: 'watch.more',
            message: 'Show {count} more of {all} places',
            values: { count: Math.min(STEP, rows.length - shown), all: rows.length },
          })}
        </button>
      )}
      {!isClassed && (
        <p className="soft">
          {i18n._({
            id: 'watch.note',
            message:
              'People to prepare for: the size that is exceeded once in {years} years of {from}–{to}, where the people are. A movement is counted each time somebody has to leave.',
            values: { years: returnPeriod, from: last - LEVEL_YEARS + 1, to: last },
          })}
        </p>
      )}
    </section>
  );
}

function orderWords(order: WatchOrder, years: number): string {
  switch (order) {
    case 'people':
      return i18n._({ id: 'watch.byPeople', message: 'people to prepare for, 1-in-{years} year', values: { years } });
    case 'chance':
      return i18n._({ id: 'watch.byChance', message: 'chance of a shock' });
    case 'change':
      return i18n._({ id: 'watch.byChange', message: 'change against the reference' });
    default: {
      const never: never = order;
      throw new Error(`order ${String(never)} has no words`);
    }
  }
}
