import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useEffect, useMemo, useState } from 'react';
import { isReference, REFERENCE, type Scenario, type Session } from '../../workers/page.ts';
import {
  DESIGN_KINDS,
  type ExperimentPlan,
  type ExperimentSize,
  MOST_EXPERIMENT_RUNS,
  openExperiment,
  planExperiment,
} from '../../workers/page-experiments.ts';
import { pageFacts } from '../../workers/page-files.ts';
import type { AnalysisOptions, MovedLever } from '../../workers/page-shocks.ts';
import { placeNames, useChoice, useEngine, usePage } from '../context.ts';
import { NumberBox } from '../controls/number-box.tsx';
import { reasonOf, useFaultWords } from '../faults/use-fault-words.ts';
import { bySemicolon } from '../language/lists.ts';
import { outputLabel } from '../texts.ts';
import { AnalysisBar } from '../why/analysis-bar.tsx';
import { LeverChoice } from '../why/lever-choice.tsx';
import { firstLevers } from '../why/moved-levers.ts';
import { useAnalysis } from '../why/use-analysis.ts';
import { waitWords } from '../why/value-words.ts';
import { showExperiment } from './experiment-store.ts';
import { designWords, isOnlyClassed } from './experiment-words.ts';

type DesignKind = ExperimentPlan['design']['kind'];
/** Sizes that a design begins with. */
const FIRST_SIZE: Readonly<Record<DesignKind, number>> = { lhs: 60, morris: 6, sobol: 64, grid: 4 };
const LARGEST_SIZE = 4_096;
const RUNS = [8, 16, 32, 64] as const;

interface SmallExperimentProps {
  readonly analyses: Session['analyses'];
  readonly world: Session['world'];
}

/** Computes a small experiment in the page: levers over ranges around the scenario, its cost before the start. */
export function SmallExperiment({ analyses, world }: SmallExperimentProps) {
  const { format } = usePage();
  const scenario = useChoice('scenario');
  const place = useChoice('place');
  const output = useChoice('output');
  const year = useChoice('horizon');
  const ownData = useEngine((state) => state.session?.ownData);
  const isKnown = useEngine((state) => state.answer !== undefined);
  const [kind, setKind] = useState<DesignKind>('lhs');
  const [sizes, setSizes] = useState(FIRST_SIZE);
  const [runs, setRuns] = useState<number>(16);
  const [chosen, setChosen] = useState<readonly MovedLever[] | undefined>();
  const [facts, setFacts] = useState<Awaited<ReturnType<typeof pageFacts>> | undefined>();
  const [failure, setFailure] = useState('');
  useEffect(() => {
    let isHere = true;
    pageFacts(ownData ?? []).then(
      (read) => isHere && setFacts(read),
      async (error: unknown) => {
        const reason = await reasonOf(error);
        if (isHere) setFailure(reason);
      },
    );
    return () => {
      isHere = false;
    };
  }, [ownData]);
  const levers = chosen ?? firstLevers(scenario, output).slice(0, 3);
  const size = useMemo((): ExperimentSize | undefined => {
    if (!facts) return undefined;
    const moved = new Set(levers.map(({ id }) => id));
    const scenarios = isReference(scenario) ? [REFERENCE] : [REFERENCE, without(scenario, moved)];
    const design = { kind, size: sizes[kind] };
    return planExperiment({ design, levers, scenarios, place, output, year, runs }, world, facts);
  }, [facts, levers, scenario, kind, sizes, place, output, year, runs, world]);
  const say = useFaultWords(size?.kind === 'faults');
  const run = useMemo(
    () => async (plan: ExperimentPlan, options: AnalysisOptions) => {
      const bytes = new Uint8Array(await analyses.experiment(plan, options));
      const name = i18n._({ id: 'experiment.computedHere', message: 'computed here' });
      showExperiment(await openExperiment(bytes, name));
      return true;
    },
    [analyses],
  );
  const analysis = useAnalysis<ExperimentPlan, boolean>(run);
  const isClassedHere = isOnlyClassed(world, place, output);
  const isTooLarge = size?.kind === 'size' && size.runs > MOST_EXPERIMENT_RUNS;
  const question = size?.kind === 'size' && !isTooLarge && !isClassedHere && isKnown ? size.plan : undefined;
  return (
    <details className="small-experiment">
      <summary>
        <Trans id="experiment.small" message="Compute a small experiment here" />
      </summary>
      <p className="soft">
        {i18n._({
          id: 'experiment.smallLead',
          message:
            'Levers go over their ranges in the design, everything else stays as in the scenario; each sample is computed with the same runs. Asked: “{output}”, {place}, {year}, as chosen on the other pages.',
          values: { output: outputLabel(output), place: placeNames(world, place).name, year },
        })}
      </p>
      <div className="experiment-fields">
        <label className="choice">
          <Trans id="experiment.design" message="Design" />
          <select
            value={kind}
            onChange={({ target }) => setKind(DESIGN_KINDS.find((each) => each === target.value) ?? kind)}
          >
            {DESIGN_KINDS.map((each) => (
              <option key={each} value={each}>
                {designWords(each)}
              </option>
            ))}
          </select>
        </label>
        <span className="choice">
          {sizeWords(kind)}
          <NumberBox
            label={sizeWords(kind)}
            text={String(sizes[kind])}
            min={2}
            max={LARGEST_SIZE}
            decimals={0}
            onChange={(value) => setSizes({ ...sizes, [kind]: value })}
          />
        </span>
        <label className="choice">
          <Trans id="experiment.runs" message="Runs of a sample" />
          <select value={runs} onChange={({ target }) => setRuns(Number(target.value))}>
            {RUNS.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </select>
        </label>
      </div>
      <LeverChoice levers={levers} onChange={setChosen} />
      {size?.kind === 'faults' && size.faults.length > 0 && (
        <p className="why-failure" role="alert">
          {i18n._({
            id: 'experiment.faults',
            message: 'This cannot be computed: {faults}',
            values: { faults: bySemicolon(size.faults.map((fault) => say(fault.replace(/^--/, '')))) },
          })}
        </p>
      )}
      {isClassedHere && (
        <p className="why-failure">
          <Trans
            id="experiment.classed"
            message="In one country this indicator is shown in classes, since numbers would look more certain than they are. Choose a region or another indicator."
          />
        </p>
      )}
      <AnalysisBar
        analysis={analysis}
        title={i18n._({ id: 'experiment.small', message: 'Compute a small experiment here' })}
        startWords={i18n._({ id: 'experiment.start', message: 'Compute' })}
        cost={costWords(size, isTooLarge, analysis.pace, format.whole) + failure}
        question={question}
        isStale={false}
      />
    </details>
  );
}

/** What a design is sized by. */
function sizeWords(kind: DesignKind): string {
  switch (kind) {
    case 'lhs':
      return i18n._({ id: 'experiment.samples', message: 'Samples' });
    case 'morris':
      return i18n._({ id: 'experiment.trajectories', message: 'Trajectories' });
    case 'sobol':
      return i18n._({ id: 'experiment.points', message: 'Base points' });
    case 'grid':
      return i18n._({ id: 'experiment.levels', message: 'Levels of a lever' });
    default: {
      const never: never = kind;
      throw new Error(`design ${String(never)} has no size`);
    }
  }
}

/** What it takes, before the start. */
function costWords(
  size: ExperimentSize | undefined,
  isTooLarge: boolean,
  pace: number | undefined,
  whole: (value: number) => string,
): string {
  if (size?.kind !== 'size') return '';
  const values = {
    samples: whole(size.samples),
    scenarios: size.plan.scenarios.length,
    runs: whole(size.runs),
    most: whole(MOST_EXPERIMENT_RUNS),
    wait: pace === undefined ? '' : waitWords(size.runs / pace),
  };
  if (isTooLarge)
    return i18n._({
      id: 'experiment.tooLarge',
      message:
        '{samples} samples, {scenarios, plural, one {# scenario} other {# scenarios}}: {runs} runs. A page computes at most {most}; the command experiment takes any number.',
      values,
    });
  return pace === undefined
    ? i18n._({
        id: 'experiment.cost',
        message: '{samples} samples, {scenarios, plural, one {# scenario} other {# scenarios}}: {runs} runs.',
        values,
      })
    : i18n._({
        id: 'experiment.costTime',
        message: '{samples} samples, {scenarios, plural, one {# scenario} other {# scenarios}}: {runs} runs, {wait}.',
        values,
      });
}

/** The scenario without its own values of the levers that are moved: a lever is set or moved, not both. */
function without(scenario: Scenario, moved: ReadonlySet<string>): Scenario {
  const levers = Object.fromEntries(Object.entries(scenario.levers).filter(([id]) => !moved.has(id)));
  // A scenario of the same id as the reference could not be told from it.
  return { ...scenario, id: scenario.id === REFERENCE.id ? 'changed' : scenario.id, levers };
}
