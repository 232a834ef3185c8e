import {
  LEVERS,
  OUTPUT_IDS,
  type OutputId,
  placeRows,
  REFERENCE,
  readScenarioText,
  type Scenario,
  type Session,
  settingByTarget,
} from '../../workers/page.ts';

type World = Pick<Session['world'], 'places' | 'groups' | 'disaster'>;

/** A scenario of the library as its card shows it. */
export interface LibraryCard {
  readonly scenario: Scenario;
  /** Ids of the places and groups that the scenario is about. */
  readonly regions: readonly string[];
  /** Rows of their places. */
  readonly members: readonly number[];
  /** Place to look at when it is opened; undefined = the place of the page stays. */
  readonly place: string | undefined;
  /** Indicator that it is expected to move; undefined where the file says none that the page offers. */
  readonly output: OutputId | undefined;
}

/** The files of the library as text, by path; bundled with the part of the page that shows them. */
const FILES: Record<string, string> = import.meta.glob('../../scenarios/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/**
 * Read the library: the reference first, then by name.
 *
 * @throws Error naming the file and its faults.
 */
export async function readLibrary(world: World): Promise<readonly LibraryCard[]> {
  const cards = await Promise.all(
    Object.entries(FILES).map(async ([path, text]) => {
      const parsed = await readScenarioText(text, world);
      if (parsed.kind === 'scenario') return cardOf(parsed.scenario, world);
      const faults = parsed.faults.map(({ path: at, found, allowed }) => `${at}: found ${found}; allowed: ${allowed}`);
      throw new Error(`${path.replace(/^.*\//, '')}: ${faults.join('; ')}`);
    }),
  );
  const rank = ({ scenario }: LibraryCard) => (scenario.id === REFERENCE.id ? 0 : 1);
  return cards.sort((a, b) => rank(a) - rank(b) || a.scenario.name.localeCompare(b.scenario.name));
}

/** What a card shows of a scenario. A file may name the place it is about; else it is where levers and events act. */
function cardOf(scenario: Scenario, world: World): LibraryCard {
  const rows = placeRows(world, scenario.groups);
  const named = 'focus' in scenario && typeof scenario.focus === 'string' ? scenario.focus : undefined;
  const regions = named === undefined ? actsIn(scenario) : [named];
  return {
    scenario,
    regions,
    members: [...new Set(regions.flatMap((id) => rows.get(id)?.members ?? []))],
    place: regions.length === 1 ? regions[0] : undefined,
    output: headlineOf(scenario) ?? leverOutput(scenario),
  };
}

/** Targets of levers and places of events, each once; the world where there is none. */
function actsIn({ levers, events = [] }: Scenario): readonly string[] {
  const targets = [
    ...Object.values(levers).flatMap((setting) => Object.keys(settingByTarget(setting))),
    ...events.flatMap(({ where }) => where),
  ];
  return targets.length === 0 || targets.includes('WLD') ? ['WLD'] : [...new Set(targets)];
}

/** The indicator of the first expectation of a file, where it has any. */
function headlineOf(scenario: Scenario): OutputId | undefined {
  if (!('expectations' in scenario) || !Array.isArray(scenario.expectations)) return undefined;
  const [first]: readonly unknown[] = scenario.expectations;
  const name = typeof first === 'object' && first !== null && 'output' in first ? first.output : undefined;
  return OUTPUT_IDS.find((id) => id === name);
}

/** The first indicator that the first lever of a scenario declares to move. */
function leverOutput({ levers }: Scenario): OutputId | undefined {
  const effects = LEVERS.find(({ id }) => id in levers)?.effects ?? [];
  return effects.flatMap(({ output }) => OUTPUT_IDS.filter((id) => id === output))[0];
}
