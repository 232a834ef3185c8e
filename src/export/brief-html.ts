import type { FanState } from '../picture/fan.ts';
import { joinByComma, joinBySemicolon } from '../picture/lists.ts';
import type { NumberFormat } from '../picture/number-format.ts';
import type { NeedsInput, NeedsTable } from '../prepare/needs.ts';
import { needUnit } from '../prepare/needs.ts';
import { type DisplacedKind, usualDays } from '../prepare/place-present.ts';
import type { PlanFigures, PresentYear } from '../prepare/plan-figures.ts';
import { calendarDrawing, fanDrawing } from './brief-drawing.ts';
import { BRIEF_STYLE } from './brief-style.ts';
import { escapeText } from './escape-text.ts';
import { fileWord } from './file-words.ts';
import { sectorId } from './need-rows.ts';
import { declaredWords, type Words } from './words.ts';

/** Figures and needs of one ensemble, at P50, the percentile planned for and P95. */
interface BriefSide {
  readonly figures: PlanFigures;
  readonly table: NeedsTable;
  readonly years: readonly PresentYear[];
}

/** What a brief says. */
export interface BriefData {
  readonly place: { readonly name: string; readonly nameIn: string; readonly isGroup: boolean };
  readonly scenario: { readonly id: string; readonly name: string };
  /** Labels of the levers that differ from the reference. */
  readonly levers: readonly string[];
  readonly events: number;
  readonly seed: string;
  readonly runs: number;
  readonly kinds: readonly DisplacedKind[];
  readonly percentile: number;
  readonly year: number | 'worst';
  readonly until: number;
  readonly days: number | undefined;
  readonly input: Omit<NeedsInput, 'people'>;
  readonly now: BriefSide;
  /** Undefined where the scenario is the reference. */
  readonly reference: BriefSide | undefined;
  /** People present planned for, rounded up: the level of the calendar. */
  readonly level: number;
  readonly fan: FanState;
  readonly fanLabel: string;
  /** What its axis counts. */
  readonly fanUnit: 'unit.movements' | 'unit.peopleAYear';
  readonly fanSource: string;
  /** That, and which, data of the user stand in place of the baseline's; undefined for none. */
  readonly ownData: string | undefined;
}

/** Index of the percentile planned for. */
const PLANNED = 1;
/** How a row says that its standard names no edition. */
const NO_EDITION = 'no edition stated';

/**
 * Write a brief as one HTML file with its drawings in it and no script, in the words of the page.
 *
 * @param words with those of Prepare among them.
 */
export function briefHtml(data: BriefData, format: NumberFormat, words: Words): string {
  const { place, now, reference } = data;
  const title = words.say('prepare.title', { name: place.name });
  const note = words.say('brief.fanNote', { runs: format.whole(data.runs), source: data.fanSource });
  const body = [
    `<p class="kicker"><span>${escapeText(words.say('brief.kicker'))}</span><span>${escapeText(`${words.say('brief.link')} ${data.scenario.name}`)}</span></p>`,
    `<h1>${escapeText(title)}</h1>`,
    `<p class="headline">${escapeText(headline(data, format, words))}</p>`,
    `<p>${escapeText(facts(data, words))}</p>`,
    ...(data.ownData === undefined ? [] : [`<p><b>${escapeText(data.ownData)}</b></p>`]),
    figures(data, format, words),
    `<h2>${escapeText(words.say('picture.title', { output: data.fanLabel, place: place.name }))}</h2>`,
    fanDrawing(data.fan, data.fanLabel, data.fanUnit, format, words),
    `<p class="note">${escapeText(note)}</p>`,
    `<h2>${escapeText(words.say('present.title', { name: place.name, until: data.until }))}</h2>`,
    calendarDrawing(
      {
        level: data.level,
        years: now.years.map((each, t) => ({
          ...each,
          chance: each.chance.probability,
          reference: reference?.years[t]?.chance.probability,
        })),
      },
      words.say('brief.calendar'),
      format,
      words,
    ),
    `<h2>${escapeText(words.say('brief.assumptions'))}</h2><ul>${assumptions(data, format, words)
      .map((line) => `<li>${escapeText(line)}</li>`)
      .join('')}</ul>`,
    needsTables(data, format, words),
    sources(data, words),
  ];
  const direction = words.isRightToLeft ? 'rtl' : 'ltr';
  return `<!doctype html>\n<html lang="${words.locale.slice(0, 2)}" dir="${direction}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeText(title)}</title><style>${BRIEF_STYLE}</style></head><body>\n${body.join('\n')}\n</body></html>\n`;
}

function headline({ level, place, input }: BriefData, format: NumberFormat, words: Words): string {
  const id = input.phase === 'emergency' ? 'prepare.headline' : 'prepare.headlineAfter';
  return words.say(id, { people: format.need(level), nameIn: place.nameIn });
}

function kindsWords(kinds: readonly DisplacedKind[], words: Words): string {
  const names = kinds.map((kind) => words.say(`prepare.kind.${kind}`).toLocaleLowerCase(words.locale));
  return new Intl.ListFormat(words.locale).format(names);
}

function facts(data: BriefData, words: Words): string {
  const { kinds, percentile, place, year, until } = data;
  const all = [
    words.say('prepare.facts', {
      kinds: kindsWords(kinds, words),
      runs: words.say(`prepare.runs.${percentile}`),
      year: year === 'worst' ? words.say('prepare.worst', { until }) : String(year),
    }),
  ];
  if (kinds.length > 1) all.push(words.say('prepare.added'));
  const whole = kinds.filter((kind) => kind === 'conflict' || kind === 'arrivals');
  if (whole.length > 0) all.push(words.say('prepare.stay', { kinds: kindsWords(whole, words) }));
  if (kinds.includes('arrivals')) all.push(words.say('prepare.hosted'));
  if (place.isGroup) all.push(words.say('prepare.group'));
  return all.join(' ');
}

function figures({ now, reference, input, percentile }: BriefData, format: NumberFormat, words: Words): string {
  const isEmergency = input.phase === 'emergency';
  const forNeeds = fileWord(words, 'usedForNeeds');
  const all = [
    ['peak', words.say('figures.people'), isEmergency ? forNeeds : ''],
    ['personDays', words.say('figures.days'), fileWord(words, 'usedForDays')],
    ['yearEnd', words.say('figures.people'), isEmergency ? '' : forNeeds],
  ] as const;
  const parts = all.map(([id, unit, use]) => {
    const [low = 0, planned = 0, high = 0] = now.figures[id];
    const own = words.say('figures.range', { percentile, low: format.need(low), high: format.need(high) });
    const value = format.need(reference?.figures[id][PLANNED] ?? 0);
    const range = reference ? fileWord(words, 'besideReference', { range: own, value }) : own;
    return `<div><dt>${escapeText(words.say(`figures.${id}`))} <span>${escapeText(use)}</span></dt><dd><b>${format.need(planned)}</b> ${escapeText(unit)}<br>${escapeText(range)}</dd></div>`;
  });
  return `<dl>${parts.join('')}</dl>`;
}

function assumptions(data: BriefData, format: NumberFormat, words: Words): string[] {
  const { levers, events, seed, runs, kinds, days, input } = data;
  const share = (value: number | Float64Array | undefined) =>
    typeof value === 'number' ? format.value(value, 'share') : '–';
  const { shares } = input;
  const list = new Intl.ListFormat(words.locale);
  const away = kinds.map((kind) =>
    words.say('brief.kindDays', { kind: words.say(`prepare.kind.${kind}`), days: days ?? usualDays(kind) }),
  );
  return [
    [
      words.say('brief.runs', { runs: format.whole(runs), seed }),
      levers.length === 0 ? words.say('brief.noLevers') : words.say('brief.levers', { levers: list.format(levers) }),
      ...(events > 0 ? [words.say('brief.events', { events })] : []),
    ].join(' '),
    words.say('brief.days', { household: input.household, days: list.format(away) }),
    words.say('needs.scope', { share: format.whole(input.plannedShare * 100) }),
    words.say('needs.shares', {
      children: share(shares['children 5-17']),
      girls: share(shares['girls 5-17']),
      small: share(shares['children 3-5']),
      women: share(shares['women and girls 15-49']),
    }),
    `${words.say('needs.rounding')} ${words.say('present.from')}`,
  ];
}

function needsTables({ now, reference, input, percentile }: BriefData, format: NumberFormat, words: Words): string {
  const needs = now.table.needs.filter(({ ratio }) => ratio.alternativeTo === undefined);
  const beside = new Map(reference?.table.needs.map(({ ratio, quantities }) => [ratio.id, quantities[PLANNED] ?? 0]));
  const sectors = [...new Set(needs.map(({ ratio }) => ratio.sector))];
  const tables = sectors.map((sector) => {
    const rows = needs
      .filter(({ ratio }) => ratio.sector === sector)
      .map(({ ratio, quantities: [low = 0, planned = 0, high = 0] }) => {
        const last = reference ? format.need(beside.get(ratio.id) ?? 0) : `${format.need(low)}–${format.need(high)}`;
        const need = declaredWords(words, `planning.${ratio.id}.label`, ratio.need);
        const unit = declaredWords(words, `planning.${ratio.id}.unit`, needUnit(ratio)).replace(
          /\bm([23])\b/,
          (_, power) => (power === '2' ? 'm²' : 'm³'),
        );
        return `<tr><th scope="row">${escapeText(need)} <span>${escapeText(unit)} · ${ratio.certainty}</span></th><td><b>${format.need(planned)}</b></td><td>${last}</td></tr>`;
      });
    return `<table><caption>${escapeText(words.say(`sector.${sectorId(sector)}`))}</caption>${rows.join('')}</table>`;
  });
  const phase = words.say(`prepare.phase.${input.phase === 'emergency' ? 'emergency' : 'after'}`);
  const head = words.say(reference ? 'brief.needsBoth' : 'brief.needs', { phase, percentile });
  return `<section class="needs"><h2>${escapeText(head)}</h2><div class="columns">${tables.join('')}</div></section>`;
}

function sources({ now, scenario }: BriefData, words: Words): string {
  const standards = new Set(
    now.table.needs
      .filter(({ ratio }) => ratio.alternativeTo === undefined)
      .map(({ ratio: { standard, edition } }) =>
        edition === NO_EDITION
          ? words.say('prepare.noEdition', { standard })
          : joinByComma(words.locale, [standard, edition]),
      ),
  );
  const certainty = (['A', 'B', 'C'] as const).map((each) => words.say(`certainty.${each}`));
  const all = [
    words.say('brief.standards', { standards: joinBySemicolon(words.locale, [...standards]) }),
    `${joinBySemicolon(words.locale, certainty)}.`,
    fileWord(words, 'population'),
  ];
  return [
    `<h2>${escapeText(words.say('brief.sources'))}</h2>`,
    `<p>${escapeText(all.join(' '))}</p>`,
    `<p><b>${escapeText(words.say('brief.disclaimer'))}</b></p>`,
    `<p>${escapeText(words.say('brief.link'))} ${escapeText(scenario.id)}.</p>`,
  ].join('\n');
}
