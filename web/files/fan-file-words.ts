import { i18n } from '@lingui/core';
import type { NumberFormat } from '../../src/picture/number-format.ts';
import type { Answer, OutputId, Session } from '../../workers/page.ts';
import { type Dataset, type Picture, receiptCode } from '../../workers/page-files.ts';
import { clippedWords, endWords, noDataWords, projectionWords } from '../charts/fan-marks-words.ts';
import type { FanView } from '../charts/fan-state.ts';
import { placeNames } from '../context.ts';
import {
  axisUnit,
  kindWords,
  outputExplanation,
  outputLabel,
  outputSource,
  outputUnit,
  scenarioName,
} from '../texts.ts';
import { fontStyle } from './font-face.ts';
import { pageWords } from './page-words.ts';
import { rasterise } from './rasterise.ts';

/**
 * The picture of a fan for files, in the language of the page.
 *
 * @param own what it says of data of the user, a paragraph each.
 */
export function fanPicture(
  answer: Answer,
  view: FanView,
  output: OutputId,
  title: string,
  description: string,
  dataset: Dataset,
  format: NumberFormat,
  own: readonly string[],
): Picture {
  const { question, scenario } = answer;
  const unit = outputUnit(output);
  const notes = [
    i18n._({
      id: 'files.made',
      message: '{scenario}: {runs} runs. Modelled from 2025. Source: {source}.',
      values: {
        scenario: scenarioName(question.scenario),
        runs: format.whole(scenario.runs),
        source: outputSource(output),
      },
    }),
    ...own,
    ...(question.place === 'XKX'
      ? [
          i18n._({
            id: 'map.kosovo',
            message:
              'References to Kosovo shall be understood to be in the context of Security Council resolution 1244 (1999).',
          }),
        ]
      : []),
    i18n._({
      id: 'files.foot',
      message: 'Mobility Horizons: a conditional projection, not a prediction; not a UN product. Receipt {code}.',
      values: { code: receiptCode(dataset.receipt) },
    }),
  ];
  const kind = i18n._({
    id: 'picture.kind',
    message: '{kind} · {explanation}',
    values: { kind: kindWords(output), explanation: outputExplanation(output) },
  });
  const subtitle = kind.charAt(0).toLocaleUpperCase(i18n.locale) + kind.slice(1);
  return {
    state: view.state,
    wordsOf({ yTicks, clipped }) {
      const axis = format.axis(Math.max(...yTicks.map(({ value }) => Math.abs(value))), unit);
      return {
        ...{ title, subtitle, description, notes },
        axisUnit: axisUnit(output, axis.scale),
        plainUnit: axisUnit(output, ''),
        projection: projectionWords(),
        noData: noDataWords(),
        clipped: clipped && clippedWords(clipped, output, format),
        isRightToLeft: document.documentElement.dir === 'rtl',
        tick: axis.tick,
        label: (kind, value) => ({ name: endWords(kind, view.state.naive), value: format.value(value, unit) }),
      };
    },
    statistics: {
      year: i18n._({ id: 'files.year', message: 'Year' }),
      mean: i18n._({ id: 'files.mean', message: 'mean' }),
      p2_5: endWords('p2_5'),
      p10: endWords('p10'),
      p50: endWords('median'),
      p90: endWords('p90'),
      p97_5: endWords('p97_5'),
      band80: i18n._({ id: 'files.band80', message: '8 in 10 runs' }),
      reference: endWords('reference'),
    },
    words: pageWords(),
    write: (value) => format.value(value, unit),
    fontStyle,
    rasterise,
  };
}

/** Name of files without its ending: letters, digits and hyphens. */
export function fileStem(
  answer: Answer,
  world: Session['world'],
  outputs: readonly OutputId[],
  horizon: number,
): string {
  const { scenario, place } = answer.question;
  const [only] = outputs;
  const what =
    outputs.length === 1 && only !== undefined
      ? outputLabel(only)
      : i18n._({ id: 'files.all', message: 'all indicators' });
  return [scenario.name, placeNames(world, place).name, what, String(horizon)]
    .map((part) =>
      part
        .normalize('NFKD')
        .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
        .replace(/^-|-$/g, '')
        .toLowerCase()
        .slice(0, 40),
    )
    .join('_');
}
