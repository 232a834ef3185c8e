/** Milliseconds that a worker computes before it hears what has come in meanwhile. */
const SLICE_MS = 8;

/** Only Node has it. */
const { setImmediate } = globalThis as { readonly setImmediate?: (act: () => void) => unknown };

/** Let messages that wait be heard; a timer would wait for four milliseconds in a browser. */
export function hearMessages(): Promise<void> {
  return new Promise((resolve) => {
    if (setImmediate) {
      setImmediate(resolve);
      return;
    }
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/**
 * Do a work part by part and hear messages between slices.
 *
 * @param goesOn asked after each slice.
 * @returns null where the work was left.
 */
export async function inSlices<Result>(
  parts: Generator<unknown, Result>,
  goesOn: () => boolean,
): Promise<Result | null> {
  for (;;) {
    const end = performance.now() + SLICE_MS;
    do {
      const step = parts.next();
      if (step.done) return step.value;
    } while (performance.now() < end);
    await hearMessages();
    if (!goesOn()) return null;
  }
}

/** Whose turn comes first: `first` where somebody waits for a few runs, `last` where nobody has asked yet. */
export const RANKS = ['first', 'usual', 'last'] as const;
export type Rank = (typeof RANKS)[number];

/** Acts one after the other, however they end: two jobs of a worker share the memory of its kernels. */
export interface Turns {
  /** Act when those of a rank before its own have, and those of its own that came earlier. */
  take<Result>(act: () => Result | Promise<Result>, rank?: Rank): Promise<Result>;
  /** Whether an act of a rank before this one waits, so that the one under way may give way. */
  isPassed(rank: Rank): boolean;
}

/** Make turns that nobody has taken yet; an act that fails rejects its own promise alone. */
export function createTurns(): Turns {
  const waiting = RANKS.map((): (() => Promise<void>)[] => []);
  let isBusy = false;

  function next(): (() => Promise<void>) | undefined {
    return waiting.find((acts) => acts.length > 0)?.shift();
  }

  async function takeAll(): Promise<void> {
    isBusy = true;
    for (let act = next(); act; act = next()) await act();
    isBusy = false;
  }

  return {
    take: (act, rank = 'usual') =>
      new Promise((resolve, reject) => {
        waiting[RANKS.indexOf(rank)]?.push(async () => {
          try {
            resolve(await act());
          } catch (error) {
            reject(error);
          }
        });
        if (!isBusy) void takeAll();
      }),
    isPassed: (rank) => waiting.slice(0, RANKS.indexOf(rank)).some((acts) => acts.length > 0),
  };
}
