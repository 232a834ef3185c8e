import { i18n } from '@lingui/core';
import type { NumberFormat } from '../../src/picture/number-format.ts';
import type { ClassedOutput, RecordedConflict } from '../../src/summary/conflict-class.ts';

/** Name of a class of conflict, 0 to 4. */
export function className(output: ClassedOutput, at: number): string {
  if (output === 'internallyDisplacedConflict') return stockNames()[at] ?? '';
  return (
    [
      i18n._({ id: 'class.veryLow', message: 'very low' }),
      i18n._({ id: 'class.low', message: 'low' }),
      i18n._({ id: 'class.medium', message: 'medium' }),
      i18n._({ id: 'class.high', message: 'high' }),
      i18n._({ id: 'class.veryHigh', message: 'very high' }),
    ][at] ?? ''
  );
}

function stockNames(): readonly string[] {
  return [
    i18n._({ id: 'class.stock0', message: 'below 10,000' }),
    i18n._({ id: 'class.stock1', message: '10,000 to 100,000' }),
    i18n._({ id: 'class.stock2', message: '100,000 to 1 million' }),
    i18n._({ id: 'class.stock3', message: '1 to 5 million' }),
    i18n._({ id: 'class.stock4', message: '5 million or more' }),
  ];
}

/** Which part of the runs a class of conflict risk stands for. */
function shareOfRuns(at: number): string {
  return (
    [
      i18n._({ id: 'class.runs0', message: 'in fewer than 1 of 20 runs' }),
      i18n._({ id: 'class.runs1', message: 'in 1 of 20 to 1 of 5 runs' }),
      i18n._({ id: 'class.runs2', message: 'in 1 of 5 to half of the runs' }),
      i18n._({ id: 'class.runs3', message: 'in half to 4 of 5 runs' }),
      i18n._({ id: 'class.runs4', message: 'in at least 4 of 5 runs' }),
    ][at] ?? ''
  );
}

/** What the class of a place and year says. */
export function classSentence(output: ClassedOutput, at: number, nameIn: string, year: number): string {
  const values = { nameIn, year, class: className(output, at), runs: shareOfRuns(at) };
  return output === 'conflictDisplacement'
    ? i18n._({
        id: 'class.risk',
        message:
          'Conflict risk {nameIn} in {year} is {class}: {runs}, conflict newly displaces at least 10,000 people in the year.',
        values,
      })
    : i18n._({
        id: 'class.stock',
        message:
          'The median of the people {nameIn} who live displaced by conflict inside the country at the end of {year}: {class}.',
        values,
      });
}

/** How the class compares with the reference. */
export function againstReferenceWords(output: ClassedOutput, at: number, reference: number): string {
  return at === reference
    ? i18n._({ id: 'class.same', message: 'The reference has the same class.' })
    : i18n._({
        id: 'class.reference',
        message: 'The reference: {class}.',
        values: { class: className(output, reference) },
      });
}

/** What is on record of new displacement by conflict, in words. */
export function recordWords(record: RecordedConflict | undefined, format: NumberFormat): string {
  if (!record)
    return i18n._({
      id: 'class.noRecord',
      message: 'The source has no record of displacement by conflict for this place: no data, not zero.',
    });
  const values = {
    first: record.first,
    last: record.last,
    years: record.years,
    of: record.last - record.first + 1,
    value: record.most ? format.value(record.most.value, 'persons') : '',
    year: record.most?.year ?? 0,
  };
  return record.most
    ? i18n._({
        id: 'class.record',
        message:
          'On record: at least 10,000 people newly displaced in {years} of {of} years, {first} to {last}; most in {year}, {value}.',
        values,
      })
    : i18n._({ id: 'class.noneRecorded', message: 'On record: none in {first} to {last}.', values });
}
