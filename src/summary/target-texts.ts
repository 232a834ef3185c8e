import { type CatalogueText, fingerprint } from './catalogue-text.ts';
import type { Target } from './evidence.ts';

/** A figure inside a note, with its decimals as written. */
export interface NotedFigure {
  readonly value: number;
  readonly decimals: number;
  readonly isPercent: boolean;
}

/** A note, its figures apart from its words: figures change with every scoring, words do not. */
interface NoteText extends CatalogueText {
  /** By the name of their placeholder: figure1, figure2. */
  readonly figures: Readonly<Record<string, NotedFigure>>;
  /** Places with a figure each, where the note ends in such a list. */
  readonly list: readonly { readonly place: string; readonly figure: NotedFigure }[];
}

/** The claim of a target. */
export function claimText({ id, claim }: Pick<Target, 'id' | 'claim'>): CatalogueText {
  return { id: `target.${id}.claim.${fingerprint(claim)}`, message: withDashes(claim) };
}

/** A line on how scores are made. */
export function methodText(line: string): CatalogueText {
  return { id: `target.method.${fingerprint(line)}`, message: withDashes(line) };
}

/** The note of a target, with {figure1} where a figure stands and {list} where places are listed. Years belong to the words. */
export function noteText(note: string): NoteText {
  const [, before = '', listed] = /^([^:]+: )((?:[A-Z]{3} -?[\d.]+%?(?:, |$))+)$/.exec(note) ?? [];
  const list = (listed ?? '').split(', ').flatMap((item) => {
    const [place = '', figure] = item.split(' ');
    return figure === undefined ? [] : [{ place, figure: figureOf(figure) }];
  });
  const figures: { [name: string]: NotedFigure } = {};
  const words = listed === undefined ? note : `${before}{list}`;
  const message = words.replaceAll(/(?<![\p{L}\d.])-?\d+(?:\.\d+)?/gu, (text) => {
    if (/^(19|20)\d\d$/.test(text)) return text;
    const name = `figure${Object.keys(figures).length + 1}`;
    figures[name] = figureOf(text);
    return `{${name}}`;
  });
  return { id: `target.note.${fingerprint(message)}`, message: withDashes(message), figures, list };
}

function figureOf(text: string): NotedFigure {
  const number = text.replace('%', '');
  return { value: Number(number), decimals: number.split('.')[1]?.length ?? 0, isPercent: number !== text };
}

/** Ranges with the dash of ranges. */
function withDashes(text: string): string {
  return text.replaceAll(/([\d}])-(?=[\d{])/g, '$1–');
}
