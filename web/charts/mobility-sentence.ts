import { i18n } from '@lingui/core';
import type { OutputId } from '../../workers/page.ts';

/** Outputs of moves between places. */
type MobilityOutputId = Extract<
  OutputId,
  | 'immigrants'
  | 'emigrants'
  | 'returns'
  | 'intraregionalShare'
  | 'migrantStock'
  | 'migrantShare'
  | 'diaspora'
  | 'remittances'
  | 'crossBorderOut'
  | 'crossBorderIn'
  | 'refugeesHosted'
  | 'stranded'
  | 'unmetProtection'
  | 'irregularIndex'
  | 'immobilityIndex'
>;

type Values = { readonly [name: string]: string | number };

/**
 * Say the level of an output of moves between places.
 *
 * @param values formatted.
 * @param isNone nobody in 9 of 10 runs.
 * @param isRare nobody in half of the runs.
 */
export function mobilitySentence(output: MobilityOutputId, values: Values, isNone: boolean, isRare: boolean): string {
  switch (output) {
    case 'immigrants':
      return i18n._({
        id: 'finding.immigrants',
        message:
          'On the median path, {median} people move to places {nameIn} from elsewhere in {year}; in 8 of 10 runs between {low} and {high}.',
        values,
      });
    case 'emigrants':
      return i18n._({
        id: 'finding.emigrants',
        message:
          'On the median path, {median} people who live {nameIn} move elsewhere in {year}; in 8 of 10 runs between {low} and {high}.',
        values,
      });
    case 'returns':
      return i18n._({
        id: 'finding.returns',
        message:
          'On the median path, {median} people born {nameIn} come back in {year}; in 8 of 10 runs between {low} and {high}.',
        values,
      });
    case 'intraregionalShare':
      return i18n._({
        id: 'finding.intraregionalShare',
        message:
          'On the median path, {median} of the moves out of places {nameIn} end in the same region in {year}; in 8 of 10 runs between {low} and {high}.',
        values,
      });
    case 'migrantStock':
      return i18n._({
        id: 'finding.migrantStock',
        message:
          'On the median path, {median} people live {nameIn} who were born elsewhere at the end of {year}; in 8 of 10 runs between {low} and {high}.',
        values,
      });
    case 'migrantShare':
      return i18n._({
        id: 'finding.migrantShare',
        message:
          'On the median path, {median} of the people {nameIn} were born elsewhere at the end of {year}; in 8 of 10 runs between {low} and {high}.',
        values,
      });
    case 'diaspora':
      return i18n._({
        id: 'finding.diaspora',
        message:
          'On the median path, {median} people born {nameIn} live elsewhere at the end of {year}; in 8 of 10 runs between {low} and {high}.',
        values,
      });
    case 'remittances':
      return i18n._({
        id: 'finding.remittances',
        message:
          'On the median path, people abroad send {median} dollars home {nameIn} in {year}, in dollars of 2023; in 8 of 10 runs between {low} and {high}.',
        values,
      });
    case 'crossBorderOut':
      return displacedOut(values, isNone, isRare);
    case 'crossBorderIn':
      return displacedIn(values, isNone, isRare);
    case 'refugeesHosted':
      return isNone
        ? i18n._({
            id: 'finding.noRefugees',
            message:
              'In at least 9 of 10 runs, no refugees and no people in need of protection live {nameIn} at the end of {year}.',
            values,
          })
        : i18n._({
            id: 'finding.refugeesHosted',
            message:
              'On the median path, {median} refugees and people in need of protection live {nameIn} at the end of {year}; in 8 of 10 runs between {low} and {high}.',
            values,
          });
    case 'stranded':
      return strandedSentence(values, isNone, isRare);
    case 'unmetProtection':
      return unmetSentence(values, isNone, isRare);
    case 'irregularIndex':
      return i18n._({
        id: 'finding.irregularIndex',
        message:
          'On the median path, irregular moves into places {nameIn} stand at {median} in {year}, where the reference is 100; in 8 of 10 runs between {low} and {high}. No file counts them: an assumption.',
        values,
      });
    case 'immobilityIndex':
      return i18n._({
        id: 'finding.immobilityIndex',
        message:
          'On the median path, people {nameIn} who wish to move and cannot stand at {median} in {year}, where today is 100; in 8 of 10 runs between {low} and {high}. No file counts them: an assumption.',
        values,
      });
    default: {
      const never: never = output;
      throw new Error(`output ${String(never)} has no sentence`);
    }
  }
}

/** People displaced across a border, by the place that they leave. */
function displacedOut(values: Values, isNone: boolean, isRare: boolean): string {
  if (isNone)
    return i18n._({
      id: 'finding.crossBorderOutNone',
      message: 'In at least 9 of 10 runs, nobody who lives {nameIn} is displaced across a border in {year}.',
      values,
    });
  return isRare
    ? i18n._({
        id: 'finding.crossBorderOutRare',
        message:
          'In at least half of the runs, nobody who lives {nameIn} is displaced across a border in {year}; in 1 of 10 runs more than {high} people are.',
        values,
      })
    : i18n._({
        id: 'finding.crossBorderOut',
        message:
          'On the median path, {median} people who live {nameIn} are displaced across a border in {year}; in 1 of 10 runs more than {high}.',
        values,
      });
}

/** People displaced across a border, by the place where they arrive. */
function displacedIn(values: Values, isNone: boolean, isRare: boolean): string {
  if (isNone)
    return i18n._({
      id: 'finding.crossBorderInNone',
      message: 'In at least 9 of 10 runs, nobody displaced across a border arrives {nameIn} in {year}.',
      values,
    });
  return isRare
    ? i18n._({
        id: 'finding.crossBorderInRare',
        message:
          'In at least half of the runs, nobody displaced across a border arrives {nameIn} in {year}; in 1 of 10 runs more than {high} people do.',
        values,
      })
    : i18n._({
        id: 'finding.crossBorderIn',
        message:
          'On the median path, {median} people displaced across a border arrive {nameIn} in {year}; in 1 of 10 runs more than {high}.',
        values,
      });
}

/** People stranded on the way, by the place that they leave. */
function strandedSentence(values: Values, isNone: boolean, isRare: boolean): string {
  if (isNone)
    return i18n._({
      id: 'finding.strandedNone',
      message:
        'In at least 9 of 10 runs, nobody beyond the reference sets out irregularly from places {nameIn} in {year} and is stranded. No file counts them: an assumption, to be read for regions.',
      values,
    });
  return isRare
    ? i18n._({
        id: 'finding.strandedRare',
        message:
          'In at least half of the runs, nobody beyond the reference sets out irregularly from places {nameIn} in {year} and is stranded; in 1 of 10 runs more than {high} people are. No file counts them: an assumption, to be read for regions.',
        values,
      })
    : i18n._({
        id: 'finding.stranded',
        message:
          'On the median path, {median} people who live {nameIn} set out irregularly in {year} and do not arrive, beyond the reference; in 1 of 10 runs more than {high}. No file counts them: an assumption, to be read for regions.',
        values,
      });
}

/** People who seek protection and find the way closed, by the place that they would have left. */
function unmetSentence(values: Values, isNone: boolean, isRare: boolean): string {
  if (isNone)
    return i18n._({
      id: 'finding.unmetNone',
      message:
        'In at least 9 of 10 runs, nobody {nameIn} who seeks protection across a border in {year} finds the way closed beyond today. No file counts them: an assumption.',
      values,
    });
  return isRare
    ? i18n._({
        id: 'finding.unmetRare',
        message:
          'In at least half of the runs, nobody {nameIn} seeks protection across a border in {year} and finds the way closed; in 1 of 10 runs more than {high} people do. No file counts them: an assumption.',
        values,
      })
    : i18n._({
        id: 'finding.unmetProtection',
        message:
          'On the median path, {median} people {nameIn} seek protection across a border in {year} and find the way closed; in 1 of 10 runs more than {high}. No file counts them: an assumption.',
        values,
      });
}
