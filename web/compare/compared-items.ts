import { i18n } from '@lingui/core';
import { type Answer, DEFAULT_SEED, type Question, type Scenario } from '../../workers/page.ts';
import { hasSameRuns } from '../store.ts';
import { scenarioName } from '../texts.ts';
import { type Compared, comparedScenario, type Slots } from './compared.ts';

/** A compared scenario with what marks it on the whole page. */
export interface ComparedItem {
  /** Its slot, 0..3: letter and colour. */
  readonly at: number;
  readonly compared: Compared;
  readonly scenario: Scenario;
  readonly question: Question;
}

const LETTERS = ['A', 'B', 'C', 'D'] as const;

/** The scenarios of the filled slots, with the question that each is to the model. */
export function comparedItems(slots: Slots, current: Scenario, place: string, runs: number): readonly ComparedItem[] {
  return slots.flatMap((compared, at) => {
    if (!compared) return [];
    const scenario = comparedScenario(compared, current);
    // The place may be an own group of the scenario of the page.
    const groups = current.groups || scenario.groups ? { ...current.groups, ...scenario.groups } : undefined;
    const question = { scenario: { ...scenario, groups }, seed: DEFAULT_SEED, runs, place };
    return [{ at, compared, scenario, question }];
  });
}

/** What the model is asked of the compared, for receipts. */
export const scenariosOf = (items: readonly ComparedItem[]): readonly Scenario[] =>
  items.map(({ question }) => question.scenario);

export const letterOf = ({ at }: Pick<ComparedItem, 'at'>): string => LETTERS[at] ?? '';

/** Class of the colour of a scenario: the reference is grey in any slot. */
export function colourOf({ at, compared }: Pick<ComparedItem, 'at' | 'compared'>): string {
  return compared.kind === 'reference' ? 'compared-reference' : `compared-${at}`;
}

/** Letter and name: "B, Reference". */
export function nameOf(item: ComparedItem): string {
  return i18n._({
    id: 'compare.name',
    message: '{letter}, {name}',
    values: { letter: letterOf(item), name: scenarioName(item.scenario) },
  });
}

/** Where a scenario comes from. */
export function kindOf({ compared, scenario }: ComparedItem): string {
  switch (compared.kind) {
    case 'current':
      return Object.keys(scenario.levers).length === 0 && !scenario.events
        ? i18n._({ id: 'compare.currentPlain', message: 'your scenario, nothing changed yet' })
        : i18n._({ id: 'compare.current', message: 'your scenario, follows the levers' });
    case 'reference':
      return i18n._({ id: 'compare.reference', message: 'UN medium, nothing changed' });
    case 'library':
      return i18n._({ id: 'compare.library', message: 'library' });
    case 'own':
      return i18n._({ id: 'compare.own', message: 'as it was saved' });
    default: {
      const never: never = compared;
      throw new Error(`compared ${String(never)} has no words`);
    }
  }
}

/** The fan of an item in the answer of the page, which comes before all its runs do. */
export function answeredFan({ compared, scenario }: ComparedItem, { question, ...views }: Answer) {
  if (compared.kind === 'reference') return views.reference.fan;
  return compared.kind === 'current' && hasSameRuns(question.scenario, scenario) ? views.scenario.fan : undefined;
}
