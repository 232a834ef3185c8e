import { i18n } from '@lingui/core';
import type { NumberFormat } from '../../src/picture/number-format.ts';
import {
  type DisplacedKind,
  type NeedRatio,
  needUnit,
  type Phase,
  type SiteCheck,
} from '../../workers/page-prepare.ts';
import { byComma } from '../language/lists.ts';
import { declared } from '../texts.ts';
import type { PrepareChoices } from './prepare-choices.ts';

/** How a row says that its standard names no edition. */
const NO_EDITION = 'no edition stated';

/** A kind of displacement in a list. */
export function kindTitle(kind: DisplacedKind): string {
  switch (kind) {
    case 'flood':
      return i18n._({ id: 'prepare.kind.flood', message: 'Floods' });
    case 'storm':
      return i18n._({ id: 'prepare.kind.storm', message: 'Storms' });
    case 'disaster':
      return i18n._({ id: 'prepare.kind.disaster', message: 'All disasters' });
    case 'conflict':
      return i18n._({ id: 'prepare.kind.conflict', message: 'Conflict' });
    case 'arrivals':
      return i18n._({ id: 'prepare.kind.arrivals', message: 'Arrivals across borders' });
    default: {
      const never: never = kind;
      throw new Error(`kind ${String(never)} has no words`);
    }
  }
}

/** "floods and storms". */
export function kindsWords(kinds: readonly DisplacedKind[]): string {
  const list = new Intl.ListFormat(i18n.locale).format(
    kinds.map((kind) => kindTitle(kind).toLocaleLowerCase(i18n.locale)),
  );
  return list;
}

export function phaseWords(phase: Phase): string {
  return phase === 'emergency'
    ? i18n._({ id: 'prepare.phase.emergency', message: 'Emergency' })
    : i18n._({ id: 'prepare.phase.after', message: 'After the emergency' });
}

/** "the worst year to 2035", "2030". */
export function yearWords(year: PrepareChoices['year'], until: number): string {
  return year === 'worst'
    ? i18n._({ id: 'prepare.worst', message: 'the worst year to {until}', values: { until } })
    : String(year);
}

/** In how many runs no more is needed, as it stands in a sentence. */
export function runsWords(percentile: PrepareChoices['percentile']): string {
  switch (percentile) {
    case 50:
      return i18n._({ id: 'prepare.runs.50', message: 'half of the runs' });
    case 80:
      return i18n._({ id: 'prepare.runs.80', message: '8 of 10 runs' });
    case 90:
      return i18n._({ id: 'prepare.runs.90', message: '9 of 10 runs' });
    case 95:
      return i18n._({ id: 'prepare.runs.95', message: '19 of 20 runs' });
    default: {
      const never: never = percentile;
      throw new Error(`percentile ${String(never)} has no words`);
    }
  }
}

export function sectorWords(sector: NeedRatio['sector']): string {
  switch (sector) {
    case 'water':
      return i18n._({ id: 'sector.water', message: 'Water' });
    case 'sanitation':
      return i18n._({ id: 'sector.sanitation', message: 'Sanitation' });
    case 'hygiene':
      return i18n._({ id: 'sector.hygiene', message: 'Hygiene' });
    case 'shelter':
      return i18n._({ id: 'sector.shelter', message: 'Shelter and sites' });
    case 'household items':
      return i18n._({ id: 'sector.items', message: 'Household items' });
    case 'food':
      return i18n._({ id: 'sector.food', message: 'Food' });
    case 'health':
      return i18n._({ id: 'sector.health', message: 'Health' });
    case 'education':
      return i18n._({ id: 'sector.education', message: 'Education' });
    case 'services':
      return i18n._({ id: 'sector.services', message: 'Services' });
    default: {
      const never: never = sector;
      throw new Error(`sector ${String(never)} has no words`);
    }
  }
}

/** How a figure was checked. */
export function certaintyWords(certainty: NeedRatio['certainty']): string {
  switch (certainty) {
    case 'A':
      return i18n._({ id: 'certainty.A', message: 'A: read in the standard’s own text' });
    case 'B':
      return i18n._({ id: 'certainty.B', message: 'B: read in a source that quotes it' });
    case 'C':
      return i18n._({ id: 'certainty.C', message: 'C: from knowledge, to be checked before use' });
    default: {
      const never: never = certainty;
      throw new Error(`certainty ${String(never)} has no words`);
    }
  }
}

export const needLabel = ({ id, need }: NeedRatio) => declared(`planning.${id}.label`, need);
/** Unit with its period; the powers of metres raised. */
export const needUnitWords = (ratio: NeedRatio) => raised(declared(`planning.${ratio.id}.unit`, needUnit(ratio)));
/** The unit, where the name of the need does not say it already: of "Health facilities" no health facilities. */
export function unitBeside(ratio: NeedRatio): string {
  const unit = needUnitWords(ratio);
  const isSaid = needLabel(ratio).toLocaleLowerCase(i18n.locale).includes(unit.toLocaleLowerCase(i18n.locale));
  return isSaid ? '' : unit;
}

/** Unit without its period. */
export const needPieceWords = (ratio: NeedRatio) =>
  needUnit(ratio) === ratio.unit ? needUnitWords(ratio) : raised(declared(`planning.${ratio.id}.piece`, ratio.unit));
export const needRatioWords = ({ id, ratioUnit }: NeedRatio) => declared(`planning.${id}.ratio`, ratioUnit);
export const checkLabel = ({ id, check }: SiteCheck) => declared(`planning.${id}.label`, check);
export const checkUnit = ({ id, unit }: SiteCheck) => declared(`planning.${id}.unit`, unit);
export const rowNote = ({ id, note }: NeedRatio | SiteCheck) =>
  note === undefined ? '' : declared(`planning.${id}.note`, note);

/** "UNHCR WASH Standards, March 2018". */
export function standardWords({ standard, edition }: NeedRatio | SiteCheck): string {
  if (edition !== NO_EDITION) return byComma([standard, edition]);
  return i18n._({ id: 'prepare.noEdition', message: '{standard}, no edition stated', values: { standard } });
}

/** A chance in per cent, whole; the ends are said as such. */
export function chanceWords(chance: number, format: NumberFormat): string {
  if (chance > 0 && chance < 0.005) return i18n._({ id: 'prepare.below1', message: 'below 1%' });
  if (chance < 1 && chance > 0.995) return i18n._({ id: 'prepare.above99', message: 'above 99%' });
  return `${format.whole(chance * 100)}%`;
}

function raised(unit: string): string {
  return unit.replace(/\bm2\b/, 'm²').replace(/\bm3\b/, 'm³');
}
