import { i18n } from '@lingui/core';
import type { NumberFormat } from '../../src/picture/number-format.ts';
import type { Finding } from '../../src/summary/findings.ts';
import type { OutputId } from '../../workers/page.ts';
import { outputUnit } from '../texts.ts';
import { hazardSentence } from './hazard-sentence.ts';
import { mobilitySentence } from './mobility-sentence.ts';

/** Years since the displacement that these outputs follow. */
const YEARS_DISPLACED = { stillDisplacedOneYear: 1, stillDisplacedThreeYears: 3, stillDisplacedFiveYears: 5 } as const;

/**
 * What the ensemble says of an output in a year. Each output has words of its own: what is counted, whether it holds at
 * the end of the year or happens in it, and what zero means.
 */
export function levelSentence(
  { median, low, high }: Extract<Finding, { kind: 'level' }>,
  output: OutputId,
  nameIn: string,
  year: number,
  format: NumberFormat,
): string {
  const unit = outputUnit(output);
  const values = {
    nameIn,
    year,
    median: format.value(median, unit),
    low: format.value(low, unit),
    high: format.value(high, unit),
    range: format.range(low, high, unit),
  };
  const departures = { ...values, size: format.value(-median, unit) };
  // Less than half a person is nobody.
  const isNone = high < 0.5;
  const isRare = median < 0.5;
  switch (output) {
    case 'population':
      return i18n._({
        id: 'finding.population',
        message:
          'On the median path, {median} people live {nameIn} at the end of {year}; in 8 of 10 runs between {low} and {high}.',
        values,
      });
    case 'workingAge':
      return i18n._({
        id: 'finding.workingAge',
        message:
          'On the median path, {median} people aged 15 to 64 live {nameIn} at the end of {year}; in 8 of 10 runs between {low} and {high}.',
        values,
      });
    case 'births':
      return i18n._({
        id: 'finding.births',
        message:
          'On the median path, {median} children are born {nameIn} in {year}; in 8 of 10 runs between {low} and {high}.',
        values,
      });
    case 'deaths':
      return i18n._({
        id: 'finding.deaths',
        message:
          'On the median path, {median} people die {nameIn} in {year}; in 8 of 10 runs between {low} and {high}.',
        values,
      });
    case 'netMigration':
      return median < 0
        ? i18n._({
            id: 'finding.netDepartures',
            message:
              'On the median path, {size} more people leave than arrive {nameIn} in {year}; in 8 of 10 runs net migration lies between {low} and {high}.',
            values: departures,
          })
        : i18n._({
            id: 'finding.netArrivals',
            message:
              'On the median path, {median} more people arrive than leave {nameIn} in {year}; in 8 of 10 runs net migration lies between {low} and {high}.',
            values,
          });
    case 'disasterDisplacement':
      return i18n._({
        id: 'finding.displacement',
        message:
          'On the median path, disasters cause {median} displacement movements {nameIn} in {year}; in 1 of 10 runs more than {high}. Years differ widely: one large disaster can exceed many years together.',
        values,
      });
    case 'floodDisplacement':
    case 'stormDisplacement':
      return hazardSentence(output, values, isNone, isRare);
    case 'conflictDisplacement':
      return i18n._({
        id: 'finding.conflictDisplacement',
        message:
          'On the median path, conflict causes {median} displacement movements {nameIn} in {year}; in 1 of 10 runs more than {high}. The start is an estimate, as records end in 2020.',
        values,
      });
    case 'internallyDisplacedConflict':
      return i18n._({
        id: 'finding.displacedByConflict',
        message:
          'On the median path, {median} people {nameIn} live displaced by conflict inside the country at the end of {year}; in 8 of 10 runs between {low} and {high}. The start is an estimate, as records end in 2020.',
        values,
      });
    case 'internallyDisplacedDisaster':
      return i18n._({
        id: 'finding.displacedByDisasters',
        message:
          'On the median path, {median} people {nameIn} live displaced by disasters inside the country at the end of {year}; in 1 of 10 runs more than {high}.',
        values,
      });
    case 'medianAge':
      return i18n._({
        id: 'finding.medianAge',
        message:
          'On the median path, half of the people {nameIn} are older than {median} at the end of {year}; in 8 of 10 runs the median age lies between {low} and {high}.',
        values,
      });
    case 'youthShare':
      return i18n._({
        id: 'finding.youthShare',
        message:
          'On the median path, {median} of the people {nameIn} are 15 to 24 years old at the end of {year}; in 8 of 10 runs between {low} and {high}.',
        values,
      });
    case 'oldAgeDependency':
      return i18n._({
        id: 'finding.oldAge',
        message:
          'On the median path, people aged 65 and over {nameIn} are {median} of the number aged 15 to 64 at the end of {year}; in 8 of 10 runs between {low} and {high}.',
        values,
      });
    case 'netImmigrationPlaces':
      return i18n._({
        id: 'finding.netImmigrationPlaces',
        message:
          'On the median path, {median} countries and areas have more immigrants than emigrants in {year}; in 8 of 10 runs between {low} and {high}.',
        values,
      });
    case 'warming':
      return i18n._({
        id: 'finding.warming',
        message:
          'On the median path, the world is {median} warmer in {year} than in 1850–1900; in 8 of 10 runs between {low} and {high}.',
        values,
      });
    case 'urbanShare':
      return i18n._({
        id: 'finding.urbanShare',
        message:
          'On the median path, {median} of the people {nameIn} live in towns and cities in {year}; in 8 of 10 runs between {low} and {high}.',
        values,
      });
    case 'urbanPopulation':
      return i18n._({
        id: 'finding.urbanPopulation',
        message:
          'On the median path, {median} people {nameIn} live in towns and cities at the end of {year}; in 8 of 10 runs between {low} and {high}.',
        values,
      });
    case 'newUrbanResidents':
      return median < 0
        ? i18n._({
            id: 'finding.fewerUrban',
            message:
              'On the median path, towns and cities {nameIn} lose {size} residents in {year}; in 8 of 10 runs their change lies between {low} and {high}.',
            values: departures,
          })
        : i18n._({
            id: 'finding.moreUrban',
            message:
              'On the median path, towns and cities {nameIn} gain {median} residents in {year}; in 8 of 10 runs their change lies between {low} and {high}.',
            values,
          });
    case 'slumResidents':
      return isNone
        ? i18n._({
            id: 'finding.noSlums',
            message: 'In at least 9 of 10 runs, nobody {nameIn} is counted as living in slums at the end of {year}.',
            values,
          })
        : i18n._({
            id: 'finding.slums',
            message:
              'On the median path, {median} people {nameIn} live in slums at the end of {year}; in 8 of 10 runs between {low} and {high}.',
            values,
          });
    case 'coastalTownDwellers':
      return isNone
        ? i18n._({
            id: 'finding.noCoast',
            message: 'In at least 9 of 10 runs, nobody {nameIn} lives in a town on a low coast at the end of {year}.',
            values,
          })
        : i18n._({
            id: 'finding.coast',
            message:
              'On the median path, {median} people {nameIn} live in towns less than 5 m above the sea of 2015 at the end of {year}; in 8 of 10 runs between {low} and {high}.',
            values,
          });
    case 'labourForce':
      return i18n._({
        id: 'finding.labourForce',
        message:
          'On the median path, {median} people {nameIn} work or look for work at the end of {year}; in 8 of 10 runs between {low} and {high}.',
        values,
      });
    case 'jobsWanted':
      return i18n._({
        id: 'finding.jobsWanted',
        message:
          'On the median path, the economy {nameIn} has work for {median} people at the end of {year}, self-employment included; in 8 of 10 runs between {low} and {high}.',
        values,
      });
    case 'urbanJobs':
      return i18n._({
        id: 'finding.urbanJobs',
        message:
          'On the median path, towns {nameIn} have work for {median} people outside farming at the end of {year}; in 8 of 10 runs between {low} and {high}.',
        values,
      });
    case 'newUrbanJobs':
      return median < 0
        ? i18n._({
            id: 'finding.fewerUrbanJobs',
            message:
              'On the median path, towns {nameIn} lose {size} jobs in {year}; in 8 of 10 runs their change lies between {low} and {high}.',
            values: departures,
          })
        : i18n._({
            id: 'finding.moreUrbanJobs',
            message:
              'On the median path, towns {nameIn} gain {median} jobs in {year}; in 8 of 10 runs their change lies between {low} and {high}.',
            values,
          });
    case 'jobsGap':
      if (isNone)
        return i18n._({
          id: 'finding.jobsGapNone',
          message:
            'In at least 9 of 10 runs there is no jobs gap {nameIn} at the end of {year}: jobs grow along with the labour force.',
          values,
        });
      return isRare
        ? i18n._({
            id: 'finding.jobsGapRare',
            message:
              'In at least half of the runs there is no jobs gap {nameIn} at the end of {year}; in 1 of 10 runs jobs fall more than {high} short of the labour force, beyond the unemployment of today.',
            values,
          })
        : i18n._({
            id: 'finding.jobsGap',
            message:
              'On the median path, jobs {nameIn} fall {median} short of the labour force at the end of {year}, beyond the unemployment of today; in 8 of 10 runs between {low} and {high}.',
            values,
          });
    case 'labourShortage':
      if (isNone)
        return i18n._({
          id: 'finding.shortageNone',
          message:
            'In at least 9 of 10 runs there is no labour shortage {nameIn} at the end of {year}: the labour force fills the jobs.',
          values,
        });
      return isRare
        ? i18n._({
            id: 'finding.shortageRare',
            message:
              'In at least half of the runs there is no labour shortage {nameIn} at the end of {year}; in 1 of 10 runs more than {high} jobs lack workers at the unemployment of today.',
            values,
          })
        : i18n._({
            id: 'finding.shortage',
            message:
              'On the median path, {median} jobs {nameIn} lack workers at the end of {year} at the unemployment of today; in 8 of 10 runs between {low} and {high}.',
            values,
          });
    case 'unemployment':
      return i18n._({
        id: 'finding.unemployment',
        message:
          'On the median path, {median} of the labour force {nameIn} is unemployed in {year}; in 8 of 10 runs between {low} and {high}.',
        values,
      });
    case 'youthUnemployment':
      return i18n._({
        id: 'finding.youthUnemployment',
        message:
          'On the median path, {median} of the labour force aged 15 to 24 {nameIn} is unemployed in {year}; in 8 of 10 runs between {low} and {high}.',
        values,
      });
    case 'informalShare':
      return i18n._({
        id: 'finding.informalShare',
        message:
          'On the median path, {median} of employed people {nameIn} are self-employed in {year}; in 8 of 10 runs between {low} and {high}.',
        values,
      });
    case 'incomePerHead':
      return i18n._({
        id: 'finding.incomePerHead',
        message:
          'On the median path, income per head {nameIn} is {median} in {year}, in international dollars of 2021; in 8 of 10 runs between {low} and {high}.',
        values,
      });
    case 'stillDisplacedOneYear':
    case 'stillDisplacedThreeYears':
    case 'stillDisplacedFiveYears':
      return i18n._({
        id: 'finding.stillDisplaced',
        message:
          'On the median path, {median} of the people newly displaced by conflict {nameIn} in {since} are still displaced at the end of {year}; in 8 of 10 runs between {low} and {high}.',
        values: { ...values, since: year - YEARS_DISPLACED[output] },
      });
    case 'moversToTowns':
      return median < 0
        ? i18n._({
            id: 'finding.moversFromTowns',
            message:
              'On the median path, {size} more people leave towns for the countryside than the other way {nameIn} in {year}; in 8 of 10 runs net moves to towns lie between {low} and {high}.',
            values: departures,
          })
        : i18n._({
            id: 'finding.moversToTowns',
            message:
              'On the median path, {median} more people move from the countryside to towns than back {nameIn} in {year}, places that become urban included; in 8 of 10 runs between {low} and {high}.',
            values,
          });
    case 'slowOnsetMovers':
      return i18n._({
        id: 'finding.slowOnsetMovers',
        message:
          'On the median path, {median} people {nameIn} have moved within the country for slow changes of the climate between the start of 2025 and the end of {year}; in 8 of 10 runs between {low} and {high}.',
        values,
      });
    case 'immigrants':
    case 'emigrants':
    case 'returns':
    case 'intraregionalShare':
    case 'migrantStock':
    case 'migrantShare':
    case 'diaspora':
    case 'remittances':
    case 'crossBorderOut':
    case 'crossBorderIn':
    case 'refugeesHosted':
    case 'stranded':
    case 'unmetProtection':
    case 'irregularIndex':
    case 'immobilityIndex':
      return mobilitySentence(output, values, isNone, isRare);
    default: {
      const never: never = output;
      throw new Error(`output ${String(never)} has no sentence`);
    }
  }
}
