import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { DEFAULT_SEED, MOST_RUNS } from '../../../src/engine/job.ts';
import { SHOCK_METRICS, type ShockMetric } from '../../../src/summary/shock-summary.ts';
import { SPLIT_METRICS } from '../../shock-coalitions.ts';
import { OWN_OPTION, OWN_USAGE } from '../own-data.ts';
import { numberBetween, oneOf, UserFault, wholeNumber } from '../user-fault.ts';

export const SHOCKS_USAGE = `shocks --scenario ID|FILE --place ISO3|GROUP|all --metric ${SHOCK_METRICS.join('|')}
    [--split] [--compound] [--return-period 10] [--floor PERSONS] [--runs 1000] [--seed TEXT] [--workers N]
    [--out FILE] [--receipt side|lines|none] ${OWN_USAGE}`;

const RECEIPTS = ['side', 'lines', 'none'] as const;
/** What is written to the output has no file beside it. */
const STREAM_RECEIPTS = ['lines', 'none'] as const;

/** Fewest runs that say something of rare years: two to a block of the interval. */
const LEAST_RUNS = 40;

/** What the command is asked for. */
export interface ShockCommandOptions {
  readonly scenario: string;
  readonly place: string;
  readonly metric: ShockMetric;
  /** Whether the change is split into climate, population and vulnerability. */
  readonly isSplit: boolean;
  /** Whether shocks that meet in one year are listed. */
  readonly isCompound: boolean;
  /** Years. */
  readonly returnPeriod: number;
  /** Persons. */
  readonly floor?: number;
  readonly runs: number;
  readonly seed: string;
  readonly workers: number;
  readonly out: string | undefined;
  /** CSV files of the user in place of series of the baseline. */
  readonly ownData: readonly string[] | undefined;
  /** Where the receipt of the file stands. */
  readonly receipt: 'side' | 'lines' | 'none';
}

/**
 * Read the words of the command line.
 *
 * @throws UserFault naming what was found and what is allowed.
 */
export function readShockOptions(args: string[]): ShockCommandOptions {
  const { values } = parseArgs({
    args,
    options: {
      scenario: { type: 'string' },
      place: { type: 'string' },
      metric: { type: 'string' },
      split: { type: 'boolean', default: false },
      compound: { type: 'boolean', default: false },
      'return-period': { type: 'string', default: '10' },
      floor: { type: 'string' },
      runs: { type: 'string', default: '1000' },
      seed: { type: 'string', default: DEFAULT_SEED },
      workers: { type: 'string', default: String(availableParallelism()) },
      out: { type: 'string' },
      receipt: { type: 'string' },
      ...OWN_OPTION,
    },
  });
  const needed = (name: 'scenario' | 'place' | 'metric'): string => {
    const value = values[name];
    if (value === undefined) throw new UserFault(`--${name} is missing\n${SHOCKS_USAGE}`);
    return value;
  };
  const runs = wholeNumber('--runs', values.runs, LEAST_RUNS, MOST_RUNS);
  const metric = oneOf('--metric', needed('metric'), SHOCK_METRICS);
  if (values.split) oneOf('--split with --metric', metric, SPLIT_METRICS);
  return {
    scenario: needed('scenario'),
    place: needed('place'),
    metric,
    isSplit: values.split,
    isCompound: values.compound,
    returnPeriod: numberBetween('--return-period', values['return-period'], 5, 50),
    ...(values.floor === undefined ? {} : { floor: numberBetween('--floor', values.floor, 0, 1e9) }),
    runs,
    seed: values.seed,
    workers: Math.min(Math.ceil(runs / 8), wholeNumber('--workers', values.workers, 1, 256)),
    out: values.out,
    ownData: values['own-data'],
    receipt:
      values.receipt === undefined
        ? values.out === undefined
          ? 'none'
          : 'side'
        : oneOf('--receipt', values.receipt, values.out === undefined ? STREAM_RECEIPTS : RECEIPTS),
  };
}
