import { i18n } from '@lingui/core';

/** Choices that scenarios write as ids; the others, such as the names of warming paths, are names already. */
const WORDS: Readonly<Record<string, () => string>> = {
  'held-2024': () => i18n._({ id: 'option.heldWarming', message: 'warming of 2024 held, a counterfactual' }),
  ended: () => i18n._({ id: 'option.ended', message: 'ended' }),
  'as-is': () => i18n._({ id: 'option.asIs', message: 'as it stands' }),
  full: () => i18n._({ id: 'option.full', message: 'in force in full' }),
  none: () => i18n._({ id: 'option.none', message: 'none' }),
  hump: () => i18n._({ id: 'option.hump', message: 'shallow hump' }),
  'within-country': () => i18n._({ id: 'option.withinCountry', message: 'within countries' }),
  'life-cycle': () => i18n._({ id: 'option.lifeCycle', message: 'life cycle' }),
  'un-timing': () => i18n._({ id: 'option.unTiming', message: 'as the UN times them' }),
  'as-in-record': () => i18n._({ id: 'option.asInRecord', message: 'as in the record' }),
};

/** A choice of a lever in words. */
export function optionWords(option: string): string {
  return WORDS[option]?.() ?? option;
}
