import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { type DisplacedKind, type Phase, usualDays } from '../../workers/page-prepare.ts';
import { useChoice, usePage } from '../context.ts';
import { NumberBox } from '../controls/number-box.tsx';
import {
  DAYS,
  HOUSEHOLD,
  KINDS,
  PERCENTILES,
  PLAN_YEARS,
  PLANNED,
  type PrepareChoices,
  withKind,
} from './prepare-choices.ts';
import { kindTitle, phaseWords } from './prepare-words.ts';

const YEARS = Array.from({ length: PLAN_YEARS.max - PLAN_YEARS.min + 1 }, (_, i) => PLAN_YEARS.min + i);

/** What is planned for: kinds, percentile, phase, year, and what the needs depend on. */
export function PrepareFields() {
  const { store } = usePage();
  const choices = useChoice('prepare');
  const horizon = useChoice('horizon');
  const { kinds, percentile, phase, year, planned, household, days } = choices;
  const edit = (part: Partial<PrepareChoices>, gesture?: string) =>
    store.edit({ prepare: { ...choices, ...part } }, gesture);
  return (
    <div className="prepare-fields">
      <fieldset className="prepare-kinds">
        <legend>
          <Trans id="prepare.kinds" message="Displaced by" />
        </legend>
        {KINDS.map((kind) => (
          <Kind key={kind} kind={kind} kinds={kinds} onChange={(next) => edit({ kinds: next })} />
        ))}
      </fieldset>
      <label>
        <Trans id="prepare.percentile" message="Plan for" />
        <select
          value={percentile}
          onChange={({ target }) =>
            edit({ percentile: PERCENTILES.find((each) => String(each) === target.value) ?? percentile })
          }
        >
          {PERCENTILES.map((each) => (
            <option key={each} value={each}>
              {percentileWords(each)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <Trans id="prepare.phase" message="Phase" />
        <select value={phase} onChange={({ target }) => edit({ phase: target.value as Phase })}>
          {(['emergency', 'after'] as const).map((each) => (
            <option key={each} value={each}>
              {phaseWords(each)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <Trans id="prepare.year" message="Year" />
        <select
          value={year}
          onChange={({ target }) => edit({ year: target.value === 'worst' ? 'worst' : Number(target.value) })}
        >
          <option value="worst">
            {i18n._({ id: 'prepare.worstTo', message: 'worst to {horizon}', values: { horizon } })}
          </option>
          {YEARS.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
      </label>
      <span className="prepare-number">
        <Trans id="prepare.planned" message="In planned settlements" />
        <span>
          <NumberBox
            label={i18n._({ id: 'prepare.plannedLabel', message: 'Share of people in planned settlements, per cent' })}
            text={String(planned)}
            {...PLANNED}
            decimals={0}
            onChange={(value) => edit({ planned: value }, 'planned')}
          />{' '}
          %
        </span>
      </span>
      <span className="prepare-number">
        <Trans id="prepare.household" message="People a household" />
        <NumberBox
          label={i18n._({ id: 'prepare.household', message: 'People a household' })}
          text={String(household)}
          {...HOUSEHOLD}
          decimals={1}
          onChange={(value) => edit({ household: value }, 'household')}
        />
      </span>
      <span className="prepare-number">
        <Trans id="prepare.days" message="Days away" />
        <span>
          <NumberBox
            label={i18n._({ id: 'prepare.days', message: 'Days away' })}
            text={days === undefined ? '' : String(days)}
            placeholder={usualWords(kinds)}
            {...DAYS}
            decimals={0}
            onChange={(value) => edit({ days: value }, 'days')}
          />
          {days !== undefined && (
            <button type="button" className="link" onClick={() => edit({ days: undefined })}>
              <Trans id="prepare.daysReset" message="usual" />
            </button>
          )}
        </span>
      </span>
    </div>
  );
}

interface KindProps {
  readonly kind: DisplacedKind;
  readonly kinds: readonly DisplacedKind[];
  onChange(kinds: readonly DisplacedKind[]): void;
}

function Kind({ kind, kinds, onChange }: KindProps) {
  const isHeld = (kind === 'flood' || kind === 'storm') && kinds.includes('disaster');
  return (
    <label className="check">
      <input
        type="checkbox"
        checked={kinds.includes(kind)}
        onChange={({ target }) => onChange(withKind(kinds, kind, target.checked))}
      />
      {kindTitle(kind)}
      {isHeld && (
        <span className="soft">
          <Trans id="prepare.isHeld" message="(counted in all)" />
        </span>
      )}
    </label>
  );
}

function percentileWords(percentile: PrepareChoices['percentile']): string {
  switch (percentile) {
    case 50:
      return i18n._({ id: 'prepare.p50', message: 'P50, the median' });
    case 80:
      return i18n._({ id: 'prepare.p80', message: 'P80, exceeded in 1 of 5 runs' });
    case 90:
      return i18n._({ id: 'prepare.p90', message: 'P90, exceeded in 1 of 10 runs' });
    case 95:
      return i18n._({ id: 'prepare.p95', message: 'P95, exceeded in 1 of 20 runs' });
    default: {
      const never: never = percentile;
      throw new Error(`percentile ${String(never)} has no words`);
    }
  }
}

/** "14", or "14 / 182" where the kinds differ. */
function usualWords(kinds: readonly DisplacedKind[]): string {
  return [...new Set(kinds.map(usualDays))].join(' / ');
}
