import { i18n } from '@lingui/core';
import type { NumberFormat } from '../../src/picture/number-format.ts';
import type { ShockMetric } from '../../workers/page.ts';

/** A kind of shock as a noun in the singular: one year of it. */
export function shockName(metric: ShockMetric): string {
  switch (metric) {
    case 'disasterDisplacement':
      return i18n._({ id: 'shock.disaster', message: 'year of disasters' });
    case 'floodDisplacement':
      return i18n._({ id: 'shock.flood', message: 'flood year' });
    case 'stormDisplacement':
      return i18n._({ id: 'shock.storm', message: 'storm year' });
    case 'conflictDisplacement':
      return i18n._({ id: 'shock.conflict', message: 'year of conflict' });
    case 'crossBorderIn':
      return i18n._({ id: 'shock.arrivals', message: 'year of arrivals across borders' });
    case 'emigrants':
      return i18n._({ id: 'shock.departures', message: 'year of departures' });
    case 'moversToTowns':
      return i18n._({ id: 'shock.towns', message: 'year of moves to towns' });
    default: {
      const never: never = metric;
      throw new Error(`shock ${String(never)} has no words`);
    }
  }
}

/** A kind of shock in a list. */
export function shockTitle(metric: ShockMetric): string {
  switch (metric) {
    case 'disasterDisplacement':
      return i18n._({ id: 'shock.title.disaster', message: 'Displacement by disasters' });
    case 'floodDisplacement':
      return i18n._({ id: 'shock.title.flood', message: 'Displacement by floods' });
    case 'stormDisplacement':
      return i18n._({ id: 'shock.title.storm', message: 'Displacement by storms' });
    case 'conflictDisplacement':
      return i18n._({ id: 'shock.title.conflict', message: 'Displacement by conflict' });
    case 'crossBorderIn':
      return i18n._({ id: 'shock.title.arrivals', message: 'Arrivals of people displaced across borders' });
    case 'emigrants':
      return i18n._({ id: 'shock.title.departures', message: 'Departures' });
    case 'moversToTowns':
      return i18n._({ id: 'shock.title.towns', message: 'Moves to towns' });
    default: {
      const never: never = metric;
      throw new Error(`shock ${String(never)} has no title`);
    }
  }
}

/** People counted by a kind of shock, as they stand after a number. */
export function peopleOf(metric: ShockMetric, people: string): string {
  switch (metric) {
    case 'disasterDisplacement':
    case 'floodDisplacement':
    case 'stormDisplacement':
    case 'conflictDisplacement':
      return i18n._({ id: 'shock.people.displaced', message: '{people} people newly displaced', values: { people } });
    case 'crossBorderIn':
      return i18n._({ id: 'shock.people.arrivals', message: '{people} arrivals', values: { people } });
    case 'emigrants':
      return i18n._({ id: 'shock.people.departures', message: '{people} departures', values: { people } });
    case 'moversToTowns':
      return i18n._({ id: 'shock.people.towns', message: '{people} moves to towns', values: { people } });
    default: {
      const never: never = metric;
      throw new Error(`shock ${String(never)} counts nobody`);
    }
  }
}

/** "1 in 6.2" years; whole numbers from ten on. */
export function oneIn(probability: number, format: NumberFormat): string {
  if (probability <= 0) return i18n._({ id: 'shock.never', message: 'in no run' });
  const years = 1 / probability;
  if (years < 1.05) return i18n._({ id: 'shock.always', message: 'nearly every year' });
  return i18n._({ id: 'shock.oneIn', message: '1 in {years}', values: { years: yearsWords(years, format) } });
}

/** A number of years between shocks, as it stands in "1 in ...". */
export function yearsWords(years: number, format: NumberFormat): string {
  return years < 9.95 ? format.lever(years, 1, false) : format.whole(years);
}
