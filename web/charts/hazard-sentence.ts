import { i18n } from '@lingui/core';

/**
 * What the ensemble says of displacement by one kind of hazard in a year.
 *
 * @param isNone less than half a person in the upper bound; `isRare` the same in the median.
 */
export function hazardSentence(
  output: 'floodDisplacement' | 'stormDisplacement',
  values: Record<string, unknown>,
  isNone: boolean,
  isRare: boolean,
): string {
  switch (output) {
    case 'floodDisplacement':
      if (isNone)
        return i18n._({
          id: 'finding.noFloodDisplacement',
          message: 'In at least 9 of 10 runs, floods displace nobody {nameIn} in {year}.',
          values,
        });
      return isRare
        ? i18n._({
            id: 'finding.rareFloodDisplacement',
            message:
              'In at least half of the runs, floods are not the main hazard of {year} {nameIn} or displace nobody; in 1 of 10 runs they cause more than {high} displacement movements.',
            values,
          })
        : i18n._({
            id: 'finding.floodDisplacement',
            message:
              'On the median path, floods cause {median} displacement movements {nameIn} in {year}; in 1 of 10 runs more than {high}. Counted are places where floods are the main hazard of the year.',
            values,
          });
    case 'stormDisplacement':
      if (isNone)
        return i18n._({
          id: 'finding.noStormDisplacement',
          message: 'In at least 9 of 10 runs, storms displace nobody {nameIn} in {year}.',
          values,
        });
      return isRare
        ? i18n._({
            id: 'finding.rareStormDisplacement',
            message:
              'In at least half of the runs, storms are not the main hazard of {year} {nameIn} or displace nobody; in 1 of 10 runs they cause more than {high} displacement movements.',
            values,
          })
        : i18n._({
            id: 'finding.stormDisplacement',
            message:
              'On the median path, storms cause {median} displacement movements {nameIn} in {year}; in 1 of 10 runs more than {high}. Counted are places where storms are the main hazard of the year.',
            values,
          });
  }
}
