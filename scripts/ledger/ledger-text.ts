import { createHash } from 'node:crypto';
import type { LedgerFile } from '../../src/summary/ledger.ts';

/** Checksum of what the ledger takes from source and runs. */
export function ledgerDigest({ digest: _digest, ...stated }: LedgerFile): string {
  return createHash('sha256').update(JSON.stringify(stated)).digest('hex');
}

/** Write the ledger as JSON, a line for each lever and each file. */
export function ledgerText({ about, runs, year, effects, constants, digest }: LedgerFile): string {
  const lines = (part: object) =>
    Object.entries(part).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  return `{
 "about": ${JSON.stringify(about)},
 "runs": ${runs},
 "year": ${year},
 "effects": {
${lines(effects).join(',\n')}
 },
 "constants": {
${lines(constants).join(',\n')}
 },
 "digest": ${JSON.stringify(digest)}
}
`;
}
