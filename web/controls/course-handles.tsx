import { i18n } from '@lingui/core';
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { FIRST_YEAR, LAST_YEAR, type LeverValue, type NumberLever, rampOf, rampValue } from '../../workers/page.ts';
import { knotsOf } from '../../workers/page-editors.ts';
import { usePage } from '../context.ts';
import type { CourseScale } from './course-curve.tsx';
import { numberWithUnit } from './lever-words.ts';

interface CourseHandlesProps {
  readonly lever: NumberLever;
  readonly value: LeverValue | undefined;
  readonly scale: CourseScale;
  onChange(value: LeverValue, gesture?: string): void;
}

/** A point of the curve that may be moved, and how far. */
interface Handle {
  readonly year: number;
  readonly value: number;
  readonly years: readonly [least: number, most: number];
  /** False where the value is the default, as before the start of a ramp. */
  readonly hasValue: boolean;
  move(year: number, value: number): LeverValue;
}

/** Steps of a page key. */
const LEAP = 10;

/** The points of a ramp or of a course by years, to drag or to move by keys: up and down the value, left and right the year. */
export function CourseHandles({ lever, value, scale, onChange }: CourseHandlesProps) {
  const { format } = usePage();
  const frame = useRef<HTMLDivElement>(null);
  const handles = handlesOf(lever, value);
  const step = 10 ** -lever.decimals;

  function move(at: number, toYear: number, toValue: number): void {
    const handle = handles[at];
    if (!handle) return;
    const [least, most] = handle.years;
    const year = Math.min(most, Math.max(least, Math.round(toYear)));
    const held = Math.min(lever.max, Math.max(lever.min, toValue));
    const next = handle.hasValue ? Number(held.toFixed(lever.decimals)) : handle.value;
    if (year !== handle.year || next !== handle.value) onChange(handle.move(year, next), `handle ${at}`);
  }

  function press(event: KeyboardEvent, at: number): void {
    const { year = 0, value: now = 0 } = handles[at] ?? {};
    const steps: Record<string, readonly [years: number, values: number]> = {
      ArrowLeft: [-1, 0],
      ArrowRight: [1, 0],
      ArrowUp: [0, step],
      ArrowDown: [0, -step],
      PageUp: [0, LEAP * step],
      PageDown: [0, -LEAP * step],
      Home: [FIRST_YEAR - LAST_YEAR, 0],
      End: [LAST_YEAR - FIRST_YEAR, 0],
    };
    const moved = steps[event.key];
    if (!moved) return;
    event.preventDefault();
    move(at, year + moved[0], now + moved[1]);
  }

  function drag(event: PointerEvent, at: number): void {
    const box = frame.current?.getBoundingClientRect();
    if (!box || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    // The scale is straight, so two of its points give the way back from a pixel.
    const [x0, x1] = [scale.x(FIRST_YEAR), scale.x(LAST_YEAR)];
    const [y0, y1] = [scale.y(lever.min), scale.y(lever.max)];
    const along = ((event.clientX - box.left) / box.width - x0) / (x1 - x0);
    const up = ((event.clientY - box.top) / box.height - y0) / (y1 - y0);
    move(at, FIRST_YEAR + along * (LAST_YEAR - FIRST_YEAR), lever.min + up * (lever.max - lever.min));
  }

  return (
    <div className="course-plane" ref={frame}>
      {handles.map((handle, at) => (
        <div
          // Its place in the row is what it is: years and values move.
          // biome-ignore lint/suspicious/noArrayIndexKey: a handle keeps the focus while its year moves
          key={at}
          className={handle.hasValue ? 'course-handle' : 'course-handle is-start'}
          role="slider"
          tabIndex={0}
          aria-label={
            handle.hasValue
              ? i18n._({ id: 'course.handle', message: 'Point {n} of the course', values: { n: at + 1 } })
              : i18n._({ id: 'course.handleStart', message: 'Last year without the change' })
          }
          aria-valuemin={handle.hasValue ? lever.min : handle.years[0]}
          aria-valuemax={handle.hasValue ? lever.max : handle.years[1]}
          aria-valuenow={handle.hasValue ? handle.value : handle.year}
          aria-valuetext={i18n._({
            id: 'course.handleText',
            message: '{value} in {year}',
            values: { value: numberWithUnit(format, lever, handle.value), year: String(handle.year) },
          })}
          style={{
            left: `${100 * scale.x(Math.max(FIRST_YEAR, handle.year))}%`,
            top: `${100 * scale.y(handle.value)}%`,
          }}
          onKeyDown={(event) => press(event, at)}
          onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
          onPointerMove={(event) => drag(event, at)}
        />
      ))}
    </div>
  );
}

/** A ramp has two: the last year without the change, and the first at full size; a course by years one for each. */
function handlesOf(lever: NumberLever, value: LeverValue | undefined): readonly Handle[] {
  const ramp = rampOf(value ?? lever.default, lever);
  if (ramp)
    return [
      {
        year: ramp.first - 1,
        value: lever.default,
        years: [FIRST_YEAR - 1, ramp.full - 1],
        hasValue: false,
        move: (year) => rampValue({ ...ramp, first: year + 1 }, lever),
      },
      {
        year: ramp.full,
        value: ramp.value,
        years: [ramp.first, LAST_YEAR],
        hasValue: true,
        move: (full, size) => rampValue({ ...ramp, full, value: size }, lever),
      },
    ];
  const knots = knotsOf(lever, value);
  return knots.map(([year, size], i) => ({
    year,
    value: size,
    years: [(knots[i - 1]?.[0] ?? FIRST_YEAR - 2) + 1, (knots[i + 1]?.[0] ?? LAST_YEAR + 1) - 1],
    hasValue: true,
    move: (to, next) => ({ points: knots.with(i, [to, next]) }),
  }));
}
