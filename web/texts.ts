import { i18n } from '@lingui/core';
import type { DisplayUnit } from '../src/picture/number-format.ts';
import {
  type DriverLink,
  type EventKind,
  type Lever,
  OUTPUTS,
  type Output,
  type OutputId,
  type Scenario,
} from '../workers/page.ts';

/**
 * Text that a declaration holds in English: the catalogue's translation where there is one, else the declaration's own
 * words, so that levers and outputs are written once.
 */
export function declared(id: string, english: string): string {
  return Object.hasOwn(i18n.messages, id) ? i18n._(id) : english;
}

/** Name of a scenario: that of the library in the language of the page, a name of somebody's own as it is. */
export const scenarioName = ({ name }: Pick<Scenario, 'name'>) => declared(`library.name.${name}`, name);
/** What a scenario of the library asks, or is about. */
export const scenarioQuestion = ({ id, question, description }: Scenario) =>
  declared(`library.asks.${id}`, question ?? description ?? '');

export const leverLabel = ({ id, label }: Lever) => declared(`lever.${id}.label`, label);
export const leverExplanation = ({ id, explanation }: Lever) => declared(`lever.${id}.explanation`, explanation);
export const leverLiterature = ({ id, literature }: Lever) => declared(`lever.${id}.literature`, literature);
export const leverUnit = (lever: Lever) =>
  lever.kind === 'number' ? declared(`lever.${lever.id}.unit`, lever.unit) : '';

export const eventLabel = ({ id, label }: EventKind) => declared(`event.${id}.label`, label);
export const driverLinkWords = ({ from, to, needs, does }: DriverLink) =>
  declared(`driverLink.${from}.${to}${needs ? `.${needs}` : ''}.does`, does);

/** What is drawn while a lever is not set; undefined where nothing is. */
export function leverDrawn(lever: Lever): string | undefined {
  return lever.kind === 'number' && lever.drawn !== undefined
    ? declared(`lever.${lever.id}.drawn`, lever.drawn)
    : undefined;
}

/** Why a lever without a source is as it is. */
export function leverReason(lever: Lever): string {
  return lever.basis.kind === 'assumed' ? declared(`lever.${lever.id}.reason`, lever.basis.reason) : '';
}

/** The declaration of an output. */
export function outputOf(id: OutputId): Output {
  const output = OUTPUTS.find((each) => each.id === id);
  if (!output) throw new Error(`output ${id} is not declared`);
  return output;
}

export const outputLabel = (id: OutputId) => declared(`output.${id}.label`, outputOf(id).label);
export const outputExplanation = (id: OutputId) => declared(`output.${id}.explanation`, outputOf(id).explanation);
export const outputSource = (id: OutputId) => declared(`output.${id}.source`, outputOf(id).source);

/** How values of an output are written. */
export function outputUnit(id: OutputId): DisplayUnit {
  const { unit } = outputOf(id);
  if (unit === 'households' || unit === 'person-days')
    throw new Error(`output ${id} has no display for the unit ${unit}`);
  return unit;
}

/** What kind of quantity an output is, in words: a stock is no flow, a movement is no person. */
export function kindWords(id: OutputId): string {
  switch (outputOf(id).kind) {
    case 'stock':
      return i18n._({ id: 'kind.stock', message: 'stock' });
    case 'flow':
      return i18n._({ id: 'kind.flow', message: 'flow' });
    case 'movement':
      return i18n._({ id: 'kind.movement', message: 'movements' });
    case 'share':
      return i18n._({ id: 'kind.share', message: 'share' });
    case 'age':
      return i18n._({ id: 'kind.age', message: 'age' });
    case 'temperature':
      return i18n._({ id: 'kind.temperature', message: 'temperature' });
    case 'income':
      return i18n._({ id: 'kind.income', message: 'income' });
    case 'count':
      return i18n._({ id: 'kind.count', message: 'count' });
    case 'index':
      return i18n._({ id: 'kind.index', message: 'index' });
    default: {
      const never: never = outputOf(id).kind as never;
      throw new Error(`kind ${String(never)} has no words`);
    }
  }
}

/** Unit at the head of an axis: "million people", "% of the labour force". */
export function axisUnit(id: OutputId, scale: string): string {
  const { kind, unit } = outputOf(id);
  if (id === 'births') return i18n._({ id: 'unit.births', message: '{scale} births a year', values: { scale } }).trim();
  if (id === 'deaths') return i18n._({ id: 'unit.deaths', message: '{scale} deaths a year', values: { scale } }).trim();
  if (id === 'newUrbanJobs')
    return i18n._({ id: 'unit.jobsAYear', message: '{scale} jobs a year', values: { scale } }).trim();
  if (kind === 'movement')
    return i18n._({ id: 'unit.movements', message: '{scale} movements a year', values: { scale } }).trim();
  if (unit === 'usd2023')
    return i18n._({ id: 'unit.money', message: '{scale} dollars of 2023 a year', values: { scale } }).trim();
  if (unit === 'index') return i18n._({ id: 'unit.index', message: 'index, reference = 100' });
  if (kind === 'flow')
    return i18n._({ id: 'unit.peopleAYear', message: '{scale} people a year', values: { scale } }).trim();
  if (id === 'jobsWanted' || id === 'urbanJobs' || id === 'labourShortage')
    return i18n._({ id: 'unit.jobs', message: '{scale} jobs', values: { scale } }).trim();
  if (unit === 'persons') return i18n._({ id: 'unit.people', message: '{scale} people', values: { scale } }).trim();
  if (unit === 'years') return i18n._({ id: 'unit.years', message: 'years of age' });
  if (unit === 'degC') return i18n._({ id: 'unit.degrees', message: '°C over 1850–1900' });
  if (unit === 'places') return i18n._({ id: 'unit.places', message: 'countries and areas' });
  if (unit === 'int$2021') return i18n._({ id: 'unit.income', message: 'international dollars of 2021 per head' });
  return shareUnit(id);
}

/** What a share is a share of. */
function shareUnit(id: OutputId): string {
  switch (id) {
    case 'oldAgeDependency':
      return i18n._({ id: 'unit.dependency', message: '% of people aged 15–64' });
    case 'unemployment':
      return i18n._({ id: 'unit.ofLabourForce', message: '% of the labour force' });
    case 'youthUnemployment':
      return i18n._({ id: 'unit.ofYouthForce', message: '% of the labour force aged 15–24' });
    case 'informalShare':
      return i18n._({ id: 'unit.ofEmployed', message: '% of employed people' });
    case 'intraregionalShare':
      return i18n._({ id: 'unit.ofMoves', message: '% of moves' });
    case 'stillDisplacedOneYear':
    case 'stillDisplacedThreeYears':
    case 'stillDisplacedFiveYears':
      return i18n._({ id: 'unit.ofDisplaced', message: '% of those newly displaced' });
    case 'migrantShare':
    case 'urbanShare':
    case 'youthShare':
      return i18n._({ id: 'unit.shareOfPeople', message: '% of all people' });
    default:
      throw new Error(`output ${id} has no words for what it is a share of`);
  }
}

/** Name of the driver that levers and outputs belong to. */
export function driverName(group: Lever['group']): string {
  switch (group) {
    case 'demographics':
      return i18n._({ id: 'driver.demographics', message: 'Demographics' });
    case 'climate':
      return i18n._({ id: 'driver.climate', message: 'Climate' });
    case 'urbanization':
      return i18n._({ id: 'driver.urbanization', message: 'Urbanization' });
    case 'labour':
      return i18n._({ id: 'driver.labour', message: 'Labour markets' });
    case 'peace':
      return i18n._({ id: 'driver.peace', message: 'Peace and security' });
    case 'mobility':
      return i18n._({ id: 'driver.mobility', message: 'Mobility and policy' });
    case 'freeMovement':
      return i18n._({ id: 'driver.freeMovement', message: 'Areas of free movement' });
    default: {
      const never: never = group;
      throw new Error(`driver ${String(never)} has no name`);
    }
  }
}
