import { corridorBlock } from '../baseline/corridors.ts';
import { refugeesByPlace } from '../baseline/refugee-start.ts';
import type { DriverContext, YearFrame } from '../drivers/driver.ts';
import type { DisplacementAbroad, Refusals } from '../drivers/peace/displacement-abroad.ts';
import type { CorridorKernel } from '../kernels/corridor-kernel.ts';
import { LANES, MOVER_KINDS } from '../kernels/kernels.ts';
import { type Column, columnOf, createColumn } from '../params/quantity.ts';
import type { Luck } from '../random/luck.ts';
import { leverInYear, numberLever } from '../scenario/resolve.ts';
import { createBackgroundNoise } from './background-noise.ts';
import { createCorridorDemand, type LabourSignals } from './corridor-demand.ts';
import type { CorridorCoefficients } from './corridor-elasticities.ts';
import { departuresMeeting } from './gross-flows.ts';
import { FIRST_MOVES, startStocks } from './migrant-stocks.ts';
import { createMigrationPolicy } from './migration-policy.ts';
import { createPresentWars } from './present-wars.ts';
import type { ReferencePath } from './reference-path.ts';
import { runCoefficients } from './run-coefficients.ts';

/** What the summary reads; all [C][L], persons of the calendar year unless said otherwise. */
export interface MobilityState {
  /** [MOVER_KINDS][C][L] net migration beyond the UN medium by kind of mover. */
  readonly netChange: Column<'flow', 'persons'>;
  readonly immigrants: Column<'flow', 'persons'>;
  readonly emigrants: Column<'flow', 'persons'>;
  readonly returns: Column<'flow', 'persons'>;
  /** Moves out along listed corridors, and those of them that end in the same UN region. */
  readonly corridorDepartures: Column<'flow', 'persons', Float32Array>;
  readonly corridorDeparturesWithin: Column<'flow', 'persons', Float32Array>;
  /** Born elsewhere and living here; born here and living elsewhere. */
  readonly migrantStock: Column<'stock', 'persons'>;
  readonly diaspora: Column<'stock', 'persons'>;
  readonly remittances: Column<'flow', 'usd2023'>;
  readonly crossBorderOut: Column<'flow', 'persons'>;
  readonly crossBorderIn: Column<'flow', 'persons'>;
  readonly refugeesHosted: Column<'stock', 'persons'>;
  readonly stranded: Column<'flow', 'persons'>;
  readonly unmetProtection: Column<'flow', 'persons'>;
  /** Irregular moves into the place, and the same in the reference: read as a ratio only. */
  readonly irregularArrivals: Column<'flow', 'persons'>;
  readonly irregularReference: Column<'flow', 'persons'>;
  /** People who wanted to move and could not, and those who move in the reference: read as a ratio only. */
  readonly heldBack: Column<'flow', 'persons'>;
  readonly referenceDepartures: Column<'flow', 'persons'>;
  readonly referenceArrivals: Column<'flow', 'persons'>;
}

/** Net migration of a cell by displacement across borders and returns, people. */
export function forcedNetOf({ movedIn, movedOut }: DisplacementAbroad, at: number): number {
  return (movedIn[at] as number) - (movedOut[at] as number);
}

/**
 * Mobility: turns the increments of the drivers into moves between places.
 *
 * Net migration = UN medium + (corridor flows - reference flows) + (displacement across borders - its mean in the reference)
 * + shift + noise; of displacement the share that the UN's own net migration shows. Each part sums to zero over the world.
 * Evidence and limits: docs/model.md, "Migration".
 */
export interface Mobility extends MobilityState {
  startBlock(luck: Luck): void;
  /** Decide what destinations do in the year with people who want to come, before anybody moves. */
  decide(frame: YearFrame): void;
  /** People in need of protection whom places refuse; null where no place refuses anybody this year. */
  refusals(): Refusals | null;
  /** Compute the moves that a year asks for; `exposure` [MOVER_KINDS][C][L] of the kernel. */
  step(frame: YearFrame, labour: LabourSignals, forced: DisplacementAbroad, exposure: Float32Array): void;
  /**
   * Book the moves that took place, and carry the stocks.
   *
   * @param netMigration [C][L] of the year.
   * @param incomeGrowth [C][L] income per head where people live over that of 2024, a ratio.
   */
  close(frame: YearFrame, netMigration: Float64Array, forced: DisplacementAbroad, incomeGrowth: Float64Array): void;
}

/** Make the mobility of a job; `reference` null while the reference itself is computed. */
export function createMobility(
  context: DriverContext,
  kernel: CorridorKernel,
  reference: ReferencePath | null,
): Mobility {
  const { baseline, scenario, hasNoise } = context;
  const { corridors } = baseline;
  const { memory } = kernel;
  const C = baseline.places.length;
  const cells = C * LANES;
  const isDrawn = context.coefficients === 'drawn' && hasNoise;
  const { people } = kernel.policy;
  const policy = createMigrationPolicy(scenario, C, kernel.policy.shares);
  const demand = createCorridorDemand(context, kernel, reference);
  const refusals: Refusals = { exit: policy.exitRefused, entry: policy.entryRefused };
  const wars = createPresentWars(corridors, C);
  const noise = createBackgroundNoise(baseline);
  const warsGoOn = scenario.choices.presentWars === 'as-in-record';
  const fee = numberLever(scenario, 'remittanceFee');

  const column = () => new Float64Array(cells);
  const flow = () => createColumn<'flow', 'persons'>(cells);
  const stock = () => createColumn<'stock', 'persons'>(cells);
  const state = {
    immigrants: flow(),
    emigrants: flow(),
    returns: flow(),
    corridorDepartures: columnOf<'flow', 'persons', Float32Array>(memory.departures),
    corridorDeparturesWithin: columnOf<'flow', 'persons', Float32Array>(memory.departuresWithin),
    migrantStock: stock(),
    diaspora: stock(),
    remittances: createColumn<'flow', 'usd2023'>(cells),
    crossBorderOut: flow(),
    crossBorderIn: flow(),
    refugeesHosted: stock(),
    stranded: flow(),
    unmetProtection: flow(),
    irregularArrivals: flow(),
    irregularReference: flow(),
    heldBack: flow(),
    referenceDepartures: flow(),
    referenceArrivals: flow(),
  };
  const netChange = createColumn<'flow', 'persons'>(MOVER_KINDS * cells);
  const [REGULAR, RETURNING, FORCED] = [0, cells, 2 * cells];
  const crowding = column();
  const moreIn = column();
  const moreOut = column();
  const restHere = column();
  const restAbroad = column();
  const refugeesAtStart = refugeesByPlace(baseline.peace.refugees, baseline.peace.crossBorder.pairs);
  /** [L] of each run: share of moves that is irregular, share of the rest stocks that stays in a year. */
  const irregularShare = new Float64Array(LANES);
  const staying = new Float64Array(LANES);

  function startBlock(luck: Luck): void {
    const runs = runCoefficients(luck, isDrawn, setCoefficients(scenario));
    runs.forEach(({ corridors: { irregularShare: share }, rates }, lane) => {
      irregularShare[lane] = share;
      staying[lane] = (1 - rates.dying) * (1 - rates.settledReturning);
    });
    policy.startBlock(runs);
    demand.startBlock(runs);
    noise.startBlock(luck);
    startStocks(corridors, kernel);
    crowding.fill(0);
    for (let i = 0; i < C; i++) {
      restHere.fill(corridors.restStockHere[i] as number, i * LANES, (i + 1) * LANES);
      restAbroad.fill(corridors.restStockAbroad[i] as number, i * LANES, (i + 1) * LANES);
    }
  }

  function step(frame: YearFrame, labour: LabourSignals, forced: DisplacementAbroad, exposure: Float32Array): void {
    const { year, index, luck } = frame;
    demand.step(frame, labour, policy, exposure);
    kernel.move();
    if (policy.isActive() || demand.isOpennessChanged) kernel.policy.turnAway();
    else kernel.policy.clear();
    noise.step(luck, year, index);
    const block = corridorBlock(year);
    const warNet = warsGoOn ? wars.net(index) : undefined;
    const { centre, shift } = baseline.mobilityReference;
    const { arrivals, departures } = memory;
    const { homeNet } = people;
    const { netMigration } = noise;
    for (let i = 0; i < C; i++) {
      const usualIn = reference ? (reference.arrivals[index * C + i] as number) : 0;
      const usualOut = reference ? (reference.departures[index * C + i] as number) : 0;
      // What the UN medium holds already: what the reference expects, and with noise what its runs add to that on average.
      const expected = reference ? (reference.forcedNet[index * C + i] as number) : 0;
      const usual = expected + (hasNoise ? (centre[block * C + i] as number) : 0);
      const moved = hasNoise ? (shift[block * C + i] as number) : 0;
      const war = warNet ? (warNet[i] as number) : 0;
      for (let lane = 0; lane < LANES; lane++) {
        const at = i * LANES + lane;
        const change = reference ? (arrivals[at] as number) - usualIn - ((departures[at] as number) - usualOut) : 0;
        const home = homeNet[at] as number;
        netChange[REGULAR + at] = change - home + moved + (netMigration[at] as number);
        netChange[RETURNING + at] = home;
        netChange[FORCED + at] = reference ? forcedNetOf(forced, at) - usual - war : 0;
      }
    }
    bookUsual(index);
    bookPolicy(forced);
    if (!warsGoOn) wars.addTo(memory, index);
  }

  /** What the reference moves along listed corridors in a year, before present wars. */
  function bookUsual(index: number): void {
    const { referenceDepartures, referenceArrivals } = state;
    if (reference === null) {
      referenceDepartures.set(memory.departures);
      referenceArrivals.set(memory.arrivals);
      return;
    }
    for (let i = 0; i < C; i++) {
      referenceDepartures.fill(reference.departures[index * C + i] as number, i * LANES, (i + 1) * LANES);
      referenceArrivals.fill(reference.arrivals[index * C + i] as number, i * LANES, (i + 1) * LANES);
    }
  }

  function bookPolicy(forced: DisplacementAbroad): void {
    const isActive = policy.isActive() || demand.isOpennessChanged;
    const { irregularReference, irregularArrivals, referenceArrivals, heldBack } = state;
    for (let at = 0; at < cells; at++) {
      const share = irregularShare[at % LANES] as number;
      irregularReference[at] = share * (referenceArrivals[at] as number);
      if (!isActive) irregularArrivals[at] = share * (memory.arrivals[at] as number);
      heldBack[at] = (people.stranded[at] as number) + (people.blocked[at] as number);
    }
    if (isActive) irregularArrivals.set(people.irregular);
    state.stranded.set(people.stranded);
    state.crossBorderOut.set(forced.departures);
    state.crossBorderIn.set(forced.arrivals);
    state.unmetProtection.set(forced.unmetProtection);
  }

  function close(
    { year, index }: YearFrame,
    netMigration: Float64Array,
    forced: DisplacementAbroad,
    incomeGrowth: Float64Array,
  ): void {
    const block = corridorBlock(year);
    const { departures, arrivals, returns } = memory;
    const { emigrants, immigrants } = state;
    for (let i = 0; i < C; i++) {
      const restOut = corridors.restLeaving[block * C + i] as number;
      const restIn = corridors.restArriving[block * C + i] as number;
      for (let lane = 0; lane < LANES; lane++) {
        const at = i * LANES + lane;
        const out = (departures[at] as number) + restOut + (forced.movedOut[at] as number);
        const into = (arrivals[at] as number) + restIn + (forced.movedIn[at] as number);
        const net = netMigration[at] as number;
        const leaving = departuresMeeting(out, into, net);
        const arriving = Math.max(0, leaving + net);
        emigrants[at] = leaving;
        immigrants[at] = arriving;
        // What noise and shocks add has no corridor: it joins the rests, without the bound at zero, so that its mean leaves the
        // stocks where they are.
        const added = net - (into - out);
        const inShare = into + out > 0 ? into / (into + out) : 1 / 2;
        moreIn[at] = restIn + added * inShare;
        moreOut[at] = restOut - added * (1 - inShare);
        state.returns[at] = (returns[at] as number) + (forced.movedHome[at] as number);
        const usual = reference ? (reference.immigrants[index * C + i] as number) : arriving;
        crowding[at] = usual > 0 && arriving > 0 ? Math.log(arriving / usual) : 0;
      }
    }
    memory.sendingFactor.set(incomeGrowth);
    kernel.settleStocks();
    closeStocks(year, forced);
  }

  function closeStocks(year: number, forced: DisplacementAbroad): void {
    const { refugeesHosted, migrantStock, diaspora, remittances } = state;
    for (let i = 0; i < C; i++) {
      const moreThanUsual = leverInYear(fee, i, year) - USUAL_FEE;
      const perMigrant = (baseline.remittancePerMigrant[i] as number) * Math.exp(-PER_POINT * moreThanUsual);
      for (let lane = 0; lane < LANES; lane++) {
        const at = i * LANES + lane;
        const kept = staying[lane] as number;
        restHere[at] = (restHere[at] as number) * kept + FIRST_MOVES * (moreIn[at] as number);
        restAbroad[at] = (restAbroad[at] as number) * kept + FIRST_MOVES * (moreOut[at] as number);
        // Refugees are among the migrants of the start, so only their change is added; never fewer migrants than refugees.
        // Whoever leaves the count of refugees without going home leaves the migrants too: refused, moved on, no longer alive.
        const hosted = forced.refugeesHosted[at] as number;
        const abroad = forced.refugeesAbroad[at] as number;
        const newRefugees = hosted - (refugeesAtStart.hosted[i] as number);
        const newAbroad = abroad - (refugeesAtStart.abroad[i] as number);
        refugeesHosted[at] = hosted;
        migrantStock[at] = Math.max(hosted, (memory.stockHere[at] as number) + (restHere[at] as number) + newRefugees);
        diaspora[at] = Math.max(abroad, (memory.stockAbroad[at] as number) + (restAbroad[at] as number) + newAbroad);
        remittances[at] = perMigrant * (memory.senders[at] as number);
      }
    }
  }

  return {
    ...state,
    netChange,
    startBlock,
    decide: ({ year }) => policy.step(year, crowding),
    refusals: () => (policy.isRefusing() ? refusals : null),
    step,
    close,
  };
}

/** Cost of sending money that the receipts on record hold, % of the sum (World Bank 2023). */
const USUAL_FEE = 6.2;
/** Log change of receipts with each point of the fee: 5.3% more at 3.2 points less (Kpodar and Imam 2024). */
const PER_POINT = Math.log(1.053) / 3.2;

/** Coefficients that levers fix; a lever that is not set leaves its coefficient to the draw. */
function setCoefficients(scenario: DriverContext['scenario']): Partial<CorridorCoefficients> {
  const set: { -readonly [id in keyof CorridorCoefficients]?: number } = {};
  const levers = [
    ['incomeElasticity', 'incomeRatio', 1],
    ['networks', 'network', 1],
    ['leak', 'leak', 0.01],
  ] as const;
  for (const [lever, id, unit] of levers) {
    const { value, isSet } = numberLever(scenario, lever);
    if (isSet[0] === 1) set[id] = (value[0] as number) * unit;
  }
  return set;
}
