import { i18n } from '@lingui/core';
import { isolate } from '../../src/picture/number-writer.ts';
import { type DataSeries, type RegisteredSource, SOURCE_NOTES, seriesTexts } from '../../workers/page-evidence.ts';
import { declared } from '../texts.ts';

/** Unit, axes and transformation of a series in the language of the page; its name is an identifier and stays. */
export function seriesWords(series: DataSeries): Pick<DataSeries, 'unit' | 'axes' | 'transformation'> {
  const { unit, axes, transformation } = seriesTexts(series);
  return {
    unit: declared(unit.id, unit.message),
    axes: declared(axes.id, axes.message),
    transformation: declared(transformation.id, transformation.message),
  };
}

/** Lengths of the axes of a series, as a product that stays in one line and is read from left to right. */
export function shapeWords({ shape }: Pick<DataSeries, 'shape'>): string {
  const product = shape.join('\u00a0×\u00a0');
  return i18n.locale === 'ar' ? isolate(product) : product;
}

/** Texts of a series that a search looks in, in the language of the page. */
export const seriesSearchTexts = (series: DataSeries): readonly string[] => Object.values(seriesWords(series));

/** What the page says of a source beside its citation: title in both languages, producer, edition. */
export function sourceSearchTexts({ id }: Pick<RegisteredSource['source'], 'id'>): readonly string[] {
  const note = SOURCE_NOTES[id];
  return note ? [note.title, sourceTitle(id), note.producer, note.edition] : [];
}

/** Title of a source in the language of the page; empty where it has no note. */
export function sourceTitle(id: string): string {
  const note = SOURCE_NOTES[id];
  return note ? declared(`source.${id}.title`, note.title) : '';
}
