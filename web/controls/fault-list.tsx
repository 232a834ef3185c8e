import { i18n } from '@lingui/core';
import type { Fault } from '../../workers/page.ts';
import { useFaultWords } from '../faults/use-fault-words.ts';

/** Faults of a scenario or a link, each with its path. */
export function FaultList({ faults }: { readonly faults: readonly Fault[] }) {
  const say = useFaultWords(faults.length > 0);
  return (
    <ul>
      {faults.map(({ path, character, found, allowed }) => (
        <li key={`${path} ${found} ${allowed}`}>
          <code>{path}</code>
          {character === undefined
            ? ': '
            : i18n._({ id: 'link.character', message: ', character {character}: ', values: { character } })}
          {i18n._({
            id: 'link.fault',
            message: 'found {found}; allowed: {allowed}',
            values: { found: say(found), allowed: say(allowed) },
          })}
        </li>
      ))}
    </ul>
  );
}
