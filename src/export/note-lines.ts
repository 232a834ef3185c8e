import type { Dataset } from './dataset.ts';
import { receiptCode } from './receipt.ts';

/** What a file was made from, for the notes of a presentation: program, places, scenario, runs, seed, receipt, licence, sources. */
export function noteLines({ receipt, sources, titleOf }: Dataset): readonly string[] {
  const { program, places, scenario, runs, seed, licence } = receipt;
  const names = places.map((place) => titleOf(place).name).join(', ');
  return [
    `${program.name} ${program.version}. ${names}; ${scenario.name}: ${runs} runs, seed ${seed}. Receipt ${receiptCode(receipt)}.`,
    licence,
    ...sources.map((source) => `${source.citation} ${source.licence}.`),
  ];
}
