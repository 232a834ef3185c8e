import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useCallback, useId } from 'react';
import type { Interval } from '../../src/picture/fan.ts';
import { bookingsPerYear } from '../../src/picture/reading.ts';
import { LAST_YEAR, RUN_CHOICES } from '../../workers/page.ts';
import { useChoice, useEngine, usePage, useWorld } from '../context.ts';
import { FIRST_HORIZON } from '../store.ts';
import { PlaceSearch } from './place-search.tsx';

const HORIZONS = Array.from({ length: LAST_YEAR - FIRST_HORIZON + 1 }, (_, i) => FIRST_HORIZON + i);

/** Place, horizon, interval, runs so far and the state of the model in words. */
export function StatusLine() {
  const { store } = usePage();
  const world = useWorld();
  const scenario = useChoice('scenario');
  const place = useChoice('place');
  const horizon = useChoice('horizon');
  const interval = useChoice('interval');
  const choose = useCallback((id: string) => store.edit({ place: id }), [store]);
  return (
    <section className="status" aria-label={i18n._({ id: 'status.title', message: 'View and state of the model' })}>
      {world ? (
        <PlaceSearch world={world} own={Object.keys(scenario.groups ?? {})} place={place} onChoose={choose} />
      ) : (
        <span className="place-search is-waiting" />
      )}
      <label className="choice">
        <Trans id="status.horizon" message="Horizon" />
        <select value={horizon} onChange={(event) => store.edit({ horizon: Number(event.target.value) })}>
          {HORIZONS.map((year) => (
            <option key={year}>{year}</option>
          ))}
        </select>
      </label>
      <label className="choice">
        <Trans id="status.interval" message="Interval" />
        <select value={interval} onChange={(event) => store.edit({ interval: event.target.value as Interval })}>
          <option value="both">{i18n._({ id: 'status.both', message: '80% and 95%' })}</option>
          <option value="50">50%</option>
          <option value="80">80%</option>
          <option value="95">95%</option>
        </select>
      </label>
      <Runs />
      <ModelState />
    </section>
  );
}

function Runs() {
  const { store, format } = usePage();
  const of = useChoice('runs');
  const runs = useEngine((state) => state.runsIn);
  const isFinal = useEngine((state) => state.isFinal);
  const isBroken = useEngine((state) => state.failure !== undefined);
  const failed = useEngine((state) => state.answer?.failures.length ?? 0);
  const words = i18n._({
    id: 'status.runs',
    message: '{runs} of {of} runs',
    values: { runs: format.whole(runs), of: format.whole(of) },
  });
  return (
    <span className="runs" aria-busy={!isFinal && !isBroken}>
      <progress
        max={of}
        value={runs}
        aria-label={i18n._({ id: 'status.progress', message: 'Runs so far' })}
        aria-valuetext={words}
      />
      <span className="runs-words">{words}</span>
      <span className="hidden" role="status">
        {isFinal && i18n._({ id: 'status.done', message: 'All {of} runs are in.', values: { of: format.whole(of) } })}
      </span>
      <select
        aria-label={i18n._({ id: 'status.runsAsked', message: 'Runs of an ensemble' })}
        value={of}
        onChange={(event) => store.edit({ runs: Number(event.target.value) })}
      >
        {RUN_CHOICES.map((choice) => (
          <option key={choice} value={choice}>
            {format.whole(choice)}
          </option>
        ))}
      </select>
      {failed > 0 && (
        <span className="runs-failed">
          {i18n._({
            id: 'status.failed',
            message: '{failed, plural, one {# run failed and is left out} other {# runs failed and are left out}}',
            values: { failed },
          })}
        </span>
      )}
    </span>
  );
}

function ModelState() {
  const id = useId();
  const { format } = usePage();
  const { levers, events = [] } = useChoice('scenario');
  const off = events.filter(({ enabled }) => enabled === false).length;
  const answer = useEngine((state) => state.answer);
  const isFinal = useEngine((state) => state.isFinal);
  const bookings = isFinal && answer ? bookingsPerYear(answer.bookings, answer.scenario.runs) : undefined;
  return (
    <span className="model-state">
      <span>
        {i18n._({
          id: 'status.model',
          message:
            'UN medium as reference; {changed, plural, =0 {no lever changed} one {# lever changed} other {# levers changed}}{events, plural, =0 {} one {, # event} other {, # events}}{off, plural, =0 {} other {, # switched off}}',
          values: { changed: Object.keys(levers).length, events: events.length - off, off },
        })}
      </span>
      <span>
        <Trans id="status.notUn" message="Based on UN WPP 2024; not a UN product. Not a prediction." />
      </span>
      <button type="button" className="link" popoverTarget={id}>
        <Trans id="status.bookings" message="Bookings" />
      </button>
      <div className="bookings-text" id={id} popover="auto">
        <p>
          <Trans
            id="bookings.about"
            message="What the runs could not do as asked is booked here: the mean of a year of one run, over the whole world."
          />
        </p>
        {bookings ? (
          <>
            <p>
              {i18n._({
                id: 'bookings.unmet',
                message: 'People who should have left and could not, since too few were there: {people} a year.',
                values: { people: format.value(bookings.unmet, 'persons') },
              })}
            </p>
            <p>
              {i18n._({
                id: 'bookings.capped',
                message:
                  'Displacement movements above the largest share of a population, left out: {movements} a year.',
                values: { movements: format.value(bookings.capped, 'persons') },
              })}
            </p>
          </>
        ) : (
          <p>
            <Trans id="bookings.waiting" message="They are known when all runs are in." />
          </p>
        )}
      </div>
    </span>
  );
}
