import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useId } from 'react';

/** Which corridors the map shows. */
export type Corridors = 'departures' | 'arrivals' | 'none';

function wordsOf(corridors: Corridors): string {
  switch (corridors) {
    case 'departures':
      return i18n._({ id: 'map.departures', message: 'departures' });
    case 'arrivals':
      return i18n._({ id: 'map.arrivals', message: 'arrivals' });
    case 'none':
      return i18n._({ id: 'map.noCorridors', message: 'none' });
    default: {
      const never: never = corridors;
      throw new Error(`corridors ${String(never)} have no words`);
    }
  }
}

interface CorridorChoiceProps {
  readonly corridors: Corridors;
  /** Arrivals and departures of the whole world are the same. */
  readonly isWorld: boolean;
  onChange(corridors: Corridors): void;
}

/** Choose between arcs of departures, of arrivals and none. */
export function CorridorChoice({ corridors, isWorld, onChange }: CorridorChoiceProps) {
  const name = useId();
  const choices: readonly Corridors[] = isWorld ? ['departures', 'none'] : ['departures', 'arrivals', 'none'];
  return (
    <fieldset className="corridor-choice">
      <legend>
        <Trans id="map.corridors" message="Largest corridors" />
      </legend>
      {choices.map((each) => (
        <label key={each}>
          <input type="radio" name={name} checked={each === corridors} onChange={() => onChange(each)} />
          <span>
            {isWorld && each === 'departures'
              ? i18n._({ id: 'map.worldCorridors', message: 'of the world' })
              : wordsOf(each)}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
