import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { DRIVER_GROUPS } from '../../workers/page.ts';
import type { MovedLever } from '../../workers/page-shocks.ts';
import { usePage } from '../context.ts';
import { leverNumber } from '../controls/lever-words.ts';
import { NumberBox } from '../controls/number-box.tsx';
import { driverName, leverLabel, leverUnit } from '../texts.ts';
import { NUMBER_LEVERS, wholeRange } from './moved-levers.ts';

interface LeverChoiceProps {
  readonly levers: readonly MovedLever[];
  onChange(levers: readonly MovedLever[]): void;
}

/** Which levers are moved, and over which ranges. */
export function LeverChoice({ levers, onChange }: LeverChoiceProps) {
  return (
    <>
      <RangeTable levers={levers} onChange={onChange} />
      <details className="lever-choice">
        <summary>
          {i18n._({
            id: 'sensitivity.choose',
            message: 'Choose levers ({chosen} of {all})',
            values: { chosen: levers.length, all: NUMBER_LEVERS.length },
          })}
        </summary>
        <p className="note">
          <Trans
            id="sensitivity.choices"
            message="Levers that pick one of a few paths, such as the warming path, are not offered: there is no range between paths to move over. They stay as in the scenario."
          />
        </p>
        <div className="lever-choice-groups">
          {DRIVER_GROUPS.map((group) => {
            const members = NUMBER_LEVERS.filter((lever) => lever.group === group);
            if (members.length === 0) return null;
            return (
              <fieldset key={group}>
                <legend>{driverName(group)}</legend>
                {members.map((lever) => {
                  const isChosen = levers.some(({ id }) => id === lever.id);
                  return (
                    <label key={lever.id}>
                      <input
                        type="checkbox"
                        checked={isChosen}
                        onChange={() =>
                          onChange(
                            isChosen ? levers.filter(({ id }) => id !== lever.id) : [...levers, wholeRange(lever)],
                          )
                        }
                      />
                      {leverLabel(lever)}
                    </label>
                  );
                })}
              </fieldset>
            );
          })}
        </div>
      </details>
    </>
  );
}

function RangeTable({ levers, onChange }: LeverChoiceProps) {
  const { format } = usePage();
  const change = (id: string, part: Partial<MovedLever>) =>
    onChange(levers.map((each) => (each.id === id ? { ...each, ...part } : each)));
  if (levers.length === 0)
    return (
      <p className="section-sentence">
        <Trans id="sensitivity.noLever" message="Choose at least one lever." />
      </p>
    );
  return (
    <ul className="moved-levers">
      {levers.map(({ id, low, high }) => {
        const lever = NUMBER_LEVERS.find((each) => each.id === id);
        if (!lever) return null;
        const name = leverLabel(lever);
        const step = 10 ** -lever.decimals;
        // A range of nothing is refused by the box: each end stops one step before the other.
        const beside = (value: number) => Number(value.toFixed(lever.decimals));
        return (
          <li key={id}>
            <span className="moved-name">{name}</span>
            <span className="moved-range">
              <NumberBox
                label={i18n._({ id: 'sensitivity.low', message: '{lever}: from', values: { lever: name } })}
                text={leverNumber(format, lever, low)}
                min={lever.min}
                max={beside(high - step)}
                decimals={lever.decimals}
                onChange={(value) => change(id, { low: value })}
              />
              <Trans id="brush.to" message="to" />
              <NumberBox
                label={i18n._({ id: 'sensitivity.high', message: '{lever}: to', values: { lever: name } })}
                text={leverNumber(format, lever, high)}
                min={beside(low + step)}
                max={lever.max}
                decimals={lever.decimals}
                onChange={(value) => change(id, { high: value })}
              />
              <span className="moved-unit">{leverUnit(lever)}</span>
            </span>
            <button
              type="button"
              className="link soft"
              aria-label={i18n._({
                id: 'sensitivity.removeLabel',
                message: 'Do not move {lever}',
                values: { lever: name },
              })}
              onClick={() => onChange(levers.filter((each) => each.id !== id))}
            >
              <Trans id="sensitivity.remove" message="remove" />
            </button>
          </li>
        );
      })}
    </ul>
  );
}
