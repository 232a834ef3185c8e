import { readFileSync } from 'node:fs';
import type { defineConfig } from '@lingui/cli';
import { FILE_WORDS } from '../src/export/file-words.ts';
import { CORRIDOR_COEFFICIENTS } from '../src/mobility/corridor-elasticities.ts';
import { CLAIMS } from '../src/params/claims.ts';
import { COEFFICIENTS } from '../src/params/coefficients.ts';
import { DATA_NAMES } from '../src/params/data-names.ts';
import type { Coefficient } from '../src/params/define-coefficient.ts';
import type { EventKind } from '../src/params/define-event.ts';
import type { Lever } from '../src/params/define-lever.ts';
import { DRIVER_LINKS } from '../src/params/driver-links.ts';
import { EQUATIONS } from '../src/params/equations.ts';
import { EVENT_KINDS } from '../src/params/events.ts';
import { COMPACT_OBJECTIVES, SDG_TARGETS } from '../src/params/frameworks.ts';
import { LEVERS } from '../src/params/levers.ts';
import { OUTPUTS } from '../src/params/outputs.ts';
import { SOURCE_NOTES } from '../src/params/source-notes.ts';
import { needUnit } from '../src/prepare/needs.ts';
import type { PlanningRow } from '../src/prepare/planning-row.ts';
import { PLANNING_ROWS } from '../src/prepare/planning-rows.ts';
import type { DataManifest } from '../src/summary/data-register.ts';
import type { EvidenceFile } from '../src/summary/evidence.ts';
import { rangeEnds, words } from '../src/summary/ledger.ts';
import { seriesTexts } from '../src/summary/series-texts.ts';
import { claimText, methodText, noteText } from '../src/summary/target-texts.ts';
import { FAULT_TEXTS } from '../web/faults/fault-texts.ts';

type Extractors = NonNullable<Parameters<typeof defineConfig>[0]['extractors']>;

/** English texts of a lever by the last part of their id. */
function textsOf(lever: Lever): Record<string, string> {
  return {
    label: lever.label,
    explanation: lever.explanation,
    literature: lever.literature,
    ...(lever.basis.kind === 'assumed' ? { reason: lever.basis.reason } : {}),
    ...(lever.kind === 'number' ? { unit: lever.unit, ...(lever.drawn ? { drawn: lever.drawn } : {}) } : {}),
  };
}

/** English texts of a kind of event. */
function textsOfEvent({ label, explanation, unit, basis }: EventKind): Record<string, string> {
  return { label, explanation, unit, ...(basis.kind === 'assumed' ? { reason: basis.reason } : {}) };
}

/** English texts of a planning row. */
function textsOfRow(row: PlanningRow): Record<string, string> {
  return {
    label: row.kind === 'need' ? row.need : row.check,
    unit: row.kind === 'need' ? needUnit(row) : row.unit,
    ...(row.kind === 'need' ? { ratio: row.ratioUnit } : {}),
    // Where the unit holds a period, what is used up is also counted without it.
    ...(row.kind === 'need' && needUnit(row) !== row.unit ? { piece: row.unit } : {}),
    ...(row.note === undefined ? {} : { note: row.note }),
  };
}

/** English texts of a coefficient: titles of publications and places in them stay, what this project says of its own fits is translated. */
function textsOfCoefficient({ label, unit, certainty, source, locator, range }: Coefficient): Record<string, string> {
  return {
    label,
    unit,
    ...(certainty === 'assumed' ? { reason: source } : {}),
    // A year in brackets and a point: a citation.
    ...(certainty === 'fitted' && !/\(\d{4}\)\. /.test(source) ? { source } : {}),
    // A locator without a space is the path of a file.
    ...(certainty === 'fitted' && locator?.includes(' ') ? { locator } : {}),
    ...(range === undefined || rangeEnds(range) ? {} : { range }),
  };
}

/** English texts of the targets: each claim, each note without its figures, and how scores are made. */
function textsOfTargets({ targets, method }: EvidenceFile): [string, Record<string, string>][] {
  const ofTargets = targets.flatMap((target) =>
    target.note === undefined ? [claimText(target)] : [claimText(target), noteText(target.note)],
  );
  const texts = [...ofTargets, ...method.map(methodText)];
  return [['target', Object.fromEntries(texts.map(({ id, message }) => [id.slice('target.'.length), message]))]];
}

/** English units, axes and transformations of the data, each once. */
function textsOfSeries({ files }: Pick<DataManifest, 'files'>): [string, Record<string, string>][] {
  const texts = Object.values(files).flatMap((list) => list.flatMap((series) => Object.values(seriesTexts(series))));
  return [
    ['dataSeries', Object.fromEntries(texts.map(({ id, message }) => [id.slice('dataSeries.'.length), message]))],
  ];
}

/**
 * English texts of a scenario of the library. Its name is found by the name itself, so that a file of somebody's own with
 * the same id keeps its name.
 */
function scenarioTexts(scenario: {
  readonly id: string;
  readonly name: string;
  readonly question?: string;
  readonly description?: string;
}): [string, Record<string, string>] {
  const asks = scenario.question ?? scenario.description;
  return [
    'library',
    { [`name.${scenario.name}`]: scenario.name, ...(asks === undefined ? {} : { [`asks.${scenario.id}`]: asks }) },
  ];
}

/** Names of the scenarios inside a lesson; its other texts stand in the file in every language. */
function lessonTexts(lesson: { readonly scenarios?: { readonly [name: string]: { readonly name: string } } }) {
  return Object.values(lesson.scenarios ?? {}).map(({ name }): [string, Record<string, string>] => [
    'library',
    { [`name.${name}`]: name },
  ]);
}

/** Texts by the first part of their ids, for the file that declares them. */
function textsIn(file: string): [string, Record<string, string>][] {
  if (file.endsWith('levers.ts')) return LEVERS.map((lever) => [`lever.${lever.id}`, textsOf(lever)]);
  if (file.endsWith('events.ts')) return EVENT_KINDS.map((kind) => [`event.${kind.id}`, textsOfEvent(kind)]);
  if (file.endsWith('driver-links.ts'))
    return DRIVER_LINKS.map(({ from, to, needs, does }) => [
      `driverLink.${from}.${to}${needs ? `.${needs}` : ''}`,
      { does },
    ]);
  if (file.endsWith('planning-rows.ts')) return PLANNING_ROWS.map((row) => [`planning.${row.id}`, textsOfRow(row)]);
  if (file.endsWith('params/coefficients.ts'))
    return COEFFICIENTS.map((coefficient) => [`coefficient.${coefficient.id}`, textsOfCoefficient(coefficient)]);
  if (file.endsWith('corridor-elasticities.ts'))
    return Object.entries(CORRIDOR_COEFFICIENTS).map(([id, { unit, basis }]) => [
      `coefficient.corridor.${id}`,
      { label: words(id), unit, ...(basis.kind === 'assumed' ? { reason: basis.reason } : {}) },
    ]);
  if (file.endsWith('equations.ts'))
    return [
      ...EQUATIONS.map(({ id, says, symbols }): [string, Readonly<Record<string, string>>] => [
        `equation.${id}`,
        { says, ...Object.fromEntries(symbols.map(([, meaning], k) => [`symbol${k}`, meaning])) },
      ]),
      ['equationData', DATA_NAMES],
    ];
  if (file.endsWith('source-notes.ts'))
    return Object.entries(SOURCE_NOTES).map(([id, { title, revised }]) => [
      `source.${id}`,
      revised === undefined ? { title } : { title, revised },
    ]);
  if (file.endsWith('fault-texts.ts')) return [['fault', FAULT_TEXTS]];
  if (file.endsWith('file-words.ts')) return [['file', FILE_WORDS]];
  if (file.endsWith('claims.ts'))
    return CLAIMS.map(({ number, says, limits }) => [`claim.${number}`, limits === '' ? { says } : { says, limits }]);
  if (file.endsWith('docs/evidence.json')) return textsOfTargets(JSON.parse(readFileSync(file, 'utf8')));
  if (file.endsWith('data/manifest.json')) return textsOfSeries(JSON.parse(readFileSync(file, 'utf8')));
  if (/lessons\/[^/]+\.json$/.test(file)) return lessonTexts(JSON.parse(readFileSync(file, 'utf8')));
  if (file.endsWith('.json')) return [scenarioTexts(JSON.parse(readFileSync(file, 'utf8')))];
  if (file.endsWith('frameworks.ts'))
    return [
      ...Object.entries(COMPACT_OBJECTIVES).map(([id, name]): [string, { name: string }] => [
        `compact.${id}`,
        { name },
      ]),
      ...Object.entries(SDG_TARGETS).map(([id, name]): [string, { name: string }] => [`sdg.${id}`, { name }]),
    ];
  return OUTPUTS.map(({ id, label, explanation, source }) => [`output.${id}`, { label, explanation, source }]);
}

/** Puts the texts of levers, events, links, claims, frameworks, outputs, planning rows, targets and series of the data as declared into the catalogue, so that they are written once and translated like the rest. */
export const declaredMessages: Exclude<Extractors[number], string> = {
  match: (file) =>
    /(scenarios\/(lessons\/)?[^/]+|docs\/evidence|data\/manifest)\.json$/.test(file) ||
    /src\/mobility\/corridor-elasticities\.ts$/.test(file) ||
    /web\/faults\/fault-texts\.ts$/.test(file) ||
    /src\/(params\/(levers|events|driver-links|claims|frameworks|outputs|source-notes|coefficients|equations)|prepare\/planning-rows|export\/file-words)\.ts$/.test(
      file,
    ),
  extract(file, _code, onMessage) {
    for (const [id, parts] of textsIn(file))
      for (const [part, message] of Object.entries(parts))
        onMessage({ id: `${id}.${part}`, message, origin: [file, 1] });
  },
};
