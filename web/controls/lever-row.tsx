import { i18n } from '@lingui/core';
import { type CSSProperties, memo, type ReactNode, useId, useState } from 'react';
import type { NumberFormat } from '../../src/picture/number-format.ts';
import {
  isTimeShape,
  type Lever,
  type LeverValue,
  type Scenario,
  type Session,
  settingByTarget,
  settingFor,
} from '../../workers/page.ts';
import { placeNames, usePage } from '../context.ts';
import { leverValue, withLever } from '../store.ts';
import { leverLabel, leverUnit } from '../texts.ts';
import { LeverDrawer } from './lever-drawer.tsx';
import { NumberBox } from './number-box.tsx';

interface LeverRowProps {
  readonly lever: Lever;
  readonly scenario: Scenario;
  readonly world: Session['world'];
  /** Whom the lever is set for: `WLD`, a place or a group. */
  readonly target: string;
}

type NumberLever = Extract<Lever, { kind: 'number' }>;
type ChoiceLever = Extract<Lever, { kind: 'choice' }>;

/** A lever: label, value, track, reset, the places where it differs, and a drawer with its source. */
export const LeverRow = memo(function LeverRow(props: LeverRowProps) {
  const { lever, scenario, world } = props;
  const { store, format } = usePage();
  const [isOpen, setOpen] = useState(false);
  const drawerId = useId();
  const target = lever.scope === 'world' ? 'WLD' : props.target;
  const isChanged = leverValue(scenario, lever.id, target) !== undefined;
  const label = leverLabel(lever);
  const unnamed = i18n._({ id: 'scenario.unnamed', message: 'Own scenario' });
  const set = (to: string, value: number | string | undefined) =>
    store.edit(
      { scenario: withLever(store.getState().scenario, lever.id, to, value, unnamed) },
      value === undefined ? '' : `${lever.id} ${to}`,
    );
  /** A value that changes nothing is no difference: it is taken out, except where it overrides a wider one. */
  const change = (value: number | string) => {
    const isDrawn = lever.kind === 'number' && lever.drawn !== undefined;
    store.edit(
      {
        scenario: withLever(
          store.getState().scenario,
          lever.id,
          target,
          target === 'WLD' && !isDrawn && value === lever.default ? undefined : value,
          unnamed,
        ),
      },
      `${lever.id} ${target}`,
    );
  };
  const overrides = Object.entries(settingByTarget(scenario.levers[lever.id] ?? {})).filter(([to]) => to !== 'WLD');
  const reset = () => set(target, undefined);
  const labelId = useId();
  const name = (
    <button
      type="button"
      className="lever-label"
      id={labelId}
      aria-expanded={isOpen}
      aria-controls={drawerId}
      title={i18n._({ id: 'lever.about', message: 'Source and effect' })}
      onClick={() => setOpen(!isOpen)}
    >
      {label}
    </button>
  );
  const resetButton = (
    <button
      type="button"
      className="lever-reset"
      disabled={!isChanged}
      aria-label={i18n._({ id: 'lever.resetOf', message: 'Reset {lever}', values: { lever: label } })}
      title={i18n._({ id: 'lever.reset', message: 'Reset' })}
      onClick={reset}
    >
      ↺
    </button>
  );
  const control = {
    lever,
    isChanged,
    label,
    labelId,
    name,
    resetButton,
    value: settingFor(scenario, lever.id, target, world),
    onChange: change,
  };

  return (
    <div className={isChanged ? 'lever is-changed' : 'lever'}>
      {lever.kind === 'number' ? (
        <NumberControl {...control} lever={lever} onReset={reset} />
      ) : (
        <ChoiceControl {...control} lever={lever} />
      )}
      {overrides.length > 0 && (
        <div className="lever-foot">
          {overrides.map(([to, value]) => (
            <span className="chip" key={to}>
              {i18n._({
                id: 'lever.override',
                message: '{place}: {value}',
                values: { place: placeNames(world, to).name, value: written(format, lever, value) },
              })}
              <button
                type="button"
                aria-label={i18n._({
                  id: 'lever.removeOverride',
                  message: 'Remove {lever} for {place}',
                  values: { lever: label, place: placeNames(world, to).name },
                })}
                onClick={() => set(to, undefined)}
              >
                ×
              </button>
            </span>
          ))}
        </div>
      )}
      {isOpen && <LeverDrawer lever={lever} id={drawerId} />}
    </div>
  );
}, isSameRow);

/** A row is made anew only where its own lever, or the groups that may set it, have changed: many rows stand in the panel. */
function isSameRow(before: LeverRowProps, now: LeverRowProps): boolean {
  return (
    before.lever === now.lever &&
    before.world === now.world &&
    before.target === now.target &&
    before.scenario.levers[before.lever.id] === now.scenario.levers[now.lever.id] &&
    before.scenario.groups === now.scenario.groups
  );
}

/** A value of a lever with its decimals; of a course over the years, what kind it is. */
function written(format: NumberFormat, lever: Lever, value: LeverValue): string {
  if (typeof value === 'object')
    return 'formula' in value
      ? i18n._({ id: 'lever.byFormula', message: 'by formula' })
      : i18n._({ id: 'lever.byYear', message: 'by year' });
  if (lever.kind === 'choice' || typeof value === 'string') return String(value);
  return format.lever(value, lever.decimals, lever.min < 0);
}

interface ControlProps<L> {
  readonly lever: L;
  readonly isChanged: boolean;
  readonly label: string;
  readonly labelId: string;
  /** The label, which opens the drawer. */
  readonly name: ReactNode;
  readonly resetButton: ReactNode;
  readonly value: LeverValue | undefined;
  onChange(value: number | string): void;
}

function NumberControl({
  lever,
  isChanged,
  label,
  labelId,
  name,
  resetButton,
  value,
  onChange,
  onReset,
}: ControlProps<NumberLever> & { onReset(): void }) {
  const { format } = usePage();
  if (value !== undefined && isTimeShape(value))
    return (
      <div className="lever-head">
        {name}
        <span className="unit">{written(format, lever, value)}</span>
        {resetButton}
      </div>
    );
  const number = typeof value === 'number' ? value : lever.default;
  const isDrawn = lever.drawn !== undefined && value === undefined;
  const text = format.lever(number, lever.decimals, lever.min < 0);
  const unit = leverUnit(lever);
  const share = (at: number) => (at - lever.min) / (lever.max - lever.min);
  const style = { '--tick': share(lever.default), '--value': share(number) } as CSSProperties;
  return (
    <>
      <div className="lever-head">
        {name}
        <NumberBox
          label={i18n._({ id: 'lever.boxOf', message: '{lever}, number', values: { lever: label } })}
          text={isDrawn ? '' : text}
          placeholder={i18n._({ id: 'lever.drawn', message: 'drawn' })}
          min={lever.min}
          max={lever.max}
          decimals={lever.decimals}
          onChange={onChange}
        />
        <span className="unit">{isDrawn ? i18n._({ id: 'lever.perRun', message: 'per run' }) : unit}</span>
      </div>
      <div className="slider-row">
        <div className="slider" style={style}>
          <span className="slider-track" />
          {isChanged && <span className={number >= lever.default ? 'slider-fill up' : 'slider-fill down'} />}
          <span className="slider-tick" />
          <input
            className="slider-input"
            type="range"
            min={lever.min}
            max={lever.max}
            step={10 ** -lever.decimals}
            value={number}
            aria-labelledby={labelId}
            aria-valuetext={
              isDrawn
                ? i18n._({ id: 'lever.drawnText', message: 'drawn per run' })
                : i18n._({ id: 'lever.valueText', message: '{value} {unit}', values: { value: text, unit } })
            }
            onChange={(event) => onChange(Number(Number(event.target.value).toFixed(lever.decimals)))}
            onDoubleClick={onReset}
          />
        </div>
        {resetButton}
      </div>
    </>
  );
}

function ChoiceControl({ lever, labelId, name, resetButton, value, onChange }: ControlProps<ChoiceLever>) {
  return (
    <div className="lever-head lever-choice">
      {name}
      {resetButton}
      <select
        aria-labelledby={labelId}
        value={typeof value === 'string' ? value : lever.default}
        onChange={(event) => onChange(event.target.value)}
      >
        {lever.options.map((option) => (
          <option key={option} value={option}>
            {option === lever.default
              ? i18n._({ id: 'lever.defaultOption', message: '{option} (reference)', values: { option } })
              : option}
          </option>
        ))}
      </select>
    </div>
  );
}
