import { i18n } from '@lingui/core';
import type { DisplayUnit, NumberFormat } from '../../src/picture/number-format.ts';
import { isClassed, mapMeasureOf, mayBeNegative } from '../../src/picture/reading.ts';
import type { OutputId, Session } from '../../workers/page.ts';
import { className } from '../charts/class-words.ts';
import { axisUnit, outputUnit } from '../texts.ts';

/** What the colours of the map stand for, in words. */
export function measureWords(output: OutputId): string {
  const measure = mapMeasureOf(output);
  switch (measure) {
    case 'change-since-base':
      return i18n._({ id: 'map.change', message: 'change of the median since the end of 2024, per cent' });
    case 'per-person':
      return i18n._({ id: 'map.perThousand', message: 'median a year, per 1,000 people' });
    case 'stock-per-person':
      return i18n._({ id: 'map.stockPerThousand', message: 'median at the end of the year, per 1,000 people' });
    case 'mean-per-person':
      return i18n._({ id: 'map.meanPerThousand', message: 'mean of all runs, movements a year per 1,000 people' });
    case 'class':
      return output === 'internallyDisplacedConflict'
        ? i18n._({ id: 'map.stockClass', message: 'class of the median, people at the end of the year' })
        : i18n._({ id: 'map.riskClass', message: 'risk of 10,000 or more newly displaced in the year, five classes' });
    case 'level':
      return i18n._({ id: 'map.levelIn', message: 'median, {unit}', values: { unit: axisUnit(output, '') } });
    case 'none':
      return i18n._({ id: 'map.none', message: 'one value for the world, so no map' });
    default: {
      const never: never = measure;
      throw new Error(`measure ${String(never)} has no words`);
    }
  }
}

/** Write a value of the map. */
export function mapText(value: number | null, output: OutputId, format: NumberFormat): string {
  if (value === null) return i18n._({ id: 'map.noData', message: 'no data' });
  const measure = mapMeasureOf(output);
  if (measure === 'change-since-base') return format.signed(value, 'ratio');
  if (isClassed(output)) return className(output, value);
  if (measure === 'level') return format.value(value, outputUnit(output));
  const rate = mayBeNegative(output) ? format.signed(value, 'perThousand') : format.value(value, 'perThousand');
  return i18n._({ id: 'map.rate', message: '{rate} per 1,000', values: { rate } });
}

/** Unit in which the breaks of the legend are written. */
export function mapUnit(output: OutputId): DisplayUnit {
  const measure = mapMeasureOf(output);
  if (measure === 'change-since-base') return 'ratio';
  return measure === 'level' ? outputUnit(output) : 'perThousand';
}

/** Places in the order of their names, each with its row. */
export function byName({ places }: Session['world']) {
  return places
    .map(({ iso3, name }, at) => ({ iso3, name, at }))
    .sort((a, b) => a.name.localeCompare(b.name, i18n.locale));
}
