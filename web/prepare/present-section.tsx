import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { type KeyboardEvent, type PointerEvent, useId, useMemo, useState } from 'react';
import type { NumberFormat } from '../../src/picture/number-format.ts';
import { layoutPresent, type PresentState } from '../../src/picture/present-years.ts';
import { cursorAfter } from '../charts/cursor-keys.ts';
import { TableFrame } from '../charts/table-frame.tsx';
import { TableSwitch } from '../charts/table-switch.tsx';
import { useWidth } from '../charts/use-width.ts';
import { useChoice, usePage } from '../context.ts';
import { NumberBox } from '../controls/number-box.tsx';
import { EmbedButton } from '../files/embed-button.tsx';
import { FigureSave } from '../files/figure-save.tsx';
import { PresentFrom } from './plan-notes.tsx';
import { askedPeople, type PlanView } from './plan-view.ts';
import { LEVEL } from './prepare-choices.ts';
import { chanceWords } from './prepare-words.ts';
import { PresentMarks } from './present-marks.tsx';

const NARROW = 520;

/** The contingency calendar: people present by year, and the chance that they are more than a level. */
export function PresentSection({ view, name }: { readonly view: PlanView; readonly name: string }) {
  const { store, format } = usePage();
  const prepare = useChoice('prepare');
  const [isTable, setTable] = useState(false);
  const titleId = useId();
  const title = i18n._({
    id: 'present.title',
    message: 'Contingency calendar, {name}, 2026–{until}',
    values: { name, until: view.until },
  });
  return (
    <section className="section" aria-labelledby={titleId}>
      <div className="block-head">
        <h3 className="section-head" id={titleId}>
          {title}
        </h3>
        <span className="needs-tools">
          <EmbedButton title={title} />
          <TableSwitch isTable={isTable} of={title} onChange={setTable} />
          <FigureSave
            title={title}
            table={<PresentTable view={view} caption={title} />}
            asked={{ command: 'present', ...askedPeople(view), level: view.level }}
            native="lines"
          />
        </span>
      </div>
      <p className="present-level-choice">
        <Trans id="present.level" message="Chance of more than" />{' '}
        <NumberBox
          label={i18n._({ id: 'present.levelLabel', message: 'Level of the calendar, people present' })}
          text={prepare.level === undefined ? '' : String(prepare.level)}
          placeholder={format.need(view.people)}
          {...LEVEL}
          decimals={0}
          onChange={(value) => store.edit({ prepare: { ...prepare, level: value } }, 'level')}
        />{' '}
        {measureWords(view)}{' '}
        {prepare.level === undefined ? (
          <span className="soft">
            <Trans id="present.levelPlanned" message="(the number planned for)" />
          </span>
        ) : (
          <button
            type="button"
            className="link"
            onClick={() => store.edit({ prepare: { ...prepare, level: undefined } })}
          >
            <Trans id="present.levelReset" message="take the number planned for" />
          </button>
        )}
      </p>
      <figure>
        {isTable ? <PresentTable view={view} caption={title} /> : <PresentChart view={view} label={title} />}
        <figcaption className="note">
          {i18n._({
            id: 'present.note',
            message:
              'Modelled: bands hold 80% and 95% of {runs} runs, the line is the median. The chance of a single year is smaller than that of a worst year.',
            values: { runs: format.whole(view.scenario.present.runs) },
          })}{' '}
          <PresentFrom />{' '}
          {view.reference && <Trans id="present.referenceMark" message="Lines across the bars: the reference." />}
        </figcaption>
      </figure>
    </section>
  );
}

/** "people present at the peak" or "still displaced at year end". */
function measureWords({ choices }: PlanView): string {
  return choices.phase === 'emergency'
    ? i18n._({ id: 'present.peak', message: 'people present at the peak of the year' })
    : i18n._({ id: 'present.yearEnd', message: 'people still displaced at the end of the year' });
}

/** What the drawing is made from. */
export function presentState({ scenario, reference, level }: PlanView): PresentState {
  return {
    level,
    years: scenario.years.map((each, t) => ({
      ...each,
      chance: each.chance.probability,
      reference: reference?.years[t]?.chance.probability,
    })),
  };
}

export function levelWords(level: number, format: NumberFormat): string {
  return i18n._({
    id: 'present.levelLine',
    message: 'level: {people}',
    values: { people: format.need(level) },
  });
}

function PresentChart({ view, label }: { readonly view: PlanView; readonly label: string }) {
  const { format } = usePage();
  const [ref, width] = useWidth<HTMLDivElement>(720);
  const [at, setAt] = useState<number | undefined>();
  const helpId = useId();
  const layout = useMemo(
    () =>
      layoutPresent(presentState(view), {
        width,
        upper: width < NARROW ? 170 : 200,
        between: 34,
        lower: 64,
        left: 46,
        right: 8,
        top: 24,
        bottom: 24,
      }),
    [view, width],
  );
  const mark = at === undefined ? undefined : layout.years[at];

  function point(event: PointerEvent<SVGSVGElement>): void {
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    const distances = layout.years.map((year) => Math.abs(year.x - x));
    setAt(distances.indexOf(Math.min(...distances)));
  }

  return (
    <div ref={ref}>
      <svg
        className="fan-svg"
        width={width}
        height={layout.height}
        role="application"
        aria-roledescription={i18n._({ id: 'present.role', message: 'chart with a cursor of years' })}
        aria-label={label}
        aria-describedby={helpId}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the cursor is moved by keys
        tabIndex={0}
        onKeyDown={(event: KeyboardEvent) => setAt(cursorAfter(event, at, layout.years.length))}
        onPointerMove={point}
        onPointerLeave={() => setAt(undefined)}
        onBlur={() => setAt(undefined)}
      >
        <PresentMarks layout={layout} format={format} levelWords={levelWords(view.level, format)}>
          {mark && (
            <line className="series-cursor" x1={mark.x} x2={mark.x} y1={layout.plot.top} y2={layout.chance.bottom} />
          )}
        </PresentMarks>
      </svg>
      <p className="hidden" id={helpId}>
        {i18n._({ id: 'present.keys', message: 'Arrow keys move through the years, Escape leaves.' })}
      </p>
      <p className="fan-reading" role="status">
        {at === undefined ? clippedWords(layout.clipped, format) : readingAt(view, at, format)}
      </p>
    </div>
  );
}

function clippedWords(clipped: { value: number; year: number } | undefined, format: NumberFormat): string {
  if (!clipped) return '';
  return i18n._({
    id: 'present.clipped',
    message: 'The band of 95% goes up to {people} in {year}, above the axis.',
    values: { people: format.value(clipped.value, 'persons'), year: clipped.year },
  });
}

function readingAt({ scenario, reference, level }: PlanView, at: number, format: NumberFormat): string {
  const year = scenario.years[at];
  if (!year) return '';
  const people = (value: number) => format.value(value, 'persons');
  const values = {
    year: year.year,
    median: people(year.p50),
    range: format.range(year.p10, year.p90, 'persons'),
    level: format.need(level),
    chance: chanceWords(year.chance.probability, format),
    low: chanceWords(year.chance.low, format),
    high: chanceWords(year.chance.high, format),
    reference: chanceWords(reference?.years[at]?.chance.probability ?? 0, format),
  };
  return reference
    ? i18n._({
        id: 'present.readingBoth',
        message:
          '{year}: median {median}, 80% {range}. More than {level} in {chance} of runs ({low} to {high}); reference {reference}.',
        values,
      })
    : i18n._({
        id: 'present.reading',
        message: '{year}: median {median}, 80% {range}. More than {level} in {chance} of runs ({low} to {high}).',
        values,
      });
}

function PresentTable({ view, caption }: { readonly view: PlanView; readonly caption: string }) {
  const { format } = usePage();
  const { scenario, reference } = view;
  return (
    <TableFrame label={caption}>
      <table className="numbers">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{i18n._({ id: 'present.yearHead', message: 'Year' })}</th>
            <th scope="col">{i18n._({ id: 'present.medianHead', message: 'Median, people' })}</th>
            <th scope="col">{i18n._({ id: 'present.rangeHead', message: '80% of runs' })}</th>
            <th scope="col">{i18n._({ id: 'present.wideHead', message: '95% of runs' })}</th>
            <th scope="col">{i18n._({ id: 'present.chanceHead', message: 'Chance of more than the level' })}</th>
            {reference && <th scope="col">{i18n._({ id: 'present.referenceHead', message: 'In the reference' })}</th>}
          </tr>
        </thead>
        <tbody>
          {scenario.years.map(({ year, p50, p10, p90, p2_5, p97_5, chance }, t) => (
            <tr key={year}>
              <th scope="row">{year}</th>
              <td>{format.value(p50, 'persons')}</td>
              <td>{format.range(p10, p90, 'persons')}</td>
              <td>{format.range(p2_5, p97_5, 'persons')}</td>
              <td>{chanceWords(chance.probability, format)}</td>
              {reference && <td>{chanceWords(reference.years[t]?.chance.probability ?? 0, format)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
