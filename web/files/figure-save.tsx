import { lazy, type ReactNode, useRef } from 'react';
import type { Scenario } from '../../workers/page.ts';
import type { AskedTable, NativeKind } from '../../workers/page-tables.ts';
import { withWords } from '../language/language.ts';
import { SaveMenu } from './save-menu.tsx';

const FigureFiles = lazy(async () => ({
  default: (await withWords('files', import('./figure-files.tsx'))).FigureFiles,
}));

export interface FigureSaveProps {
  /** What is saved. */
  readonly title: string;
  /** The table of the figure; it is drawn out of sight, with numbers as they are, while the menu is open. */
  readonly table: ReactNode;
  /** Whether the title says no place, so that files need the name of the one chosen. */
  readonly isOfPlace?: boolean;
  /** How its numbers are computed again from its receipt; undefined where they are held against hashes alone. */
  readonly asked?: AskedTable | undefined;
  /** The scenarios that it shows, where they are not the one of the page; none for the codes of a room. */
  readonly scenarios?: readonly Scenario[] | undefined;
  /** Runs of each, where they are not those of the page. */
  readonly runs?: number | undefined;
  /** The native chart of a presentation; undefined where there is no kind of it, as of maps and flows between places. */
  readonly native?: NativeKind | undefined;
  /** Selector of the element with the charts, inside the section; the section itself where undefined. */
  readonly within?: string;
}

/** The menu of files of a figure or a table: picture where there is one, and numbers. */
export function FigureSave({ within, ...props }: FigureSaveProps) {
  const place = useRef<HTMLSpanElement>(null);
  const figure = () => {
    const section = place.current?.closest('section, article, main') ?? null;
    return within === undefined ? section : (section?.querySelector(within) ?? null);
  };
  return (
    <span ref={place}>
      <SaveMenu title={props.title}>
        <FigureFiles {...props} figure={figure} />
      </SaveMenu>
    </span>
  );
}
