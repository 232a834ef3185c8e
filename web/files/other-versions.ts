import { i18n } from '@lingui/core';
import type { OtherPart } from '../../workers/page-files.ts';

/** What another version of the program, its data or its kernels made, in a sentence. */
export function othersWords(others: readonly OtherPart[]): string {
  const list = others.map(({ part, made, here }) => `${partWords(part)} (${made}, ${here})`);
  return i18n._({
    id: 'fileResult.others',
    message: 'It was made with another version of: {parts}. The numbers may differ for that reason.',
    values: { parts: new Intl.ListFormat(i18n.locale).format(list) },
  });
}

function partWords(part: OtherPart['part']): string {
  switch (part) {
    case 'program':
      return i18n._({ id: 'fileResult.program', message: 'the program' });
    case 'baseline':
      return i18n._({ id: 'fileResult.baseline', message: 'the data' });
    case 'kernels':
      return i18n._({ id: 'fileResult.kernels', message: 'the fast kernels' });
    case 'manifest':
      return i18n._({ id: 'fileResult.manifest', message: 'the list of sources' });
    case 'ownData':
      return i18n._({ id: 'fileResult.ownData', message: 'data of a user in place of the baseline' });
  }
}
