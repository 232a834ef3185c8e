import { type Need, type NeedsTable, needUnit } from '../prepare/needs.ts';
import type { SiteCheck } from '../prepare/planning-row.ts';
import { declaredWords, type Words } from './words.ts';

/** Columns of a file of needs. */
export const NEED_COLUMNS = [
  'sector',
  'need',
  'quantity',
  'unit',
  'phase',
  'standard',
  'edition',
  'certainty',
] as const;

/** One row of a file of needs, ready to write; a quantity has digits and a point, no separators and no exponent. */
export type NeedRow = Readonly<Record<(typeof NEED_COLUMNS)[number], string>>;

/**
 * List needs at one of the table's percentiles.
 *
 * @param q index into `quantiles`.
 */
export function* needRows({ needs, phase }: NeedsTable, q: number): Generator<NeedRow> {
  for (const { ratio, quantities } of needs)
    yield {
      sector: ratio.sector,
      need: ratio.need,
      // Rounded up to at most 3 decimals and below 1e21, which the language writes without exponent.
      quantity: String(quantities[q]),
      unit: needUnit(ratio),
      phase,
      standard: ratio.standard,
      edition: ratio.edition,
      certainty: ratio.certainty,
    };
}

/** Ids by which the catalogues hold the sectors; that of household items has no space. */
export const sectorId = (sector: Need['ratio']['sector']) => (sector === 'household items' ? 'items' : sector);

/** Needs at one of the table's percentiles as people read them, in the language of the file; quantities as numbers. */
export function needWordRows({ needs, phase }: NeedsTable, q: number, words: Words) {
  return needs.map(({ ratio, quantities }) => ({
    sector: words.say(`sector.${sectorId(ratio.sector)}`),
    need: declaredWords(words, `planning.${ratio.id}.label`, ratio.need),
    quantity: quantities[q] ?? null,
    unit: declaredWords(words, `planning.${ratio.id}.unit`, needUnit(ratio)),
    phase: words.say(`prepare.phase.${phase === 'emergency' ? 'emergency' : 'after'}`),
    ...{ standard: ratio.standard, edition: ratio.edition, certainty: ratio.certainty },
  }));
}

/** A need for JSON: all that the ratio says, and quantities as numbers. */
export function needRecord({ ratio, figure, quantities }: Need, q: number) {
  const { id, sector, need, counts, scope, ratioUnit, standard, edition, locator, certainty } = ratio;
  const { alternativeTo, note } = ratio;
  return {
    ...{ id, sector, need, quantity: quantities[q] as number, unit: needUnit(ratio), counts, scope },
    ...{ ratio: figure, form: ratio.form, base: ratio.base, ratioUnit },
    ...{ standard, edition, locator, certainty },
    ...(alternativeTo === undefined ? {} : { alternativeTo }),
    ...(note === undefined ? {} : { note }),
  };
}

/** A check of the site for JSON, with the limits of one phase; undefined where the phase has none. */
export function checkRecord(check: SiteCheck, phase: NeedsTable['phase']) {
  const { id, sector, check: what, limits, unit, standard, edition, locator, certainty, note } = check;
  const { min, max } = limits[phase];
  if (min === undefined && max === undefined) return undefined;
  return {
    ...{ id, sector, check: what, ...limits[phase], unit, standard, edition, locator, certainty },
    ...(note === undefined ? {} : { note }),
  };
}
