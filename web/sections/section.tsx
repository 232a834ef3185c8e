import { type ReactNode, startTransition, useDeferredValue, useEffect, useId, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Answer } from '../../workers/page.ts';
import type { AskedTable, NativeKind } from '../../workers/page-tables.ts';
import { drawnHorizon } from '../charts/drawn-horizon.ts';
import { TableSwitch } from '../charts/table-switch.tsx';
import { useVisible } from '../charts/use-visible.ts';
import { useChoice } from '../context.ts';
import { FigureSave } from '../files/figure-save.tsx';
import { type SectionId, sectionTitle } from './section-titles.ts';

interface SectionProps {
  readonly id: SectionId;
  readonly answer: Answer;
  /** Height that is kept free before the section is seen, pixels. */
  readonly height: number;
  /** Whether there is a chart with a table behind it. */
  readonly hasTable?: boolean;
  /** Whether files are named after the place too. */
  readonly isOfPlace?: boolean;
  /** The native chart of a presentation of it. */
  readonly native?: NativeKind;
  /** How the numbers of its table are computed again. */
  asked?(answer: Answer, horizon: number): AskedTable;
  /** Drawn with the newest answer while on the screen, after the fan, to the last year that is drawn of it. */
  children(answer: Answer, isTable: boolean, horizon: number): ReactNode;
}

/**
 * A part of the page below the first screen. It is drawn when it is first seen; while it is out of sight it keeps the
 * answer that it last showed, so that a lever moves only what can be seen.
 */
export function Section({
  id,
  answer,
  height,
  hasTable = true,
  isOfPlace = true,
  native,
  asked,
  children,
}: SectionProps) {
  const [ref, isVisible] = useVisible<HTMLElement>();
  const [isTable, setTable] = useState(false);
  const [shown, setShown] = useState<Answer | undefined>();
  const titleId = useId();
  const newest = useDeferredValue(answer);
  useEffect(() => {
    // A transition is drawn in slices, between which the page answers.
    if (isVisible) startTransition(() => setShown(newest));
  }, [isVisible, newest]);
  // On paper every part is seen.
  useEffect(() => {
    const print = () => flushSync(() => setShown(newest));
    window.addEventListener('beforeprint', print);
    return () => window.removeEventListener('beforeprint', print);
  }, [newest]);
  const chosen = useChoice('horizon');
  const horizon = shown ? drawnHorizon(shown, chosen) : chosen;
  const title = sectionTitle(id);
  return (
    <section className="section" id={id} ref={ref} aria-labelledby={titleId} tabIndex={-1}>
      <div className="block-head">
        <h2 className="section-head" id={titleId}>
          {title}
        </h2>
        {hasTable && (
          <span className="block-tools">
            <TableSwitch isTable={isTable} of={title} onChange={setTable} />
            {shown && (
              <FigureSave
                title={title}
                isOfPlace={isOfPlace}
                table={children(shown, true, horizon)}
                asked={asked?.(shown, horizon)}
                native={native}
              />
            )}
          </span>
        )}
      </div>
      {shown ? children(shown, isTable, horizon) : <div style={{ minHeight: height }} />}
    </section>
  );
}
