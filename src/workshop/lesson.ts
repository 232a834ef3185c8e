import type { OutputId } from '../params/outputs.ts';
import { type Fault, REFERENCE, type Scenario } from '../scenario/scenario.ts';

/** The one version of lesson files that is read; a newer file is refused. */
export const LESSON_VERSION = 1;

/** Languages that a text may be given in. */
export const LESSON_LANGUAGES = ['en', 'fr', 'es', 'ar'] as const;
export type LessonLanguage = (typeof LESSON_LANGUAGES)[number];

/** A text in one or more languages; `{name}` stands for a figure of the lesson. */
export type LessonText = { readonly [L in LessonLanguage]?: string | undefined };

/** Statistics of runs that a figure may be; `range80` and `range95` are the two ends of an interval. */
export const RUN_STATISTICS = ['mean', 'p2_5', 'p10', 'p50', 'p90', 'p97_5', 'range80', 'range95'] as const;
export type RunStatistic = (typeof RUN_STATISTICS)[number];

/** A number that a text names: it is computed, or read from the record, when the lesson is shown. */
export interface LessonFigure {
  /** A scenario of the lesson or of the library; the reference where absent. */
  readonly scenario?: string | undefined;
  readonly place: string;
  readonly output: OutputId;
  /** 2025..2050; a year of the record for `recorded`. */
  readonly year: number;
  readonly statistic: RunStatistic | 'recorded';
  /** A scenario: the figure is the difference from the same statistic there. */
  readonly against?: string | undefined;
}

/** One indicator in one place under one scenario, until a year. */
interface LessonView {
  readonly scenario?: string | undefined;
  readonly place: string;
  readonly output: OutputId;
  /** Last year shown, 2030..2050. */
  readonly until: number;
}

/** Pages that a step may send to. */
export const LESSON_PAGES = ['explore', 'compare', 'shocks', 'prepare'] as const;

interface StepBase {
  readonly title: LessonText;
  readonly text: LessonText;
  /** For the facilitator alone. */
  readonly notes: LessonText;
  /** Planned minutes, 1..15. */
  readonly minutes: number;
}

/** A question to the room, with answers to raise hands for. */
interface AskStep extends StepBase {
  readonly kind: 'ask';
  readonly options?: readonly LessonText[] | undefined;
}

/** Draw the curve that one expects: against the model, or against the years of a record that are hidden. */
export interface PredictStep extends StepBase {
  readonly kind: 'predict';
  readonly task: CurveTask;
}

/** What a curve is drawn for. */
export type CurveTask =
  | ({ readonly mode: 'model' } & LessonView)
  | { readonly mode: 'history'; readonly place: string; readonly output: OutputId };

/** Shows what the step before that asked for a curve comes to. */
interface RevealStep extends StepBase {
  readonly kind: 'reveal';
}

/** Sends to a page of the app with a scenario. */
interface ExploreStep extends StepBase {
  readonly kind: 'explore';
  readonly page: (typeof LESSON_PAGES)[number];
  readonly view: LessonView;
}

interface DiscussStep extends StepBase {
  readonly kind: 'discuss';
  readonly questions: readonly LessonText[];
}

export type LessonStep = AskStep | PredictStep | RevealStep | ExploreStep | DiscussStep;

interface LessonSource {
  /** Author, year, title. */
  readonly citation: string;
  readonly address?: string | undefined;
}

/** A lesson of 15 to 25 minutes for a group. */
export interface Lesson {
  readonly version: typeof LESSON_VERSION;
  /** Lower-case letters, digits and hyphens. */
  readonly id: string;
  readonly title: LessonText;
  /** What participants take along, in a sentence or two. */
  readonly aim: LessonText;
  /** What the facilitator should know and bring. */
  readonly notes: LessonText;
  /** Scenarios of its own, by name. */
  readonly scenarios: { readonly [name: string]: Scenario };
  readonly figures: { readonly [name: string]: LessonFigure };
  readonly steps: readonly LessonStep[];
  readonly sources: readonly LessonSource[];
}

export type ParsedLesson =
  | { readonly kind: 'lesson'; readonly lesson: Lesson }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] };

/** Planned minutes of a lesson. */
export function lessonMinutes({ steps }: Pick<Lesson, 'steps'>): number {
  return steps.reduce((sum, { minutes }) => sum + minutes, 0);
}

/** The language that a text is shown in: the one wanted, else English, else the first one that there is. */
export function languageOf(text: LessonText, language: string): LessonLanguage {
  const wanted = LESSON_LANGUAGES.find((each) => each === language);
  const order = [...(wanted ? [wanted] : []), ...LESSON_LANGUAGES];
  return order.find((each) => text[each] !== undefined) ?? 'en';
}

/** A text in the language wanted, else in English, else in the first one that there is. */
export function textIn(text: LessonText, language: string): string {
  return text[languageOf(text, language)] ?? '';
}

/** The step whose curve a reveal shows; undefined where none comes before. */
export function curveBefore(steps: readonly LessonStep[], at: number): PredictStep | undefined {
  return steps.slice(0, at).findLast((step) => step.kind === 'predict');
}

/** The scenario that a name of a lesson means: one of its own, or of the library; the reference where there is no name. */
export function scenarioOf(
  { scenarios }: Pick<Lesson, 'scenarios'>,
  library: ReadonlyMap<string, Scenario>,
  name: string | undefined,
): Scenario | undefined {
  if (name === undefined) return REFERENCE;
  return Object.hasOwn(scenarios, name) ? scenarios[name] : library.get(name);
}

/** What may follow the name of a figure in a placeholder. */
const FIGURE_PARTS = ['year', 'place', 'in', 'output', 'scenario'] as const;
export type FigurePart = (typeof FIGURE_PARTS)[number];

/** A piece of a text: plain, or a figure or one of its parts. */
export type TextPiece = string | { readonly figure: string; readonly part: FigurePart | undefined };

/** Cut a text at its placeholders; braces that are none stay as they are. */
export function textPieces(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const match of text.matchAll(/\{([a-zA-Z][a-zA-Z0-9]*)(?:\.([a-z]+))?\}/g)) {
    const part = FIGURE_PARTS.find((each) => each === match[2]);
    if (match[2] !== undefined && part === undefined) continue;
    if (match.index > from) pieces.push(text.slice(from, match.index));
    pieces.push({ figure: match[1] as string, part });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push(text.slice(from));
  return pieces;
}

/** Every text of a lesson with its path, as a translator or a lint goes through them. */
export function lessonTexts(lesson: Lesson): readonly { readonly path: string; readonly text: LessonText }[] {
  return [
    { path: 'title', text: lesson.title },
    { path: 'aim', text: lesson.aim },
    { path: 'notes', text: lesson.notes },
    ...lesson.steps.flatMap((step, i) => [
      { path: `steps.${i}.title`, text: step.title },
      { path: `steps.${i}.text`, text: step.text },
      { path: `steps.${i}.notes`, text: step.notes },
      ...(step.kind === 'ask' ? (step.options ?? []) : step.kind === 'discuss' ? step.questions : []).map(
        (text, j) => ({ path: `steps.${i}.${step.kind === 'ask' ? 'options' : 'questions'}.${j}`, text }),
      ),
    ]),
  ];
}
