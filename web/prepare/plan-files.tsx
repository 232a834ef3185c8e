import '../files/files.css';
import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useMemo } from 'react';
import {
  type Dataset,
  planDataset,
  planPresentation,
  planWorkbook,
  receiptCode,
} from '../../workers/page-plan-files.ts';
import { needsPageTable } from '../../workers/page-prepare.ts';
import { type AskedTable, tableCsvFile } from '../../workers/page-tables.ts';
import { useEngine, usePage } from '../context.ts';
import { madeTable } from '../files/made-table.ts';
import { pageWords } from '../files/page-words.ts';
import { useSaving } from '../files/use-saving.ts';
import { ownFileLines } from '../own-data/own-data-words.ts';
import { deckWords, type PlanFileParts, planResult } from './plan-file-words.ts';
import { askedPeople, PLANNED_AT } from './plan-view.ts';

/** Files that can be saved of the needs. */
export function PlanFiles(parts: PlanFileParts) {
  const { view, answer, world, stock, title } = parts;
  const page = usePage();
  const { format } = page;
  const own = ownFileLines(useEngine((state) => state.session?.ownData) ?? [], world);
  const { facts, said, save } = useSaving();
  // While a newer scenario is computed the page still shows the figures of the former: its link would be that of the newer.
  const isNewest = useEngine((state) => state.isFinal && state.answer === answer);
  const { choices, kinds, until, scenario, profile } = view;
  const stem = `needs-${answer.question.place}-${choices.phase}-p${choices.percentile}`;
  const dataset = useMemo(
    () => facts && planDataset(answer, world, kinds, until, facts),
    [answer, world, kinds, until, facts],
  );
  const asked: AskedTable | undefined = profile
    ? undefined
    : {
        ...{ command: 'needs', ...askedPeople(view) },
        ...{ household: choices.household, plannedShare: choices.planned / 100 },
      };
  const csv = async () => {
    if (!facts) return [];
    const made = madeTable(page, answer, facts, { title, ...needsPageTable(scenario.table, PLANNED_AT) }, { asked });
    return [tableCsvFile(made, stem, pageWords())];
  };
  const withDataset = (make: (dataset: Dataset) => Promise<Awaited<ReturnType<typeof planWorkbook>>>) => () =>
    dataset && save(async () => [await make(dataset)]);
  return (
    <>
      <div className="export-row">
        <button type="button" disabled={!facts || !isNewest} onClick={() => save(csv)}>
          CSV
        </button>
        <button
          type="button"
          disabled={!dataset}
          onClick={withDataset((of) => planWorkbook(of, planResult(parts), stem, pageWords()))}
        >
          Excel
        </button>
        <button
          type="button"
          disabled={!dataset}
          onClick={withDataset((of) => planPresentation(of, deckWords(parts, of, format, own), stem, pageWords()))}
        >
          PowerPoint
        </button>
      </div>
      {Object.keys(stock).length > 0 && (
        <p className="soft export-note">
          <Trans
            id="planFiles.stock"
            message="Excel and PowerPoint files hold the figures that you entered; they go to your device alone."
          />
        </p>
      )}
      {dataset && (
        <p className="soft export-note">
          {i18n._({
            id: 'planFiles.receipt',
            message:
              'Excel and PowerPoint files have a receipt: the displacement that the needs rest on can be computed again from it. Its code: {code}',
            values: { code: receiptCode(dataset.receipt) },
          })}
        </p>
      )}
      <p className="soft export-note" role="status">
        {said}
      </p>
    </>
  );
}
