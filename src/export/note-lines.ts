import { joinBySemicolon } from '../picture/lists.ts';
import type { Dataset } from './dataset.ts';
import { fileWord } from './file-words.ts';
import { receiptCode } from './receipt.ts';
import { declaredWords, type Words } from './words.ts';

/** What a file was made from, for the notes of a presentation: program, places, scenario, runs, seed, receipt, licence, sources. */
export function noteLines({ receipt, sources, titleOf }: Dataset, words: Words): readonly string[] {
  const { program, places, scenario, runs, seed } = receipt;
  const names = joinBySemicolon(
    words.locale,
    places.map((place) => titleOf(place).name),
  );
  const scenarioName = declaredWords(words, `library.name.${scenario.name}`, scenario.name);
  return [
    fileWord(words, 'madeFrom', {
      program: `${program.name} ${program.version}`,
      what: joinBySemicolon(words.locale, [names, scenarioName]),
      ...{ runs, seed, code: receiptCode(receipt) },
    }),
    fileWord(words, 'licence'),
    ...sources.map((source) => `${source.citation} ${source.licence}.`),
  ];
}
