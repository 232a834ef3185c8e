import { z } from 'zod';
import { FIRST_YEAR, LAST_YEAR } from '../baseline/baseline.ts';
import { OUTPUT_IDS } from '../params/outputs.ts';
import { wholeNumberSchema } from '../scenario/number-schema.ts';
import { LESSON_LANGUAGES, LESSON_PAGES, LESSON_VERSION, RUN_STATISTICS } from './lesson.ts';

const FIRST_HORIZON = 2030;
const FIRST_RECORD = 1990;
const LONGEST_TEXT = 1_500;
const LONGEST_TITLE = 90;
const LONGEST_CITATION = 400;
const MOST_OPTIONS = 6;
const MOST_FIGURES = 40;
const MOST_SCENARIOS = 6;
const MOST_SOURCES = 12;
const STEPS = { least: 5, most: 9 } as const;
const MINUTES = { least: 1, most: 15 } as const;

function textSchema(longest: number) {
  const error = `text of 1 to ${longest} characters`;
  const one = z.string({ error }).min(1, { error }).max(longest, { error });
  const languages = `an object with a text in one or more of ${LESSON_LANGUAGES.join(', ')}`;
  return z
    .strictObject(
      { en: one.optional(), fr: one.optional(), es: one.optional(), ar: one.optional() },
      { error: languages },
    )
    .refine((text) => Object.values(text).some((each) => each !== undefined), { error: languages });
}

const id = (longest: number) => {
  const error = `lower-case letters, digits and hyphens, 1 to ${longest}`;
  return z.string({ error }).regex(new RegExp(`^[a-z0-9][a-z0-9-]{0,${longest - 1}}$`), { error });
};

function listOf<T extends z.ZodType>(item: T, what: string, least: number, most: number) {
  const error = `a list of ${least} to ${most} ${what}`;
  return z.array(item, { error }).min(least, { error }).max(most, { error });
}

/**
 * The zod schema of a lesson file. Which places and scenarios exist, and which record an output has, is checked by `readLesson`,
 * since it depends on the data and on the file itself.
 */
export function lessonSchema() {
  const title = textSchema(LONGEST_TITLE);
  const text = textSchema(LONGEST_TEXT);
  const scenario = z.string({ error: 'the name of a scenario' }).max(60, { error: 'the name of a scenario' });
  const place = z.string({ error: 'WLD, an ISO3 code or the id of a group' });
  const output = z.enum(OUTPUT_IDS, { error: `one of ${OUTPUT_IDS.join(', ')}` });
  const until = wholeNumberSchema(FIRST_HORIZON, LAST_YEAR, `a whole year from ${FIRST_HORIZON} to ${LAST_YEAR}`);
  const view = { scenario: scenario.optional(), place, output, until };
  const statistics = [...RUN_STATISTICS, 'recorded'] as const;
  const figure = z
    .strictObject(
      {
        scenario: scenario.optional(),
        place,
        output,
        year: wholeNumberSchema(FIRST_RECORD, LAST_YEAR, `a whole year from ${FIRST_RECORD} to ${LAST_YEAR}`),
        statistic: z.enum(statistics, { error: `one of ${statistics.join(', ')}` }),
        against: scenario.optional(),
      },
      { error: 'an object with place, output, year and statistic' },
    )
    .superRefine(({ year, statistic, scenario: of, against }, context) => {
      const fault = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
      if (statistic !== 'recorded' && year < FIRST_YEAR) fault('year', `a year from ${FIRST_YEAR} to ${LAST_YEAR}`);
      if (statistic === 'recorded' && of !== undefined) fault('scenario', 'none: the record has no scenario');
      if (against !== undefined && ['recorded', 'range80', 'range95'].includes(statistic))
        fault('against', 'none: only a single statistic of runs has a difference');
    });
  const task = z.discriminatedUnion(
    'mode',
    [
      z.strictObject({ mode: z.literal('model'), ...view }),
      z.strictObject({ mode: z.literal('history'), place, output }),
    ],
    { error: 'model or history' },
  );
  const { least, most } = MINUTES;
  const step = {
    title,
    text,
    notes: text,
    minutes: wholeNumberSchema(least, most, `a whole number of minutes from ${least} to ${most}`),
  };
  const kinds = ['ask', 'predict', 'reveal', 'explore', 'discuss'];
  const steps = z.discriminatedUnion(
    'kind',
    [
      z.strictObject({
        kind: z.literal('ask'),
        ...step,
        options: listOf(title, 'answers', 2, MOST_OPTIONS).optional(),
      }),
      z.strictObject({ kind: z.literal('predict'), ...step, task }),
      z.strictObject({ kind: z.literal('reveal'), ...step }),
      z.strictObject({
        kind: z.literal('explore'),
        ...step,
        page: z.enum(LESSON_PAGES, { error: `one of ${LESSON_PAGES.join(', ')}` }),
        view: z.strictObject(view, { error: 'an object with place, output and until' }),
      }),
      z.strictObject({
        kind: z.literal('discuss'),
        ...step,
        questions: listOf(textSchema(400), 'questions', 1, MOST_OPTIONS),
      }),
    ],
    { error: `one of ${kinds.join(', ')}` },
  );
  const name = z.string().regex(/^[a-zA-Z][a-zA-Z0-9]{0,39}$/, { error: 'letters and digits, 1 to 40' });
  const most40 = `an object of at most ${MOST_FIGURES} figures`;
  const fewScenarios = `an object of at most ${MOST_SCENARIOS} scenarios`;
  const address = 'an address that begins with https://';
  return z.strictObject({
    version: z.literal(LESSON_VERSION, { error: `${LESSON_VERSION}` }),
    id: id(60),
    title,
    aim: textSchema(600),
    notes: text,
    scenarios: z
      // What a scenario holds is checked as a scenario file is.
      .record(id(40), z.unknown(), { error: fewScenarios })
      .refine((all) => Object.keys(all).length <= MOST_SCENARIOS, { error: fewScenarios })
      .optional(),
    figures: z
      .record(name, figure, { error: most40 })
      .refine((all) => Object.keys(all).length <= MOST_FIGURES, { error: most40 })
      .optional(),
    steps: listOf(steps, 'steps', STEPS.least, STEPS.most),
    sources: listOf(
      z.strictObject({
        citation: z
          .string({ error: `text of 1 to ${LONGEST_CITATION} characters` })
          .min(1, { error: `text of 1 to ${LONGEST_CITATION} characters` })
          .max(LONGEST_CITATION, { error: `text of 1 to ${LONGEST_CITATION} characters` }),
        address: z
          .string({ error: address })
          .max(300, { error: address })
          .regex(/^https:\/\/[^\s"'<>\\]+$/, { error: address })
          .optional(),
      }),
      'sources',
      0,
      MOST_SOURCES,
    ),
  });
}

/** The published JSON Schema of lesson files. It cannot say which places and scenarios exist; `readLesson` checks them. */
export function lessonJsonSchema(): unknown {
  return z.toJSONSchema(lessonSchema(), { unrepresentable: 'any' });
}
