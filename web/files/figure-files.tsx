import './files.css';
import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useMemo, useRef, useState } from 'react';
import {
  base64,
  pngFile,
  type ReceiptedTable,
  svgFile,
  tableCsvFile,
  tableDeck,
  tableWorkbook,
} from '../../workers/page-tables.ts';
import { PageProvider, placeNames, useEngine, usePage, useWorld } from '../context.ts';
import { bySemicolon } from '../language/lists.ts';
import { ownFileLines } from '../own-data/own-data-words.ts';
import { scenarioName } from '../texts.ts';
import { EXACT_FORMAT } from './exact-format.ts';
import type { FigureSaveProps } from './figure-save.tsx';
import { madeTable } from './made-table.ts';
import { pageWords } from './page-words.ts';
import { rasterise } from './rasterise.ts';
import { readTables } from './read-table.ts';
import { chartsIn, type Snapshot, snapshot } from './snapshot.ts';
import { useSaving } from './use-saving.ts';

interface FigureFilesProps extends Omit<FigureSaveProps, 'within'> {
  /** The element that holds the charts. */
  figure(): Element | null;
}

/** Files that can be saved of a figure: its picture as it stands, and the numbers behind it. */
export function FigureFiles({ title: name, table, isOfPlace, native, figure, ...how }: FigureFilesProps) {
  const { scenarios, runs } = how;
  const page = usePage();
  const exact = useMemo(() => ({ ...page, format: EXACT_FORMAT }), [page]);
  const answer = useEngine((state) => state.answer);
  const world = useWorld();
  const own = ownFileLines(useEngine((state) => state.session?.ownData) ?? [], world);
  const title =
    isOfPlace && answer && world
      ? i18n._({
          id: 'figure.ofPlace',
          message: '{title}, {place}',
          values: { title: name, place: placeNames(world, answer.question.place).name },
        })
      : name;
  const { facts, said, save } = useSaving();
  const drawn = useRef<HTMLDivElement>(null);
  const [element] = useState(figure);
  const hasChart = element !== null && chartsIn(element).length > 0;
  const stem = title
    .normalize('NFKD')
    .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase()
    .slice(0, 80);

  /** The table as it is now, and what it was made from. */
  function made(): ReceiptedTable {
    const read = drawn.current && readTables(drawn.current);
    if (!read || !facts || !answer)
      throw new Error(i18n._({ id: 'figure.empty', message: 'there is no table to save yet' }));
    return madeTable(page, answer, facts, { title, ...read }, how);
  }
  async function picture(of: ReceiptedTable, hasTitle = true): Promise<Snapshot> {
    if (!element) throw new Error(i18n._({ id: 'figure.noChart', message: 'there is no chart to save' }));
    const captions = [...element.querySelectorAll('figcaption, p.note')]
      .filter((each) => !each.closest('.export') && each.textContent !== '')
      .map((each) => (each.textContent ?? '').replace(/\s+/g, ' ').trim());
    return await snapshot(element, {
      title,
      hasTitle,
      description: chartsIn(element)
        .map((chart) => chart.getAttribute('aria-label') ?? '')
        .join(' '),
      notes: [...captions, ...own, foot(of)],
      enclosure: of.enclosure,
    });
  }
  function foot({ code }: ReceiptedTable): string {
    const shown = scenarios ?? (answer ? [answer.question.scenario] : []);
    if (shown.length === 0)
      return i18n._({
        id: 'figure.footRoom',
        message:
          'Settings of a room. Mobility Horizons: a conditional projection, not a prediction; not a UN product. Receipt {code}.',
        values: { code },
      });
    return i18n._({
      id: 'figure.foot',
      message:
        '{scenario}: {runs} runs. Mobility Horizons: a conditional projection, not a prediction; not a UN product. Receipt {code}.',
      values: {
        scenario: bySemicolon(shown.map(scenarioName)),
        runs: page.format.whole(runs ?? answer?.question.runs ?? 0),
        code,
      },
    });
  }
  const png = async ({ svg, width, height }: Snapshot) => await rasterise(svg, width, height);
  const savePng = async () => {
    const of = made();
    return [pngFile(await png(await picture(of)), of, stem)];
  };
  const saveDeck = async () => {
    const of = made();
    const shot = hasChart ? await picture(of, false) : undefined;
    const words = (cell: unknown) =>
      typeof cell === 'number' ? i18n.number(cell, { maximumSignificantDigits: 5 }) : String(cell ?? '');
    const deck = {
      title,
      description: title,
      picture: shot && { png: base64(await png(shot)), width: shot.width, height: shot.height },
      rows: [of.table.columns, ...of.table.rows].map((row) => row.map(words)),
      foot: [...own, foot(of)].join(' '),
      isRightToLeft: document.documentElement.dir === 'rtl',
    };
    return [await tableDeck(deck, of, stem, native, pageWords())];
  };
  const isReady = facts !== undefined && answer?.isFinal === true;
  return (
    <>
      <fieldset disabled={!isReady} className="export-formats">
        <legend className="hidden">
          <Trans id="export.formats" message="Formats" />
        </legend>
        {hasChart && (
          <>
            <p className="section-head">
              <Trans id="export.picture" message="Picture" />
            </p>
            <div className="export-row">
              <button type="button" onClick={() => save(savePng)}>
                PNG
              </button>
              <button
                type="button"
                onClick={() =>
                  save(async () => {
                    const { svg } = await picture(made());
                    return [svgFile(svg, stem)];
                  })
                }
              >
                SVG
              </button>
            </div>
          </>
        )}
        <p className="section-head">
          <Trans id="export.numbers" message="Numbers" />
        </p>
        <div className="export-row">
          <button type="button" onClick={() => save(async () => [tableCsvFile(made(), stem, pageWords())])}>
            CSV
          </button>
          <button type="button" onClick={() => save(async () => [await tableWorkbook(made(), stem, pageWords())])}>
            Excel
          </button>
          <button type="button" onClick={() => save(saveDeck)}>
            PowerPoint
          </button>
        </div>
      </fieldset>
      <p className="soft export-note">
        {isReady
          ? i18n._({
              id: 'figure.receipt',
              message:
                'Numbers are saved as they are, not as they are rounded here; shares are from 0 to 1. Every file says what it was made from, and holds a hash of each row.',
            })
          : i18n._({ id: 'export.waiting', message: 'Files are made when all runs are in.' })}
      </p>
      <p className="soft export-note" role="status">
        {said}
      </p>
      <div hidden ref={drawn}>
        <PageProvider value={exact}>{table}</PageProvider>
      </div>
    </>
  );
}
