import { layoutFan } from '../../src/picture/fan.ts';
import type { Answer, OutputId, Session } from '../../workers/page.ts';
import { classView } from '../charts/class-state.ts';
import { drawnHorizon } from '../charts/drawn-horizon.ts';
import { fanView } from '../charts/fan-state.ts';
import type { Thumbnail } from './database.ts';

/** Frame of a thumbnail, pixels. */
export const THUMBNAIL = { width: 116, height: 51 } as const;

/** Draw the fan of an answer small; null where the page shows classes in its place. */
export function drawThumbnail(
  answer: Answer,
  world: Session['world'],
  output: OutputId,
  horizon: number,
): Thumbnail | null {
  if (classView(answer, world, output, horizon)) return null;
  const { state } = fanView(answer, world, output, drawnHorizon(answer, horizon), '80');
  const layout = layoutFan(
    { ...state, reference: undefined },
    { ...THUMBNAIL, left: 1, right: 1, top: 2, bottom: 2, labelHeight: 16 },
  );
  return { history: layout.historyPath, band: layout.scenario.band80, median: layout.scenario.median };
}
