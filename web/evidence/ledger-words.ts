import { i18n } from '@lingui/core';
import type { NumberFormat } from '../../src/picture/number-format.ts';
import type { Lever } from '../../workers/page.ts';
import { findLever, type LedgerRow, rangeEnds } from '../../workers/page-ledger.ts';
import { optionWords } from '../controls/option-words.ts';
import { byComma } from '../language/lists.ts';
import {
  declared,
  leverDrawn,
  leverExplanation,
  leverLabel,
  leverLiterature,
  leverReason,
  leverUnit,
} from '../texts.ts';
import { seriesWords, shapeWords } from './series-words.ts';

type LedgerWords = Pick<LedgerRow, 'label' | 'unit' | 'value' | 'source' | 'locator' | 'range'> & {
  /** What a lever does; empty for what is none. */
  readonly explanation: string;
};

/** Texts of a row in the language of the page: those of a lever as the levers show them; titles and places in them as the source has them. */
export function ledgerWords(format: NumberFormat, row: LedgerRow): LedgerWords {
  const { id, value, unit, certainty, source, locator, range, series } = row;
  const lever = leverOf(id);
  if (lever)
    return {
      label: ledgerLabel(row),
      unit: leverUnit(lever),
      value: leverValue(format, lever),
      explanation: leverExplanation(lever),
      source: leverReason(lever) || source,
      locator,
      range: leverRange(format, lever),
    };
  if (series) {
    const { unit, axes, transformation } = seriesWords(series);
    return {
      label: ledgerLabel(row),
      unit: `${unit} (${axes})`,
      value: shapeWords(series),
      explanation: '',
      source,
      locator: transformation,
      range,
    };
  }
  const ends = rangeEnds(range);
  return {
    label: ledgerLabel(row),
    unit: declared(`coefficient.${id}.unit`, unit),
    value,
    explanation: '',
    source: declared(`coefficient.${id}.${certainty === 'assumed' ? 'reason' : 'source'}`, source),
    locator: declared(`coefficient.${id}.locator`, locator),
    range: ends ? endsWords(format, ends[0], ends[1]) : declared(`coefficient.${id}.range`, range),
  };
}

/** Texts of a row that a search looks in, in the language of the page. */
export function ledgerSearchTexts(format: NumberFormat, row: LedgerRow): readonly string[] {
  const { label, unit, explanation, source, locator } = ledgerWords(format, row);
  return [label, unit, explanation, source, locator];
}

/** Name of a coefficient in the language of the page. */
export function ledgerLabel({ id, label }: Pick<LedgerRow, 'id' | 'label'>): string {
  const lever = leverOf(id);
  return lever ? leverLabel(lever) : declared(`coefficient.${id}.label`, label);
}

function leverOf(id: string): Lever | undefined {
  return id.startsWith('lever.') ? findLever(id.slice('lever.'.length)) : undefined;
}

function leverValue(format: NumberFormat, lever: Lever): string {
  if (lever.kind === 'choice') return optionWords(lever.default);
  return leverDrawn(lever) ?? numberWords(format, String(lever.default));
}

function leverRange(format: NumberFormat, lever: Lever): string {
  if (lever.kind === 'choice') return byComma(lever.options.map(optionWords));
  return i18n._({
    id: 'ledger.leverRange',
    message: '{ends}. {literature}',
    values: {
      ends: endsWords(format, String(lever.min), String(lever.max)),
      literature: leverLiterature(lever),
    },
  });
}

function endsWords(format: NumberFormat, low: string, high: string): string {
  return i18n._({
    id: 'attribution.interval',
    message: '{low} to {high}',
    values: { low: numberWords(format, low), high: numberWords(format, high) },
  });
}

/** A number with its decimals as written. */
function numberWords(format: NumberFormat, text: string): string {
  return format.lever(Number(text), text.split('.')[1]?.length ?? 0, false);
}
