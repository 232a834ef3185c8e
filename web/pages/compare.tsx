import '../sections/sections.css';
import '../compare/compare.css';
import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { lazy, type ReactNode, Suspense, useId, useMemo, useState } from 'react';
import type { NumberFormat } from '../../src/picture/number-format.ts';
import { isClassed } from '../../src/picture/reading.ts';
import { type Answer, placeRows, type Scenario, type Session } from '../../workers/page.ts';
import { comparedDifference } from '../../workers/page-compare.ts';
import type { AskedTable, NativeKind } from '../../workers/page-tables.ts';
import { IndicatorChoice } from '../charts/indicator-choice.tsx';
import { TableSwitch } from '../charts/table-switch.tsx';
import { AddScenario } from '../compare/add-scenario.tsx';
import { differenceRange, differenceWords } from '../compare/compare-words.ts';
import { type ComparedItem, comparedItems, nameOf, scenariosOf } from '../compare/compared-items.ts';
import { ComparisonStatus } from '../compare/comparison-status.tsx';
import { Differences } from '../compare/differences.tsx';
import { Fans, useItemYears } from '../compare/fans.tsx';
import { Findings } from '../compare/findings.tsx';
import { FlipBar, useFlip } from '../compare/flip-bar.tsx';
import { LeversTable } from '../compare/levers-table.tsx';
import { NumbersTable } from '../compare/numbers-table.tsx';
import { RegretSection } from '../compare/regret-section.tsx';
import { SlotHead } from '../compare/slot-head.tsx';
import { useComparison } from '../compare/use-comparison.ts';
import { YearsTable } from '../compare/years-table.tsx';
import { placeNames, useChoice, useChooseOutput, usePage } from '../context.ts';
import { EXACT_FORMAT } from '../files/exact-format.ts';
import { FigureSave } from '../files/figure-save.tsx';
import { withWords } from '../language/language.ts';
import { kindWords, outputExplanation, outputLabel, outputOf, outputSource, outputUnit } from '../texts.ts';

// Maps and needs come after the fans, with what they need of the model.
const MapsSection = lazy(async () => ({ default: (await import('../compare/maps-section.tsx')).MapsSection }));
const NeedsSection = lazy(async () => ({
  default: (await withWords('prepare', import('../compare/needs-section.tsx'))).NeedsSection,
}));

interface ComparePageProps {
  readonly answer: Answer;
  readonly world: Session['world'];
}

/** Compare: up to four scenarios on the same scales, with the same luck. */
export function ComparePage({ answer, world }: ComparePageProps) {
  const { format } = usePage();
  const scenario = useChoice('scenario');
  const slots = useChoice('compared');
  const place = useChoice('place');
  const horizon = useChoice('horizon');
  const output = useChoice('output');
  const chooseOutput = useChooseOutput();
  const count = useChoice('runs');
  const [isTable, setTable] = useState(false);
  const [chosenBase, setBase] = useState<number | undefined>();
  const items = useMemo(() => comparedItems(slots, scenario, place, count), [slots, scenario, place, count]);
  const comparison = useComparison(items);
  const flip = useFlip(items);
  const { runs } = comparison;
  const scenarios = useMemo(() => scenariosOf(items), [items]);
  const base =
    items.find(({ at }) => at === chosenBase) ??
    items.find(({ compared }) => compared.kind === 'reference') ??
    items[0];
  const years = useItemYears(items, runs, answer, output);
  const differences = useMemo(() => {
    const of = runs[base ? items.indexOf(base) : -1];
    return items.map((item, i) => {
      const own = runs[i];
      return own && of && item !== base ? comparedDifference(own, of, output) : undefined;
    });
  }, [items, runs, base, output]);
  const isCountry = placeRows(world, scenario.groups).get(place)?.members.length === 1;
  const isInClasses = isCountry && isClassed(output);
  const name = placeNames(world, outputOf(output).scope === 'world' ? 'WLD' : place).name;
  const title = i18n._({
    id: 'picture.title',
    message: '{output}, {place}',
    values: { output: outputLabel(output), place: name },
  });
  const unit = outputUnit(output);
  const differencesTable = (of: NumberFormat) => (
    <YearsTable
      items={items.filter((item) => item !== base)}
      years={differences.filter((_, i) => items[i] !== base).map((each) => each?.years)}
      horizon={horizon}
      caption={i18n._({
        id: 'compare.differencesOf',
        message: '{title}: differences from {base}',
        values: { title, base: base ? nameOf(base) : '' },
      })}
      value={(value) => differenceWords(of, output, value)}
      range={(low, high) => differenceRange(of, output, low, high)}
    />
  );
  const levers = (
    <LeversTable
      items={items}
      world={world}
      caption={i18n._({ id: 'compare.levers', message: 'What differs: levers and events' })}
    />
  );
  const numbers = (
    <NumbersTable
      items={items}
      runs={runs}
      base={base}
      output={output}
      year={horizon}
      isCountry={isCountry}
      caption={i18n._({
        id: 'compare.numbersCaption',
        message: 'Compared numbers, {horizon}',
        values: { horizon },
      })}
    />
  );
  return (
    <>
      <div className="picture-head">
        <h2>{i18n._({ id: 'compare.title', message: 'Compare: {title}', values: { title } })}</h2>
        <div className="picture-tools">
          <IndicatorChoice output={output} onChoose={chooseOutput} />
          <TableSwitch isTable={isTable} of={title} onChange={setTable} />
          {!isInClasses && items.length > 0 && comparison.isDone && (
            <FigureSave
              title={i18n._({ id: 'compare.title', message: 'Compare: {title}', values: { title } })}
              within=".compare-grid"
              scenarios={scenarios}
              asked={{ command: 'compared-years', output, until: horizon }}
              native="lines"
              table={
                <YearsTable
                  items={items}
                  years={years}
                  horizon={horizon}
                  caption={title}
                  value={(value) => EXACT_FORMAT.value(value, unit)}
                  range={(low, high) => EXACT_FORMAT.range(low, high, unit)}
                />
              }
            />
          )}
        </div>
      </div>
      <p className="picture-kind">
        {i18n._({
          id: 'picture.kind',
          message: '{kind} · {explanation}',
          values: { kind: kindWords(output), explanation: outputExplanation(output) },
        })}
      </p>
      <div className="compare-tools">
        <AddScenario world={world} />
        {items.length > 1 && <BaseChoice items={items} base={base} onChoose={setBase} />}
        <ComparisonStatus comparison={comparison} />
        {items.length > 1 && !isTable && !isInClasses && <FlipBar flip={flip} />}
      </div>
      {items.length === 0 && (
        <p className="starting">
          <Trans id="compare.none" message="No scenario is compared. Add one above." />
        </p>
      )}
      {isInClasses ? (
        <>
          <div className="compare-grid">
            {items.map((item) => (
              <SlotHead key={item.at} item={item} />
            ))}
          </div>
          <p className="section-sentence">
            <Trans
              id="compare.inClasses"
              message="In one country this indicator is shown in classes, on Explore, since numbers would look more certain than they are. Choose a region or another indicator to compare numbers."
            />
          </p>
        </>
      ) : (
        <>
          {isTable ? (
            <YearsTable
              items={items}
              years={years}
              horizon={horizon}
              caption={title}
              value={(value) => format.value(value, unit)}
              range={(low, high) => format.range(low, high, unit)}
            />
          ) : (
            <Fans
              items={items}
              years={years}
              base={base}
              world={world}
              output={output}
              title={title}
              only={flip.shown}
            />
          )}
          <p className="note">
            {i18n._({
              id: 'compare.note',
              message:
                'Modelled from 2025, on one scale: line or stroke the median, bands 80% and 95% of {runs} runs as chosen above; grey line: median of {base}. The same run has the same luck in each scenario. Source: {source}.',
              values: { runs: format.whole(count), base: base ? nameOf(base) : '–', source: outputSource(output) },
            })}
          </p>
          {base && items.length > 1 && (
            <Part
              title={i18n._({ id: 'compare.differences', message: 'Differences, run by run' })}
              file={comparison.isDone && differencesTable(EXACT_FORMAT)}
              scenarios={scenarios}
              asked={{ command: 'compared-years', output, until: horizon, base: items.indexOf(base) }}
              native="lines"
            >
              <Findings items={items} base={base} differences={differences} output={output} year={horizon} />
              {isTable ? (
                differencesTable(format)
              ) : (
                <Differences items={items} base={base} differences={differences} output={output} title={title} />
              )}
            </Part>
          )}
        </>
      )}
      {items.length > 0 && (
        <>
          <Part
            title={i18n._({ id: 'compare.levers', message: 'What differs: levers and events' })}
            file={levers}
            scenarios={scenarios}
          >
            {levers}
          </Part>
          <Part
            title={i18n._({
              id: 'compare.numbers',
              message: 'Median, 80% interval and median difference, {place}, {horizon}',
              values: { place: placeNames(world, place).name, horizon },
            })}
            file={comparison.isDone && numbers}
            scenarios={scenarios}
            asked={base && { command: 'compared-numbers', output, year: horizon, base: items.indexOf(base) }}
          >
            {numbers}
          </Part>
          <Suspense fallback={<div className="compare-later" />}>
            <MapsSection items={items} world={world} output={output} year={horizon} place={place} />
            <NeedsSection
              items={items}
              runs={runs}
              world={world}
              year={horizon}
              isCountry={isCountry}
              isDone={comparison.isDone}
            />
          </Suspense>
          <RegretSection
            items={items}
            runs={runs}
            year={horizon}
            placeName={placeNames(world, place).name}
            isCountry={isCountry}
            isDone={comparison.isDone}
          />
        </>
      )}
    </>
  );
}

interface PartProps {
  readonly title: string;
  /** The table whose numbers can be saved. */
  readonly file?: ReactNode;
  readonly scenarios: readonly Scenario[];
  /** How its numbers are computed again; undefined where they are held against hashes alone. */
  readonly asked?: AskedTable | undefined;
  /** The native chart of a presentation of it. */
  readonly native?: NativeKind;
  readonly children: ReactNode;
}

function Part({ title, file, scenarios, asked, native, children }: PartProps) {
  const id = useId();
  return (
    <section className="section" aria-labelledby={id}>
      <div className="block-head">
        <h3 className="section-head" id={id}>
          {title}
        </h3>
        {file && <FigureSave title={title} table={file} scenarios={scenarios} asked={asked} native={native} />}
      </div>
      {children}
    </section>
  );
}

interface BaseChoiceProps {
  readonly items: readonly ComparedItem[];
  readonly base: ComparedItem | undefined;
  onChoose(at: number): void;
}

/** The scenario that the others are held against. */
function BaseChoice({ items, base, onChoose }: BaseChoiceProps) {
  return (
    <label className="choice">
      <Trans id="compare.heldAgainst" message="Held against" />
      <select value={base?.at} onChange={({ target }) => onChoose(Number(target.value))}>
        {items.map((item) => (
          <option key={item.at} value={item.at}>
            {nameOf(item)}
          </option>
        ))}
      </select>
    </label>
  );
}
