import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { type ReactNode, useState } from 'react';
import type { Session } from '../../workers/page.ts';
import { type EvidenceFile, SCORES, type ScoreId } from '../../workers/page-evidence.ts';
import { placeNames, usePage } from '../context.ts';
import { FigureSave } from '../files/figure-save.tsx';
import { metricName, rivalName, scoreName } from './evidence-words.ts';
import { RivalTable } from './rival-table.tsx';
import { type CellChoice, SkillGrid } from './skill-grid.tsx';
import { methodWords } from './target-words.ts';

interface RivalsSectionProps {
  readonly evidence: EvidenceFile;
  readonly world: Session['world'];
}

/** Scores by metric, region and horizon beside every rival. */
export function RivalsSection({ evidence, world }: RivalsSectionProps) {
  const { format } = usePage();
  const metrics = Object.keys(evidence.metrics);
  const [metric, setMetric] = useState(metrics[0] as string);
  const [wantedScore, setScore] = useState<ScoreId>('crpsPer1000');
  const [wantedRival, setRival] = useState('lastValue');
  const [wantedCell, setCell] = useState<CellChoice>({ region: 'WLD', horizon: '1' });
  const scores = evidence.metrics[metric];
  if (!scores) throw new Error(`metric ${metric} has no scores`);
  const rivals = Object.keys(scores.all?.rivals ?? {});
  const rival = rivals.includes(wantedRival) ? wantedRival : (rivals[0] as string);
  const known = SCORES.filter((each) => scores.all?.rivals[rival]?.[each] !== null);
  const score = known.includes(wantedScore) ? wantedScore : 'crpsPer1000';
  const horizons = Object.keys(scores.byHorizon);
  const cell = horizons.includes(wantedCell.horizon) ? wantedCell : { ...wantedCell, horizon: horizons[0] as string };
  const summary = scores.byHorizon[cell.horizon]?.[cell.region];
  const caption =
    summary &&
    i18n._({
      id: 'rivals.caption',
      message:
        '{metric}, {region}, {horizon, plural, one {# year} other {# years}} ahead: the law and every rival. {rowCount, plural, one {{rows} row} other {{rows} rows}} of {placeCount, plural, one {{places} place} other {{places} places}}; difference with its paired standard error over places; bars of two standard errors.',
      values: {
        metric: metricName(metric),
        region: placeNames(world, cell.region).name,
        horizon: Number(cell.horizon),
        rowCount: summary.rows,
        rows: format.whole(summary.rows),
        placeCount: summary.places,
        places: format.whole(summary.places),
      },
    });
  return (
    <>
      <p className="section-sentence">
        <Trans
          id="rivals.intro"
          message="Each law is fitted again with what was on record before an origin, and scored on the years from then on beside simple ways to tell the future. Skill is the part of the rival’s error that the law saves. Choose a cell for all rivals there."
        />
      </p>
      <search className="evidence-choices">
        <Choice
          label={i18n._({ id: 'rivals.metric', message: 'Metric' })}
          value={metric}
          options={metrics.map((id) => [id, metricName(id)])}
          onChoose={setMetric}
        />
        <Choice
          label={i18n._({ id: 'rivals.score', message: 'Score' })}
          value={score}
          options={known.map((id) => [id, scoreName(id)])}
          onChoose={(id) => setScore(id as ScoreId)}
        />
        <Choice
          label={i18n._({ id: 'rivals.rival', message: 'Against' })}
          value={rival}
          options={rivals.map((id) => [id, rivalName(id)])}
          onChoose={setRival}
        />
      </search>
      <SkillGrid scores={scores} score={score} rival={rival} world={world} chosen={cell} onChoose={setCell} />
      {summary && caption && (
        <div className="rivals-all">
          <RivalTable summary={summary} score={score} caption={caption} />
          <FigureSave
            title={caption}
            within=".evidence-choices"
            table={<RivalTable summary={summary} score={score} caption={caption} />}
          />
        </div>
      )}
      <ul className="note method">
        {evidence.method.map((line) => (
          <li key={line}>{methodWords(line)}</li>
        ))}
      </ul>
    </>
  );
}

function Choice({
  label,
  value,
  options,
  onChoose,
}: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  onChoose(value: string): void;
}): ReactNode {
  return (
    <label className="evidence-choice">
      <span>{label}</span>
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
