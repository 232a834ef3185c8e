import { FIRST_YEAR } from '../../src/baseline/baseline.ts';
import { FORCED_YEARS } from '../../src/baseline/corridors.ts';
import { pairIndex } from '../../workers/node/sources/corridor-records.ts';
import { numberAt, readTable, type Sources } from '../../workers/node/sources/sources.ts';

/** Last year of the record of deaths and of refugee stocks: the state at the start. */
const START = '2024';
/** Deaths in that year from which a place counts as in conflict. */
const FEWEST_DEATHS = 100;
/** Share of the population that must live abroad as refugees for the UN's swing to be read as theirs. */
const SMALLEST_SHARE = 0.01;
/** Years of the UN medium after the present wars have wound down in it; their mean is what a place has without them. */
const CALM = { first: 2028, last: 2032 } as const;
const MOST_PEOPLE = 1e8;
const STOCKS = ['refugees', 'asylum_seekers', 'oip'] as const;

/** Forced moves that the UN medium holds at the start. */
export interface ForcedReference {
  /** [Q] rows of places. */
  readonly origin: readonly number[];
  readonly destination: readonly number[];
  /** Whether refugees of the destination come home, or people of the origin flee. */
  readonly isReturn: readonly boolean[];
  /** [FORCED_YEARS][Q] persons a year. */
  readonly flow: Float64Array;
  /** [FORCED_YEARS][C] the UN's net migration without them, summing to zero over the world. */
  readonly regularNet: Float64Array;
}

/** Where wars stand at the start. */
export interface ConflictStart {
  /** [C][C] refugees, asylum seekers and others in need of protection at the end of 2024, row = origin. */
  readonly refugees: Float64Array;
  /** [C] deaths in organized violence in 2024. */
  readonly deaths: Float64Array;
}

/** Read refugee stocks and deaths. */
export function readConflictStart(sources: Sources, codes: readonly string[]): ConflictStart {
  return { refugees: readRefugees(sources, codes), deaths: readDeaths(sources, codes) };
}

/**
 * Separate the returns and departures of present wars from the UN's net migration of 2025-2027.
 *
 * In conflict at the start: 100 deaths or more in 2024 and 1% of the population abroad as refugees. There the UN's net
 * less its own mean of 2028-2032 is forced: returns where positive, departures where negative, divided over hosts by the
 * refugees they held at the end of 2024. Hosts get back in their regular net what leaves them, but only as far as the UN
 * booked it: its world sum of 2025 is +1.3 million (returns to Ukraine that leave nowhere), and that part is taken from
 * the hosts' share so that regular nets sum to zero.
 *
 * @param population [C] persons at the end of 2024.
 * @param net        [C][T] the UN's net migration, persons a year.
 */
export function forcedReference(
  { refugees, deaths }: ConflictStart,
  population: Float64Array,
  net: Float64Array,
): ForcedReference {
  const C = population.length;
  const T = net.length / C;
  const abroad = population.map((_, i) =>
    refugees.subarray(i * C, (i + 1) * C).reduce((sum, people) => sum + people, 0),
  );
  const origins = [...population.keys()].flatMap((i) => {
    const isInConflict = (deaths[i] as number) >= FEWEST_DEATHS;
    return isInConflict && (abroad[i] as number) >= SMALLEST_SHARE * (population[i] as number) ? [i] : [];
  });
  const regularNet = new Float64Array(FORCED_YEARS * C);
  /** By 2 x pair, plus 1 for returns. */
  const pairs = new Map<number, Float64Array>();
  for (let year = 0; year < FORCED_YEARS; year++) {
    const own = Float64Array.from({ length: C }, (_, i) => net[i * T + year] as number);
    const lacking = own.reduce((sum, people) => sum + people, 0);
    const returns: [number, number][] = [];
    for (const i of origins) {
      const swing = (net[i * T + year] as number) - calmNet(net, i, T);
      own[i] = (own[i] as number) - swing;
      for (let j = 0; j < C; j++) {
        const people = (swing * (refugees[i * C + j] as number)) / (abroad[i] as number);
        if (people === 0) continue;
        const key = people > 0 ? 2 * (j * C + i) + 1 : 2 * (i * C + j);
        const flow = pairs.get(key) ?? new Float64Array(FORCED_YEARS);
        flow[year] = Math.abs(people);
        pairs.set(key, flow);
        if (people > 0) returns.push([j, people]);
        else own[j] = (own[j] as number) + people;
      }
    }
    const total = returns.reduce((sum, [, people]) => sum + people, 0);
    const booked = total > 0 ? Math.min(1, Math.max(0, 1 - lacking / total)) : 0;
    for (const [j, people] of returns) own[j] = (own[j] as number) + booked * people;
    regularNet.set(own, year * C);
  }
  const keys = [...pairs.keys()].sort((a, b) => a - b);
  const flow = new Float64Array(FORCED_YEARS * keys.length);
  keys.forEach((key, q) => {
    for (let year = 0; year < FORCED_YEARS; year++) flow[year * keys.length + q] = pairs.get(key)?.[year] as number;
  });
  return {
    origin: keys.map((key) => Math.floor(key / 2 / C)),
    destination: keys.map((key) => Math.floor(key / 2) % C),
    isReturn: keys.map((key) => key % 2 === 1),
    flow,
    regularNet,
  };
}

function calmNet(net: Float64Array, i: number, T: number): number {
  let sum = 0;
  for (let year = CALM.first; year <= CALM.last; year++) sum += net[i * T + year - FIRST_YEAR] as number;
  return sum / (CALM.last - CALM.first + 1);
}

function readRefugees(sources: Sources, codes: readonly string[]): Float64Array {
  const out = new Float64Array(codes.length ** 2);
  const pairOf = pairIndex(codes);
  const table = readTable(sources, 'displacement/refugee_stocks.csv', ['origin', 'destination', 'year', ...STOCKS]);
  for (const row of table.rows) {
    const pair = pairOf(row);
    if (row.text('year') !== START || pair < 0) continue;
    let people = 0;
    for (const column of STOCKS) people += numberAt(sources, table, row, column, 0, MOST_PEOPLE);
    out[pair] = people;
  }
  return out;
}

function readDeaths(sources: Sources, codes: readonly string[]): Float64Array {
  const out = new Float64Array(codes.length);
  const table = readTable(sources, 'displacement/conflict_deaths.csv', ['iso3', 'year', 'deaths_best']);
  for (const row of table.rows) {
    const place = codes.indexOf(row.text('iso3'));
    if (row.text('year') === START && place >= 0)
      out[place] = numberAt(sources, table, row, 'deaths_best', 0, MOST_PEOPLE);
  }
  return out;
}
