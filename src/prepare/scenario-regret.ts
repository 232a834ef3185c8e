import { quantileSorted } from '../summary/quantile.ts';

/** What it comes to in hindsight to have planned for one scenario where another comes. */
interface PlanOutcome {
  /** Mean over runs of what is missing, and of what is prepared and not used. */
  readonly missing: number;
  readonly unused: number;
  /** Share of runs, 0..1, in which something is missing. */
  readonly chance: number;
  /** Mean of weight x missing + unused, above the least that any of the plans comes to: 0 or more. */
  readonly regret: number;
}

/** One row of the comparison: what is planned, and what it comes to. */
interface ScenarioPlan {
  /** The need at the percentile in the scenario that is planned for. */
  readonly capacity: number;
  /** By scenario that comes. */
  readonly outcomes: readonly PlanOutcome[];
  /** The largest regret of the row. */
  readonly worst: number;
}

export interface ScenarioRegret {
  readonly plans: readonly ScenarioPlan[];
  /** The plan whose largest regret is smallest; the first of equals. */
  readonly least: number;
}

/**
 * Compare plans across scenarios: each plan is the need at one percentile of one scenario, held against every scenario.
 *
 * A missing unit counts as quantile / (1 - quantile) unused ones, 4 at 0.8: for that weight the percentile is the plan of least
 * mean cost where its own scenario comes (the critical ratio; Arrow, Harris and Marschak 1951, Econometrica 19(3):250-272).
 * Regret is cost above the best of the plans in hindsight (Savage 1951, Journal of the American Statistical Association
 * 46(253):55-67).
 *
 * @param needs [scenario][R] each 0 or more; the number of runs may differ.
 * @param quantile above 0, below 1.
 * @throws Error for a quantile out of range, a scenario without runs, a need below 0.
 */
export function scenarioRegret(needs: readonly Float64Array[], quantile: number): ScenarioRegret {
  if (!(quantile > 0 && quantile < 1)) throw new Error(`quantile: found ${quantile}, allowed: above 0, below 1`);
  needs.forEach((need, s) => {
    if (need.length === 0) throw new Error(`scenario ${s}: found no run, allowed: one or more`);
    for (const value of need)
      if (!(value >= 0 && Number.isFinite(value)))
        throw new Error(`scenario ${s}: found a need of ${value}, allowed: 0 or more`);
  });
  const weight = quantile / (1 - quantile);
  const plans = needs.map((need) => {
    const capacity = quantileSorted(need.slice().sort(), quantile);
    return { capacity, held: needs.map((comes) => hold(comes, capacity)) };
  });
  const cost = ({ missing, unused }: Held) => weight * missing + unused;
  const least = needs.map((_, s) => Math.min(...plans.map(({ held }) => cost(held[s] as Held))));
  const rows = plans.map(({ capacity, held }) => {
    const outcomes = held.map((each, s) => ({ ...each, regret: cost(each) - (least[s] as number) }));
    return { capacity, outcomes, worst: Math.max(...outcomes.map(({ regret }) => regret)) };
  });
  const worst = rows.map((row) => row.worst);
  return { plans: rows, least: worst.indexOf(Math.min(...worst)) };
}

type Held = Omit<PlanOutcome, 'regret'>;

function hold(need: Float64Array, capacity: number): Held {
  let missing = 0;
  let unused = 0;
  let count = 0;
  for (const value of need) {
    if (value > capacity) {
      missing += value - capacity;
      count++;
    } else unused += capacity - value;
  }
  return { missing: missing / need.length, unused: unused / need.length, chance: count / need.length };
}
