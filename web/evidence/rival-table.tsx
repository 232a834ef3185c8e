import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { layoutSkillStrip } from '../../src/picture/skill-strip.ts';
import { judgedRivals, type ScoreId, type Summary } from '../../workers/page-evidence.ts';
import { TableFrame } from '../charts/table-frame.tsx';
import { useWidth } from '../charts/use-width.ts';
import { usePage } from '../context.ts';
import { rivalName, verdictWords } from './evidence-words.ts';
import { VerdictMark } from './skill-grid.tsx';

const STRIP = { width: 260, height: 22, inset: 6 } as const;
/** Below this width of the table a strip stands under its numbers, beside the verdict in a column of its own. */
const NARROW = 600;
const VERDICT_WIDTH = 96;

/** The law beside every rival by one score: numbers, and skill with two standard errors on one scale. */
export function RivalTable({
  summary,
  score,
  caption,
}: {
  readonly summary: Summary;
  readonly score: ScoreId;
  readonly caption: string;
}) {
  const { format } = usePage();
  const rivals = judgedRivals(summary, score);
  const [frame, width] = useWidth<HTMLDivElement>(NARROW);
  const isNarrow = width < NARROW;
  const stripWidth = isNarrow ? Math.max(120, width - VERDICT_WIDTH) : STRIP.width;
  const strip = layoutSkillStrip(rivals, stripWidth, STRIP.inset);
  const middle = STRIP.height / 2;
  return (
    <div ref={frame}>
      <p className="note">{caption}</p>
      <TableFrame label={caption}>
        <table className={`evidence-table rivals ${isNarrow ? 'is-narrow' : ''}`}>
          <thead>
            <tr>
              <th scope="col">
                <Trans id="rivals.name" message="Rival" />
              </th>
              <th scope="col" className="is-number">
                <Trans id="rivals.ofRival" message="Its score" />
              </th>
              <th scope="col" className="is-number">
                <Trans id="rivals.ofLaw" message="The law" />
              </th>
              <th scope="col" className="is-number">
                <Trans id="rivals.difference" message="Difference ± s.e." />
              </th>
              <th scope="col" className="is-number">
                <Trans id="rivals.skill" message="Skill" />
              </th>
              <th scope="col" className="strip-head">
                <span style={{ insetInlineStart: strip.zero }}>
                  <Trans id="rivals.equal" message="equal" />
                </span>
              </th>
              <th scope="col">
                <Trans id="rivals.verdict" message="The law is" />
              </th>
            </tr>
          </thead>
          <tbody>
            {rivals.map(({ name, rival, law, difference, standardError, skill, verdict }, i) => {
              const at = strip.rows[i];
              return (
                <tr key={name}>
                  <th scope="row">{rivalName(name)}</th>
                  <td className="is-number">{format.figure(rival, 'number')}</td>
                  <td className="is-number">{format.figure(law, 'number')}</td>
                  <td className="is-number">
                    {format.signedFigure(difference)}
                    {standardError !== null && (
                      <span className="soft"> ± {format.figure(standardError, 'number')}</span>
                    )}
                  </td>
                  <td className="is-number">
                    <b>{skill === null ? '–' : format.signed(skill, 'ratio')}</b>
                  </td>
                  <td className="strip-cell">
                    {at && (
                      <svg
                        className={`skill-strip is-${verdict}`}
                        width={stripWidth}
                        height={STRIP.height}
                        aria-hidden="true"
                      >
                        <line className="strip-zero" x1={strip.zero} x2={strip.zero} y1="0" y2={STRIP.height} />
                        <line className="strip-range" x1={at.from} x2={at.to} y1={middle} y2={middle} />
                        {at.isCut && <path className="strip-cut" d={`M${at.from + 5},${middle - 4}l-5,4l5,4`} />}
                        {at.x !== undefined && (
                          <circle className={verdict === 'better' ? '' : 'is-open'} cx={at.x} cy={middle} r="3.5" />
                        )}
                      </svg>
                    )}
                  </td>
                  <td className={`verdict-cell is-${verdict}`}>
                    <VerdictMark verdict={verdict} /> {verdictWords(verdict)}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
        {rivals.length === 0 && (
          <p className="soft">{i18n._({ id: 'rivals.none', message: 'No rival has this score here.' })}</p>
        )}
      </TableFrame>
    </div>
  );
}
