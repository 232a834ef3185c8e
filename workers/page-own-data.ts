/** Data of the user in place of the baseline's, apart from page.ts: it is fetched where someone has, or wants, such data. */

import { checkOwnRecord, type OwnRecord } from '../src/own/own-series.ts';
import { checksumOf } from './files/own-record.ts';

export { OWN_COLUMNS } from '../src/own/own-file.ts';
export { OWN_KINDS, type OwnKind, type OwnRecord } from '../src/own/own-series.ts';
export { ownCsv, presentSeries } from '../src/own/own-template.ts';
export { importOwnFile } from './files/own-record.ts';

/** Check what was kept on the device; what is not whole, or not what its checksum says, is left out. */
export function checkOwnRecords(values: readonly unknown[]): readonly OwnRecord[] {
  return values.flatMap((value) => {
    const record = checkOwnRecord(value);
    return record && record.sha256 === checksumOf(record) ? [record] : [];
  });
}
