import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { type Baseline, FIRST_YEAR, LAST_YEAR } from '../../../src/baseline/baseline.ts';
import { DEFAULT_SEED, type Job, MOST_RUNS } from '../../../src/engine/job.ts';
import { type BriefData, briefHtml } from '../../../src/export/brief-html.ts';
import { declaredWords } from '../../../src/export/words.ts';
import { LEVERS } from '../../../src/params/levers.ts';
import { findOutput, OUTPUT_IDS, type OutputId } from '../../../src/params/outputs.ts';
import type { FanState } from '../../../src/picture/fan.ts';
import { sharesOfBase } from '../../../src/prepare/age-shares.ts';
import {
  DEFAULT_HOUSEHOLD,
  DEFAULT_PLANNED_SHARE,
  DEFAULT_SHIFTS,
  HOUSEHOLD_RANGE,
  needs,
} from '../../../src/prepare/needs.ts';
import { presentIn } from '../../../src/prepare/people-present.ts';
import {
  DISPLACED_KINDS,
  type DisplacedKind,
  faultOfKinds,
  PRESENT_FROM,
  presentInPlace,
} from '../../../src/prepare/place-present.ts';
import { planFigures, presentYears } from '../../../src/prepare/plan-figures.ts';
import { PHASES } from '../../../src/prepare/planning-row.ts';
import { NEED_RATIOS } from '../../../src/prepare/planning-rows.ts';
import { luckKey, WORLD_M49 } from '../../../src/random/luck.ts';
import { isReference, referenceOf, type Scenario } from '../../../src/scenario/scenario.ts';
import { type History, historyOf } from '../../../src/summary/history.ts';
import { naiveLines } from '../../../src/summary/naive.ts';
import { readYears } from '../../../src/summary/reading.ts';
import { type PlaceRow, placeRows } from '../../../src/summary/selection.ts';
import { type JoinedRuns, joinChunks, KEPT_QUANTILES, tableOfRuns } from '../../../src/summary/table.ts';
import type { JobResult } from '../../pool.ts';
import { fromCaller, readScenario, writeWhole } from '../files.ts';
import { OWN_OPTION, OWN_USAGE, ownDataLine, readOwnBaseline, reportOwnData } from '../own-data.ts';
import { reportJob, runJob } from '../run-job.ts';
import { numberBetween, oneOf, UserFault, wholeNumber } from '../user-fault.ts';
import { LANGUAGE_IDS, languageOption, type NodeWords, readWords } from '../words.ts';

const PERCENTILES = ['50', '80', '90', '95'] as const;

export const BRIEF_USAGE = `brief --scenario ID|FILE --place ISO3|GROUP --out FILE.html [--kinds flood,storm] [--percentile ${PERCENTILES.join('|')}, 80]
    [--phase ${PHASES.join('|')}] [--year worst|YEAR] [--horizon 2035] [--planned-share ${DEFAULT_PLANNED_SHARE}] [--household ${DEFAULT_HOUSEHOLD}] [--days N]
    [--runs 1000] [--seed TEXT] [--workers N] [--language ${LANGUAGE_IDS.join('|')}] ${OWN_USAGE}`;

/** Fewest runs that say something of rare years. */
const LEAST_RUNS = 40;

/** Write a brief on preparedness as one HTML file. */
export async function briefCommand(args: string[]): Promise<void> {
  const options = readOptions(args);
  const { baseline, own } = readOwnBaseline(options.ownData);
  const scenario = readScenario(options.scenario, baseline);
  const place = placeRows(baseline, scenario.groups).get(options.place);
  if (!place)
    throw new UserFault(
      `--place: found ${JSON.stringify(options.place)}, allowed: an ISO3 code or group of the places command`,
    );
  if (!place.isGroup && options.kinds.includes('conflict'))
    throw new UserFault(
      '--kinds: found conflict of one country, which is shown as a class only; allowed: the other kinds, or a group',
    );
  const job = (of: Scenario): Job => ({
    scenario: of,
    seed: options.seed,
    runs: options.runs,
    until: LAST_YEAR,
    hasNoise: true,
    coefficients: 'drawn',
    places: [options.place],
    outputs: OUTPUT_IDS,
    byAge: 'none',
    corridors: 0,
    record: 'exact',
    watch: [],
  });
  const reference = referenceOf(scenario);
  const words = await readWords(options.language, 'prepare');
  await writeWhole(fromCaller(options.out), async (path) => {
    const now = await runJob(job(scenario), options.workers, [], own);
    const before = isReference(scenario) ? undefined : await runJob(job(reference), options.workers, [], own);
    writeFileSync(
      path,
      briefHtml(
        {
          ...briefOf(options, baseline, scenario, place, now, before, words),
          ownData: ownDataLine(own, baseline, words),
        },
        words.format,
        words,
      ),
    );
    reportJob(now);
    reportOwnData(own);
  });
}

type BriefOptions = ReturnType<typeof readOptions>;

function readOptions(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      scenario: { type: 'string' },
      place: { type: 'string' },
      out: { type: 'string' },
      kinds: { type: 'string', default: 'flood,storm' },
      percentile: { type: 'string', default: '80' },
      phase: { type: 'string', default: 'emergency' },
      year: { type: 'string', default: 'worst' },
      horizon: { type: 'string', default: '2035' },
      'planned-share': { type: 'string', default: String(DEFAULT_PLANNED_SHARE) },
      household: { type: 'string', default: String(DEFAULT_HOUSEHOLD) },
      days: { type: 'string' },
      runs: { type: 'string', default: '1000' },
      seed: { type: 'string', default: DEFAULT_SEED },
      workers: { type: 'string', default: String(availableParallelism()) },
      language: { type: 'string', default: 'en' },
      ...OWN_OPTION,
    },
  });
  const needed = (name: 'scenario' | 'place' | 'out'): string => {
    const value = values[name];
    if (value === undefined) throw new UserFault(`--${name} is missing\n${BRIEF_USAGE}`);
    return value;
  };
  const kinds = values.kinds.split(',').map((kind) => oneOf('--kinds', kind, DISPLACED_KINDS));
  const fault = faultOfKinds(kinds);
  if (fault !== undefined) throw new UserFault(`--kinds: ${fault}`);
  const year = values.year === 'worst' ? 'worst' : wholeNumber('--year', values.year, PRESENT_FROM, LAST_YEAR);
  const horizon = wholeNumber('--horizon', values.horizon, 2030, LAST_YEAR);
  return {
    scenario: needed('scenario'),
    place: needed('place'),
    out: needed('out'),
    kinds,
    percentile: Number(oneOf('--percentile', values.percentile, PERCENTILES)),
    phase: oneOf('--phase', values.phase, PHASES),
    year,
    until: year === 'worst' ? horizon : Math.max(horizon, year),
    plannedShare: numberBetween('--planned-share', values['planned-share'], 0, 1),
    household: numberBetween('--household', values.household, HOUSEHOLD_RANGE.min, HOUSEHOLD_RANGE.max),
    days: values.days === undefined ? undefined : numberBetween('--days', values.days, 3, 365),
    runs: wholeNumber('--runs', values.runs, LEAST_RUNS, MOST_RUNS),
    seed: values.seed,
    workers: wholeNumber('--workers', values.workers, 1, 256),
    language: languageOption(values.language),
    ownData: values['own-data'],
  } as const;
}

function briefOf(
  options: BriefOptions,
  baseline: Baseline,
  scenario: Scenario,
  place: PlaceRow,
  now: JobResult,
  before: JobResult | undefined,
  words: NodeWords,
): Omit<BriefData, 'ownData'> {
  const { kinds, days, until, phase, year, percentile, household, plannedShare } = options;
  const m49 = baseline.places.find(({ iso3 }) => iso3 === place.id)?.m49 ?? WORLD_M49;
  const input = { phase, household, plannedShare, shifts: DEFAULT_SHIFTS, shares: sharesOfBase(baseline, place) };
  const quantiles = [0.5, percentile / 100, 0.95];
  const sideOf = (result: JobResult) => {
    const joined = joinChunks(result.reports, ({ values }) => values);
    const numbers = result.reports.flatMap(({ runs }) => [...runs]);
    const present = presentInPlace(joined, numbers, { kinds, days, until, m49, key: luckKey(options.seed) });
    const table = needs(NEED_RATIOS, { ...input, people: presentIn(present, phase, year) }, quantiles);
    return { joined, present, table, figures: planFigures(present, year, quantiles) };
  };
  const mine = sideOf(now);
  const other = before && sideOf(before);
  const level = mine.table.people[1] ?? 0;
  const output = fanOutput(kinds);
  const declared = findOutput(output);
  return {
    place: { ...words.placeNames(baseline, place.id), isGroup: place.isGroup },
    scenario: { id: scenario.id, name: declaredWords(words, `library.name.${scenario.name}`, scenario.name) },
    levers: LEVERS.filter(({ id }) => Object.hasOwn(scenario.levers, id)).map(({ id, label }) =>
      declaredWords(words, `lever.${id}.label`, label),
    ),
    events: (scenario.events ?? []).filter(({ enabled }) => enabled !== false).length,
    seed: options.seed,
    runs: mine.joined.runs,
    kinds,
    percentile,
    year,
    until,
    days,
    input,
    now: { ...mine, years: presentYears(mine.present, phase, level) },
    reference: other && { ...other, years: presentYears(other.present, phase, level) },
    level,
    fan: fanOf(historyOf(baseline, place, output), output, until, mine.joined, other?.joined),
    fanLabel: declaredWords(words, `output.${output}.label`, declared?.label ?? output),
    fanUnit: declared?.kind === 'movement' ? 'unit.movements' : 'unit.peopleAYear',
    fanSource: declaredWords(words, `output.${output}.source`, declared?.source ?? ''),
  };
}

/** The output whose fan stands for the kinds: the first of disasters, conflict and arrivals that is counted. */
function fanOutput(kinds: readonly DisplacedKind[]): OutputId {
  if (kinds.some((kind) => kind !== 'conflict' && kind !== 'arrivals')) return 'disasterDisplacement';
  return kinds.includes('conflict') ? 'conflictDisplacement' : 'crossBorderIn';
}

function fanOf(
  history: History,
  output: OutputId,
  horizon: number,
  now: JoinedRuns,
  before: JoinedRuns | undefined,
): FanState {
  return {
    shape: 'steps',
    history: history.points,
    recordFrom: history.noneRecorded[0],
    recordUntil: history.noneRecorded.at(-1),
    base: undefined,
    scenario: readYears(tableOfRuns(now, KEPT_QUANTILES), output),
    reference: before && readYears(tableOfRuns(before, KEPT_QUANTILES), output),
    baseYear: FIRST_YEAR - 1,
    horizon,
    interval: 'both',
    hasZero: true,
    naive: naiveLines(history, true, undefined),
  };
}
