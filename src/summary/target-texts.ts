import type { Target } from './evidence.ts';

/** A text of a target as the catalogues hold it. */
interface TargetText {
  /** Holds a fingerprint of the English, so that a changed claim is a new text and waits for its translation. */
  readonly id: string;
  readonly message: string;
}

/** A figure inside a note, with its decimals as written. */
export interface NotedFigure {
  readonly value: number;
  readonly decimals: number;
  readonly isPercent: boolean;
}

/** A note, its figures apart from its words: figures change with every scoring, words do not. */
interface NoteText extends TargetText {
  /** By the name of their placeholder: figure1, figure2. */
  readonly figures: Readonly<Record<string, NotedFigure>>;
  /** Places with a figure each, where the note ends in such a list. */
  readonly list: readonly { readonly place: string; readonly figure: NotedFigure }[];
}

/** The claim of a target. */
export function claimText({ id, claim }: Pick<Target, 'id' | 'claim'>): TargetText {
  return { id: `target.${id}.claim.${fingerprint(claim)}`, message: withDashes(claim) };
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

/** Eight hex digits that tell texts apart (FNV-1a, 32 bits). */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
