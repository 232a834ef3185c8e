import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { readFormula } from '../../src/scenario/formula.ts';
import { type Fault, REFERENCE } from '../../src/scenario/scenario.ts';
import { codeToCurve, curveToCode } from '../../src/workshop/curve-code.ts';
import type { CurveTask } from '../../src/workshop/lesson.ts';
import { writeLetters } from '../../src/workshop/letter-code.ts';
import { mergeCodes } from '../../src/workshop/merge-codes.ts';
import { readLesson } from '../../src/workshop/read-lesson.ts';
import { codeToSettings } from '../../src/workshop/read-settings.ts';
import { settingsToCode } from '../../src/workshop/settings-code.ts';
import { hostileText } from '../support/hostile.ts';
import { LESSON_FILE_TEXTS, LESSON_WORLD } from '../support/lessons.ts';
import { baseline } from '../support/world.ts';

/** Inputs in all: a quarter lessons, the others codes. */
const INPUTS = 10_000;
const NAMED = { id: 'code-1', name: 'Code 1' };
const TASK: CurveTask = { mode: 'model', place: 'NGA', output: 'population', until: 2035 };
const YEARS = 11;

const met = { taken: 0, refused: 0 };

function refuse(faults: readonly Fault[]): void {
  met.refused += 1;
  expect(faults.length).toBeGreaterThan(0);
  for (const { path, found, allowed } of faults) expect(path && found && allowed).toBeTruthy();
}

const honest = [
  ...[...LESSON_WORLD.library.values()].map(settingsToCode),
  curveToCode(
    TASK,
    REFERENCE,
    Array.from({ length: YEARS }, (_, t) => (200 + 5 * t) * 1e6),
    1e6,
  ),
];

/** Honest codes, damaged ones, and ones of good checksum whose content is noise. */
const code = fc.oneof(
  fc.constantFrom(...honest),
  fc
    .tuple(fc.constantFrom(...honest), fc.nat(), fc.string({ unit: 'binary', maxLength: 3 }), fc.nat(4))
    .map(([text, at, piece, cut]) => {
      const from = at % (text.length + 1);
      return text.slice(0, from) + piece + text.slice(from + cut);
    }),
  fc
    .tuple(fc.constantFrom(4, 5, 6, 7, 8, 31), fc.array(fc.integer({ min: 0, max: 31 }), { maxLength: 80 }))
    .map(([head, rest]) => writeLetters([head, ...rest])),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.integer({ min: 1, max: 20_000 }).map((length) => 'A'.repeat(length)),
);

describe('untrusted input of a workshop', () => {
  afterEach(() => {
    // Both kinds of answer were met: a run that only ever meets one proves little.
    expect(met.taken).toBeGreaterThan(10);
    expect(met.refused).toBeGreaterThan(100);
    Object.assign(met, { taken: 0, refused: 0 });
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it('of lessons is read or refused with faults', () => {
    fc.assert(
      fc.property(hostileText(LESSON_FILE_TEXTS), (text) => {
        const read = readLesson(text, LESSON_WORLD);
        if (read.kind === 'faults') refuse(read.faults);
        else met.taken += 1;
      }),
      { numRuns: INPUTS / 4 },
    );
  });

  it('of codes is read or refused with faults, and what is read is written as the same', () => {
    fc.assert(
      fc.property(code, (text) => {
        const settings = codeToSettings(text, baseline, NAMED, readFormula);
        if (settings.kind === 'faults') refuse(settings.faults);
        else {
          met.taken += 1;
          expect(codeToSettings(settingsToCode(settings.scenario), baseline, NAMED, readFormula)).toEqual(settings);
        }
        const curve = codeToCurve(text, TASK, REFERENCE, YEARS);
        if (curve.kind === 'fault') refuse([{ path: 'code', ...curve.fault }]);
        else met.taken += 1;
      }),
      { numRuns: INPUTS / 2 },
    );
  });

  it('of texts with many codes is merged as far as it can be read', () => {
    fc.assert(
      fc.property(fc.array(code, { maxLength: 6 }), fc.constantFrom('\n', ', ', ' ; '), (codes, between) => {
        const { participants, faults } = mergeCodes(codes.join(between), baseline, (n) => `Code ${n}`, readFormula);
        met.taken += participants.length;
        if (faults.length > 0) refuse(faults);
        expect(new Set(participants.map(({ number }) => number)).size).toBe(participants.length);
      }),
      { numRuns: INPUTS / 4 },
    );
  });
});
