import { beforeAll, describe, expect, it } from 'vitest';
import { CLAIMS } from '../../src/params/claims.ts';
import { OUTPUT_IDS } from '../../src/params/outputs.ts';
import { type CheckedClaim, readChecks } from '../../src/summary/claim-checks.ts';
import { KEPT_QUANTILES } from '../../src/summary/table.ts';
import { createInlineHost } from '../../workers/inline-host.ts';
import { createPool } from '../../workers/pool.ts';
import { builtKernels } from '../support/built-kernels.ts';
import { baseline, committedBaseline, jobOn } from '../support/world.ts';

const RUNS = 64;
const checks = CLAIMS.flatMap((claim) => claim.checks.map((check) => ({ claim, check })));
const countries = baseline.places.map(({ iso3 }) => iso3);
const places = [...countries, ...new Set(checks.map(({ check }) => check.place))];

/**
 * Claims that the reference does not bear out, by number, output and place. The page computes its verdicts from its own
 * runs and shows each of these as contradicted; a thousand runs give the same list.
 */
const CONTRADICTED: readonly string[] = [
  '2 netMigration WLD more-places',
  '3 returns WLD up',
  // Below one half in 2025, above it in 2050.
  '4 intraregionalShare WLD most',
  '8 disasterDisplacement WLD up',
  '9 disasterDisplacement WLD up',
  '9 crossBorderOut WLD up',
  '9 conflictDisplacement WLD up',
  '14 informalShare WLD up',
];

const nameOf = (number: number, { check }: CheckedClaim) => `${number} ${check.output} ${check.place} ${check.course}`;

let read: readonly CheckedClaim[];

// One ensemble for all claims: the first 64 runs of the page, in the form that the page keeps.
beforeAll(async () => {
  const pool = await createPool(createInlineHost(), 1, committedBaseline(), builtKernels());
  const job = jobOn({ baseline }, { seed: 'horizons', runs: RUNS, places, outputs: OUTPUT_IDS, record: 'sketch' });
  const { tables, reports } = await pool.run(job, { quantiles: KEPT_QUANTILES });
  pool.stop();
  expect(reports.flatMap(({ runs }) => runs)).toHaveLength(RUNS);
  if (!tables) throw new Error('the job came back without its tables');
  read = readChecks(
    tables.outputs,
    places,
    countries,
    checks.map(({ check }) => check),
  );
});

describe('the claims of the document against the reference', () => {
  it('are borne out, but for those that are named here', () => {
    const named = checks.map(({ claim }, c) => ({ number: claim.number, checked: read[c] as CheckedClaim }));
    const lines = named.map(
      ({ number, checked }) =>
        `${nameOf(number, checked)}: ${checked.from.toPrecision(4)} -> ${checked.to.toPrecision(4)} ${checked.holds ? 'as the document says' : 'NOT as the document says'}`,
    );
    console.log(`Claims, medians of 2025 and 2050 over ${RUNS} runs:\n${lines.join('\n')}`);
    expect(named.filter(({ checked }) => !checked.holds).map(({ number, checked }) => nameOf(number, checked))).toEqual(
      CONTRADICTED,
    );
  });
});
