import { EDUCATION_RATIOS } from './education-ratios.ts';
import { FOOD_HEALTH_RATIOS } from './food-health-ratios.ts';
import { type NeedRatio, PHASES, type PlanningRow } from './planning-row.ts';
import { SHELTER_RATIOS } from './shelter-ratios.ts';
import { SITE_CHECKS } from './site-checks.ts';
import { WATER_RATIOS } from './water-ratios.ts';

/** Every ratio, by sector; the order of tables and files. */
export const NEED_RATIOS: readonly NeedRatio[] = [
  ...WATER_RATIOS,
  ...SHELTER_RATIOS,
  ...FOOD_HEALTH_RATIOS,
  ...EDUCATION_RATIOS,
];

/** Every planning row: ratios, then checks of the site. */
export const PLANNING_ROWS: readonly PlanningRow[] = definePlanningRows([...NEED_RATIOS, ...SITE_CHECKS]);

/**
 * Check the declarations and give them back.
 *
 * @throws Error for a repeated or malformed id, a figure or scale that is not above zero, a row without source or
 * figure, an alternative to no row, limits the wrong way round.
 */
export function definePlanningRows(rows: readonly PlanningRow[]): readonly PlanningRow[] {
  const ids = new Set<string>();
  for (const row of rows) {
    if (!/^[a-z][a-z0-9-]*$/.test(row.id)) throw new Error(`planning row ${row.id}: lower-case letters, digits, -`);
    if (ids.has(row.id)) throw new Error(`planning row ${row.id} is declared twice`);
    ids.add(row.id);
    if ([row.standard, row.edition, row.locator].some((text) => text === ''))
      throw new Error(`planning row ${row.id}: standard, edition and locator are needed`);
    const fault = row.kind === 'need' ? faultOfRatio(row) : faultOfLimits(row.limits);
    if (fault) throw new Error(`planning row ${row.id}: ${fault}`);
  }
  for (const row of rows)
    if (row.kind === 'need' && row.alternativeTo !== undefined && !ids.has(row.alternativeTo))
      throw new Error(`planning row ${row.id}: alternative to ${row.alternativeTo}, which is not declared`);
  return rows;
}

function faultOfRatio({ figure, base, scale }: NeedRatio): string | undefined {
  const figures = PHASES.map((phase) => figure[phase]).filter((value) => value !== undefined);
  if (figures.length === 0) return 'a figure of one phase is needed';
  const bad = [...figures, base, scale].find((value) => !(value > 0 && Number.isFinite(value)));
  return bad === undefined ? undefined : `found ${bad}, allowed: numbers above 0`;
}

function faultOfLimits(limits: Extract<PlanningRow, { kind: 'check' }>['limits']): string | undefined {
  const both = PHASES.map((phase) => limits[phase]);
  if (both.every(({ min, max }) => min === undefined && max === undefined)) return 'a limit of one phase is needed';
  const wrong = both.find(({ min = -Infinity, max = Infinity }) => !(min <= max));
  return wrong === undefined ? undefined : `found ${wrong.min} to ${wrong.max}, allowed: limits in order`;
}
