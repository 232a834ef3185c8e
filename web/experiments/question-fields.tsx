import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import type { OutputId, Session } from '../../workers/page.ts';
import type { Beyond, ExperimentPlan, SamplesAsked } from '../../workers/page-experiments.ts';
import { placeNames } from '../context.ts';
import { NumberBox } from '../controls/number-box.tsx';
import { axisUnit, outputLabel } from '../texts.ts';
import { isOnlyClassed, scenarioName, statisticWords } from './experiment-words.ts';

export interface QuestionPatch {
  readonly question?: SamplesAsked['question'];
  readonly scenario?: number;
  readonly beyond?: Beyond | undefined;
}

interface QuestionFieldsProps {
  readonly plan: ExperimentPlan;
  readonly question: SamplesAsked['question'];
  readonly scenario: number;
  readonly beyond: Beyond | undefined;
  readonly world: Session['world'];
  readonly statistics: readonly string[];
  onChange(patch: QuestionPatch): void;
}

const LARGEST = 1e13;
const DECIMALS = 6;

/** What is asked of the samples: output, place, year, statistic, scenario, and the limit beyond which a sample counts. */
export function QuestionFields(props: QuestionFieldsProps) {
  const { plan, question, scenario, beyond, world, statistics, onChange } = props;
  const change = (part: Partial<SamplesAsked['question']>) => onChange({ question: { ...question, ...part } });
  const side = beyond?.side ?? 'above';
  const unit = axisUnit(question.output as OutputId, '');
  return (
    <fieldset className="experiment-fields">
      <legend className="hidden">
        <Trans id="experiment.question" message="What is asked of the samples" />
      </legend>
      <Choice
        label={i18n._({ id: 'glance.indicator', message: 'Indicator' })}
        value={question.output}
        options={plan.outputs
          .filter((id) => !isOnlyClassed(world, question.place, id))
          .map((id) => [id, outputLabel(id as OutputId)])}
        onChoose={(output) => change({ output })}
      />
      <Choice
        label={i18n._({ id: 'map.place', message: 'Place' })}
        value={question.place}
        options={plan.places
          .filter((id) => !isOnlyClassed(world, id, question.output))
          .map((id) => [id, placeNames(world, id).name])}
        onChoose={(place) => change({ place })}
      />
      <Choice
        label={i18n._({ id: 'experiment.year', message: 'Year' })}
        value={String(question.year)}
        options={plan.years.map((year) => [String(year), String(year)])}
        onChoose={(year) => change({ year: Number(year) })}
      />
      <Choice
        label={i18n._({ id: 'experiment.statistic', message: 'Value of a sample' })}
        value={question.statistic}
        options={statistics.map((each) => [each, statisticWords(each)])}
        onChoose={(statistic) => change({ statistic })}
      />
      <Choice
        label={i18n._({ id: 'experiment.scenario', message: 'Scenario' })}
        value={String(scenario)}
        options={plan.scenarios.map((each, i) => [String(i), scenarioName(each)])}
        onChoose={(at) => onChange({ scenario: Number(at) })}
      />
      <span className="choice">
        <label>
          <span className="hidden">
            <Trans id="experiment.side" message="Samples of interest lie" />
          </span>
          <select
            value={side}
            onChange={({ target }) =>
              beyond && onChange({ beyond: { ...beyond, side: target.value === 'below' ? 'below' : 'above' } })
            }
            disabled={beyond === undefined}
          >
            <option value="above">{i18n._({ id: 'experiment.above', message: 'above' })}</option>
            <option value="below">{i18n._({ id: 'experiment.below', message: 'below' })}</option>
          </select>
        </label>
        <NumberBox
          label={i18n._({
            id: 'experiment.limit',
            message: 'Limit beyond which a sample counts, {unit}',
            values: { unit },
          })}
          text={beyond === undefined ? '' : String(beyond.limit)}
          placeholder={i18n._({ id: 'experiment.noLimit', message: 'a limit' })}
          min={-LARGEST}
          max={LARGEST}
          decimals={DECIMALS}
          onChange={(limit) => onChange({ beyond: { side, limit } })}
          onEmpty={() => onChange({ beyond: undefined })}
        />
        <span className="soft">{unit}</span>
      </span>
    </fieldset>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  onChoose(value: string): void;
}

function Choice({ label, value, options, onChoose }: ChoiceProps) {
  return (
    <label className="choice">
      {label}
      <select value={value} onChange={({ target }) => onChoose(target.value)}>
        {options.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
