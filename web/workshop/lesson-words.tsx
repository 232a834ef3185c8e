import { i18n } from '@lingui/core';
import type { NumberFormat } from '../../src/picture/number-format.ts';
import type { Session } from '../../workers/page.ts';
import {
  type FigurePart,
  figureValue,
  type Lesson,
  type LessonText,
  languageOf,
  scenarioOf,
  textIn,
  textPieces,
  type YearsOf,
} from '../../workers/page-workshop.ts';
import { differenceWords } from '../compare/compare-words.ts';
import { placeNames } from '../context.ts';
import { outputLabel, outputUnit, scenarioName } from '../texts.ts';
import type { LessonLibrary } from './lesson-library.ts';

/** What the words of a lesson need beside themselves. */
export interface LessonContext {
  readonly lesson: Lesson;
  readonly library: LessonLibrary;
  readonly world: Session['world'];
  readonly years: YearsOf;
  readonly format: NumberFormat;
}

/** A text of a lesson in the language of the page, with its figures; an empty line begins a paragraph. */
export function LessonWords({ text, context }: { readonly text: LessonText; readonly context: LessonContext }) {
  const paragraphs = textIn(text, i18n.locale).split(/\n\s*\n/);
  return (
    <>
      {paragraphs.map((paragraph) => (
        <p key={paragraph} {...spokenIn(text)}>
          <Pieces text={paragraph} context={context} />
        </p>
      ))}
    </>
  );
}

/** A text of a lesson inside a line. */
export function LessonLine({ text, context }: { readonly text: LessonText; readonly context: LessonContext }) {
  return (
    <span {...spokenIn(text)}>
      <Pieces text={textIn(text, i18n.locale)} context={context} />
    </span>
  );
}

/** Language and direction of a text that is not in the language of the page, for those who hear it and for its marks. */
function spokenIn(text: LessonText): { readonly lang?: string; readonly dir?: 'ltr' | 'rtl' } {
  const language = languageOf(text, i18n.locale);
  return language === i18n.locale ? {} : { lang: language, dir: language === 'ar' ? 'rtl' : 'ltr' };
}

/** A text without figures: a title. */
export function LessonTitle({ text }: { readonly text: LessonText }) {
  return <span {...spokenIn(text)}>{plainWords(text)}</span>;
}

/** The same where there is no place for its language: the name of a part for those who hear it. */
export function plainWords(text: LessonText): string {
  return textIn(text, i18n.locale);
}

function Pieces({ text, context }: { readonly text: string; readonly context: LessonContext }) {
  return textPieces(text).map((piece, at) => {
    if (typeof piece === 'string') return piece;
    const key = `${at} ${piece.figure}`;
    const words = figureWords(piece.figure, piece.part, context);
    return words === undefined ? (
      <span key={key} className="lesson-waiting">
        <span aria-hidden="true">…</span>
        <span className="hidden">{i18n._({ id: 'workshop.computing', message: 'being computed' })}</span>
      </span>
    ) : piece.part === undefined ? (
      <b key={key} className="lesson-number">
        {words}
      </b>
    ) : (
      words
    );
  });
}

/** A figure, or what belongs to it, in words; undefined while its runs are on their way. */
function figureWords(name: string, part: FigurePart | undefined, context: LessonContext): string | undefined {
  const { lesson, library, world, years, format } = context;
  const figure = lesson.figures[name];
  if (!figure) throw new Error(`the lesson ${lesson.id} has no figure ${name}`);
  const { place, output, year, scenario, against } = figure;
  switch (part) {
    case 'year':
      return String(year);
    case 'place':
      return placeNames(world, place).name;
    case 'in':
      return placeNames(world, place).nameIn;
    case 'output':
      return outputLabel(output);
    case 'scenario': {
      const found = scenarioOf(lesson, library.scenarios, scenario);
      return found && scenarioName(found);
    }
    case undefined: {
      const value = figureValue(figure, lesson, library.scenarios, world, years);
      if (value === undefined) return undefined;
      if (typeof value !== 'number') return format.range(value.low, value.high, outputUnit(output));
      return against === undefined ? format.value(value, outputUnit(output)) : differenceWords(format, output, value);
    }
    default: {
      const never: never = part;
      throw new Error(`part ${String(never)} of a figure has no words`);
    }
  }
}
