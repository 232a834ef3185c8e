import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LedgerConstants } from '../../src/summary/ledger.ts';

/** Rooms whose constants may be coefficients. */
const ROOMS = ['src/drivers', 'src/mobility', 'src/baseline'] as const;

/** Read every constant in capitals at the top level of the laws, as it is written in the source, without its comments. */
export function readConstants(root: string): LedgerConstants {
  const constants: { [file: string]: { [name: string]: string } } = {};
  for (const room of ROOMS)
    for (const path of readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).sort()) {
      if (!path.endsWith('.ts') || path.endsWith('.as.ts')) continue;
      const file = `${room}/${path.replaceAll('\\', '/')}`;
      const found = constantsIn(readFileSync(join(root, file), 'utf8'));
      if (Object.keys(found).length > 0) constants[file] = found;
    }
  return constants;
}

/** Constants of one file by name: what stands between the equals sign and the end of the statement. */
export function constantsIn(text: string): { [name: string]: string } {
  const found: { [name: string]: string } = {};
  for (const { 1: name, 2: value } of text.matchAll(/^(?:export )?const ([A-Z][A-Z0-9_]+)\b[^=\n]*=\s*([\s\S]*?);$/gm))
    found[name as string] = (value as string)
      .replaceAll(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '')
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/ (as const|satisfies) ?.*$/g, '')
      .trim();
  return found;
}
