import { i18n } from '@lingui/core';
import type { Session } from '../../workers/page.ts';

/** Shorter labels for charts where a whole name has no room; the whole is read at the cursor and in the table. Source: UN usage, WPP 2024. */
const SHORT_LABELS: Readonly<Record<string, () => string>> = {
  GBR: () => i18n._({ id: 'short.GBR', message: 'United Kingdom' }),
  USA: () => i18n._({ id: 'short.USA', message: 'United States' }),
  NLD: () => i18n._({ id: 'short.NLD', message: 'Netherlands' }),
  BOL: () => i18n._({ id: 'short.BOL', message: 'Bolivia (Plur. State of)' }),
  IRN: () => i18n._({ id: 'short.IRN', message: 'Iran (Islamic Rep. of)' }),
  VEN: () => i18n._({ id: 'short.VEN', message: 'Venezuela (Bolivarian Rep. of)' }),
  FSM: () => i18n._({ id: 'short.FSM', message: 'Micronesia (Fed. States of)' }),
  PRK: () => i18n._({ id: 'short.PRK', message: 'Dem. People’s Rep. of Korea' }),
  KOR: () => i18n._({ id: 'short.KOR', message: 'Rep. of Korea' }),
  LAO: () => i18n._({ id: 'short.LAO', message: 'Lao PDR' }),
  COD: () => i18n._({ id: 'short.COD', message: 'Dem. Rep. of the Congo' }),
  CAF: () => i18n._({ id: 'short.CAF', message: 'Central African Rep.' }),
  TZA: () => i18n._({ id: 'short.TZA', message: 'U.R. Tanzania' }),
  SYR: () => i18n._({ id: 'short.SYR', message: 'Syrian Arab Rep.' }),
  HKG: () => i18n._({ id: 'short.HKG', message: 'China, Hong Kong SAR' }),
  MAC: () => i18n._({ id: 'short.MAC', message: 'China, Macao SAR' }),
  BES: () => i18n._({ id: 'short.BES', message: 'Bonaire, St. Eustatius, Saba' }),
};

/** Label for charts of a place, which is its name where that is short. */
export function chartLabel(name: string, world: Session['world']): string {
  return SHORT_LABELS[world.places.find((place) => place.name === name)?.iso3 ?? '']?.() ?? name;
}

/** Shorten a name that has no room: to its label for charts, then by what stands in brackets, then by letters. */
export function shortName(name: string, letters: number, world: Session['world']): string {
  if (name.length <= letters) return name;
  const label = chartLabel(name, world);
  if (label.length <= letters) return label;
  const bracket = label.indexOf(' (');
  const kept = bracket > 0 && bracket < letters ? bracket : Math.max(1, letters - 1);
  return `${label.slice(0, kept).trimEnd()}…`;
}
