import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { SHOCK_METRICS } from '../../workers/page.ts';
import { useChoice, usePage } from '../context.ts';
import { NumberBox } from '../controls/number-box.tsx';
import { MOST_FLOOR, RETURN_PERIOD } from '../store.ts';
import { shockTitle } from './shock-words.ts';

/** What counts as a shock: kind, return period and floor. */
export function ShockChoices() {
  const { store } = usePage();
  const shock = useChoice('shock');
  const returnPeriod = useChoice('returnPeriod');
  const floor = useChoice('floor');
  return (
    <fieldset className="shock-choices">
      <legend className="hidden">
        <Trans id="shocks.choices" message="What counts as a shock" />
      </legend>
      <label className="choice">
        <Trans id="shocks.kind" message="Kind" />
        <select
          value={shock}
          onChange={({ target }) => {
            const chosen = SHOCK_METRICS.find((metric) => metric === target.value);
            if (chosen) store.edit({ shock: chosen });
          }}
        >
          {SHOCK_METRICS.map((metric) => (
            <option key={metric} value={metric}>
              {shockTitle(metric)}
            </option>
          ))}
        </select>
      </label>
      <span className="choice">
        <Trans id="shocks.every" message="A shock is a year as large as comes once in" />
        <NumberBox
          label={i18n._({ id: 'shocks.everyLabel', message: 'Return period of a shock, years' })}
          text={String(returnPeriod)}
          {...RETURN_PERIOD}
          decimals={0}
          onChange={(value) => store.edit({ returnPeriod: value }, 'returnPeriod')}
        />
        <Trans id="shocks.everyYears" message="years of 2025–2029 in the reference" />
      </span>
      <span className="choice">
        <Trans id="shocks.floor" message="and at least" />
        <NumberBox
          label={i18n._({ id: 'shocks.floorLabel', message: 'Least size of a shock, people' })}
          text={floor === undefined ? '' : String(floor)}
          placeholder={i18n._({ id: 'shocks.floorDefault', message: '0.1% of people' })}
          min={0}
          max={MOST_FLOOR}
          decimals={0}
          onChange={(value) => store.edit({ floor: value }, 'floor')}
        />
        {floor !== undefined && <Trans id="shocks.floorPeople" message="people" />}
        {floor !== undefined && (
          <button type="button" className="link" onClick={() => store.edit({ floor: undefined })}>
            <Trans id="shocks.floorReset" message="reset" />
          </button>
        )}
      </span>
    </fieldset>
  );
}
