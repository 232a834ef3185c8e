import { createHash } from 'node:crypto';
import type { EvidenceFile } from '../../src/summary/evidence.ts';

/** Checksum of everything that the evidence states: SHA-256 of its JSON without spaces and without the checksum. */
export function evidenceDigest({ digest: _digest, ...stated }: EvidenceFile): string {
  return createHash('sha256').update(JSON.stringify(stated)).digest('hex');
}
