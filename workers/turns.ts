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
 * @param goesOn asked after each slice with what its last part said.
 * @returns null where the work was left.
 */
export async function inSlices<Said, Result>(
  parts: Generator<Said, Result>,
  goesOn: (said: Said) => boolean,
): Promise<Result | null> {
  for (;;) {
    const end = performance.now() + SLICE_MS;
    let step: IteratorResult<Said, Result>;
    do {
      step = parts.next();
      if (step.done) return step.value;
    } while (performance.now() < end);
    await hearMessages();
    if (!goesOn(step.value)) return null;
  }
}

/** Acts one after the other, however they end: two jobs of a worker share the memory of its kernels. */
export interface Turns {
  /** Act when those that came before have; one that goes first passes those that do not. */
  take<Result>(act: () => Result | Promise<Result>, goesFirst?: boolean): Promise<Result>;
  /** Whether one that goes first waits, so that the one under way may give way. */
  isFirstWaiting(): boolean;
}

/** Make turns that nobody has taken yet; an act that fails rejects its own promise alone. */
export function createTurns(): Turns {
  const first: (() => Promise<void>)[] = [];
  const others: typeof first = [];
  let isBusy = false;

  async function takeAll(): Promise<void> {
    isBusy = true;
    for (let act = first.shift() ?? others.shift(); act; act = first.shift() ?? others.shift()) await act();
    isBusy = false;
  }

  return {
    take: (act, goesFirst = false) =>
      new Promise((resolve, reject) => {
        const turn = async () => {
          try {
            resolve(await act());
          } catch (error) {
            reject(error);
          }
        };
        (goesFirst ? first : others).push(turn);
        if (!isBusy) void takeAll();
      }),
    isFirstWaiting: () => first.length > 0,
  };
}
