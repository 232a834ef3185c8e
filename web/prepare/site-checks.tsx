import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { type Phase, SITE_CHECKS, type SiteCheck } from '../../workers/page-prepare.ts';
import { certaintyWords, checkLabel, checkUnit, rowNote, sectorWords, standardWords } from './prepare-words.ts';

/** What a site is checked for, which needs no count. */
export function SiteChecks({ phase }: { readonly phase: Phase }) {
  const checks = SITE_CHECKS.filter(({ limits }) => Object.keys(limits[phase]).length > 0);
  return (
    <details className="section fold">
      <summary>
        <h3 className="section-head">
          <Trans id="checks.title" message="Checks of a site" />
        </h3>
        <span className="soft">
          {i18n._({ id: 'checks.count', message: '{count} limits', values: { count: checks.length } })}
        </span>
      </summary>
      <ul className="site-checks">
        {checks.map((check) => (
          <li key={check.id} title={`${certaintyWords(check.certainty)}. ${rowNote(check)}`.trim()}>
            <span className="soft">{sectorWords(check.sector)}</span>
            <span>
              {checkLabel(check)}: <b>{limitsWords(check, phase)}</b>
            </span>
            <span className="soft">
              {standardWords(check)} · {check.certainty}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** "at most 500 m". */
function limitsWords(check: SiteCheck, phase: Phase): string {
  const { min, max } = check.limits[phase];
  const values = { min, max, unit: checkUnit(check) };
  if (min === undefined) return i18n._({ id: 'checks.most', message: 'at most {max} {unit}', values });
  if (max === undefined) return i18n._({ id: 'checks.least', message: 'at least {min} {unit}', values });
  if (min === max) return i18n._({ id: 'checks.exact', message: '{min} {unit}', values });
  return i18n._({ id: 'checks.between', message: '{min} to {max} {unit}', values });
}
