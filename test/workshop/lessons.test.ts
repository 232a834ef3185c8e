import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvParse } from 'd3';
import { describe, expect, it } from 'vitest';
import {
  LESSON_LANGUAGES,
  type LessonLanguage,
  lessonMinutes,
  lessonTexts,
  textIn,
  textPieces,
} from '../../src/workshop/lesson.ts';
import { lessonJsonSchema } from '../../src/workshop/lesson-schema.ts';
import { readLesson } from '../../src/workshop/read-lesson.ts';
import { LESSON_FILE_TEXTS, LESSON_FILES, LESSON_WORLD } from '../support/lessons.ts';
import { skipsWithoutSources, sourceFolder } from '../support/sources.ts';

/** Languages that every text of every lesson has: a translator adds one here when its texts are in. */
const DEMANDED: readonly LessonLanguage[] = LESSON_LANGUAGES;

const files = LESSON_FILES;
const texts = LESSON_FILE_TEXTS;
const lessons = files.map((file, i) => {
  const read = readLesson(texts[i] as string, LESSON_WORLD);
  if (read.kind === 'faults') throw new Error(`${file}: ${JSON.stringify(read.faults, null, 1)}`);
  return { file, lesson: read.lesson };
});

/** A lesson as its file holds it, open to changes. */
interface Draft {
  readonly figures: object;
  readonly scenarios: object;
  readonly steps: { minutes: number; readonly text: object }[];
}

/** The lesson on climate with parts replaced. */
function changed(change: (lesson: Draft) => void): ReturnType<typeof readLesson> {
  const value = JSON.parse(texts[files.indexOf('climate.json')] as string);
  change(value);
  return readLesson(JSON.stringify(value), LESSON_WORLD);
}

describe('the lessons', () => {
  it('are one for each driver, one on compound shocks, one on preparedness', () => {
    expect(lessons.map(({ lesson }) => lesson.id).sort()).toEqual([
      'climate',
      'compound-shocks',
      'demographics',
      'labour-markets',
      'peace-and-security',
      'preparedness',
      'urbanization',
    ]);
  });

  it.each(lessons)(
    '$file is a quarter of an hour to twenty-five minutes with every kind of step',
    ({ file, lesson }) => {
      expect(file).toBe(`${lesson.id}.json`);
      expect(lessonMinutes(lesson)).toBeGreaterThanOrEqual(15);
      expect(lessonMinutes(lesson)).toBeLessThanOrEqual(25);
      expect(lesson.steps.length).toBeGreaterThanOrEqual(5);
      expect(lesson.steps.length).toBeLessThanOrEqual(9);
      expect(new Set(lesson.steps.map(({ kind }) => kind)).size).toBe(5);
      expect(lesson.sources.length).toBeGreaterThan(0);
    },
  );

  it.each(lessons)('$file types no number: figures come from the model when it is shown', ({ lesson }) => {
    const typed = lessonTexts(lesson).flatMap(({ path, text }) =>
      Object.values(text).flatMap((words) =>
        textPieces(words ?? '').flatMap((piece) =>
          typeof piece === 'string' && /\p{N}/u.test(piece) ? [`${path}: ${piece}`] : [],
        ),
      ),
    );
    expect(typed).toEqual([]);
    const named = lessonTexts(lesson).flatMap(({ text }) =>
      textPieces(textIn(text, 'en')).flatMap((piece) => (typeof piece === 'string' ? [] : [piece.figure])),
    );
    expect([...new Set(named)].sort()).toEqual(Object.keys(lesson.figures).sort());
  });

  it.each(lessons)('$file has every text in the languages demanded, with the same figures in each', ({ lesson }) => {
    const figures = (text: string) =>
      [...new Set(textPieces(text).flatMap((piece) => (typeof piece === 'string' ? [] : [piece.figure])))].sort();
    for (const { path, text } of lessonTexts(lesson)) {
      for (const language of DEMANDED) expect(text[language], `${path} in ${language}`).toBeTruthy();
      for (const language of LESSON_LANGUAGES)
        if (text[language] !== undefined)
          expect(figures(text[language]), `${path} in ${language}`).toEqual(figures(text.en ?? ''));
    }
  });
});

describe.skipIf(skipsWithoutSources(1))('the words of the lessons', () => {
  it('hold none that the terminology lint refuses or warns of', () => {
    const rules = csvParse(readFileSync(join(sourceFolder, 'terminology', 'forbidden.csv'), 'utf8'));
    expect(rules.length).toBeGreaterThan(20);
    const found = lessons.flatMap(({ lesson }) =>
      lessonTexts(lesson).flatMap(({ path, text }) =>
        rules.flatMap(({ lang, match, allow, forbidden, category }) => {
          const words = text[lang as LessonLanguage] ?? '';
          const left = allow ? words.replace(new RegExp(allow, 'giu'), '') : words;
          return category !== 'typography' && new RegExp(match as string, 'iu').test(left)
            ? [`${lesson.id} ${path}: ${forbidden}`]
            : [];
        }),
      ),
    );
    expect(found).toEqual([]);
  });
});

describe('a lesson by file', () => {
  it('has a published schema', () => {
    const schema = JSON.stringify(lessonJsonSchema());
    for (const part of ['predict', 'history', 'sources', 'minutes', 'range80']) expect(schema).toContain(part);
  });

  it('may be in any one language', () => {
    const text = JSON.stringify(JSON.parse(texts[0] as string)).replaceAll('{"en":', '{"fr":');
    expect(readLesson(text, LESSON_WORLD).kind).toBe('lesson');
  });

  it('is told every fault of its form at once, with its path', () => {
    const parsed = changed((lesson) => {
      Object.assign(lesson, { extra: 1, title: {} });
      Object.assign(lesson.steps[0] ?? {}, { minutes: 99 });
      Object.assign(lesson.steps[1] ?? {}, { kind: 'guess' });
    });
    if (parsed.kind !== 'faults') throw new Error('faults are expected');
    expect(parsed.faults.map(({ path }) => path).sort()).toEqual(['extra', 'steps.0.minutes', 'steps.1.kind', 'title']);
    for (const { found, allowed } of parsed.faults) expect(found && allowed).toBeTruthy();
  });

  it('is told every fault of its meaning at once', () => {
    const parsed = changed((lesson) => {
      Object.assign(lesson.figures, {
        lost: { place: 'ZZZ', output: 'population', year: 2040, statistic: 'p50' },
        dated: { place: 'PHL', output: 'disasterDisplacement', year: 2000, statistic: 'recorded' },
        classed: { place: 'SYR', output: 'conflictDisplacement', year: 2030, statistic: 'p50' },
        worldly: { place: 'NGA', output: 'warming', year: 2030, statistic: 'p50' },
        scenic: { scenario: 'nowhere', place: 'NGA', output: 'births', year: 2030, statistic: 'p50' },
      });
      Object.assign(lesson.scenarios, { broken: { version: 1, id: 'broken', name: 'x', levers: { fertility: 9 } } });
      Object.assign(lesson.steps[1] ?? {}, { task: { mode: 'history', place: 'PHL', output: 'population' } });
      Object.assign(lesson.steps[0]?.text ?? {}, { en: 'About {nobody} and { this }' });
    });
    if (parsed.kind !== 'faults') throw new Error('faults are expected');
    expect(parsed.faults.map(({ path }) => path).sort()).toEqual([
      'figures.classed.output',
      'figures.dated.year',
      'figures.lost.place',
      'figures.scenic.scenario',
      'figures.worldly.place',
      'scenarios.broken.levers.fertility',
      'steps.0.text.en',
      'steps.0.text.en',
      'steps.1.task.output',
    ]);
  });

  it('needs a curve to reveal and a sensible length', () => {
    const parsed = changed((lesson) => {
      lesson.steps.splice(1, 1);
      for (const step of lesson.steps) step.minutes = 1;
    });
    expect(parsed).toMatchObject({
      faults: [
        { path: 'steps.1.kind', allowed: 'a step of the kind predict before it' },
        { path: 'steps', found: '5 minutes' },
      ],
    });
  });
});
