import { i18n } from '@lingui/core';

/** Months as texts of the UN write them in Arabic, with the names of the Mashriq and of the Maghreb. */
const ARABIC_MONTHS = [
  ['كانون الثاني', 'يناير'],
  ['شباط', 'فبراير'],
  ['آذار', 'مارس'],
  ['نيسان', 'أبريل'],
  ['أيار', 'مايو'],
  ['حزيران', 'يونيه'],
  ['تموز', 'يوليه'],
  ['آب', 'أغسطس'],
  ['أيلول', 'سبتمبر'],
  ['تشرين الأول', 'أكتوبر'],
  ['تشرين الثاني', 'نوفمبر'],
  ['كانون الأول', 'ديسمبر'],
] as const;

/** Name of a month, 0 to 11. */
export function monthWords(month: number): string {
  const arabic = ARABIC_MONTHS[month];
  if (i18n.locale === 'ar' && arabic) return arabic.join('/');
  return new Intl.DateTimeFormat(i18n.locale, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2025, month, 15));
}

/** A moment as day and time of this device: "29 Nov 2026, 16:41". */
export function timeWords(milliseconds: number): string {
  const at = new Date(milliseconds);
  if (i18n.locale !== 'ar') return i18n.date(at, { dateStyle: 'medium', timeStyle: 'short' });
  return i18n._({
    id: 'date.moment',
    message: '{day} {month} {year}, {time}',
    values: {
      day: at.getDate(),
      month: monthWords(at.getMonth()),
      year: at.getFullYear(),
      time: i18n.date(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    },
  });
}
