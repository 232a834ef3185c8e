import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useMemo, useState } from 'react';
import { readYears } from '../../src/picture/reading.ts';
import type { Answer, OutputId, Session } from '../../workers/page.ts';
import { placeNames, useChoice, useEngine, usePage } from '../context.ts';
import { outputLabel, outputOf, outputSource, outputUnit } from '../texts.ts';
import { type Region, RegionPanels, RegionTable } from './region-panels.tsx';
import { Section } from './section.tsx';

type Everywhere = NonNullable<Answer['scenario']['everywhere']>;

/** Ways to part the world that are small enough to stand side by side. */
const SCHEMES = ['un-region', 'iom-region', 'income-group', 'un-subregion'] as const;
type Scheme = (typeof SCHEMES)[number];

function schemeName(scheme: Scheme): string {
  switch (scheme) {
    case 'un-region':
      return i18n._({ id: 'regions.un', message: 'UN regions' });
    case 'iom-region':
      return i18n._({ id: 'regions.iom', message: 'IOM regions' });
    case 'income-group':
      return i18n._({ id: 'regions.income', message: 'Income groups' });
    case 'un-subregion':
      return i18n._({ id: 'regions.subregions', message: 'UN subregions' });
    default: {
      const never: never = scheme;
      throw new Error(`scheme ${String(never)} has no name`);
    }
  }
}

interface RegionsSectionProps {
  readonly answer: Answer;
  readonly world: Session['world'];
  readonly horizon: number;
}

/** The chosen indicator in every region, side by side on one scale; a click on a name chooses the region. */
export function RegionsSection({ answer, world, horizon }: RegionsSectionProps) {
  const output = useChoice('output');
  const everywhere = useEngine((state) => state.everywhere);
  const [scheme, setScheme] = useState<Scheme>('un-region');
  const isWorldOnly = outputOf(output).scope === 'world';
  return (
    <Section
      id="regions"
      answer={answer}
      height={430}
      hasTable={!isWorldOnly}
      native="bars"
      asked={() => {
        const groups = world.groups.filter((group) => group.scheme === scheme).map(({ id }) => id);
        return { command: 'regions', output, year: horizon, groups };
      }}
    >
      {(shown, isTable) =>
        isWorldOnly ? (
          <p className="section-sentence">
            <Trans id="regions.worldOnly" message="This indicator is one value for the world: it has no regions." />
          </p>
        ) : (
          <>
            <label className="choice">
              <Trans id="regions.parted" message="Grouped by" />
              <select value={scheme} onChange={({ target }) => setScheme(target.value as Scheme)}>
                {SCHEMES.map((each) => (
                  <option key={each} value={each}>
                    {schemeName(each)}
                  </option>
                ))}
              </select>
            </label>
            {everywhere ? (
              <Regions
                answer={shown}
                everywhere={shown.scenario.everywhere ?? everywhere}
                world={world}
                output={output}
                horizon={horizon}
                scheme={scheme}
                isTable={isTable}
              />
            ) : (
              <p className="note regions-waiting">
                <Trans id="regions.waiting" message="Regions are drawn when all runs of all places are in." />
              </p>
            )}
          </>
        )
      }
    </Section>
  );
}

interface RegionsProps extends RegionsSectionProps {
  readonly everywhere: Everywhere;
  readonly output: OutputId;
  readonly scheme: Scheme;
  readonly isTable: boolean;
}

function Regions({ answer, everywhere, world, output, horizon, scheme, isTable }: RegionsProps) {
  const { format } = usePage();
  const recorded = useEngine((state) => state.session?.recorded);
  const reference = answer.scenario === answer.reference ? null : answer.reference.everywhere;
  const regions = useMemo(
    () =>
      world.groups
        .filter((group) => group.scheme === scheme)
        .flatMap((group): readonly Region[] => {
          const row = recorded?.indexOf(group.id) ?? -1;
          if (row < 0) return [];
          const { name } = placeNames(world, group.id);
          const against = reference ? readYears(reference, output, row) : undefined;
          return [{ group, name, years: readYears(everywhere, output, row), against }];
        }),
    [world, scheme, recorded, everywhere, reference, output],
  );
  const unit = outputUnit(output);
  const isOld = answer.scenario.everywhere === null;
  const values = { output: outputLabel(output), horizon, runs: format.whole(answer.question.runs) };
  return (
    <figure className="regions">
      {isTable ? (
        <RegionTable regions={regions} horizon={horizon} unit={unit} title={outputLabel(output)} />
      ) : (
        <RegionPanels regions={regions} world={world} output={output} horizon={horizon} />
      )}
      <figcaption className="note">
        <span role="status">
          {isOld
            ? i18n._({
                id: 'regions.stale',
                message: 'The regions still show the scenario before; they change when all runs are in.',
              })
            : i18n._({
                id: 'regions.note',
                message:
                  'All on one scale. Line or stroke the median, bands as chosen above, of {runs} runs. Source: {source}.',
                values: { ...values, source: outputSource(output) },
              })}
        </span>{' '}
        {reference && i18n._({ id: 'series.referenceNote', message: 'Grey: median of the reference.' })}
      </figcaption>
    </figure>
  );
}
