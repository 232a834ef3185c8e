import { DEFAULT_SHARES } from './age-shares.ts';
import { needs } from './needs.ts';
import { statedPeople } from './people-present.ts';
import { type NeedRatio, PHASES, type Phase } from './planning-row.ts';
import { NEED_RATIOS } from './planning-rows.ts';

/** People of the worked example. */
export const WORKED_PEOPLE = 100_000;

/**
 * Needs of 100,000 people in planned settlements, households of 5, 30% aged 5-17, two shifts, by hand from the ratios of the
 * standards: 100,000 x 15 litres are 1,500 m3 a day. First in the emergency, then after it.
 */
const WORKED_NEEDS: readonly (readonly [id: string, emergency: number, after: number])[] = [
  ['water', 1_500, 2_000],
  ['taps', 400, 1_000],
  ['toilets', 2_000, 5_000],
  ['bath-shelters', 2_000, 5_000],
  ['hygiene-promoters', 200, 100],
  ['soap', 45, 45],
  ['water-containers', 40_000, 40_000],
  ['covered-floor', 350_000, 350_000],
  ['site-area', 450, 450],
  ['site-area-minimum', 300, 300],
  ['food-energy', 210_000_000, 210_000_000],
  ['dry-ration', 55, 55],
  ['health-facilities', 10, 10],
  ['hospitals', 1, 1],
  ['hospital-beds', 100, 100],
  ['hospital-beds-sphere', 180, 180],
  ['skilled-health-workers', 230, 230],
  ['consultations', 274, 274],
  ['consultations-high', 1_096, 1_096],
  ['clinicians', 6, 6],
  ['clinicians-high', 22, 22],
  ['births', 750, 750],
  ['births-high', 1_250, 1_250],
  ['school-places', 30_000, 30_000],
  ['classrooms', 375, 375],
  ['school-toilets-girls', 500, 500],
  ['school-toilets-boys', 250, 250],
];

/** One need of the worked example, as expected and as computed now; computed is undefined where the ratio is gone. */
export interface WorkedNeed {
  readonly id: string;
  readonly ratio: NeedRatio | undefined;
  readonly expected: Readonly<Record<Phase, number>>;
  readonly computed: Readonly<Record<Phase, number | undefined>>;
  readonly isEqual: boolean;
}

/** Compute the worked example and set it beside what is expected. */
export function checkWorkedExample(): readonly WorkedNeed[] {
  const input = {
    people: statedPeople(WORKED_PEOPLE),
    shares: DEFAULT_SHARES,
    household: 5,
    plannedShare: 1,
    shifts: 2,
  };
  const [first, then] = PHASES.map(
    (phase) =>
      new Map(
        needs(NEED_RATIOS, { ...input, phase }, [0.5]).needs.map(({ ratio, quantities }) => [ratio.id, quantities[0]]),
      ),
  );
  return WORKED_NEEDS.map(([id, emergency, after]) => {
    const computed = { emergency: first?.get(id), after: then?.get(id) };
    return {
      id,
      ratio: NEED_RATIOS.find((ratio) => ratio.id === id),
      expected: { emergency, after },
      computed,
      isEqual: computed.emergency === emergency && computed.after === after,
    };
  });
}
