import { YEAR_STAGES } from '../engine/block.ts';
import { DRIVER_GROUPS, type DriverGroup } from '../params/define-lever.ts';
import { DRIVER_LINKS } from '../params/driver-links.ts';
import { EVENT_KINDS } from '../params/events.ts';
import { LEVERS } from '../params/levers.ts';
import { findOutput } from '../params/outputs.ts';

/** A driver, or the events that a scenario states. */
export type DriverNode = DriverGroup | 'events';

/** One driver acts on another, and by what. */
export interface DriverEdge {
  readonly from: DriverNode;
  readonly to: DriverGroup;
  /** It stands later in the order of a year than what it acts on, so it acts in the year after. */
  readonly isNextYear: boolean;
  /** Levers and events whose declared effects make the edge. */
  readonly levers: readonly string[];
  readonly events: readonly string[];
  /** Whether a driver reads the other without a lever. */
  readonly isRead: boolean;
}

export interface DriverGraph {
  /** In the order of a year: events first, then what a scenario sets, then the stages. */
  readonly nodes: readonly DriverNode[];
  readonly edges: readonly DriverEdge[];
}

/** Who acts on whom: from the effects that levers and events declare, what drivers read, and the order of a year. */
export function driverGraph(): DriverGraph {
  const nodes = nodesInOrder();
  const edges: DriverEdge[] = [];
  for (const from of nodes)
    for (const to of DRIVER_GROUPS) {
      if (from === to) continue;
      const acts = ({ effects }: { readonly effects: readonly { readonly output: string }[] }) =>
        effects.some(({ output }) => findOutput(output)?.group === to);
      const levers = LEVERS.filter((lever) => lever.group === from && acts(lever)).map(({ id }) => id);
      const events = from === 'events' ? EVENT_KINDS.filter(acts).map(({ id }) => id) : [];
      const link = DRIVER_LINKS.find((each) => each.from === from && each.to === to);
      const isRead = link !== undefined;
      const isNextYear =
        link?.stage === undefined ? nodes.indexOf(from) > nodes.indexOf(to) : stageOf(link.stage) > stageOf(to);
      if (levers.length + events.length > 0 || isRead) edges.push({ from, to, isNextYear, levers, events, isRead });
    }
  return { nodes, edges };
}

/** Place of a stage in the order of a year. */
function stageOf(id: string): number {
  const at = YEAR_STAGES.findIndex((stage) => stage.id === id);
  if (at < 0) throw new Error(`stage ${id} is not in the order of a year`);
  return at;
}

/** Drivers without a stage of their own are set by the scenario before the year begins. */
function nodesInOrder(): readonly DriverNode[] {
  const stages = YEAR_STAGES.flatMap(({ id }) => DRIVER_GROUPS.filter((group) => group === id));
  return ['events', ...DRIVER_GROUPS.filter((group) => !stages.includes(group)), ...stages];
}
