/** Says on stderr how far an experiment is. */
export interface Progress {
  /** Tell of samples that were computed, in samples of all scenarios. */
  add(samples: number): void;
  /** Tell of a block that is now on the disk. */
  addBlock(): void;
  /** Say something apart, on a line of its own. */
  say(text: string): void;
  end(): void;
}

/** Shares of the way at which a log gets a line where there is no terminal. */
const LOG_STEPS = 20;
/** Milliseconds between two lines at a terminal. */
const PAUSE = 200;

/** Start to count. `done` of `blocks` blocks were there before; `samples` are still to do. */
export function startProgress(done: number, blocks: number, samples: number): Progress {
  const started = performance.now();
  const isTerminal = process.stderr.isTTY === true;
  let computed = 0;
  let written = done;
  let shown = started;
  let step = 0;

  function line(): string {
    const rest = computed > 0 ? ((performance.now() - started) / computed) * (samples - computed) : undefined;
    const left = rest === undefined ? '' : `, ${duration(rest)} left`;
    return `${number(Math.floor(computed))} of ${number(samples)} samples, ${number(written)} of ${number(blocks)} blocks${left}`;
  }

  function show(): void {
    if (isTerminal) {
      if (performance.now() - shown < PAUSE) return;
      shown = performance.now();
      process.stderr.write(`\r\x1b[K${line()}`);
    } else if (samples > 0 && Math.floor((computed / samples) * LOG_STEPS) > step) {
      step = Math.floor((computed / samples) * LOG_STEPS);
      process.stderr.write(`${line()}\n`);
    }
  }

  return {
    add(count) {
      computed = Math.min(samples, computed + count);
      show();
    },
    addBlock() {
      written += 1;
      show();
    },
    say(text) {
      process.stderr.write(`${isTerminal ? '\r\x1b[K' : ''}${text}\n`);
    },
    end() {
      if (isTerminal) process.stderr.write('\r\x1b[K');
    },
  };
}

function number(value: number): string {
  return value.toLocaleString('en-GB');
}

/** Milliseconds in words. */
function duration(ms: number): string {
  const minutes = Math.ceil(ms / 60_000);
  if (ms < 60_000) return `${Math.ceil(ms / 1_000)} s`;
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
