import type { FanState } from '../picture/fan.ts';
import type { NumberFormat } from '../picture/number-format.ts';
import type { NeedsInput, NeedsTable } from '../prepare/needs.ts';
import { needUnit, ROUNDING } from '../prepare/needs.ts';
import { type DisplacedKind, usualDays } from '../prepare/place-present.ts';
import type { PlanFigures, PresentYear } from '../prepare/plan-figures.ts';
import { calendarDrawing, fanDrawing } from './brief-drawing.ts';
import { BRIEF_STYLE } from './brief-style.ts';
import { escapeText } from './escape-text.ts';

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
  readonly fanSource: string;
  /** That, and which, data of the user stand in place of the baseline's; undefined for none. */
  readonly ownData: string | undefined;
}

const KIND_WORDS: Readonly<Record<DisplacedKind, string>> = {
  flood: 'floods',
  storm: 'storms',
  disaster: 'all disasters',
  conflict: 'conflict',
  arrivals: 'arrivals across borders',
};
/** Index of the percentile planned for. */
const PLANNED = 1;

/** Write a brief as one HTML file with its drawings in it and no script. */
export function briefHtml(data: BriefData, format: NumberFormat): string {
  const { place, now, reference } = data;
  const title = `Prepare: ${place.name}`;
  const body = [
    `<p class="kicker"><span>Mobility Horizons · brief on preparedness</span><span>Scenario: ${escapeText(data.scenario.name)}</span></p>`,
    `<h1>${escapeText(title)}</h1>`,
    `<p class="headline">${escapeText(headline(data, format))}</p>`,
    `<p>${escapeText(facts(data))}</p>`,
    ...(data.ownData === undefined ? [] : [`<p><b>${escapeText(data.ownData)}</b></p>`]),
    figures(data, format),
    `<h2>${escapeText(`${data.fanLabel}, ${place.name}`)}</h2>`,
    fanDrawing(data.fan, data.fanLabel, format),
    `<p class="note">Movements of a year, of which a part is present at one time. Projection of ${format.whole(data.runs)} runs: median, 80% and 95% bands. Source: ${escapeText(data.fanSource)}.</p>`,
    `<h2>${escapeText(`Contingency calendar, ${place.name}, 2026–${data.until}`)}</h2>`,
    calendarDrawing(
      {
        level: data.level,
        years: now.years.map((each, t) => ({
          ...each,
          chance: each.chance.probability,
          reference: reference?.years[t]?.chance.probability,
        })),
      },
      'People present by year, and the chance of more than the level',
      format,
    ),
    `<h2>Assumptions</h2><ul>${assumptions(data, format)
      .map((line) => `<li>${escapeText(line)}</li>`)
      .join('')}</ul>`,
    needsTables(data, format),
    sources(data),
  ];
  return `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeText(title)}</title><style>${BRIEF_STYLE}</style></head><body>\n${body.join('\n')}\n</body></html>\n`;
}

function headline({ level, place, input }: BriefData, format: NumberFormat): string {
  return input.phase === 'emergency'
    ? `Plan for ${format.need(level)} people present ${place.nameIn} at one time.`
    : `Plan for ${format.need(level)} people still displaced ${place.nameIn} at the end of the year.`;
}

function yearWords({ year, until }: BriefData): string {
  return year === 'worst' ? `the worst year to ${until}` : String(year);
}

function facts(data: BriefData): string {
  const { kinds, percentile, place } = data;
  const words = [
    `In ${percentile} of 100 runs there are no more, displaced by ${kinds.map((kind) => KIND_WORDS[kind]).join(' and ')}, in ${yearWords(data)}.`,
  ];
  if (kinds.length > 1) words.push('Kinds are added in each year as if their peaks came at one time, an upper bound.');
  const whole = kinds.filter((kind) => kind === 'conflict' || kind === 'arrivals');
  if (whole.length > 0)
    words.push(
      `Of ${whole.map((kind) => KIND_WORDS[kind]).join(' and ')} no single events are on record: everybody who moves in the year counts as present at the peak, an upper bound.`,
    );
  if (kinds.includes('arrivals')) words.push('Those who arrive come on top of all refugees hosted.');
  if (place.isGroup)
    words.push(
      'The group is counted like one place: the share of the largest event is that of a year of its size. Peaks of its places, added up, would be higher.',
    );
  return words.join(' ');
}

function figures({ now, reference, input, percentile }: BriefData, format: NumberFormat): string {
  const isEmergency = input.phase === 'emergency';
  const all = [
    ['peak', 'Peak present', 'people', isEmergency ? 'used for the needs' : ''],
    ['personDays', 'Person-days', 'days', 'used for what is used up'],
    ['yearEnd', 'Still displaced at year end', 'people', isEmergency ? '' : 'used for the needs'],
  ] as const;
  const parts = all.map(([id, name, unit, use]) => {
    const [low = 0, planned = 0, high = 0] = now.figures[id];
    const beside = reference ? `; reference ${format.need(reference.figures[id][PLANNED] ?? 0)}` : '';
    return `<div><dt>${name} <span>${use}</span></dt><dd><b>${format.need(planned)}</b> ${unit}<br>P${percentile}; P50 ${format.need(low)}, P95 ${format.need(high)}${beside}</dd></div>`;
  });
  return `<dl>${parts.join('')}</dl>`;
}

function assumptions({ levers, events, seed, runs, kinds, days, input }: BriefData, format: NumberFormat): string[] {
  const share = (value: number | Float64Array | undefined) =>
    typeof value === 'number' ? format.value(value, 'share') : 'not known';
  const { shares } = input;
  return [
    `${format.whole(runs)} runs of the seed “${seed}”; scenario and reference share their luck. ${
      levers.length === 0
        ? 'No lever is changed against the UN medium.'
        : `Changed against the UN medium: ${levers.join(', ')}.`
    }${events > 0 ? ` Events set: ${events}.` : ''}`,
    `Households of ${input.household} people; days away: ${kinds.map((kind) => `${KIND_WORDS[kind]} ${days ?? usualDays(kind)}`).join(', ')}; ${input.shifts} school shifts a day.`,
    `Site area, plots, communal toilets, water points and washing places count only the ${format.whole(input.plannedShare * 100)}% in planned settlements (assumed, unless set); all else counts everybody.`,
    `Ages and sexes are those of the place at 31 December 2024: ${share(shares['children 5-17'])} aged 5–17, ${share(shares['women and girls 15-49'])} women and girls of 15–49. Displaced people are taken to have the ages of everybody.`,
    `Rounding: ${ROUNDING}; shown with three digits, rounded up. The years begin in 2026: how many were displaced at the end of 2024 is drawn by the model and is no output.`,
  ];
}

function needsTables({ now, reference, input, percentile }: BriefData, format: NumberFormat): string {
  const needs = now.table.needs.filter(({ ratio }) => ratio.alternativeTo === undefined);
  const beside = new Map(reference?.table.needs.map(({ ratio, quantities }) => [ratio.id, quantities[PLANNED] ?? 0]));
  const sectors = [...new Set(needs.map(({ ratio }) => ratio.sector))];
  const tables = sectors.map((sector) => {
    const rows = needs
      .filter(({ ratio }) => ratio.sector === sector)
      .map(({ ratio, quantities: [low = 0, planned = 0, high = 0] }) => {
        const last = reference ? format.need(beside.get(ratio.id) ?? 0) : `${format.need(low)}–${format.need(high)}`;
        return `<tr><th scope="row">${escapeText(ratio.need)} <span>${escapeText(needUnit(ratio).replace('m2', 'm²').replace('m3', 'm³'))} · ${ratio.certainty}</span></th><td><b>${format.need(planned)}</b></td><td>${last}</td></tr>`;
      });
    return `<table><caption>${sector.charAt(0).toUpperCase()}${sector.slice(1)}</caption>${rows.join('')}</table>`;
  });
  const head = `Needs, ${input.phase === 'emergency' ? 'emergency' : 'after the emergency'}: P${percentile}${reference ? ', scenario and reference' : ' (P50 to P95)'}`;
  return `<section class="needs"><h2>${head}</h2><div class="columns">${tables.join('')}</div></section>`;
}

function sources({ now, scenario }: BriefData): string {
  const standards = new Set(
    now.table.needs
      .filter(({ ratio }) => ratio.alternativeTo === undefined)
      .map(({ ratio: { standard, edition } }) => `${standard}, ${edition}`),
  );
  return [
    '<h2>Sources</h2>',
    `<p>Standards: ${escapeText([...standards].join('; '))}. A: read in the standard’s own text; B: read in a source that quotes it; C: from knowledge, to be checked before use. Sphere’s figures are minimum indicators to adapt to the place. Population: UN WPP 2024 (CC BY 3.0 IGO).</p>`,
    '<p><b>Not a prediction, not a UN product. Projections hold under the assumptions of the scenario. The designations employed do not imply any opinion on the legal status of any country, territory, city or area, or of its authorities, or on its frontiers or boundaries.</b></p>',
    `<p>Scenario: ${escapeText(scenario.id)}.</p>`,
  ].join('\n');
}
