import { i18n } from '@lingui/core';

/** A moment as day and time of this device: "29 Nov 2026, 16:41". */
export function timeWords(milliseconds: number): string {
  return i18n.date(new Date(milliseconds), { dateStyle: 'medium', timeStyle: 'short' });
}
