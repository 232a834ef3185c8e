import { type CatalogueText, fingerprint } from './catalogue-text.ts';
import type { DataSeries } from './data-register.ts';

/** What a series says in words; its name is an identifier of the data and no text. */
type SeriesWords = Pick<DataSeries, 'unit' | 'axes' | 'transformation'>;

/** Unit, axes and transformation of a series as the catalogues hold them: series that say the same share a text. */
export function seriesTexts({ unit, axes, transformation }: SeriesWords): Record<keyof SeriesWords, CatalogueText> {
  return {
    unit: { id: `dataSeries.unit.${fingerprint(unit)}`, message: unit },
    axes: { id: `dataSeries.axes.${fingerprint(axes)}`, message: axes },
    transformation: { id: `dataSeries.done.${fingerprint(transformation)}`, message: transformation },
  };
}
