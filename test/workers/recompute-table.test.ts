import { beforeAll, describe, expect, it } from 'vitest';
import type { AskedTable } from '../../src/export/asked-table.ts';
import { writtenTable } from '../../src/export/table-file.ts';
import {
  makeTableReceipt,
  parseTableReceipt,
  type TableReceipt,
  tableReceiptText,
} from '../../src/export/table-receipt.ts';
import { NEED_RATIOS } from '../../src/prepare/planning-rows.ts';
import { REFERENCE, type Scenario } from '../../src/scenario/scenario.ts';
import { glanceOf, glanceOutputs } from '../../src/summary/findings.ts';
import type { Answer, Question } from '../../workers/answer.ts';
import type { ComparedRuns } from '../../workers/compare.ts';
import { isRecomputed, recomputeTable } from '../../workers/files/recompute-table.ts';
import { type AskedOfAnswer, answerNumbers, comparedNumbers } from '../../workers/files/table-numbers.ts';
import { createInlineHost } from '../../workers/inline-host.ts';
import { comparedDifference, comparedYears } from '../../workers/page-compare.ts';
import { createPool } from '../../workers/pool.ts';
import { openSession, type Session } from '../../workers/session.ts';
import { builtKernels, builtPath } from '../support/built-kernels.ts';
import { baseline, committedBaseline } from '../support/world.ts';

const RUNS = 16;
const warmer: Scenario = { ...REFERENCE, id: 'warmer', name: 'Warmer', levers: { warmingPath: 'SSP5-8.5' } };
const question = (scenario: Scenario): Question => ({ scenario, seed: 'tables', runs: RUNS, place: 'HTI' });

let session: Session;
let answer: Answer;
beforeAll(async () => {
  const pool = await createPool(createInlineHost(), 1, committedBaseline(), builtKernels(), builtPath());
  answer = await new Promise((resolve, reject) => {
    openSession(pool, {
      onAnswer: (each) => each.isFinal && resolve(each),
      onProgress: () => undefined,
      onError: reject,
    }).then((opened) => {
      session = opened;
      opened.ask(question(warmer));
    }, reject);
  });
}, 120_000);

/** A table of the numbers of a page, and its receipt as a file brings it back. */
function saved(asked: AskedTable, numbers: readonly (readonly number[])[], scenarios: readonly Scenario[] = [warmer]) {
  const width = Math.max(...numbers.map((row) => row.length));
  const columns = ['row', ...Array.from({ length: width }, (_, i) => `c${i}`)];
  const table = writtenTable({ title: asked.command, columns, rows: numbers.map((row, i) => [`row ${i}`, ...row]) });
  const build = { baseline: 'a'.repeat(64), kernels: 'plain', manifest: 'b'.repeat(64) };
  const receipt = makeTableReceipt(table, {
    ...{ build, scenarios, seed: 'tables', runs: RUNS, place: 'HTI', until: 2035, link: '', asked },
  });
  const read = parseTableReceipt(tableReceiptText(receipt), baseline);
  if (read.kind === 'faults') throw new Error(JSON.stringify(read.faults));
  return { rows: [table.columns, ...table.rows], receipt: read.receipt };
}

/** A session that has computed everything already: what comes again is what came before. */
const ready = (): Session => ({
  ...session,
  again: async ({ onAnswer }) => ({ ...session, ask: () => onAnswer(answer) }),
});

function check(rows: readonly (readonly unknown[])[], receipt: TableReceipt, by = ready()) {
  if (!isRecomputed(receipt)) throw new Error('it is not computed again');
  return recomputeTable(rows, receipt, by);
}

const SHOCK = { metric: 'stormDisplacement', returnPeriod: 10, until: 2035 } as const;
const PEOPLE = {
  ...{ kinds: ['flood', 'storm'] as ('flood' | 'storm')[], until: 2035, year: 'worst' as const },
  ...{ phase: 'emergency' as const, percentile: 80 },
};
const OF_ANSWER: readonly (readonly [AskedOfAnswer, number, number])[] = [
  [{ command: 'glance', output: 'population', year: 2035 }, 10, 4],
  [{ command: 'ages', year: 2035 }, 21, 4],
  [{ command: 'map', output: 'population', year: 2035, places: ['HTI', 'NGA'] }, 2, 1],
  [{ command: 'regions', output: 'population', year: 2035, groups: ['un-africa', 'un-asia'] }, 2, 6],
  [{ command: 'series', outputs: ['labourForce', 'jobsGap'], until: 2030 }, 6, 8],
  [{ command: 'levels', ...SHOCK }, 4, 4],
  [{ command: 'calendar', ...SHOCK, places: ['HTI', 'CUB'] }, 2, 14],
  [{ command: 'watch', ...SHOCK, places: ['CUB'] }, 1, 8],
  [{ command: 'meeting', ...SHOCK }, 1, 5],
  [{ command: 'present', ...PEOPLE, level: 10_000 }, 10, 7],
  [{ command: 'used', ...PEOPLE }, 1, 4],
  [{ command: 'needs', ...PEOPLE, household: 5, plannedShare: 0.3 }, 60, 2],
];

describe('a table of an answer', () => {
  it.each(OF_ANSWER)('reproduces from its receipt: %o', async (asked, least, width) => {
    const numbers = answerNumbers(asked, answer, session);
    expect(numbers.length).toBeGreaterThanOrEqual(least);
    expect(Math.max(...numbers.map((row) => row.length))).toBeLessThanOrEqual(width);
    expect(Math.max(...numbers.map((row) => row.length))).toBeGreaterThan(0);
    const { rows, receipt } = saved(asked, numbers);
    expect(await check(rows, receipt)).toMatchObject({ kind: 'reproduces', rows: numbers.length, differences: [] });
  });

  it('holds what the page shows: outputs at a glance with their change against the reference', () => {
    const [, asked] = [0, { command: 'glance', output: 'population', year: 2035 } as const];
    const shown = glanceOf(answer.scenario, answer.reference, 2035, 'population');
    const numbers = answerNumbers(asked, answer, session);
    expect(numbers.map(([p50]) => p50)).toEqual(shown.map(({ spread }) => spread.p50));
    const at = glanceOutputs('population').indexOf('warming');
    expect(numbers[at]?.[3]).toBe(shown[at]?.change?.difference);
  });

  it('names the row of one altered digit, of a number that is missing and of one that is too many', async () => {
    const asked = { command: 'ages', year: 2035 } as const;
    const { rows, receipt } = saved(asked, answerNumbers(asked, answer, session));
    const altered = rows.map((row, r) => {
      if (r === 3) return row.map((cell, c) => (c === 1 ? Number(cell) * 1.0001 : cell));
      if (r === 5) return row.slice(0, -1);
      return r === 7 ? [...row, 1] : row;
    });
    expect(await check(altered, receipt)).toMatchObject({
      kind: 'differs',
      differences: [
        { row: 3, name: 'row 2' },
        { row: 5, name: 'row 4' },
        { row: 7, name: 'row 6' },
      ],
    });
    const near = rows.map((row, r) =>
      r === 3 ? row.map((cell, c) => (c === 1 ? Number(cell) * 1.000_000_5 : cell)) : row,
    );
    expect((await check(near, receipt)).kind).toBe('rounding');
  });

  it('reproduces where everything is computed anew', async () => {
    const asked = { command: 'calendar', ...SHOCK, places: ['HTI', 'CUB'] } as const;
    const { rows, receipt } = saved(
      { ...asked, places: [...asked.places] },
      answerNumbers({ ...asked, places: [...asked.places] }, answer, session),
    );
    expect((await check(rows, receipt, session)).kind).toBe('reproduces');
  }, 120_000);

  it('says in words what it cannot compute', async () => {
    const asked = { command: 'regions', output: 'population', year: 2035, groups: ['nowhere'] } as const;
    const { rows, receipt } = saved({ ...asked, groups: [...asked.groups] }, [[1]]);
    await expect(check(rows, receipt)).rejects.toThrow();
    const { asked: _none, ...alone } = receipt;
    expect(isRecomputed(alone)).toBe(false);
  });
});

describe('a table of compared scenarios', () => {
  const scenarios = [warmer, REFERENCE, { ...warmer, id: 'ssp1', levers: { warmingPath: 'SSP1-2.6' } }];

  it('reproduces from all scenarios of its receipt, and differs from another one', async () => {
    const questions = scenarios.map(question);
    const runs = await new Promise<ComparedRuns[]>((resolve, reject) => {
      const found: ComparedRuns[] = [];
      session.comparison.ask(questions, {
        onRuns: (at, of) => {
          found[at] = of;
        },
        onProgress: () => undefined,
        onDone: () => resolve(found),
        onError: reject,
      });
    });
    const years = { command: 'compared-years', output: 'disasterDisplacement', until: 2030 } as const;
    const plain = comparedNumbers(years, questions, runs, session);
    const differences = comparedNumbers({ ...years, base: 1 }, questions, runs, session);
    const [first, base] = runs as [ComparedRuns, ComparedRuns];
    expect(plain[2]?.slice(0, 5)).toEqual(
      [comparedYears(first, 'disasterDisplacement')[2]].flatMap((of) => [
        of?.p50,
        of?.p10,
        of?.p90,
        of?.p2_5,
        of?.p97_5,
      ]),
    );
    expect(differences[2]?.[0]).toBe(comparedDifference(first, base, 'disasterDisplacement').years[2]?.p50);
    const asked: readonly Parameters<typeof comparedNumbers>[0][] = [
      years,
      { ...years, base: 1 },
      { command: 'compared-numbers', output: 'population', year: 2035, base: 1 },
      {
        ...{ command: 'compared-needs', ...PEOPLE, household: 5, plannedShare: 0.3 },
        needs: NEED_RATIOS.filter(({ alternativeTo }) => alternativeTo === undefined)
          .map(({ id }) => id)
          .slice(0, 5),
      },
      { command: 'compared-regret', output: 'internallyDisplacedDisaster', year: 2035 },
    ];
    for (const each of asked) {
      const { rows, receipt } = saved(each, comparedNumbers(each, questions, runs, session), scenarios);
      expect(receipt.scenarios.map(({ id }) => id)).toEqual(['warmer', 'reference', 'ssp1']);
      expect(await check(rows, receipt), each.command).toMatchObject({ kind: 'reproduces' });
      const other = { ...receipt, scenarios: [warmer, REFERENCE, REFERENCE] };
      if (each.command === 'compared-years') expect((await check(rows, other)).kind).toBe('differs');
    }
  }, 120_000);
});
