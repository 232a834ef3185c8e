import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { lazy, type ReactNode, useId, useState } from 'react';
import type { Answer, Session } from '../../workers/page.ts';
import { SaveMenu } from '../files/save-menu.tsx';
import { withWords } from '../language/language.ts';
import { bySemicolon } from '../language/lists.ts';
import { NeedsTable, type PinnedNeeds } from './needs-table.tsx';
import { RoundingWords, ScopeWords, SharesWords } from './plan-notes.tsx';
import type { PlanView } from './plan-view.ts';
import { certaintyWords, phaseWords } from './prepare-words.ts';
import type { Stock } from './use-stock.ts';

const PlanFiles = lazy(async () => ({ default: (await withWords('files', import('./plan-files.tsx'))).PlanFiles }));

interface NeedsSectionProps {
  readonly view: PlanView;
  readonly answer: Answer;
  readonly world: Session['world'];
  readonly name: string;
  readonly stock: Stock;
  readonly pinned: PinnedNeeds | undefined;
  onPin(pinned: PinnedNeeds | undefined): void;
  onStock(id: string, value: number | undefined): void;
  onClear(): void;
  /** By whose ratios the needs are counted. */
  readonly profileLine: ReactNode;
}

/** Needs by sector, with what the user has in stock. */
export function NeedsSection(props: NeedsSectionProps) {
  const { view, answer, world, name, stock, pinned, onPin, onStock, onClear, profileLine } = props;
  const titleId = useId();
  const [hasOther, setOther] = useState(false);
  const { choices, scenario } = view;
  const title = i18n._({
    id: 'needs.title',
    message: 'Needs: {name}, {phase}, P{percentile}',
    values: { name, phase: phaseWords(choices.phase), percentile: choices.percentile },
  });
  const hasStock = Object.keys(stock).length > 0;
  return (
    <section className="section" aria-labelledby={titleId}>
      <div className="block-head">
        <h3 className="section-head" id={titleId}>
          {title}
        </h3>
        <div className="needs-tools">
          <label className="check">
            <input type="checkbox" checked={hasOther} onChange={({ target }) => setOther(target.checked)} />
            <Trans id="needs.other" message="Other standards too" />
          </label>
          <button
            type="button"
            className="link"
            onClick={() => onPin(pinned ? undefined : { title: name, table: scenario.table })}
          >
            {pinned
              ? i18n._({ id: 'needs.unpin', message: 'Take {title} away', values: { title: pinned.title } })
              : i18n._({ id: 'needs.pin', message: 'Keep beside another place' })}
          </button>
          <SaveMenu title={title}>
            <PlanFiles view={view} answer={answer} world={world} stock={stock} hasOther={hasOther} title={title} />
          </SaveMenu>
        </div>
      </div>
      {profileLine}
      <p className="stock-words">
        <Trans
          id="needs.stock"
          message="Enter what you have in stock to see what would be short. Figures that you enter stay on this device: no link holds them, and no file but those of needs that you save here."
        />{' '}
        {hasStock && (
          <button type="button" className="link" onClick={onClear}>
            <Trans id="needs.clear" message="Clear all entered figures" />
          </button>
        )}
      </p>
      <NeedsTable view={view} caption={title} hasOther={hasOther} stock={stock} pinned={pinned} onStock={onStock} />
      <div className="note needs-notes">
        <p>
          <RoundingWords />{' '}
          <span className="needs-marks">
            <Trans
              id="needs.marks"
              message="Bars run from P50 to P95, the mark is the percentile planned for, the grey line the reference, the dashed mark what is in stock."
            />{' '}
          </span>
          <Trans
            id="needs.orRows"
            message="Rows that begin with “or” are another standard for the same need, not to be added."
          />
        </p>
        <p>
          <SharesWords view={view} />
        </p>
        <p>
          <ScopeWords view={view} />
        </p>
        <p>
          {bySemicolon((['A', 'B', 'C'] as const).map(certaintyWords))}.{' '}
          <Trans
            id="needs.sphere"
            message="Sphere’s figures are minimum indicators to adapt to the place, not targets."
          />
        </p>
      </div>
    </section>
  );
}
