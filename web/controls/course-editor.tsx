import { i18n } from '@lingui/core';
import { useEffect, useId, useState } from 'react';
import { type LeverValue, type NumberLever, rampOf } from '../../workers/page.ts';
import { CourseCurve } from './course-curve.tsx';
import { CourseHandles } from './course-handles.tsx';
import { FormulaBox } from './formula-box.tsx';
import { PointsTable } from './points-table.tsx';
import { RampFields } from './ramp-fields.tsx';

interface CourseEditorProps {
  readonly lever: NumberLever;
  /** The value that holds, undefined where none is set. */
  readonly value: LeverValue | undefined;
  onChange(value: LeverValue, gesture?: string): void;
}

const FORMS = ['ramp', 'points', 'formula'] as const;
type Form = (typeof FORMS)[number];

function formOf(lever: NumberLever, value: LeverValue | undefined): Form {
  if (rampOf(value ?? lever.default, lever)) return 'ramp';
  return typeof value === 'object' && 'formula' in value ? 'formula' : 'points';
}

function formName(form: Form): string {
  switch (form) {
    case 'ramp':
      return i18n._({ id: 'course.ramp', message: 'Ramp' });
    case 'points':
      return i18n._({ id: 'course.points', message: 'By year' });
    case 'formula':
      return i18n._({ id: 'course.formula', message: 'Formula' });
    default: {
      const never: never = form;
      throw new Error(`form ${String(never)} has no name`);
    }
  }
}

/**
 * The years of a value: its curve, and one of three ways to state it. To look at another way changes nothing; the first edit
 * there does.
 */
export function CourseEditor({ lever, value, onChange }: CourseEditorProps) {
  const own = formOf(lever, value);
  const [form, setForm] = useState<Form>(own);
  const name = useId();
  useEffect(() => setForm(own), [own]);
  return (
    <div className="course-editor">
      <CourseCurve
        lever={lever}
        value={value}
        {...(own === 'formula'
          ? {}
          : { handles: (scale) => <CourseHandles lever={lever} value={value} scale={scale} onChange={onChange} /> })}
      />
      <fieldset className="switch">
        <legend className="hidden">{i18n._({ id: 'course.form', message: 'How the years are stated' })}</legend>
        {FORMS.map((each) => (
          <label key={each}>
            <input type="radio" name={name} checked={form === each} onChange={() => setForm(each)} />
            <span>{formName(each)}</span>
          </label>
        ))}
      </fieldset>
      {form === 'ramp' && <RampFields lever={lever} value={value} onChange={onChange} />}
      {form === 'points' && <PointsTable lever={lever} value={value} onChange={onChange} />}
      {form === 'formula' && <FormulaBox lever={lever} value={value} onChange={onChange} />}
    </div>
  );
}
