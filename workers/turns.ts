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
 * @param isWanted asked after each slice.
 * @returns null where the work was not wanted any more.
 */
export async function inSlices<Result>(
  parts: Generator<undefined, Result>,
  isWanted: () => boolean,
): Promise<Result | null> {
  for (;;) {
    const end = performance.now() + SLICE_MS;
    do {
      const step = parts.next();
      if (step.done) return step.value;
    } while (performance.now() < end);
    await hearMessages();
    if (!isWanted()) return null;
  }
}

/** Makes each act wait for those before it, however they ended: two jobs of a worker share the memory of its kernels. */
export function createTurns(): <Result>(act: () => Result | Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const mine = last.then(act, act);
    last = mine.catch(() => undefined);
    return mine;
  };
}
