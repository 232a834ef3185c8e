import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import type { Session } from '../../workers/page.ts';
import { placeNames, usePage } from '../context.ts';
import type { CorridorView } from './corridor-state.ts';
import { othersName } from './corridor-words.ts';
import { TableFrame } from './table-frame.tsx';

interface CorridorTableProps {
  readonly view: CorridorView;
  readonly world: Session['world'];
  readonly place: string;
  readonly caption: string;
}

/** The corridors of a place as numbers: median and middle 80%. */
export function CorridorTable({ view, world, place, caption }: CorridorTableProps) {
  const { format } = usePage();
  const people = (value: number) => format.value(value, 'persons');
  const sides = view.kind === 'world' ? (['departures'] as const) : (['arrivals', 'departures'] as const);
  return (
    <TableFrame label={caption}>
      <table className="numbers">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">
              <Trans id="corridor.from" message="From" />
            </th>
            <th scope="col" className="is-place">
              <Trans id="corridor.to" message="To" />
            </th>
            <th scope="col">{i18n._({ id: 'table.median', message: 'Median' })}</th>
            <th scope="col">{i18n._({ id: 'table.interval80', message: '80% interval' })}</th>
          </tr>
        </thead>
        {sides.map((side) => (
          <tbody key={side}>
            {view[side].shown.map(({ origin, destination, spread }) => (
              <tr key={`${origin} ${destination}`}>
                <th scope="row">{placeNames(world, origin).name}</th>
                <td className="is-place">{placeNames(world, destination).name}</td>
                <td>{people(spread.p50)}</td>
                <td>{format.range(spread.p10, spread.p90, 'persons')}</td>
              </tr>
            ))}
            {view[side].others !== undefined && (
              <tr>
                <th scope="row">{side === 'arrivals' ? othersName() : place}</th>
                <td className="is-place">{side === 'arrivals' ? place : othersName()}</td>
                <td data-number>
                  {i18n._({
                    id: 'corridor.about',
                    message: 'about {people}',
                    values: { people: people(view[side].others) },
                  })}
                </td>
                <td>–</td>
              </tr>
            )}
          </tbody>
        ))}
      </table>
    </TableFrame>
  );
}
