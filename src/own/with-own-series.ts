import {
  type Baseline,
  DISASTER_RECORD,
  DISPLACEMENT_HISTORY,
  HISTORY_YEARS,
  URBAN_POINTS,
} from '../baseline/baseline.ts';
import { fitOccurrence } from '../fits/occurrence.ts';
import { fitSeverity } from '../fits/severity.ts';
import { AGE_GROUPS, AGES, SEXES } from '../kernels/kernels.ts';
import { type OwnKind, type OwnSeries, RECORD_YEARS } from './own-series.ts';

const FITTED_YEARS = DISASTER_RECORD.last - DISASTER_RECORD.first + 1;
const FITTED_FROM = DISASTER_RECORD.first - DISPLACEMENT_HISTORY.first;

/**
 * A baseline in which series of a user stand in place of its own; columns without one are shared, the others are copies. Series of places
 * that the baseline does not have are left out.
 *
 * People, urban share and income are replaced as they are. A displacement record replaces the history, and the place's disaster law moves by
 * what the same fit makes of the record in place of the baseline's: pooled to the same other places, with the same hazard shares, so that a record
 * that is the baseline's own changes nothing.
 */
export function withOwnSeries(baseline: Baseline, series: readonly OwnSeries[]): Baseline {
  const rowOf = new Map(baseline.places.map(({ iso3 }, i) => [iso3, i]));
  const known = series.flatMap((each) => {
    const row = rowOf.get(each.place);
    return row === undefined ? [] : [{ ...each, row }];
  });
  const replaced = (kind: OwnKind, column: Float64Array, width: number): Float64Array => {
    const own = known.filter((each) => each.kind === kind);
    if (own.length === 0) return column;
    const copy = column.slice();
    for (const { row, values } of own) copy.set(values, row * width);
    return copy;
  };
  const disasterDisplacement = replaced('displacement', baseline.history.disasterDisplacement, RECORD_YEARS.length);
  return {
    ...baseline,
    populationBase: replaced('population', baseline.populationBase, SEXES * AGES),
    urban: { ...baseline.urban, share: replaced('urbanShare', baseline.urban.share, URBAN_POINTS.length) },
    income: { ...baseline.income, level: replaced('income', baseline.income.level, 1) },
    history: { ...baseline.history, disasterDisplacement },
    disaster:
      disasterDisplacement === baseline.history.disasterDisplacement
        ? baseline.disaster
        : withRecord(
            baseline,
            disasterDisplacement,
            known.filter(({ kind }) => kind === 'displacement').map(({ row }) => row),
          ),
    // What was filled in by rule is the user's now.
    imputed: baseline.imputed.filter(
      ({ iso3, column }) => !known.some(({ kind, place }) => place === iso3 && COLUMNS[kind].includes(column)),
    ),
  };
}

/** Columns of the baseline that a series stands for. */
const COLUMNS: { readonly [K in OwnKind]: readonly string[] } = {
  population: ['populationBase'],
  displacement: ['disaster.logRate'],
  urbanShare: ['urban.share'],
  income: ['income.level'],
};

function withRecord(baseline: Baseline, history: Float64Array, rows: readonly number[]): Baseline['disaster'] {
  const { disaster } = baseline;
  const logPopulation = meanLogPeople(baseline);
  const before = fitted(baseline.history.disasterDisplacement, logPopulation);
  const now = fitted(history, logPopulation);
  // The prior of how often a year has any displacement is that of the baseline's records.
  const occurrence = fitOccurrence(before.tally, disaster.trendPerYear);
  const [severityBefore, severityNow] = [before, now].map(({ logRates }) =>
    fitSeverity(logRates, logPopulation.typical),
  );
  if (!severityBefore || !severityNow) throw new Error('the disaster law could not be fitted');
  const law = {
    ...disaster,
    occurrenceLogit: disaster.occurrenceLogit.slice(),
    occurrenceLogitError: disaster.occurrenceLogitError.slice(),
    logRate: disaster.logRate.slice(),
    logRateError: disaster.logRateError.slice(),
    logSpread: disaster.logSpread.slice(),
  };
  for (const i of rows) {
    const [was, is] = [before.years[i] as number, now.years[i] as number];
    const of = (column: Float64Array, at: number) => column[at] as number;
    law.occurrenceLogit[i] = of(law.occurrenceLogit, i) + of(occurrence.logit, is) - of(occurrence.logit, was);
    law.occurrenceLogitError[i] =
      (of(law.occurrenceLogitError, i) * of(occurrence.logitError, is)) / of(occurrence.logitError, was);
    law.logRate[i] = of(law.logRate, i) + of(severityNow.mean, i) - of(severityBefore.mean, i);
    law.logRateError[i] = (of(law.logRateError, i) * of(severityNow.meanError, i)) / of(severityBefore.meanError, i);
    law.logSpread[i] = (of(law.logSpread, i) * of(severityNow.spread, i)) / of(severityBefore.spread, i);
  }
  return law;
}

/** What the fit of the disaster law reads of a history: years with any displacement by place, and log rates in those years. */
function fitted(history: Float64Array, people: MeanPeople) {
  const places = people.typical.length;
  const years = new Uint8Array(places);
  const tally = new Float64Array(FITTED_YEARS + 1);
  const logRates = Array.from({ length: places }, (_, i) => {
    const rates: number[] = [];
    for (let t = 0; t < FITTED_YEARS; t++) {
      const value = history[i * RECORD_YEARS.length + FITTED_FROM + t] as number;
      if (value > 0) rates.push(Math.log(value) - people.logOf(i, DISASTER_RECORD.first + t));
    }
    years[i] = rates.length;
    tally[rates.length] = (tally[rates.length] as number) + 1;
    return rates;
  });
  return { years, tally, logRates };
}

interface MeanPeople {
  /** [C] mean over the fitted years of the log of people. */
  readonly typical: Float64Array;
  logOf(place: number, year: number): number;
}

/** People at the middle of each fitted year, from the year-ends of the history; growth between two of them is even. */
function meanLogPeople({ places, history }: Baseline): MeanPeople {
  const cells = SEXES * AGE_GROUPS;
  const logAt = (i: number, k: number): number => {
    const from = (i * HISTORY_YEARS.length + k) * cells;
    let sum = 0;
    for (let cell = from; cell < from + cells; cell++) sum += history.population[cell] as number;
    return Math.log(sum);
  };
  const logOf = (i: number, year: number): number => {
    // The middle of a year lies half a year after the year-end before.
    const middle = year - 0.5;
    const k = HISTORY_YEARS.findLastIndex((each) => each <= middle);
    const [from, to] = [HISTORY_YEARS[k] as number, HISTORY_YEARS[k + 1] as number];
    const along = (middle - from) / (to - from);
    return (1 - along) * logAt(i, k) + along * logAt(i, k + 1);
  };
  const typical = Float64Array.from(places, (_, i) => {
    let sum = 0;
    for (let t = 0; t < FITTED_YEARS; t++) sum += logOf(i, DISASTER_RECORD.first + t);
    return sum / FITTED_YEARS;
  });
  return { typical, logOf };
}
