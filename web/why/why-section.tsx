import '../sections/sections.css';
import './why.css';
import { type ReactNode, useId } from 'react';
import type { AskedTable, NativeKind } from '../../workers/page-tables.ts';
import { TableSwitch } from '../charts/table-switch.tsx';
import { FigureSave } from '../files/figure-save.tsx';

interface WhySectionProps {
  /** Anchor. */
  readonly id: string;
  readonly title: string;
  /** What the section answers, in a sentence or two. */
  readonly lead: string;
  /** Undefined where there is no chart yet. */
  readonly table?: { readonly isTable: boolean; onChange(isTable: boolean): void } | undefined;
  /** The table whose numbers can be saved, with the chart above it; undefined where there is none yet. */
  readonly file?: ReactNode;
  /** How its numbers are computed again; undefined where they are held against hashes alone. */
  readonly asked?: AskedTable | undefined;
  /** The native chart of a presentation of it. */
  readonly native?: NativeKind;
  readonly children: ReactNode;
}

/** A part of the page that answers why: title, what it answers, and the way to its table. */
export function WhySection({ id, title, lead, table, file, asked, native, children }: WhySectionProps) {
  const titleId = useId();
  return (
    <section className="section why" id={id} aria-labelledby={titleId} tabIndex={-1}>
      <div className="block-head">
        <h2 className="section-head" id={titleId}>
          {title}
        </h2>
        <span className="block-tools">
          {table && <TableSwitch isTable={table.isTable} of={title} onChange={table.onChange} />}
          {file && <FigureSave title={title} isOfPlace table={file} asked={asked} native={native} />}
        </span>
      </div>
      <p className="why-lead">{lead}</p>
      {children}
    </section>
  );
}
