import { AGES, MOVER_KINDS } from '../kernels/kernels.ts';

/** Years by which people who return home are older than people who leave it. Assumed: a stay of about ten years. */
const RETURN_DELAY = 10;

/**
 * [MOVER_KINDS][A] Relative intensity of leaving by age, largest value 1 in each kind.
 *
 * Regular migrants: labour curve, childhood curve and constant of the Rogers-Castro model with the standard parameters.
 * People who return home: the labour curve ten years later. Forced movers: every age alike, the place's own pyramid.
 * Source: Rogers, A., Castro, L. (1981), Model migration schedules, IIASA RR-81-30, fundamental parameters.
 */
export function leavingSchedules(): Float64Array {
  const schedules = new Float64Array(MOVER_KINDS * AGES);
  schedules.set(rogersCastro(0), 0);
  schedules.set(rogersCastro(RETURN_DELAY), AGES);
  schedules.fill(1, 2 * AGES);
  return schedules;
}

function rogersCastro(delay: number): Float64Array {
  const schedule = new Float64Array(AGES);
  for (let age = 0; age < AGES; age++) {
    const childhood = 0.02 * Math.exp(-0.1 * age);
    const sinceEntry = age - 20 - delay;
    const labour = 0.06 * Math.exp(-0.1 * sinceEntry - Math.exp(-0.4 * sinceEntry));
    schedule[age] = childhood + labour + 0.003;
  }
  const largest = Math.max(...schedule);
  return schedule.map((value) => value / largest);
}
