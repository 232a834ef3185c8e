/**
 * What the page shows of coefficients and equations, apart from page.ts: it is fetched when the Evidence page is first opened.
 */
import ledgerUrl from '../data/ledger.json?url';
import type { LedgerFile } from '../src/summary/ledger.ts';

export { DATA_NAMES } from '../src/params/data-names.ts';
export type { Certainty } from '../src/params/define-coefficient.ts';
export { DRIVER_GROUPS } from '../src/params/define-lever.ts';
export { EQUATIONS, type Equation } from '../src/params/equations.ts';
export { findLever } from '../src/params/levers.ts';
export {
  CERTAINTIES,
  EFFECT_OUTPUTS,
  type EffectOutput,
  filterLedger,
  type LedgerFile,
  type LedgerFilter,
  type LedgerRow,
  ledgerRows,
  NO_FILTER,
  rangeEnds,
} from '../src/summary/ledger.ts';

/** Read data/ledger.json, as `npm run ledger` wrote it. @throws Error where it cannot be fetched. */
export async function readLedger(): Promise<LedgerFile> {
  const response = await fetch(ledgerUrl);
  if (!response.ok) throw new Error(`${ledgerUrl} could not be read: ${response.status}`);
  return (await response.json()) as LedgerFile;
}
