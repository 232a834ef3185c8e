import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useMemo, useState } from 'react';
import type { CurveLabelKind } from '../../src/picture/curve-layout.ts';
import { baseValue } from '../../src/picture/reading.ts';
import type { YearSpread } from '../../src/summary/reading.ts';
import { FIRST_YEAR, historyOf, placeRows, type Session } from '../../workers/page.ts';
import { hasNumbers, type Participant, ROOM_RUNS } from '../../workers/page-workshop.ts';
import { IndicatorChoice } from '../charts/indicator-choice.tsx';
import { TableFrame } from '../charts/table-frame.tsx';
import { useChoice, useChooseOutput, usePage } from '../context.ts';
import { FigureSave } from '../files/figure-save.tsx';
import { outputOf, outputUnit } from '../texts.ts';
import { CurveChart } from './curve-chart.tsx';
import { chartTitle } from './step-words.ts';
import { useRoomRuns } from './use-room-runs.ts';

interface RoomEnvelopeProps {
  readonly participants: readonly Participant[];
  readonly world: Session['world'];
}

/** What the settings of the room lead to: the median of each code, and the range of all. */
export function RoomEnvelope({ participants, world }: RoomEnvelopeProps) {
  const { format } = usePage();
  const output = useChoice('output');
  const chooseOutput = useChooseOutput();
  const chosen = useChoice('place');
  const horizon = useChoice('horizon');
  const [isAsked, setAsked] = useState(false);
  const place = outputOf(output).scope === 'world' ? 'WLD' : chosen;
  const row = placeRows(world).get(place);
  const isKnown = row !== undefined;
  const isClassed = row !== undefined && !hasNumbers(row, output);
  const asked = useMemo(
    () => (isAsked && isKnown && !isClassed ? { participants, place, output } : undefined),
    [isAsked, isKnown, isClassed, participants, place, output],
  );
  const { years, isRunning, fault } = useRoomRuns(asked);
  const shown = useMemo(() => years.map((each) => each.filter(({ year }) => year <= horizon)), [years, horizon]);
  const title = chartTitle(world, { output, place });
  return (
    <section className="section">
      <h3 className="section-head">
        {i18n._({ id: 'workshop.envelope', message: 'Outcomes of the room: {title}', values: { title } })}
      </h3>
      <div className="draw-choices">
        <IndicatorChoice output={output} onChoose={chooseOutput} />
        {!isAsked && (
          <button type="button" className="button" onClick={() => setAsked(true)}>
            <Trans id="workshop.compute" message="Compute the outcomes" />
          </button>
        )}
      </div>
      {!isKnown && (
        <p className="soft">
          <Trans
            id="workshop.ownPlace"
            message="The place chosen above is a group of one scenario, which the codes do not share. Choose another place."
          />
        </p>
      )}
      {isClassed && (
        <p className="soft">
          <Trans
            id="workshop.classed"
            message="In one country this indicator is shown in classes, not in numbers. Choose a region or another indicator."
          />
        </p>
      )}
      {fault !== '' && (
        <p className="message" role="alert">
          {fault}
        </p>
      )}
      {asked && (
        <p className="note" role="status" aria-busy={isRunning}>
          {i18n._({
            id: 'workshop.roomProgress',
            message: '{done} of {of} codes computed, {runs} runs each, the same luck for all.',
            values: {
              done: format.whole(years.length),
              of: format.whole(participants.length),
              runs: format.whole(ROOM_RUNS),
            },
          })}
        </p>
      )}
      {years.length > 0 && (
        <Outcomes participants={participants} years={shown} world={world} place={place} title={title} />
      )}
    </section>
  );
}

interface OutcomesProps extends RoomEnvelopeProps {
  readonly years: readonly (readonly YearSpread[])[];
  readonly place: string;
  readonly title: string;
}

function Outcomes({ participants, years, world, place, title }: OutcomesProps) {
  const { format } = usePage();
  const output = useChoice('output');
  const unit = outputUnit(output);
  const envelope = useMemo(() => envelopeOf(years), [years]);
  const state = useMemo(() => {
    const row = placeRows(world).get(place);
    const isSteps = ['flow', 'movement', 'count'].includes(outputOf(output).kind);
    const base = row && baseValue(world, row, output);
    const past = row ? historyOf(world, row, output).points.filter(({ year }) => year < FIRST_YEAR - 1) : [];
    return {
      shape: isSteps ? ('steps' as const) : ('line' as const),
      known: base === undefined ? past : [...past, { year: FIRST_YEAR - 1, value: base }],
      years: envelope.map(({ year }) => year),
      drawn: undefined,
      others: years.map((each) => each.map(({ p50 }) => p50)),
      runs: envelope,
      beside: undefined,
      seen: undefined,
      range: { low: 0, high: 0 },
    };
  }, [world, place, output, envelope, years]);
  const last = envelope.at(-1);
  const order = years
    .map((each, i) => ({ number: participants[i]?.number ?? i + 1, last: each.at(-1) }))
    .sort((a, b) => (b.last?.p50 ?? 0) - (a.last?.p50 ?? 0));
  const outcomes = i18n._({ id: 'workshop.outcomes', message: 'Outcome of each code' });
  const table = <OutcomeTable order={order} unit={unit} label={outcomes} />;
  return (
    <>
      <div className="block-head">
        <FigureSave title={`${title}: ${outcomes}`} table={table} scenarios={[]} runs={ROOM_RUNS} />
      </div>
      <CurveChart
        state={state}
        output={output}
        scale="page"
        words={envelopeWords}
        label={i18n._({
          id: 'workshop.envelopeLabel',
          message: '{title}: the median of each code of the room, and the range of all',
          values: { title },
        })}
      />
      {last && (
        <p className="section-sentence">
          {i18n._({
            id: 'workshop.envelopeSays',
            message:
              'In {year} the medians of the room go from {low} to {high}, the middle one is {median}. All 80% intervals together: {range}.',
            values: {
              year: String(last.year),
              low: format.value(last.p10, unit),
              high: format.value(last.p90, unit),
              median: format.value(last.p50, unit),
              range: format.range(last.p2_5, last.p97_5, unit),
            },
          })}
        </p>
      )}
      <details>
        <summary>
          <Trans id="workshop.outcomes" message="Outcome of each code" />
        </summary>
        {table}
      </details>
    </>
  );
}

interface OutcomeTableProps {
  /** Codes by their outcome. */
  readonly order: readonly { readonly number: number; readonly last: YearSpread | undefined }[];
  readonly unit: ReturnType<typeof outputUnit>;
  readonly label: string;
}

function OutcomeTable({ order, unit, label }: OutcomeTableProps) {
  const { format } = usePage();
  return (
    <TableFrame label={label}>
      <table className="numbers">
        <thead>
          <tr>
            <th scope="col">
              <Trans id="workshop.code" message="Code" />
            </th>
            <th scope="col">
              <Trans id="workshop.label.median" message="median" />
            </th>
            <th scope="col">80%</th>
          </tr>
        </thead>
        <tbody>
          {order.map(({ number, last: end }) => (
            <tr key={number}>
              <th scope="row">{number}</th>
              <td>{end ? format.value(end.p50, unit) : ''}</td>
              <td>{end ? format.range(end.p10, end.p90, unit) : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

/** By year: the middle median, the lowest and highest one, and from the lowest tenth below to the highest tenth above. */
function envelopeOf(years: readonly (readonly YearSpread[])[]): readonly YearSpread[] {
  return (years[0] ?? []).map(({ year }, t) => {
    const all = years.flatMap((each) => (each[t] ? [each[t]] : []));
    const medians = all.map(({ p50 }) => p50).sort((a, b) => a - b);
    const middle = medians[Math.floor((medians.length - 1) / 2)] ?? 0;
    return {
      year,
      mean: middle,
      p50: middle,
      p10: medians[0] ?? 0,
      // The middle half of the medians; it is not drawn here.
      p25: medians[Math.floor((medians.length - 1) / 4)] ?? middle,
      p75: medians[Math.ceil((3 * (medians.length - 1)) / 4)] ?? middle,
      p90: medians.at(-1) ?? 0,
      p2_5: Math.min(...all.map(({ p10 }) => p10)),
      p97_5: Math.max(...all.map(({ p90 }) => p90)),
    };
  });
}

function envelopeWords(kind: CurveLabelKind): string {
  if (kind === 'p90') return i18n._({ id: 'workshop.highest', message: 'highest' });
  if (kind === 'p10') return i18n._({ id: 'workshop.lowest', message: 'lowest' });
  return i18n._({ id: 'workshop.middleOne', message: 'middle' });
}
