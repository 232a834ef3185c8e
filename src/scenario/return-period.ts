import { type Baseline, DISASTER_RECORD, HAZARD_GROUPS } from '../baseline/baseline.ts';
import { LARGEST_DISPLACED_SHARE, rateAtShareAbove, shareAbove } from '../baseline/disaster-size.ts';
import type { EventKind } from '../params/define-event.ts';

/** What return periods need of the baseline. */
export type RecordWorld = Pick<Baseline, 'places' | 'disaster'>;

/** Return periods in years that the record of a place supports, or why none. */
export type PeriodSupport =
  | { readonly kind: 'supported'; readonly least: number; readonly most: number }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Longest return period in years: four times the years of the record. Spread and tail of the law are pooled over all places, so it
 * reaches beyond a place's own record; what comes less often than that would be a guess about the tail.
 */
export const LONGEST_RETURN_PERIOD = 4 * (DISASTER_RECORD.last - DISASTER_RECORD.first + 1);
/**
 * Least part of a place's displacement that its own record surely gives to a hazard, after shrinkage to its subregion: 2-4% of the
 * record, by its years. Below it only pooling speaks. Only shrunk shares are kept, so the weight of pooling is read off the hazard that
 * stands lowest against it: a place that has records of all hazards is refused for the one that is rarest against its
 * subregion (earthquakes in France), rather than answered by pooling.
 */
const LEAST_OWN_SHARE = 0.02;

const RECORD = `${DISASTER_RECORD.first}-${DISASTER_RECORD.last}`;
const H = HAZARD_GROUPS.length;
const HAZARD_NAMES = { flood: 'floods', storm: 'storms', 'earthquake-volcano-landslide': 'earthquakes' } as const;

/**
 * Compute which return periods the record supports for a kind of event in a place.
 *
 * Refused where the kind has no record of sizes, where the place's own record holds too few people displaced by the hazard, and
 * where displacement is rarer than the longest return period. From below the range ends where a year without any displacement is as
 * frequent; from above at four times the record, or earlier where the law passes the largest share of people that a year displaces.
 *
 * @param place row of the place.
 */
export function supportedReturnPeriod(world: RecordWorld, place: number, kind: EventKind): PeriodSupport {
  const name = world.places[place]?.name ?? '';
  const hazard = hazardOf(kind);
  if (kind.record === undefined || hazard < 0) return { kind: 'refused', reason: `no return period: ${kind.noRecord}` };
  if (ownShare(world, place, hazard) < LEAST_OWN_SHARE)
    return {
      kind: 'refused',
      reason: `too few people displaced by ${HAZARD_NAMES[kind.record]} on record in ${name}, ${RECORD}`,
    };
  const law = lawOf(world, place);
  const share = world.disaster.hazardShares[place * H + hazard] as number;
  const atCap = law.probability * shareAbove(Math.log(LARGEST_DISPLACED_SHARE / share), ...law.size);
  const least = Math.max(2, Math.floor(1 / law.probability) + 1);
  const most = Math.min(LONGEST_RETURN_PERIOD, Math.floor(1 / atCap));
  if (least <= most) return { kind: 'supported', least, most };
  return { kind: 'refused', reason: `disasters displace people in fewer than 1 in ${most} years on record in ${name}` };
}

/**
 * Compute the size of an event that comes once in `years` years in a place's own record: the quantile at 1 - 1 / years of the
 * yearly total of people displaced by disasters, times the share of the hazard, as the disaster law was fitted to the record
 * (without the warming, adaptation and reporting trend of later years).
 *
 * @param place row of the place.
 * @returns people displaced / population, or why the record does not support it.
 */
export function sizeAtReturnPeriod(
  world: RecordWorld,
  place: number,
  kind: EventKind,
  years: number,
): { readonly kind: 'size'; readonly share: number } | { readonly kind: 'refused'; readonly reason: string } {
  const support = supportedReturnPeriod(world, place, kind);
  if (support.kind === 'refused') return support;
  const { least, most } = support;
  if (!(years >= least && years <= most))
    return {
      kind: 'refused',
      reason: `${least} to ${most} years in ${world.places[place]?.name}: the record covers ${RECORD}`,
    };
  const law = lawOf(world, place);
  const rate = rateAtShareAbove(1 / (years * law.probability), ...law.size);
  return { kind: 'size', share: rate * (world.disaster.hazardShares[place * H + hazardOf(kind)] as number) };
}

function hazardOf(kind: EventKind): number {
  return kind.record === undefined ? -1 : HAZARD_GROUPS.indexOf(kind.record);
}

/**
 * Part of the share of a hazard that comes from the place's own record: what is above the shares of its subregion at their
 * common weight.
 */
function ownShare({ places, disaster }: RecordWorld, place: number, hazard: number): number {
  const own = disaster.hazardShares.subarray(place * H, (place + 1) * H);
  const pooledFrom = (places[place]?.subregion ?? 0) * H;
  const pooled = disaster.subregionShares.subarray(pooledFrom, pooledFrom + H);
  const pooledWeight = Math.min(...own.map((share, h) => share / (pooled[h] as number)));
  return (own[hazard] as number) - pooledWeight * (pooled[hazard] as number);
}

/** The law of a place's yearly total at the end of the record: probability of any, and the arguments of its size. */
function lawOf({ disaster }: RecordWorld, place: number) {
  return {
    probability: 1 / (1 + Math.exp(-(disaster.occurrenceLogit[place] as number))),
    size: [
      disaster.logRate[place] as number,
      disaster.logSpread[place] as number,
      disaster.hasParetoTail[place] === 1,
      disaster.tailShape,
    ] as const,
  };
}
