/**
 * Files of the needs, apart from page-prepare.ts: fetched when the menu of them is opened; what a format needs, with the first file
 * of it.
 */
import { enclosureText } from '../src/export/enclosure.ts';
import { noteLines } from '../src/export/note-lines.ts';
import type { PlanDeck } from '../src/export/plan-deck.ts';
import type { HeldNeed, PlanResult } from '../src/export/plan-sheets.ts';
import type { Words } from '../src/export/words.ts';
import { type DisplacedKind, outputsOfKind } from '../src/prepare/place-present.ts';
import type { Answer } from './answer.ts';
import { answerDataset, type Dataset, FILE_TYPES, fileOutputs, type ReadyFile } from './page-files.ts';
import type { Session } from './session.ts';

export { type Dataset, type ReadyFile, receiptCode } from './page-files.ts';
export type { HeldNeed, PlanResult };

/** The words of a presentation of needs; its notes and numbers come from the dataset. */
export type DeckWords = Omit<PlanDeck, 'notes' | 'enclosure'> & {
  /** Standards and the like, after what the file was made from. */
  readonly sources: readonly string[];
};

/**
 * Gather what people present are computed from, 2025 to the last year planned for: the file's receipt lets anyone compute it again.
 *
 * @returns undefined until all runs are in.
 */
export function planDataset(
  answer: Answer,
  world: Session['world'],
  kinds: readonly DisplacedKind[],
  until: number,
  facts: Parameters<typeof answerDataset>[4],
): Dataset | undefined {
  const wanted = new Set(kinds.flatMap(outputsOfKind));
  // A group of countries may show what a country shows in classes.
  const outputs = fileOutputs(answer, world).filter((id) => wanted.has(id));
  return answerDataset(answer, world, outputs, until, facts);
}

/** Write needs, their range and what they rest on as a workbook. */
export async function planWorkbook(dataset: Dataset, plan: PlanResult, name: string, words: Words): Promise<ReadyFile> {
  const [{ planSheets }, { workbookBytes }] = await Promise.all([
    import('../src/export/plan-sheets.ts'),
    import('../src/export/workbook-file.ts'),
  ]);
  const bytes = new Uint8Array(await workbookBytes(planSheets(dataset, plan, words)));
  return { name: `${name}.xlsx`, type: FILE_TYPES.xlsx, bytes };
}

/** Write headline, figures and tables as a presentation. */
export async function planPresentation(
  dataset: Dataset,
  { sources, ...words }: DeckWords,
  name: string,
  said: Words,
): Promise<ReadyFile> {
  const { planDeck } = await import('../src/export/plan-deck.ts');
  const notes = [...noteLines(dataset, said), ...sources];
  const bytes = new Uint8Array(await planDeck({ ...words, notes, enclosure: enclosureText(dataset) }));
  return { name: `${name}.pptx`, type: FILE_TYPES.pptx, bytes };
}
