import { type ReactNode, useId } from 'react';
import type { Experiment, SamplesAnswer } from '../../workers/page-experiments.ts';
import { TableSwitch } from '../charts/table-switch.tsx';
import { FigureSave } from '../files/figure-save.tsx';

/** What every part of the page of an experiment is drawn from. */
export interface PartProps {
  readonly experiment: Experiment;
  readonly answer: SamplesAnswer;
}

interface ExperimentPartProps {
  readonly title: string;
  /** Undefined where there is a table alone. */
  readonly table?: { readonly isTable: boolean; onChange(isTable: boolean): void };
  /** What files hold; undefined where there is nothing yet. */
  readonly file: ReactNode;
  readonly children: ReactNode;
}

/** A part of the page of an experiment under its title, with the ways to its table and its files. */
export function ExperimentPart({ title, table, file, children }: ExperimentPartProps) {
  const id = useId();
  return (
    <section className="section" aria-labelledby={id}>
      <div className="block-head">
        <h4 className="section-head" id={id}>
          {title}
        </h4>
        <span className="block-tools">
          {table && <TableSwitch isTable={table.isTable} of={title} onChange={table.onChange} />}
          {file && <FigureSave title={title} table={file} />}
        </span>
      </div>
      {children}
    </section>
  );
}
