import type { Answer, Session } from '../../workers/page.ts';
import { pageFacts } from '../../workers/page-files.ts';
import {
  type AskedTable,
  type PageTable,
  type ReceiptedTable,
  receiptedTable,
  tableCsvFile,
} from '../../workers/page-tables.ts';
import type { Page } from '../context.ts';
import { choicesToHash } from '../url.ts';
import type { FigureSaveProps } from './figure-save.tsx';
import { pageWords } from './page-words.ts';
import { saveFile } from './save-file.ts';

type Facts = Awaited<ReturnType<typeof pageFacts>>;

/**
 * Write down what a table of the page was made from: the scenario and runs of the answer, and the page itself as a link.
 *
 * @param how it can be computed again, and its scenarios and runs where they are not those of the answer.
 */
export function madeTable(
  { store }: Page,
  answer: Answer,
  { build }: Facts,
  shown: PageTable,
  { asked, scenarios, runs }: Pick<FigureSaveProps, 'asked' | 'scenarios' | 'runs'> = {},
): ReceiptedTable {
  const { scenario, seed, place } = answer.question;
  const choices = store.getState();
  return receiptedTable(shown, {
    ...{ build, scenarios: scenarios ?? [scenario], seed, place, until: choices.horizon },
    runs: runs ?? answer.question.runs,
    ...(asked ? { asked } : {}),
    link: choicesToHash({ ...choices, isEmbedded: false }).replace(/^#/, ''),
  });
}

/** Save a table as CSV with its receipt. */
export async function saveTableCsv(
  page: Page,
  answer: Answer,
  ownData: Session['ownData'],
  shown: PageTable,
  asked: AskedTable | undefined,
  stem: string,
): Promise<void> {
  const made = madeTable(page, answer, await pageFacts(ownData), shown, { asked });
  const { name, type, bytes } = tableCsvFile(made, stem, pageWords());
  saveFile(name, type, bytes);
}
