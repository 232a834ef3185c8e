import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { memo, useId, useMemo, useState } from 'react';
import { layoutSankey, SANKEY_BAR, type SankeyLayout } from '../../src/picture/sankey.ts';
import type { Session } from '../../workers/page.ts';
import { usePage } from '../context.ts';
import type { CorridorSide, CorridorView } from './corridor-state.ts';
import { corridorName, corridorReading, othersName } from './corridor-words.ts';
import { cursorAfter } from './cursor-keys.ts';
import { shortName } from './short-name.ts';
import { SilentMarks } from './silent-marks.tsx';
import { useWidth } from './use-width.ts';

interface SankeyChartProps {
  readonly view: CorridorView;
  readonly world: Session['world'];
  /** Name of the place in the middle. */
  readonly place: string;
  /** Text alternative. */
  readonly label: string;
}

const NARROW = 560;
const LETTER = 5.9;
/** Where the head of a side stands above its bars. */
const TOP = 40;
type Ribbon = SankeyLayout['ribbons'][number];

/** What is written at a ribbon and read at the cursor. */
interface RibbonText {
  readonly name: string;
  readonly value: string;
  readonly reading: string;
}

/** Origins, the place and destinations; a cursor for keys and pointer reads each corridor. */
export const SankeyChart = memo(function SankeyChart({ view, world, place, label }: SankeyChartProps) {
  const { format } = usePage();
  const [ref, width] = useWidth<HTMLDivElement>(720);
  const [cursor, setCursor] = useState<number | undefined>();
  const helpId = useId();
  const isNarrow = width < NARROW;
  const labels = Math.round(width * (isNarrow ? 0.31 : view.kind === 'group' ? 0.33 : 0.25));
  const layout = useMemo(
    () =>
      layoutSankey(partsOf(view.arrivals), partsOf(view.departures), {
        width,
        labels,
        row: isNarrow ? 30 : 19,
        top: TOP,
        middle: isNarrow ? 220 : 250,
      }),
    [view, width, labels, isNarrow],
  );
  const texts = new Map<string, RibbonText>(
    (['arrivals', 'departures'] as const).flatMap((side) => [
      ...view[side].shown.map(
        (moves, i) =>
          [
            `${side} ${i}`,
            {
              name: corridorName(moves, side, world, view.kind === 'group'),
              value: format.short(moves.spread.p50, 'persons'),
              reading: corridorReading(moves, world, format),
            },
          ] as const,
      ),
      [
        `${side} others`,
        {
          name: othersName(),
          value: format.short(view[side].others ?? 0, 'persons'),
          reading: othersReading(side, view[side].others ?? 0, place, format),
        },
      ] as const,
    ]),
  );
  const textOf = ({ side, id }: Ribbon) => texts.get(`${side} ${id}`);
  const read = cursor === undefined ? undefined : layout.ribbons[cursor];

  return (
    <div className="sankey" ref={ref}>
      <svg
        width={width}
        height={layout.height + 4}
        role="application"
        aria-roledescription={i18n._({ id: 'corridor.role', message: 'chart with a cursor over corridors' })}
        aria-label={label}
        aria-describedby={helpId}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the cursor is moved by keys
        tabIndex={0}
        onKeyDown={(event) => setCursor(cursorAfter(event, cursor, layout.ribbons.length))}
        onPointerLeave={() => setCursor(undefined)}
        onBlur={() => setCursor(undefined)}
      >
        <SilentMarks>
          <text className="sankey-head" x={labels + SANKEY_BAR} y={12} textAnchor="end">
            <SideHead side="arrivals" total={view.arrivals.total} />
          </text>
          <text className="sankey-head" x={width - labels - SANKEY_BAR} y={12}>
            <SideHead side="departures" total={view.departures.total} />
          </text>
          {layout.ribbons.map((ribbon, i) => (
            <g
              key={`${ribbon.side} ${ribbon.id}`}
              className={[
                'sankey-corridor',
                ribbon.id === 'others' ? 'is-others' : '',
                i === cursor ? 'is-read' : '',
              ].join(' ')}
              // Not on entering: a chart that is drawn anew under a still pointer would take the cursor from the keys.
              onPointerMove={() => setCursor(i)}
            >
              <path className="sankey-ribbon" d={ribbon.path} />
              <rect className="sankey-bar" {...ribbon.bar} width={SANKEY_BAR} height={Math.max(1, ribbon.thickness)} />
              <RibbonLabel world={world} ribbon={ribbon} room={labels - 12} isNarrow={isNarrow} {...textOf(ribbon)} />
            </g>
          ))}
          <rect
            className="sankey-middle"
            x={layout.middle.x - SANKEY_BAR - 1}
            y={layout.middle.top}
            width={SANKEY_BAR}
            height={layout.middle.arrivals}
          />
          <rect
            className="sankey-middle"
            x={layout.middle.x + 1}
            y={layout.middle.top}
            width={SANKEY_BAR}
            height={layout.middle.departures}
          />
          <text className="sankey-place" x={layout.middle.x} y={layout.middle.top - 8} textAnchor="middle">
            {shortName(place, Math.floor((width - 2 * labels) / LETTER), world)}
          </text>
        </SilentMarks>
      </svg>
      <p className="hidden" id={helpId}>
        <Trans id="corridor.keys" message="Arrow keys move through the corridors, Escape leaves." />
      </p>
      <p className="fan-reading" role="status">
        {read ? textOf(read)?.reading : ''}
      </p>
    </div>
  );
});

function partsOf({ shown, others }: CorridorSide) {
  const parts = shown.map(({ spread }, i) => ({ id: String(i), value: spread.p50 }));
  return others === undefined ? parts : [...parts, { id: 'others', value: others }];
}

interface RibbonLabelProps {
  readonly ribbon: Ribbon;
  readonly room: number;
  /** Name and number stand one below the other. */
  readonly isNarrow: boolean;
  readonly name?: string;
  readonly value?: string;
  readonly world: Session['world'];
}

function RibbonLabel({ ribbon, room, isNarrow, name = '', value = '', world }: RibbonLabelProps) {
  const { x, y } = ribbon.label;
  const anchor = ribbon.side === 'arrivals' ? 'end' : 'start';
  const letters = Math.floor(room / LETTER);
  if (isNarrow)
    return (
      <text className="sankey-label" x={x} y={y} textAnchor={anchor}>
        <tspan x={x} dy="-0.2em">
          {shortName(name, letters, world)}
        </tspan>
        <tspan x={x} dy="1.1em" className="value">
          {value}
        </tspan>
      </text>
    );
  return (
    <text className="sankey-label" x={x} y={y} dy="0.34em" textAnchor={anchor}>
      {shortName(name, letters - value.length - 1, world)} <tspan className="value">{value}</tspan>
    </text>
  );
}

/** What stands at a side, and how many people of all corridors. */
function SideHead({ side, total }: { readonly side: 'arrivals' | 'departures'; readonly total: number | undefined }) {
  const { format } = usePage();
  return (
    <>
      {side === 'arrivals'
        ? i18n._({ id: 'corridor.arrivals', message: 'arrivals' })
        : i18n._({ id: 'corridor.departures', message: 'departures' })}
      {total !== undefined && <tspan className="value"> {format.short(total, 'persons')}</tspan>}
    </>
  );
}

function othersReading(
  side: 'arrivals' | 'departures',
  people: number,
  place: string,
  format: ReturnType<typeof usePage>['format'],
): string {
  const values = { place, people: format.value(people, 'persons') };
  return side === 'arrivals'
    ? i18n._({
        id: 'corridor.othersIn',
        message: 'All others to {place}: about {people} people a year, moves without a known corridor included',
        values,
      })
    : i18n._({
        id: 'corridor.othersOut',
        message: 'All others from {place}: about {people} people a year, moves without a known corridor included',
        values,
      });
}
