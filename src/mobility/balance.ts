/** Newton steps allowed; sound inputs take 5 to 15. */
const MOST_STEPS = 200;
/** Largest miss of a place's net migration, persons. */
const TOLERANCE = 0.5;
/** A step longer than this in log flow is shortened: far from the solution the exponentials overshoot. */
const LONGEST_STEP = 4;
/** Share of the mean diagonal added to it: fixes the free level of the potentials, moves no flow by a person. */
const RIDGE = 1e-10;

/** Flows between places as parallel lists of K corridors. */
export interface FlowList {
  /** [K] row of the place that people leave. */
  readonly origin: Uint16Array;
  /** [K] row of the place where they arrive. */
  readonly destination: Uint16Array;
  /** [K] persons, >= 0. */
  readonly flow: Float64Array;
}

/** How to change flows so that they meet net migration. */
export interface Balance {
  /** [C] lambda: the balanced flow is flow x exp(lambda[destination] - lambda[origin]). */
  readonly potential: Float64Array;
  readonly steps: number;
  /** Largest miss of any place's net migration, persons. */
  readonly residual: number;
}

/**
 * Find the smallest change of flows that meets the net migration of every place.
 *
 * Smallest by relative entropy: minimise sum G log(G / F) - G + F subject to inflow - outflow = net. The solution is
 * G_ij = F_ij exp(lambda_j - lambda_i); lambda minimises the convex dual sum F_ij exp(lambda_j - lambda_i) - sum net_i
 * lambda_i, found by Newton steps (Cholesky of the Laplacian of the flows) with backtracking. A corridor that is zero
 * stays zero; gross flows grow where a place's net is large against them, and nothing else moves them.
 *
 * @param net [C] persons, arrivals minus departures; must sum to zero over the world.
 * @throws Error when no flows meet the nets to half a person: a place that must gain has no corridor into it, or the sum
 * is not zero. Names the row of the worst place.
 */
export function balanceFlows(flows: FlowList, net: Float64Array): Balance {
  const C = net.length;
  const potential = new Float64Array(C);
  const trial = new Float64Array(C);
  const gradient = new Float64Array(C);
  const hessian = new Float64Array(C * C);
  for (let steps = 0; ; steps++) {
    const height = dual(flows, net, potential);
    slopes(flows, net, potential, gradient, hessian);
    const worst = rowOfLargest(gradient);
    const residual = Math.abs(gradient[worst] as number);
    if (residual < TOLERANCE) return { potential, steps, residual };
    if (steps === MOST_STEPS)
      throw new Error(`No flows meet the net migration of row ${worst}: ${residual} persons off.`);
    const drop = newtonStep(hessian, gradient, C);
    const longest = Math.abs(gradient[rowOfLargest(gradient)] as number);
    let share = Math.min(1, LONGEST_STEP / longest);
    for (let halving = 0; halving < 60; halving++) {
      for (let i = 0; i < C; i++) trial[i] = (potential[i] as number) - share * (gradient[i] as number);
      // The tolerance is the rounding of the sum itself: near the bottom the dual no longer tells steps apart.
      if (dual(flows, net, trial) <= height - 1e-4 * share * drop + 1e-12 * Math.abs(height)) break;
      share /= 2;
    }
    potential.set(trial);
  }
}

/** Apply a balance: [K] balanced flows, persons. */
export function balancedFlows(flows: FlowList, balance: Balance): Float64Array {
  return flows.flow.map((people, k) => people * factorOf(flows, balance.potential, k));
}

function factorOf({ origin, destination }: FlowList, potential: Float64Array, k: number): number {
  return Math.exp((potential[destination[k] as number] as number) - (potential[origin[k] as number] as number));
}

function dual(flows: FlowList, net: Float64Array, potential: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < flows.flow.length; k++) sum += (flows.flow[k] as number) * factorOf(flows, potential, k);
  for (let i = 0; i < net.length; i++) sum -= (net[i] as number) * (potential[i] as number);
  return sum;
}

/** Fill gradient (net of the flows minus the wanted net) and Hessian (Laplacian of the flows, both directions). */
function slopes(
  flows: FlowList,
  net: Float64Array,
  potential: Float64Array,
  gradient: Float64Array,
  hessian: Float64Array,
): void {
  const C = net.length;
  hessian.fill(0);
  for (let i = 0; i < C; i++) gradient[i] = -(net[i] as number);
  for (let k = 0; k < flows.flow.length; k++) {
    const people = (flows.flow[k] as number) * factorOf(flows, potential, k);
    const i = flows.origin[k] as number;
    const j = flows.destination[k] as number;
    gradient[i] = (gradient[i] as number) - people;
    gradient[j] = (gradient[j] as number) + people;
    hessian[i * C + i] = (hessian[i * C + i] as number) + people;
    hessian[j * C + j] = (hessian[j * C + j] as number) + people;
    const low = Math.max(i, j) * C + Math.min(i, j);
    hessian[low] = (hessian[low] as number) - people;
  }
  let diagonal = 0;
  for (let i = 0; i < C; i++) diagonal += hessian[i * C + i] as number;
  for (let i = 0; i < C; i++) hessian[i * C + i] = (hessian[i * C + i] as number) + RIDGE * Math.max(1, diagonal / C);
}

/** Replace the gradient by the Newton step H^-1 gradient; returns gradient . step. The Hessian's lower half is overwritten. */
function newtonStep(hessian: Float64Array, gradient: Float64Array, C: number): number {
  for (let i = 0; i < C; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = hessian[i * C + j] as number;
      for (let k = 0; k < j; k++) sum -= (hessian[i * C + k] as number) * (hessian[j * C + k] as number);
      // A pivot at or below zero is rounding: its place is as good as fixed.
      hessian[i * C + j] = i === j ? Math.sqrt(Math.max(sum, Number.MIN_VALUE)) : sum / (hessian[j * C + j] as number);
    }
  }
  const slope = Float64Array.from(gradient);
  for (let i = 0; i < C; i++) {
    let sum = gradient[i] as number;
    for (let k = 0; k < i; k++) sum -= (hessian[i * C + k] as number) * (gradient[k] as number);
    gradient[i] = sum / (hessian[i * C + i] as number);
  }
  let drop = 0;
  for (let i = C - 1; i >= 0; i--) {
    let sum = gradient[i] as number;
    for (let k = i + 1; k < C; k++) sum -= (hessian[k * C + i] as number) * (gradient[k] as number);
    gradient[i] = sum / (hessian[i * C + i] as number);
    drop += (gradient[i] as number) * (slope[i] as number);
  }
  return drop;
}

function rowOfLargest(values: Float64Array): number {
  let row = 0;
  for (let i = 1; i < values.length; i++) if (Math.abs(values[i] as number) > Math.abs(values[row] as number)) row = i;
  return row;
}
