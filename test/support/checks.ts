import { readFileSync } from 'node:fs';
import { decodeContainer } from '../../src/baseline/container.ts';
import { columnReader } from '../../src/baseline/decode.ts';

const { columns } = decodeContainer(new Uint8Array(readFileSync(new URL('../../data/checks.bin', import.meta.url))));

/** Years of the UN's totals in `data/checks.bin`. */
export const CHECK_YEARS = [2029, 2034, 2039, 2044, 2049] as const;

/** A column of the UN targets by name and shape. */
export const checkColumn = columnReader(columns);
