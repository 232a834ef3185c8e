import type { OutputId } from '../params/outputs.ts';
import { type Comparison, type EvidenceFile, SCORES, type ScoreId, verdictOf } from './evidence.ts';
import type { PlaceRow } from './selection.ts';

/** Difference of the law from "same as last year" and its standard error, by one score. */
type DuelScore = readonly [difference: number, standardError: number | null];

/** "Same as last year" against the law: by output, region and years ahead. Written from the scores by `npm run evidence`. */
export interface DuelFile {
  readonly about: string;
  readonly duels: Readonly<{
    [output: string]: Readonly<{
      [region: string]: Readonly<{ [horizon: string]: Readonly<Partial<Record<ScoreId, DuelScore>>> }>;
    }>;
  }>;
}

/** Take what a fan needs of the scores: the law against the last value alone. */
export function duelsOf({ metrics }: EvidenceFile): DuelFile {
  const duels: { [output: string]: { [region: string]: { [horizon: string]: Partial<Record<ScoreId, DuelScore>> } } } =
    {};
  for (const [metric, { byHorizon }] of Object.entries(metrics))
    for (const [horizon, regions] of Object.entries(byHorizon))
      for (const [region, summary] of Object.entries(regions)) {
        const last = summary?.rivals.lastValue;
        if (!last) continue;
        const ofMetric = duels[metric] ?? {};
        duels[metric] = ofMetric;
        const ofRegion = ofMetric[region] ?? {};
        ofMetric[region] = ofRegion;
        ofRegion[horizon] = Object.fromEntries(
          SCORES.flatMap((score) => {
            const pair: Comparison | null = last[score];
            return pair === null ? [] : [[score, [pair.difference, pair.standardError] as const]];
          }),
        );
      }
  return {
    about:
      'Law minus "same as last year", with its paired standard error; from docs/evidence.json. Written by npm run evidence.',
    duels,
  };
}

/** What the scores say about an output in a region. */
export interface Duel {
  /** Region that was scored; `WLD` is the world. */
  readonly region: string;
  /** Years ahead at which the whole range is not shown to be better than the last value. */
  readonly notBetter: readonly number[];
  /** Years ahead at which the range is better and the median alone is not shown to be. */
  readonly medianNotBetter: readonly number[];
  /** Years ahead at which all scores are better. */
  readonly better: readonly number[];
}

/**
 * Read the duel of an output for a place: by the region of the UN that holds it, else by the world.
 *
 * @param regions the regions of the UN by their members.
 * @returns undefined for an output that no hindcast scores.
 */
export function duelFor(
  { duels }: DuelFile,
  output: OutputId,
  place: PlaceRow,
  regions: readonly { readonly id: string; readonly members: readonly number[] }[],
): Duel | undefined {
  const scored = duels[output];
  if (!scored) return undefined;
  const holder = regions.find(({ members }) => place.members.every((i) => members.includes(i)))?.id ?? 'WLD';
  const region = scored[holder] ? holder : 'WLD';
  const duel = { region, notBetter: [] as number[], medianNotBetter: [] as number[], better: [] as number[] };
  for (const [horizon, scores] of Object.entries(scored[region] ?? {})) {
    const isWeak = (score: ScoreId) => {
      const pair = scores[score];
      return pair !== undefined && verdictOf({ difference: pair[0], standardError: pair[1] }) !== 'better';
    };
    const list =
      isWeak('crpsLog') || isWeak('crpsPer1000')
        ? duel.notBetter
        : isWeak('maePer1000')
          ? duel.medianNotBetter
          : duel.better;
    list.push(Number(horizon));
  }
  return duel;
}
