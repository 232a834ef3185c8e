import type { Lever } from '../params/define-lever.ts';
import { type LeverSetting, type LeverValue, type Scenario, settingByTarget } from './scenario.ts';

type Levers = Scenario['levers'];

/**
 * The value that a scenario holds for a lever, undefined where it is no difference: a value for the world that is the lever's default
 * changes nothing, but for one that the reference draws per run.
 */
export function differenceOf(lever: Lever, target: string, value: LeverValue | undefined): LeverValue | undefined {
  const isDrawn = lever.kind === 'number' && lever.drawn !== undefined;
  return target === 'WLD' && !isDrawn && value === lever.default ? undefined : value;
}

/** Set a lever for a target, or remove its value (undefined). A lever without a value for any target is no longer set. */
export function withSetting(levers: Levers, leverId: string, target: string, value: LeverValue | undefined): Levers {
  const { [leverId]: setting, ...otherLevers } = levers;
  const { [target]: _old, ...others } = setting === undefined ? {} : settingByTarget(setting);
  const targets = value === undefined ? others : { ...others, [target]: value };
  if (Object.keys(targets).length === 0) return otherLevers;
  const world = targets.WLD;
  const next: LeverSetting = Object.keys(targets).length === 1 && world !== undefined ? world : targets;
  return { ...otherLevers, [leverId]: next };
}
