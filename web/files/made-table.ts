import type { Answer, Session } from '../../workers/page.ts';
import { pageFacts } from '../../workers/page-files.ts';
import { type PageTable, type ReceiptedTable, receiptedTable, tableCsvFile } from '../../workers/page-tables.ts';
import type { Page } from '../context.ts';
import { choicesToHash } from '../url.ts';
import { pageWords } from './page-words.ts';
import { saveFile } from './save-file.ts';

type Facts = Awaited<ReturnType<typeof pageFacts>>;

/** Write down what a table of the page was made from: the scenario and runs of the answer, and the page itself as a link. */
export function madeTable({ store }: Page, answer: Answer, { build }: Facts, shown: PageTable): ReceiptedTable {
  const { scenario, seed, runs, place } = answer.question;
  const choices = store.getState();
  return receiptedTable(shown, {
    ...{ build, scenarios: [scenario], seed, runs, place, until: choices.horizon },
    link: choicesToHash({ ...choices, isEmbedded: false }).replace(/^#/, ''),
  });
}

/** Save a table as CSV with its receipt. */
export async function saveTableCsv(
  page: Page,
  answer: Answer,
  ownData: Session['ownData'],
  shown: PageTable,
  stem: string,
): Promise<void> {
  const { name, type, bytes } = tableCsvFile(
    madeTable(page, answer, await pageFacts(ownData), shown),
    stem,
    pageWords(),
  );
  saveFile(name, type, bytes);
}
