import type { Comparison, RivalSummary, Summary } from '../../src/summary/evidence.ts';
import { clusteredMean, skill } from '../../src/summary/scores.ts';
import type { PointScores, ScoredRow } from './score-rows.ts';

/** People from which a row counts as large. */
const LARGE = 10_000;
const PIT_BINS = 20;

/** Summarise rows; null where there is none. */
export function summarise(rows: readonly ScoredRow[]): Summary | null {
  if (rows.length === 0) return null;
  const share = (list: readonly ScoredRow[], holds: (row: ScoredRow) => boolean) =>
    list.length === 0 ? null : round(list.filter(holds).length / list.length);
  const large = rows.filter(({ seen }) => Math.abs(seen) >= LARGE);
  const names = [...new Set(rows.flatMap((row) => [...row.rivals.keys()]))];
  const laws = rows.map((row) => row.law);
  return {
    rows: rows.length,
    places: new Set(rows.map((row) => row.place)).size,
    crpsLog: laws[0]?.log === null ? null : round(mean(laws, (scores) => scores.log as number)),
    crpsPer1000: round(mean(laws, (scores) => scores.rate)),
    maePer1000: round(mean(laws, (scores) => scores.rateError)),
    wape: weighted(rows, laws),
    pit: {
      inside: share(rows, ({ pit }) => pit >= 0.1 && pit <= 0.9) ?? 0,
      below: share(rows, ({ pit }) => pit < 0.1) ?? 0,
      above: share(rows, ({ pit }) => pit > 0.9) ?? 0,
      counts: pitCounts(rows),
    },
    cover80: share(rows, ({ in80 }) => in80) ?? 0,
    cover95: share(rows, ({ in95 }) => in95) ?? 0,
    large: { rows: large.length, cover80: share(large, ({ in80 }) => in80) },
    rivals: Object.fromEntries(names.map((name) => [name, compare(rows, name)])),
  };
}

/** Twentieths, so that a central interval of each tenth is a number of whole bins. */
function pitCounts(rows: readonly ScoredRow[]): number[] {
  const counts = new Array<number>(PIT_BINS).fill(0);
  for (const { pit } of rows) {
    const bin = Math.min(PIT_BINS - 1, Math.floor(pit * PIT_BINS));
    counts[bin] = (counts[bin] as number) + 1;
  }
  return counts;
}

function compare(all: readonly ScoredRow[], name: string): RivalSummary {
  const rows = all.filter((row) => row.rivals.has(name));
  const laws = rows.map((row) => row.law);
  const rivals = rows.map((row) => row.rivals.get(name) as PointScores);
  const places = rows.map((row) => row.place);
  const comparison = (score: (scores: PointScores) => number): Comparison => {
    const law = mean(laws, score);
    const rival = mean(rivals, score);
    const differences = laws.map((scores, i) => score(scores) - score(rivals[i] as PointScores));
    const { mean: difference, error } = clusteredMean(differences, places);
    const saved = skill(law, rival);
    return {
      ...{ rival: round(rival), law: round(law), difference: round(difference) },
      skill: saved === null ? null : round(saved),
      standardError: error === null ? null : round(error),
    };
  };
  const rivalWape = weighted(rows, rivals);
  const lawWape = weighted(rows, laws);
  return {
    rows: rows.length,
    crpsLog: laws[0]?.log === null ? null : comparison((scores) => scores.log as number),
    crpsPer1000: comparison((scores) => scores.rate),
    maePer1000: comparison((scores) => scores.rateError),
    wape: rivalWape === null || lawWape === null ? null : { rival: rivalWape, law: lawWape },
  };
}

function mean(list: readonly PointScores[], score: (scores: PointScores) => number): number {
  return list.reduce((sum, scores) => sum + score(scores), 0) / list.length;
}

function weighted(rows: readonly ScoredRow[], list: readonly PointScores[]): number | null {
  const total = rows.reduce((sum, { seen }) => sum + Math.abs(seen), 0);
  return total === 0 ? null : round(list.reduce((sum, { error }) => sum + error, 0) / total);
}

/** Four significant digits: what is printed beyond them is noise of the sample. */
export function round(value: number): number {
  return Number(value.toPrecision(4));
}
