import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import type { Session } from '../../workers/page.ts';
import { type MetricEvidence, type ScoreId, type Verdict, verdictOf } from '../../workers/page-evidence.ts';
import { TableFrame } from '../charts/table-frame.tsx';
import { placeNames, usePage } from '../context.ts';
import { rivalName, verdictWords } from './evidence-words.ts';

/** A cell of the grid. */
export interface CellChoice {
  readonly region: string;
  readonly horizon: string;
}

interface SkillGridProps {
  readonly scores: MetricEvidence;
  readonly score: ScoreId;
  readonly rival: string;
  readonly world: Session['world'];
  readonly chosen: CellChoice;
  onChoose(cell: CellChoice): void;
}

/** Skill against one rival by region and years ahead; a mark says what is beyond chance. */
export function SkillGrid({ scores, score, rival, world, chosen, onChoose }: SkillGridProps) {
  const { format } = usePage();
  const horizons = Object.keys(scores.byHorizon);
  const regions = Object.keys(scores.byHorizon[horizons[0] as string] ?? {});
  const caption = i18n._({
    id: 'rivals.gridCaption',
    message: 'Skill against “{rival}” by region and years ahead',
    values: { rival: rivalName(rival) },
  });
  return (
    <>
      <TableFrame label={caption}>
        <table className="evidence-table skill-grid">
          <caption className="hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">
                <Trans id="rivals.region" message="Region" />
              </th>
              {horizons.map((horizon) => (
                <th scope="col" key={horizon} className="is-number">
                  {i18n._({
                    id: 'rivals.yearsAhead',
                    message: '{years, plural, one {# year ahead} other {# years ahead}}',
                    values: { years: Number(horizon) },
                  })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {regions.map((region) => (
              <tr key={region} className={region === 'WLD' ? 'is-world' : ''}>
                <th scope="row">{placeNames(world, region).name}</th>
                {horizons.map((horizon) => {
                  const pair = scores.byHorizon[horizon]?.[region]?.rivals[rival]?.[score];
                  if (!pair)
                    return (
                      <td key={horizon} className="is-number">
                        –
                      </td>
                    );
                  const verdict = verdictOf(pair);
                  const isChosen = chosen.region === region && chosen.horizon === horizon;
                  return (
                    <td key={horizon} className="is-number">
                      <button
                        type="button"
                        className={`skill-cell is-${verdict}`}
                        aria-pressed={isChosen}
                        onClick={() => onChoose({ region, horizon })}
                      >
                        <VerdictMark verdict={verdict} />
                        {pair.skill === null ? '–' : format.signed(pair.skill, 'ratio')}
                        <span className="hidden">, {verdictWords(verdict)}</span>
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      <p className="verdict-key">
        {(['better', 'level', 'worse', 'unknown'] as const).map((verdict) => (
          <span key={verdict} className={`is-${verdict}`}>
            <VerdictMark verdict={verdict} /> {verdictWords(verdict)}
          </span>
        ))}
      </p>
    </>
  );
}

/** A filled dot, a ring, a cross or a dash: the verdict without colour. */
export function VerdictMark({ verdict }: { readonly verdict: Verdict }) {
  return (
    <svg className="verdict-mark" width="9" height="9" viewBox="-4.5 -4.5 9 9" aria-hidden="true">
      {verdict === 'better' && <circle r="3.5" />}
      {verdict === 'level' && <circle className="is-open" r="3" />}
      {verdict === 'worse' && <path className="is-line" d="M-3,-3L3,3M-3,3L3,-3" />}
      {verdict === 'unknown' && <path className="is-line" d="M-3,0H3" />}
    </svg>
  );
}
