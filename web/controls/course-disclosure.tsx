import { Trans } from '@lingui/react';
import { lazy, Suspense, useState } from 'react';
import type { LeverValue, NumberLever } from '../../workers/page.ts';

// Few edit the years of a lever; the editor is fetched when it is opened.
const CourseEditor = lazy(async () => ({ default: (await import('./course-editor.tsx')).CourseEditor }));

interface CourseProps {
  readonly lever: NumberLever;
  readonly value: LeverValue | undefined;
  onChange(value: LeverValue, gesture?: string): void;
}

/** The years of a value, once their editor is here. */
export function Course(props: CourseProps) {
  return (
    <Suspense fallback={<div className="course-waiting" />}>
      <CourseEditor {...props} />
    </Suspense>
  );
}

/** The years of a value, folded until someone asks for them. */
export function CourseDisclosure(props: CourseProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="course-fold" open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <Trans id="course.title" message="Over the years" />
      </summary>
      {isOpen && <Course {...props} />}
    </details>
  );
}
