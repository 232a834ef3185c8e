import { copyOf, type Snapshot, type Step } from './random-corridors.ts';
import { at, range } from './random-worlds.ts';

interface Corridor {
  readonly k: number;
  readonly from: number;
  readonly to: number;
  /** The other way, where it is listed. */
  readonly opposite: Corridor | undefined;
}

/** Read the list of corridors, finding opposites by their places instead of by index. */
function readCorridors({ origin, destination }: Snapshot): Corridor[] {
  const list = [...origin.keys()].map((k) => ({ k, from: origin[k] as number, to: destination[k] as number }));
  return list.map((one) => {
    const other = list.find(({ from, to }) => from === one.to && to === one.from);
    return { ...one, opposite: other && { ...other, opposite: undefined } };
  });
}

/**
 * What the memory holds after a step: slow and obvious, one lane and one corridor at a time, Float64. It shares nothing
 * with the kernels but the shapes.
 */
export function stepPlainly(step: Step, before: Snapshot, C: number): Snapshot {
  const after = copyOf(before);
  const corridors = readCorridors(before);
  const K = corridors.length;
  for (const lane of range(8)) {
    const move = ({ k }: Corridor) => at([K, 8], k, lane);
    const cell = (place: number) => at([C, 8], place, lane);
    const read = (values: Float32Array, i: number) => values[i] as number;
    const alive = 1 - read(before.dying, lane);
    /** Survivors of a corridor's stock, and how many of them usually go home in a year, by age of stay. */
    const stay = (corridor: Corridor) => {
      const recent = read(before.recent, move(corridor)) * alive;
      const settled = read(before.settled, move(corridor)) * alive;
      return {
        recent,
        settled,
        recentHome: recent * read(before.recentReturning, lane),
        settledHome: settled * read(before.settledReturning, lane),
      };
    };
    /** Write the sum over corridors of each place. */
    const sumUp = (
      into: Float32Array,
      placeOf: (corridor: Corridor) => number,
      value: (corridor: Corridor) => number,
    ) => {
      for (const place of range(C)) {
        const own = corridors.filter((corridor) => placeOf(corridor) === place);
        into[cell(place)] = own.reduce((total, corridor) => total + value(corridor), 0);
      }
    };
    if (step === 'move') {
      const moves = corridors.map((corridor) => {
        const wish = read(before.reference, corridor.k) * read(before.affinity, move(corridor));
        const demand =
          wish * read(before.leavingFactor, cell(corridor.from)) * read(before.arrivingFactor, cell(corridor.to));
        if (!corridor.opposite) return { all: demand, home: 0 };
        const { recentHome, settledHome } = stay(corridor.opposite);
        const opened = Math.max(0, read(before.openness, corridor.opposite.k)) * read(before.freeReturn, lane);
        const change = read(before.returningFactor, cell(corridor.from)) * (1 + opened) - 1;
        const all = Math.max(0, demand + change * (recentHome + settledHome));
        return { all, home: Math.min(all, (1 + change) * (recentHome + settledHome)) };
      });
      const allOf = ({ k }: Corridor) => moves[k]?.all as number;
      for (const corridor of corridors) {
        after.flow[move(corridor)] = allOf(corridor);
        after.homeward[move(corridor)] = moves[corridor.k]?.home as number;
      }
      sumUp(after.departures, ({ from }) => from, allOf);
      sumUp(after.arrivals, ({ to }) => to, allOf);
      sumUp(
        after.departuresWithin,
        ({ from }) => from,
        (corridor) => (before.isWithinRegion[corridor.k] === 1 ? allOf(corridor) : 0),
      );
      sumUp(
        after.returns,
        ({ to }) => to,
        ({ k }) => moves[k]?.home as number,
      );
    } else {
      const stocks = corridors.map((corridor) => {
        const { recent, settled, recentHome, settledHome } = stay(corridor);
        const wanted = corridor.opposite ? read(before.homeward, move(corridor.opposite)) : 0;
        const leaving = Math.min(wanted, recent + settled);
        // Who goes home is divided over the two ages of stay as usual returns are; where one has too few the other gives.
        const usual = recentHome + settledHome;
        const share = usual > 0 ? recentHome / usual : 0;
        const recentLeaving = Math.min(recent, leaving - Math.min(settled, leaving * (1 - share)));
        const settledStay = Math.max(0, settled - leaving + recentLeaving);
        const arriving = Math.max(0, read(before.flow, move(corridor)) - read(before.homeward, move(corridor)));
        const settling = (recent - recentLeaving) / 5;
        return { recent: recent - recentLeaving - settling + arriving, settled: settledStay + settling };
      });
      const stockOf = ({ k }: Corridor) => (stocks[k]?.recent as number) + (stocks[k]?.settled as number);
      for (const corridor of corridors) {
        after.recent[move(corridor)] = stocks[corridor.k]?.recent as number;
        after.settled[move(corridor)] = stocks[corridor.k]?.settled as number;
      }
      sumUp(after.stockHere, ({ to }) => to, stockOf);
      sumUp(after.stockAbroad, ({ from }) => from, stockOf);
      sumUp(
        after.senders,
        ({ from }) => from,
        (corridor) => stockOf(corridor) * read(before.sendingFactor, cell(corridor.to)),
      );
    }
  }
  return after;
}
