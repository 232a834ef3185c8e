import { lazy } from 'react';
import type { Answer, OutputId, Session } from '../../workers/page.ts';
import type { FanView } from '../charts/fan-state.ts';
import { withWords } from '../language/language.ts';
import { SaveMenu } from './save-menu.tsx';

const ExportList = lazy(async () => ({ default: (await withWords('files', import('./export-list.tsx'))).ExportList }));

export interface ExportMenuProps {
  readonly answer: Answer;
  readonly world: Session['world'];
  readonly output: OutputId;
  readonly view: FanView;
  readonly title: string;
  /** Text alternative of the picture. */
  readonly description: string;
  /** The picture shows classes and no numbers: then there are none to save. */
  readonly isClassed: boolean;
}

/** What can be saved of the picture; what writes files is fetched when the menu is opened. */
export function ExportMenu(props: ExportMenuProps) {
  return (
    <SaveMenu title={props.title}>
      <ExportList {...props} />
    </SaveMenu>
  );
}
