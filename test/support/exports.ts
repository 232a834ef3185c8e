import type { Job } from '../../src/engine/job.ts';
import type { Dataset } from '../../src/export/dataset.ts';
import { makeReceipt } from '../../src/export/receipt.ts';
import { type ResultTables, resultRows } from '../../src/export/result-rows.ts';
import { REFERENCE, type Scenario } from '../../src/scenario/scenario.ts';
import { selectCells } from '../../src/summary/selection.ts';
import { baseline } from './world.ts';

const QUANTILES = [0.025, 0.1, 0.5, 0.9, 0.975];
const OUTPUTS = ['population', 'netMigration', 'youthShare'];

/** A scenario whose name is unpleasant for spreadsheets and mark-up. */
export const UNPLEASANT: Scenario = {
  ...REFERENCE,
  id: 'own',
  name: '=1+1 <b>"& \u0645',
  levers: { warmingPath: 'SSP5-8.5' },
  groups: { two: ['NGA', 'NER'] },
};

/** Rows of two places, a region and an own group for two years, values of many sizes and both signs. */
export function sampleDataset(scenario: Scenario = UNPLEASANT): Dataset {
  const job: Job = {
    ...{ scenario, seed: 'horizons', runs: 24, until: 2026, hasNoise: true, coefficients: 'drawn', record: 'exact' },
    places: ['NGA', 'NER', 'un-caribbean', ...(scenario.groups?.two ? ['two'] : [])],
    outputs: OUTPUTS,
    ...{ byAge: 'none', corridors: 0, watch: [] },
  };
  const cells = job.places.length * OUTPUTS.length * 2;
  const sizes = [237_527_782.4, -61_234.5, 0.198_765_4];
  const values = Float64Array.from({ length: cells * 6 }, (_, i) => {
    const output = Math.floor(i / 12) % OUTPUTS.length;
    return (sizes[output] as number) * (1 + ((i * 7919) % 1009) / 3_000);
  });
  return datasetOf(job, OUTPUTS, values);
}

/** @param values [place][output][year][mean, quantiles]. */
function datasetOf(job: Job, order: readonly string[], values: Float64Array): Dataset {
  const outputs = { quantiles: QUANTILES, cells: values.length / (1 + QUANTILES.length), values };
  const tables: ResultTables = { outputs, byAge: null, corridors: null };
  const rows = () => resultRows(job, selectCells(baseline, job), order, tables);
  const build = { baseline: 'a'.repeat(64), kernels: 'plain', manifest: 'b'.repeat(64) };
  return {
    receipt: makeReceipt(job, order, QUANTILES, 0, build, rows()),
    rows,
    titleOf(place) {
      const country = baseline.places.find(({ iso3 }) => iso3 === place);
      const group = baseline.groups.find(({ id }) => id === place);
      return { name: country?.name ?? group?.name ?? place, isGroup: country === undefined };
    },
    sources: [{ id: 'wpp2024', citation: 'United Nations (2024). WPP.', licence: 'CC BY 3.0 IGO', use: 'stored' }],
  };
}

/** Rows of one output of one place for six years, rising and spreading. */
export function sampleFan(sign: 1 | -1 = 1): Dataset {
  const job: Job = {
    ...{ scenario: UNPLEASANT, seed: 'horizons', runs: 24, until: 2030, hasNoise: true },
    ...{ coefficients: 'drawn', record: 'exact', places: ['NGA'], outputs: ['population'] },
    ...{ byAge: 'none', corridors: 0, watch: [] },
  };
  const steps = [0, -2, -1, 0, 1, 2];
  const values = Float64Array.from({ length: 36 }, (_, i) => {
    const t = Math.floor(i / 6);
    return sign * (237.5e6 + t * 5.12e6 + (steps[i % 6] as number) * t * 1.31e6);
  });
  return datasetOf(job, ['population'], values);
}
