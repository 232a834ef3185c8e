import { AGES } from '../kernels/kernels.ts';

/**
 * [A] Relative intensity of leaving by age, largest value 1: the labour curve and the childhood curve of the
 * Rogers-Castro model with the standard parameters. Source: Rogers, A., Castro, L. (1981), Model migration
 * schedules, IIASA RR-81-30, fundamental parameters.
 */
export function leavingSchedule(): Float64Array {
  const schedule = new Float64Array(AGES);
  for (let age = 0; age < AGES; age++) {
    const childhood = 0.02 * Math.exp(-0.1 * age);
    const labour = 0.06 * Math.exp(-0.1 * (age - 20) - Math.exp(-0.4 * (age - 20)));
    schedule[age] = childhood + labour + 0.003;
  }
  const largest = Math.max(...schedule);
  return schedule.map((value) => value / largest);
}
