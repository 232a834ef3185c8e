import { i18n } from '@lingui/core';
import type { ReactNode } from 'react';
import { FIRST_YEAR, LAST_YEAR, type LeverValue, leverCourse, type NumberLever } from '../../workers/page.ts';
import { usePage } from '../context.ts';
import { leverNumber } from './lever-words.ts';

interface CourseCurveProps {
  readonly lever: NumberLever;
  readonly value: LeverValue | undefined;
  /** Without its scale, in the row of the lever. */
  readonly isSmall?: boolean;
  /** Handles over the curve, given where a year and a value stand, in shares of its width and height. */
  handles?(scale: CourseScale): ReactNode;
}

/** Where years and values stand on a curve, 0..1 from its left and its top. */
export interface CourseScale {
  readonly x: (year: number) => number;
  readonly y: (value: number) => number;
}

const WIDTH = 240;
const PAD = 4;

/** The value of a lever in each year 2025-2050, on the whole range of the lever; the default as a thin line. */
export function CourseCurve({ lever, value, isSmall = false, handles }: CourseCurveProps) {
  const { format } = usePage();
  const course = leverCourse(lever, value);
  const height = isSmall ? 30 : 72;
  const x = (year: number) => PAD + ((WIDTH - 2 * PAD) * (year - FIRST_YEAR)) / (LAST_YEAR - FIRST_YEAR);
  const y = (at: number) => PAD + ((height - 2 * PAD) * (lever.max - at)) / (lever.max - lever.min);
  const words = (at: number) => leverNumber(format, lever, at);
  return (
    <figure className={isSmall ? 'course is-small' : 'course'}>
      <svg
        viewBox={`0 0 ${WIDTH} ${height}`}
        role="img"
        aria-label={i18n._({
          id: 'course.curve',
          message: '{first} in {firstYear}, {last} in {lastYear}; the lever reaches from {min} to {max}',
          values: {
            first: words(course[0] as number),
            last: words(course.at(-1) as number),
            firstYear: String(FIRST_YEAR),
            lastYear: String(LAST_YEAR),
            min: words(lever.min),
            max: words(lever.max),
          },
        })}
      >
        <line className="course-default" x1={PAD} x2={WIDTH - PAD} y1={y(lever.default)} y2={y(lever.default)} />
        <path
          className={value === undefined ? 'course-line' : 'course-line is-set'}
          d={`M${course.map((at, t) => `${x(FIRST_YEAR + t).toFixed(1)},${y(at).toFixed(1)}`).join('L')}`}
        />
      </svg>
      {handles && (
        <div className="course-handles" style={{ aspectRatio: `${WIDTH} / ${height}` }}>
          {handles({ x: (year) => x(year) / WIDTH, y: (at) => y(at) / height })}
        </div>
      )}
      {!isSmall && (
        <>
          <span className="course-max">{words(lever.max)}</span>
          <span className="course-min">{words(lever.min)}</span>
          <figcaption>
            <span>{FIRST_YEAR}</span>
            <span>{LAST_YEAR}</span>
          </figcaption>
        </>
      )}
    </figure>
  );
}
