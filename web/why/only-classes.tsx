import { i18n } from '@lingui/core';
import type { OutputId } from '../../workers/page.ts';
import { outputLabel } from '../texts.ts';

/** Why there are no numbers of conflict for a named country. */
export function OnlyClasses({ output, name }: { readonly output: OutputId; readonly name: string }) {
  return (
    <p className="section-sentence">
      {i18n._({
        id: 'why.onlyClasses',
        message:
          '“{output}” is shown for a named country ({place}) in five classes with the record behind them, and no numbers of people: they would look more certain than a projection of conflict in one country is. Choose a region or another indicator to see numbers here.',
        values: { output: outputLabel(output), place: name },
      })}
    </p>
  );
}
