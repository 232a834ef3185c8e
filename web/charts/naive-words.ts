import { i18n } from '@lingui/core';
import type { NaiveLine } from '../../src/summary/naive.ts';

/** What a naive forecast carries on: "as in 2020", "mean 2011–2020". */
export function naiveWords(line: NaiveLine | undefined): string {
  if (line === undefined) return '';
  const { kind, from, to } = line;
  return kind === 'last'
    ? i18n._({ id: 'fan.asIn', message: 'as in {year}', values: { year: String(to) } })
    : i18n._({ id: 'fan.meanOf', message: 'mean {from}–{to}', values: { from: String(from), to: String(to) } });
}
