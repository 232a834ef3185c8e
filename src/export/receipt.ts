import { strToU8 } from 'fflate';
import { FIRST_YEAR } from '../baseline/baseline.ts';
import type { Job } from '../engine/job.ts';
import { CORRIDOR_MOVES, POPULATION_BY_AGE } from '../params/outputs.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { writtenScenario } from '../scenario/time-shape.ts';
import { canonicalJson } from './canonical-json.ts';
import { quantileName } from './decimal.ts';
import { paperCode } from './paper-code.ts';
import { type PlaceHash, placeHashes } from './place-hashes.ts';
import type { ResultRow } from './result-rows.ts';
import { sha256 } from './sha256.ts';

/** The one version of receipts that this program reads and writes. */
export const RECEIPT_VERSION = 1;
/** Version of the program; that of package.json. */
export const PROGRAM_VERSION = '0.1.0';
export const PROGRAM_NAME = 'Mobility Horizons';

/** How a file's receipt beside it is named: its own name and this. */
export const RECEIPT_SUFFIX = '.receipt.json';
/** Key of the receipt in the metadata of a Parquet file. */
export const PARQUET_RECEIPT = 'mobility-horizons-receipt';

/** Licence of every file. */
export const LICENCE =
  'Computed by Mobility Horizons (program: MIT). Inputs keep their licences; population figures are authors\u2019 calculations from United Nations, DESA, Population Division (2024), World Population Prospects 2024, CC BY 3.0 IGO.';
/** What every file is not. */
export const DISCLAIMER =
  'A conditional projection, not a prediction. Not a United Nations product; the United Nations, the World Bank, IDMC and IOM do not endorse it.';

/** Corridors of a place, each way: more than any place has. */
export const EVERY_CORRIDOR = 1_000;

/** What computed the values: checksums, SHA-256. */
export interface Build {
  readonly baseline: string;
  /** Of kernels.wasm; `plain` where the TypeScript kernels did the work. */
  readonly kernels: string;
  readonly manifest: string;
  /** Series of a user that stood in place of the baseline's, by kind and place, with the SHA-256 of their numbers; absent for none. */
  readonly ownData?: readonly OwnChecksum[] | undefined;
}

/** A series of a user, named by its numbers alone: they stay on the device. */
interface OwnChecksum {
  /** `population NGA`. */
  readonly series: string;
  readonly sha256: string;
}

/** Everything that is needed to compute a file again, and hashes of what it must then hold. */
export interface Receipt {
  readonly receipt: typeof RECEIPT_VERSION;
  readonly program: { readonly name: string; readonly version: string };
  readonly build: Build;
  readonly scenario: Scenario;
  readonly seed: string;
  readonly runs: number;
  /** Runs that failed and are left out. */
  readonly failed: number;
  /** Last year. */
  readonly until: number;
  readonly hasNoise: boolean;
  readonly coefficients: Job['coefficients'];
  /** How statistics were made: from every value, or from sketches. */
  readonly record: Job['record'];
  readonly places: readonly string[];
  /** In the order of the file, `populationByAge` and `corridorMoves` among them. */
  readonly outputs: readonly string[];
  readonly years: readonly [first: number, last: number];
  /** 0..1; the mean comes before them. */
  readonly quantiles: readonly number[];
  readonly statistics: readonly string[];
  readonly values: readonly PlaceHash[];
  readonly licence: string;
  readonly disclaimer: string;
}

/**
 * Write down how the rows of a file were made.
 *
 * @param order output ids in the order of the file.
 * @param quantiles 0..1, in the order of the file.
 * @param rows the rows of the file, once through.
 */
export function makeReceipt(
  job: Job,
  order: readonly string[],
  quantiles: readonly number[],
  failed: number,
  build: Build,
  rows: Iterable<ResultRow>,
): Receipt {
  const { scenario, seed, runs, until, hasNoise, coefficients, record, places } = job;
  return {
    receipt: RECEIPT_VERSION,
    program: { name: PROGRAM_NAME, version: PROGRAM_VERSION },
    build,
    ...{ scenario, seed, runs, failed, until, hasNoise, coefficients, record, places },
    outputs: order,
    years: [FIRST_YEAR, until],
    quantiles,
    statistics: ['mean', ...quantiles.map(quantileName)],
    values: placeHashes(rows),
    licence: LICENCE,
    disclaimer: DISCLAIMER,
  };
}

/** The job that computes the values of a receipt again. */
export function receiptJob(receipt: Receipt): Job {
  const { scenario, seed, runs, until, hasNoise, coefficients, record, places, outputs } = receipt;
  const hasCorridors = outputs.includes(CORRIDOR_MOVES);
  return {
    ...{ scenario, seed, runs, until, hasNoise, coefficients, record, places },
    outputs: outputs.filter((id) => id !== POPULATION_BY_AGE && id !== CORRIDOR_MOVES),
    byAge: outputs.includes(POPULATION_BY_AGE) ? 'all' : 'none',
    corridors: hasCorridors ? EVERY_CORRIDOR : 0,
    watch: hasCorridors ? places : [],
  };
}

/** A receipt as files hold it: canonical JSON, so that equal receipts are equal texts. */
export function receiptText(receipt: Receipt): string {
  return canonicalJson({ ...receipt, scenario: writtenScenario(receipt.scenario) });
}

/** The code of a receipt for paper. */
export function receiptCode(receipt: Receipt): string {
  return paperCode(sha256(strToU8(receiptText(receipt))));
}
