import { i18n } from '@lingui/core';
import { memo } from 'react';
import { MAP_CLASSES, rampIndex } from '../../src/picture/map-classes.ts';
import type { NumberFormat } from '../../src/picture/number-format.ts';
import { type Answer, FIRST_YEAR, type Session, type ShockMetric } from '../../workers/page.ts';
import type { ShockCalendar, WatchedPlace } from '../../workers/page-shocks.ts';
import { className } from '../charts/class-words.ts';
import { shortName } from '../charts/short-name.ts';
import { TableFrame } from '../charts/table-frame.tsx';
import { placeNames, usePage } from '../context.ts';
import { classOfPlace } from './place-order.ts';
import { oneIn } from './shock-words.ts';

interface CalendarProps {
  readonly calendar: ShockCalendar;
  readonly rows: readonly WatchedPlace[];
  readonly answer: Answer;
  readonly world: Session['world'];
  readonly metric: ShockMetric;
  readonly horizon: number;
  readonly caption: string;
  readonly isReference: boolean;
  onChoose(place: string, year?: number): void;
}

/** Chance at which each colour after the first begins. */
const BOUNDS = [0.05, 0.1, 0.2, 0.35, 0.5] as const;
const CONFLICT_CLASSES = 5;
const NAME_LETTERS = 24;

/** Places by years: the chance of a shock in each cell, in per cent; conflict of a named country in classes. */
export const Calendar = memo(function Calendar(props: CalendarProps) {
  const { calendar, rows, world, metric, horizon, caption, isReference, answer, onChoose } = props;
  const { format } = usePage();
  const isClassed = metric === 'conflictDisplacement';
  const years = Array.from({ length: horizon - FIRST_YEAR + 1 }, (_, t) => FIRST_YEAR + t);
  const width = calendar.chance.length / calendar.level.length;
  const [from, to] = [FIRST_YEAR + width - 5, FIRST_YEAR + width - 1];
  return (
    <>
      <TableFrame label={i18n._({ id: 'calendar.frame', message: 'Places by years' })}>
        <table className="calendar">
          <caption className="hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{i18n._({ id: 'calendar.place', message: 'Place' })}</th>
              {years
                .filter((year) => year % 5 === 0)
                .map((year) => (
                  <th scope="colgroup" key={year} colSpan={Math.min(5, horizon - year + 1)} className="calendar-year">
                    {year}
                  </th>
                ))}
              {!isClassed && (
                <>
                  <th scope="col" className="calendar-often">
                    {i18n._({ id: 'calendar.often', message: '{from}–{to}', values: { from, to } })}
                  </th>
                  {!isReference && (
                    <th scope="col" className="calendar-before">
                      {i18n._({ id: 'calendar.reference', message: 'Reference' })}
                    </th>
                  )}
                  <th scope="col" className="calendar-people">
                    {i18n._({ id: 'calendar.people', message: 'People to prepare for' })}
                  </th>
                </>
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const index = world.places.findIndex(({ iso3 }) => iso3 === row.place);
              const { name } = placeNames(world, row.place);
              return (
                <tr key={row.place} aria-current={row.place === answer.question.place ? 'true' : undefined}>
                  <th scope="row">
                    <button type="button" className="link" title={name} onClick={() => onChoose(row.place)}>
                      {shortName(name, NAME_LETTERS, world)}
                    </button>
                  </th>
                  {years.map((year, t) =>
                    isClassed ? (
                      <ClassCell
                        key={year}
                        at={classOfPlace(answer, world, row.place, year)}
                        name={name}
                        year={year}
                        onChoose={() => onChoose(row.place, year)}
                      />
                    ) : (
                      <ChanceCell
                        key={year}
                        chance={calendar.chance[index * width + t] ?? 0}
                        name={name}
                        year={year}
                        format={format}
                        onChoose={() => onChoose(row.place, year)}
                      />
                    ),
                  )}
                  {!isClassed && (
                    <>
                      <td className="calendar-often" data-number>
                        {oneIn(row.chance, format)}
                      </td>
                      {!isReference && (
                        <td className="calendar-before soft" data-number>
                          {oneIn(row.chanceReference, format)}
                        </td>
                      )}
                      <td className="calendar-people">
                        <b>{format.short(row.people, 'persons')}</b>
                      </td>
                    </>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </TableFrame>
      <CalendarKey isClassed={isClassed} />
    </>
  );
});

interface CellProps {
  readonly name: string;
  readonly year: number;
  onChoose(): void;
}

/** A chance in per cent; a click goes to the place and year, which the button of the row does for the keyboard. */
function ChanceCell({ chance, name, year, format, onChoose }: CellProps & { chance: number; format: NumberFormat }) {
  // By the figure that is shown, so that equal figures have one colour.
  const shown = Math.round(chance * 100) / 100;
  const colour = BOUNDS.filter((bound) => shown >= bound).length;
  const title = i18n._({
    id: 'calendar.cell',
    message: '{name}, {year}: {chance}',
    values: { name, year, chance: format.value(chance, 'share') },
  });
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the button of the row leads to the same place
    <td className={`calendar-cell c${colour}`} title={title} onClick={onChoose}>
      {format.whole(chance * 100)}
    </td>
  );
}

function ClassCell({ at, name, year, onChoose }: CellProps & { at: number }) {
  const title = i18n._({
    id: 'calendar.classCell',
    message: '{name}, {year}: {class}',
    values: { name, year, class: className('conflictDisplacement', at) },
  });
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the button of the row leads to the same place
    <td className={`calendar-cell c${rampIndex(at, CONFLICT_CLASSES)}`} title={title} onClick={onChoose}>
      {at + 1}
    </td>
  );
}

function CalendarKey({ isClassed }: { readonly isClassed: boolean }) {
  const { format } = usePage();
  const cells = isClassed
    ? Array.from({ length: CONFLICT_CLASSES }, (_, at) => ({
        colour: rampIndex(at, CONFLICT_CLASSES),
        words: i18n._({
          id: 'calendar.classKey',
          message: '{at} {class}',
          values: { at: at + 1, class: className('conflictDisplacement', at) },
        }),
      }))
    : Array.from({ length: MAP_CLASSES }, (_, colour) => {
        const low = colour === 0 ? undefined : BOUNDS[colour - 1];
        const percent = (share: number) => format.whole(share * 100);
        return {
          colour,
          words:
            low === undefined
              ? i18n._({ id: 'calendar.below', message: 'below {high}%', values: { high: percent(BOUNDS[0]) } })
              : i18n._({ id: 'calendar.from', message: 'from {low}%', values: { low: percent(low) } }),
        };
      });
  return (
    <p className="calendar-key">
      <span>
        {isClassed
          ? i18n._({ id: 'calendar.classTitle', message: 'Conflict risk in five classes:' })
          : i18n._({ id: 'calendar.title', message: 'Chance of a shock in the year, in per cent of runs:' })}
      </span>
      {cells.map(({ colour, words }) => (
        <span key={colour} className="legend-key">
          <span className={`swatch-small c${colour}`} /> {words}
        </span>
      ))}
    </p>
  );
}
