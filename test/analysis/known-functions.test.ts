import { describe, expect, it } from 'vitest';
import { openSources, readTable } from '../../workers/node/sources/sources.ts';
import { skipsWithoutSources, sourceFolder } from '../support/sources.ts';
import { KNOWN } from './known-functions.ts';

describe.skipIf(skipsWithoutSources(1))('the closed forms that the tests of sensitivity use', () => {
  it('are those of the reference table', () => {
    const sources = openSources(sourceFolder);
    const file = 'reference/sensitivity/values.csv';
    const { rows } = readTable(sources, file, ['function', 'quantity', 'input', 'value']);
    expect(sources.problems).toEqual([]);
    const known = new Map<string, number>();
    for (const { name, mean, variance, first, total, morris } of KNOWN) {
      known.set(`${name} mean `, mean).set(`${name} variance `, variance);
      first.forEach((value, i) => {
        known.set(`${name} S1 x${i + 1}`, value).set(`${name} ST x${i + 1}`, total[i] as number);
      });
      morris.forEach(({ mu, muStar, sigma }, i) => {
        known.set(`${name} morris_mu x${i + 1}`, mu).set(`${name} morris_mu_star x${i + 1}`, muStar);
        known.set(`${name} morris_sigma x${i + 1}`, sigma);
      });
    }
    let compared = 0;
    for (const row of rows) {
      const value = known.get(['function', 'quantity', 'input'].map((column) => row.text(column)).join(' '));
      if (value === undefined) continue;
      // The table gives effects of Ishigami's function to 12 decimals.
      expect(Math.abs(value - Number(row.text('value')))).toBeLessThan(1e-11);
      compared++;
    }
    // Mean, variance, and five values for each of 3 + 8 inputs.
    expect([compared, known.size]).toEqual([59, 59]);
  });
});
