import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Job, LARGEST_EXACT } from '../../../src/engine/job.ts';
import type { Dataset } from '../../../src/export/dataset.ts';
import { EVERY_CORRIDOR, RECEIPT_SUFFIX, receiptText } from '../../../src/export/receipt.ts';
import { CORRIDOR_MOVES, POPULATION_BY_AGE } from '../../../src/params/outputs.ts';
import { jobDataset } from '../../files/job-dataset.ts';
import { jobTables } from '../../files/job-tables.ts';
import { fromCaller, nodeBuildFacts, readScenario, writeWhole } from '../files.ts';
import { readOwnBaseline, reportOwnData } from '../own-data.ts';
import { resultFile } from '../result-file.ts';
import { reportJob, runJob } from '../run-job.ts';
import { readWords } from '../words.ts';
import { outputList, placeList, readRunOptions } from './run-options.ts';

/** Run a scenario and write its results. */
export async function runCommand(args: string[]): Promise<void> {
  const options = readRunOptions(args);
  const { quantiles, format, receipt } = options;
  const { baseline, own } = readOwnBaseline(options.ownData);
  const scenario = readScenario(options.scenario, baseline);
  const places = placeList(options.places, baseline, scenario);
  const order = outputList(options.outputs, places, format);
  const job: Job = {
    scenario,
    seed: options.seed,
    runs: options.hasNoise ? options.runs : 1,
    until: options.until,
    hasNoise: options.hasNoise,
    coefficients: options.isLuckOnly ? 'central' : 'drawn',
    places,
    outputs: order.filter((id) => id !== POPULATION_BY_AGE && id !== CORRIDOR_MOVES),
    byAge: order.includes(POPULATION_BY_AGE) ? 'all' : 'none',
    corridors: order.includes(CORRIDOR_MOVES) ? EVERY_CORRIDOR : 0,
    record: options.runs <= LARGEST_EXACT || !options.hasNoise ? 'exact' : 'sketch',
    watch: order.includes(CORRIDOR_MOVES) ? places : [],
  };
  const words = await readWords(options.language);
  const titles: Dataset['titleOf'] = (place) => ({
    name: words.placeNames(baseline, place).name,
    isGroup: baseline.places.every(({ iso3 }) => iso3 !== place),
  });
  const write = async (target: string | undefined) => {
    const result = await runJob(job, options.workers, quantiles, own);
    const tables = jobTables(result, quantiles);
    const parts = { world: baseline, order, quantiles, tables, failed: result.failures.length };
    const made = jobDataset(job, { ...parts, facts: nodeBuildFacts(own) }, receipt !== 'none');
    // Only a workbook holds names beside codes; files for programs keep one form in every language.
    const dataset = format === 'xlsx' ? { ...made, titleOf: titles } : made;
    const stream = target === undefined ? process.stdout : createWriteStream(target);
    await pipeline(Readable.from(resultFile(dataset, format, receipt, words)), stream, { end: target !== undefined });
    if (receipt === 'side')
      await writeWhole(`${out}${RECEIPT_SUFFIX}`, (side) => writeFile(side, `${receiptText(dataset.receipt)}\n`));
    reportJob(result);
    reportOwnData(own);
  };
  const out = options.out === undefined ? undefined : fromCaller(options.out);
  if (out === undefined) await write(undefined);
  else await writeWhole(out, write);
}
