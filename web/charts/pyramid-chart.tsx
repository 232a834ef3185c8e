import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { type KeyboardEvent, memo, useId, useMemo, useState } from 'react';
import { layoutPyramid } from '../../src/picture/pyramid.ts';
import { baseAges, readAges } from '../../src/picture/reading.ts';
import { AGE_GROUP_LABELS, type Answer, placeRows, type Session } from '../../workers/page.ts';
import { placeNames, usePage } from '../context.ts';
import { FigureSave } from '../files/figure-save.tsx';
import { outputSource } from '../texts.ts';
import { SilentMarks } from './silent-marks.tsx';
import { TableFrame } from './table-frame.tsx';
import { TableSwitch } from './table-switch.tsx';
import { useWidth } from './use-width.ts';
import { YearPlay } from './year-play.tsx';

interface PyramidChartProps {
  readonly answer: Answer;
  readonly world: Session['world'];
  readonly year: number;
}

/** Closer to the edge than this, a number would be cut if it stood centred under its line. */
const EDGE = 14;

/** People by five-year age and sex in a year: medians as bars, the end of 2024 as an outline. */
export const PyramidChart = memo(function PyramidChart({ answer, world, year }: PyramidChartProps) {
  const { format } = usePage();
  const { question, scenario } = answer;
  const [ref, width] = useWidth<HTMLDivElement>(292);
  const [isTable, setTable] = useState(false);
  const [cursor, setCursor] = useState<number | undefined>();
  const helpId = useId();
  const ages = useMemo(() => readAges(scenario.byAge, year), [scenario.byAge, year]);
  const base = useMemo(() => {
    const place = placeRows(world, question.scenario.groups).get(question.place);
    return place ? baseAges(world, place) : [];
  }, [world, question]);
  const layout = useMemo(
    () => layoutPyramid(ages, base, { width, height: 268, middle: 38, bottom: 20 }),
    [ages, base, width],
  );
  const axis = format.axis(layout.ticks.at(-1)?.value ?? 1, 'persons');
  const { name } = placeNames(world, question.place);
  const title = i18n._({ id: 'pyramid.title', message: 'People by age, {year}', values: { year } });
  const label = i18n._({
    id: 'pyramid.label',
    message: 'People by age and sex in {place} at the end of {year}, medians of {runs} runs; outline: end of 2024',
    values: { place: name, year, runs: format.whole(scenario.runs) },
  });
  const at = cursor === undefined ? undefined : ages[cursor];

  function move(event: KeyboardEvent): void {
    const steps: Record<string, number> = { ArrowUp: 1, ArrowDown: -1, PageUp: 4, PageDown: -4, Home: -99, End: 99 };
    if (event.key === 'Escape') setCursor(undefined);
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    setCursor(Math.min(ages.length - 1, Math.max(0, cursor === undefined ? 0 : cursor + step)));
  }

  return (
    <section className="block">
      <div className="block-head">
        <h2 className="section-head">{title}</h2>
        <span className="block-tools">
          <TableSwitch isTable={isTable} of={title} onChange={setTable} />
          <FigureSave
            title={`${title}, ${name}`}
            table={<AgesTable ages={ages} base={base} caption={label} />}
            asked={{ command: 'ages', year }}
            native="pyramid"
          />
        </span>
      </div>
      <figure className="pyramid" ref={ref}>
        {isTable ? (
          <AgesTable ages={ages} base={base} caption={label} />
        ) : (
          <svg
            width={width}
            height={layout.frame.height}
            role="application"
            aria-roledescription={i18n._({ id: 'pyramid.role', message: 'chart with an age cursor' })}
            aria-label={label}
            aria-describedby={helpId}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: the cursor is moved by keys
            tabIndex={0}
            onKeyDown={move}
            onBlur={() => setCursor(undefined)}
            onPointerMove={(event) => {
              const y = event.clientY - event.currentTarget.getBoundingClientRect().top;
              const found = layout.rows.findIndex((row) => Math.abs(row - y) <= layout.axis / layout.rows.length / 2);
              setCursor(found < 0 ? undefined : found);
            }}
            onPointerLeave={() => setCursor(undefined)}
          >
            <SilentMarks>
              {layout.ticks.map(({ value, left, right }) => (
                <g className="tick" key={value}>
                  <line x1={left} x2={left} y1={0} y2={layout.axis} />
                  <line x1={right} x2={right} y1={0} y2={layout.axis} />
                  <text x={left} y={layout.axis + 14} textAnchor={left < EDGE ? 'start' : 'middle'}>
                    {axis.tick(value)}
                  </text>
                  <text x={right} y={layout.axis + 14} textAnchor={right > width - EDGE ? 'end' : 'middle'}>
                    {axis.tick(value)}
                  </text>
                </g>
              ))}
              {layout.men.map((bar) => (
                <rect
                  key={bar.group}
                  className={bar.group === cursor ? 'men is-read' : 'men'}
                  x={bar.x}
                  y={bar.y}
                  width={bar.width}
                  height={bar.height}
                />
              ))}
              {layout.women.map((bar) => (
                <rect
                  key={bar.group}
                  className={bar.group === cursor ? 'women is-read' : 'women'}
                  x={bar.x}
                  y={bar.y}
                  width={bar.width}
                  height={bar.height}
                />
              ))}
              <path className="pyramid-base" d={layout.menBase} />
              <path className="pyramid-base" d={layout.womenBase} />
              {layout.rows.map((y, g) =>
                g % 4 === 0 ? (
                  <text key={y} className="age" x={width / 2} y={y} dy="0.34em" textAnchor="middle">
                    {AGE_GROUP_LABELS[g]?.replace('-', '–')}
                  </text>
                ) : null,
              )}
              <text className="side" x={0} y={10}>
                <Trans id="pyramid.men" message="Men" />
              </text>
              <text className="side" x={width} y={10} textAnchor="end">
                <Trans id="pyramid.women" message="Women" />
              </text>
              <text className="side" x={width / 2} y={layout.axis + 14} textAnchor="middle">
                {axis.scale}
              </text>
            </SilentMarks>
          </svg>
        )}
        <p className="hidden" id={helpId}>
          <Trans id="pyramid.keys" message="Arrow keys move through the ages, Escape leaves." />
        </p>
        <p className="pyramid-reading" role="status">
          {at && cursor !== undefined
            ? i18n._({
                id: 'pyramid.reading',
                message: '{ages}: men {men}, women {women}',
                values: {
                  ages: AGE_GROUP_LABELS[cursor]?.replace('-', '–') ?? '',
                  men: format.value(at.men.p50, 'persons'),
                  women: format.value(at.women.p50, 'persons'),
                },
              })
            : ''}
        </p>
        <YearPlay label={i18n._({ id: 'pyramid.year', message: 'Year of the pyramid' })} />
        <figcaption className="note">
          {i18n._({
            id: 'pyramid.note',
            message: 'Stock, 31 December; medians of {runs} runs, line: 2024. Source: {source}.',
            values: { runs: format.whole(scenario.runs), source: outputSource('population') },
          })}
        </figcaption>
      </figure>
    </section>
  );
});

interface AgesTableProps {
  readonly ages: ReturnType<typeof readAges>;
  readonly base: ReturnType<typeof baseAges>;
  readonly caption: string;
}

function AgesTable({ ages, base, caption }: AgesTableProps) {
  const { format } = usePage();
  return (
    <TableFrame label={caption}>
      <table className="numbers">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{i18n._({ id: 'pyramid.age', message: 'Age' })}</th>
            <th scope="col">{i18n._({ id: 'pyramid.men', message: 'Men' })}</th>
            <th scope="col">{i18n._({ id: 'pyramid.women', message: 'Women' })}</th>
            <th scope="col">{i18n._({ id: 'pyramid.menBase', message: 'Men, 2024' })}</th>
            <th scope="col">{i18n._({ id: 'pyramid.womenBase', message: 'Women, 2024' })}</th>
          </tr>
        </thead>
        <tbody>
          {ages.map(({ men, women }, g) => (
            <tr key={AGE_GROUP_LABELS[g]}>
              <th scope="row">{AGE_GROUP_LABELS[g]?.replace('-', '–')}</th>
              <td>{format.short(men.p50, 'persons')}</td>
              <td>{format.short(women.p50, 'persons')}</td>
              <td>{format.short(base[g]?.men ?? 0, 'persons')}</td>
              <td>{format.short(base[g]?.women ?? 0, 'persons')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
