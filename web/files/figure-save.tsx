import { lazy, type ReactNode, useRef } from 'react';
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
  /** Selector of the element with the charts, inside the section; the section itself where undefined. */
  readonly within?: string;
}

/** The menu of files of a figure or a table: picture where there is one, and numbers. */
export function FigureSave({ title, table, isOfPlace, within }: FigureSaveProps) {
  const place = useRef<HTMLSpanElement>(null);
  const figure = () => {
    const section = place.current?.closest('section, article, main') ?? null;
    return within === undefined ? section : (section?.querySelector(within) ?? null);
  };
  return (
    <span ref={place}>
      <SaveMenu title={title}>
        <FigureFiles title={title} table={table} isOfPlace={isOfPlace ?? false} figure={figure} />
      </SaveMenu>
    </span>
  );
}
