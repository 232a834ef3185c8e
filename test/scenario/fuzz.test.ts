import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { readFormula } from '../../src/scenario/formula.ts';
import { codeToText, scenarioToCode } from '../../src/scenario/link.ts';
import { parseScenario } from '../../src/scenario/parse.ts';
import type { Fault, Parsed } from '../../src/scenario/scenario.ts';
import { hashToChoices } from '../../web/url.ts';
import { hostileCode, hostileText } from '../support/hostile.ts';
import { baseline } from '../support/world.ts';

/** Inputs in all: half of them texts of files, a quarter codes, a quarter whole links. */
const INPUTS = 10_000;
/** Longest time for one input, of the processor: a busy machine may take longer by the clock. */
const MOST_MS = 1_000;

const folder = new URL('../../scenarios/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const texts = files.map((name) => readFileSync(new URL(name, folder), 'utf8'));
const codes = texts.flatMap((text) => {
  const parsed = parseScenario(text, baseline, readFormula);
  return parsed.kind === 'scenario' ? [scenarioToCode(parsed.scenario)] : [];
});

const answers = { taken: 0, refused: 0 };

/** Both kinds of answer were met: a run that only ever meets one proves little. */
function checkAnswers(): void {
  expect(answers.taken).toBeGreaterThan(10);
  expect(answers.refused).toBeGreaterThan(100);
}

async function timed<T>(read: () => T | Promise<T>): Promise<T> {
  const before = process.cpuUsage();
  const result = await read();
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1_000).toBeLessThan(MOST_MS);
  return result;
}

function checkFaults(faults: readonly Fault[]): void {
  expect(faults.length).toBeGreaterThan(0);
  for (const { path, found, allowed } of faults) expect(path && found && allowed).toBeTruthy();
}

function check(parsed: Parsed): void {
  answers[parsed.kind === 'scenario' ? 'taken' : 'refused'] += 1;
  if (parsed.kind === 'faults') {
    checkFaults(parsed.faults);
    return;
  }
  // What is taken is written and read again as the same.
  const again = parseScenario(codeToText(scenarioToCode(parsed.scenario)) ?? '', baseline, readFormula);
  expect(again).toEqual(parsed);
}

describe('untrusted input', () => {
  afterEach(() => {
    Object.assign(answers, { taken: 0, refused: 0 });
    // Nothing that was read has reached what all objects share.
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('has honest files and codes to start from', () => {
    expect(codes).toHaveLength(texts.length);
  });

  it('of files is parsed or refused with faults, each in under a second', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText(texts), async (text) => {
        check(await timed(() => parseScenario(text, baseline, readFormula)));
      }),
      { numRuns: INPUTS / 2 },
    );
    checkAnswers();
  });

  it('of codes is parsed or refused with faults, each in under a second', async () => {
    await fc.assert(
      fc.asyncProperty(hostileCode(texts, codes), async (code) => {
        const parsed = await timed(() => {
          const text = codeToText(code);
          return text === undefined ? undefined : parseScenario(text, baseline, readFormula);
        });
        if (parsed) check(parsed);
        else answers.refused += 1;
      }),
      { numRuns: INPUTS / 4 },
    );
    checkAnswers();
  });

  it('of links opens the page, with the first choices for what is faulty', async () => {
    const value = fc.oneof(hostileCode(texts, codes), fc.string({ unit: 'binary', maxLength: 30 }));
    const keys = [
      'page',
      's',
      'place',
      'output',
      'horizon',
      'interval',
      'runs',
      'shock',
      'every',
      'floor',
      '__proto__',
    ];
    const link = fc
      .array(fc.tuple(fc.constantFrom(...keys), value), { minLength: 1, maxLength: 4 })
      .map((pairs) => `#${pairs.map(([key, text]) => `${key}=${text}`).join('&')}`);
    await fc.assert(
      fc.asyncProperty(link, async (hash) => {
        const { choices, faults } = await timed(() => hashToChoices(hash, baseline));
        answers[faults.length === 0 ? 'taken' : 'refused'] += 1;
        if (faults.length > 0) checkFaults(faults);
        expect(Object.keys(choices)).toContain('scenario');
      }),
      { numRuns: INPUTS / 4 },
    );
    checkAnswers();
  });
});
