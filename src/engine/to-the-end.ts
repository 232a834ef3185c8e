/** Do all parts of a work without a pause. */
export function toTheEnd<Result>(parts: Generator<unknown, Result>): Result {
  for (;;) {
    const step = parts.next();
    if (step.done) return step.value;
  }
}
