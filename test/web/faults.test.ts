import { readdirSync, readFileSync } from 'node:fs';
import { i18n } from '@lingui/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOwnFile } from '../../src/own/own-file.ts';
import { LEVERS } from '../../src/params/levers.ts';
import { parseProfile } from '../../src/prepare/country-profile.ts';
import { readFormula } from '../../src/scenario/formula.ts';
import { parseScenario } from '../../src/scenario/parse.ts';
import type { Fault } from '../../src/scenario/scenario.ts';
import { readLesson } from '../../src/workshop/read-lesson.ts';
import { codeToSettings } from '../../src/workshop/read-settings.ts';
import { faultWords, known } from '../../web/faults/fault-words.ts';
import { messages as files } from '../../web/i18n/files-fr.ts';
import { messages as main } from '../../web/i18n/fr.ts';
import { hostileText } from '../support/hostile.ts';
import { LESSON_FILE_TEXTS, LESSON_WORLD } from '../support/lessons.ts';
import { baseline } from '../support/world.ts';

const folder = new URL('../../scenarios/', import.meta.url);
const SCENARIO_TEXTS = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'));

i18n.load('fr', { ...main, ...files });
i18n.activate('fr');

/** Lists of keys and options, signs and versions: the same in every language. */
const CODE = /^(["\w.+*/^<>=()%-]+|"[^"]*")(,? (["\w.+*/^<>=()%-]+))*$/;
const isCode = (text: string) => CODE.test(text) && !/\b(a|an|the|of|or|and|at|to)\b/.test(text);

function untranslated(faults: readonly Fault[]): string[] {
  return faults.map(({ allowed }) => allowed).filter((allowed) => known(allowed) === undefined && !isCode(allowed));
}

describe('the faults of hostile inputs', () => {
  it('are all said in the language of the page', () => {
    const missing = new Set<string>();
    const note = (faults: readonly Fault[]) => {
      for (const text of untranslated(faults)) missing.add(text);
    };
    const places = new Set(baseline.places.map(({ iso3 }) => iso3));
    fc.assert(
      fc.property(
        hostileText(SCENARIO_TEXTS),
        hostileText(LESSON_FILE_TEXTS),
        fc.string(),
        (scenario, lesson, code) => {
          const parsed = parseScenario(scenario, baseline, readFormula);
          if (parsed.kind === 'faults') note(parsed.faults);
          const read = readLesson(lesson, LESSON_WORLD);
          if (read.kind === 'faults') note(read.faults);
          const profile = parseProfile(scenario, places);
          if (profile.kind === 'faults') note(profile.faults);
          const settings = codeToSettings(code, baseline, { id: 'code-1', name: 'Code 1' }, readFormula);
          if (settings.kind === 'faults') note(settings.faults);
          const own = readOwnFile(code, baseline);
          if (own.kind === 'faults') note(own.faults);
        },
      ),
      { numRuns: 400, seed: 9 },
    );
    expect([...missing]).toEqual([]);
  });
});

describe('a fault', () => {
  it.each([
    ['at most 200000 characters', 'au plus 200000 caractères'],
    ['nothing', 'rien'],
    ['"nothing of the kind"', '"nothing of the kind"'],
    ['1; the file was made by a newer Mobility Horizons', /^1 ; le fichier vient d’une version plus récente/],
    [
      'no return period: there is no record of such events by place and size',
      /^pas de période de retour : il n’existe pas de données/,
    ],
    [
      '0 of 64 samples are above 5; values run from -1.5 to 4',
      /^0 échantillons sur 64 sont au-dessus de 5\s; les valeurs vont de -1.5 à 4$/,
    ],
    [
      'samples: sobol: found 40 base points, allowed with 3 levers: a power of two such as 64',
      /^échantillons\s: sobol\s: 40 points de base trouvés/,
    ],
    ['the engine stopped 3 times in a row: the worker could not start', /3 fois de suite : le calcul n’a pas pu/],
  ])('%s is said with its values', (text, words) => {
    expect(faultWords(text)).toMatch(words);
  });

  it('of a lever has the unit of the lever in the language of the page', () => {
    const lever = LEVERS.find(({ kind }) => kind === 'number');
    if (lever?.kind !== 'number') throw new Error('no lever is a number');
    const unit = i18n._(`lever.${lever.id}.unit`);
    const text = `a number from ${lever.min} to ${lever.max} ${lever.unit}, at most 2 decimals, the same in every place and year`;
    expect(faultWords(text)).toBe(
      `un nombre de ${lever.min} à ${lever.max} ${unit}, avec 2 décimales au plus, le même partout et chaque année`,
    );
  });
});
