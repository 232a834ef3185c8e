import type { CodeFault } from './letter-code.ts';

/** Version of codes; the first symbol holds it with the kind. */
const VERSION = 1;
/** What a code holds; the order is permanent. */
const KINDS = ['levers', 'scenario', 'curve'] as const;
export type CodeKind = (typeof KINDS)[number];

/** The first symbol of a code of a kind. */
export function headSymbol(kind: CodeKind): number {
  return VERSION * 4 + KINDS.indexOf(kind);
}

/** The kind that a first symbol names; `newer` for a version that this app does not know. */
export function kindOfHead(symbol: number): CodeKind | 'newer' | undefined {
  const version = symbol >> 2;
  if (version > VERSION) return 'newer';
  return version === VERSION ? KINDS[symbol & 3] : undefined;
}

/** What was found and what is allowed, for a code that cannot be read. */
export function codeFaultWords(fault: CodeFault): { readonly found: string; readonly allowed: string } {
  switch (fault.kind) {
    case 'empty':
      return { found: 'nothing', allowed: 'a code of letters and digits' };
    case 'too-long':
      return { found: 'a longer text than any code', allowed: 'a code of letters and digits' };
    case 'sign':
      return {
        found: `"${fault.sign}" as sign ${fault.at}`,
        allowed: 'letters but O, and digits but 0, as the code was written',
      };
    case 'checksum':
      return {
        found: 'a checksum that does not fit',
        allowed: 'the whole code, as it was written: a sign is wrong or missing',
      };
    default: {
      const never: never = fault;
      throw new Error(`fault ${String(never)} has no words`);
    }
  }
}
