import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runProgram as horizons, startProgram } from '../../scripts/scale/program.ts';
import { readExperimentOptions } from '../../workers/node/commands/experiment-options.ts';

const root = mkdtempSync(join(tmpdir(), 'horizons-experiment-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const at = (name: string) => join(root, name);

const canMount = (() => {
  const folder = mkdtempSync(join(root, 'mount-'));
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4k', 'tmpfs', folder]);
  if (status === 0) spawnSync('umount', [folder]);
  return status === 0;
})();

const plan = [
  ...['experiment', '--design', 'lhs', '--levers', 'adaptation:0:4,fertility:-0.3:0.3', '--samples', '12'],
  ...['--runs', '16', '--places', 'NGA,un-africa', '--outputs', 'population,disasterDisplacement'],
  ...['--years', '2027,2025', '--quantiles', '0.1,0.5', '--block', '3'],
];
const blocksOf = (name: string) => readdirSync(at(name)).filter((file) => file.endsWith('.parquet'));

async function merged(name: string): Promise<Buffer> {
  const { status, stderr } = await horizons(['experiment', 'merge', at(name), '--out', at(`${name}.parquet`)]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return readFileSync(at(`${name}.parquet`));
}

beforeAll(async () => {
  const { status, stderr } = await horizons([...plan, '--workers', '2', '--out', at('two')]);
  expect(stderr).toContain('all 4 blocks are in');
  expect(status).toBe(0);
});

describe('horizons experiment', () => {
  it('writes typed columns and a row to each sample, place, output and year', async () => {
    await merged('two');
    const file = await asyncBufferFromFile(at('two.parquet'));
    const { schema } = await parquetMetadataAsync(file);
    const types = schema.slice(1).map(({ name, type, converted_type }) => `${name} ${converted_type ?? type}`);
    expect(types).toEqual([
      ...['sample INT32', 'scenario UTF8', 'adaptation DOUBLE', 'fertility DOUBLE', 'place UTF8', 'output UTF8'],
      ...['year INT32', 'runs INT32', 'mean DOUBLE', 'p10 DOUBLE', 'p50 DOUBLE'],
    ]);
    const rows = await parquetReadObjects({ file });
    const keys = rows.map(({ sample, place, output, year }) => `${sample} ${place} ${output} ${year}`);
    expect(keys).toEqual(
      Array.from({ length: 12 }, (_, sample) =>
        ['NGA', 'un-africa'].flatMap((place) =>
          ['population', 'disasterDisplacement'].flatMap((output) =>
            [2025, 2027].map((year) => `${sample} ${place} ${output} ${year}`),
          ),
        ),
      ).flat(),
    );
    for (const { p10, p50, mean, runs, adaptation } of rows) {
      expect(runs).toBe(16);
      expect(p10).toBeLessThanOrEqual(p50);
      expect(mean).toBeGreaterThan(0);
      expect(adaptation).toBeGreaterThanOrEqual(0);
      expect(adaptation).toBeLessThanOrEqual(4);
    }
  });

  it('gives the values that run gives for a scenario file with the levers of a sample', async () => {
    // The last corner of a grid has both levers at their upper ends, which a scenario file can hold.
    const grid = ['--design', 'grid', '--samples', '2', '--levers', 'adaptation:0:4,fertility:-0.5:0.5'];
    await horizons([...plan, ...grid, '--out', at('grid')]);
    const rows = await parquetReadObjects({ file: await asyncBufferFromFile(at('grid/block-000001.parquet')) });
    expect(rows.map(({ sample, adaptation, fertility }) => [sample, adaptation, fertility])).toContainEqual([
      3, 4, 0.5,
    ]);
    const levers = { adaptation: 4, fertility: 0.5 };
    writeFileSync(at('corner.json'), JSON.stringify({ version: 1, id: 'corner', name: 'Corner', levers }));
    const { stdout } = await horizons([
      ...['run', '--scenario', at('corner.json'), '--runs', '16', '--until', '2027', '--places', 'NGA'],
      ...['--outputs', 'disasterDisplacement', '--quantiles', '0.5', '--format', 'csv'],
    ]);
    for (const [statistic, year] of [
      ['mean', 2025],
      ['mean', 2027],
      ['p50', 2027],
    ] as const) {
      const line = stdout.split('\n').find((text) => text.includes(`,${year},${statistic},`));
      const row = rows.find(
        (each) =>
          each.sample === 3 && each.place === 'NGA' && each.output === 'disasterDisplacement' && each.year === year,
      );
      // The CSV holds seven significant digits.
      expect(Number(line?.split(',').at(-1)) / (row?.[statistic] as number)).toBeCloseTo(1, 6);
    }
  });

  it('gives the same bytes from one thread, and from four shards of two kinds of job array', async () => {
    const two = await merged('two');
    await horizons([...plan, '--workers', '1', '--out', at('one')]);
    expect((await merged('one')).equals(two)).toBe(true);
    const shards = [
      [['--shard', '0/4'], {}],
      [['--shard', '4'], { SLURM_ARRAY_TASK_ID: '1' }],
      [['--shard', '4'], { JOB_COMPLETION_INDEX: '2' }],
      [['--shard', '3/4'], {}],
    ] as const;
    for (const [i, [words, env]] of shards.entries()) {
      const { stderr } = await horizons([...plan, ...words, '--workers', '1', '--out', at('shards')], env);
      expect(stderr).toContain(i < 3 ? `${i + 1} of 4 blocks are in` : 'all 4 blocks are in');
    }
    expect((await merged('shards')).equals(two)).toBe(true);
  });

  it('goes on where it was killed, and computes what is done not again', async () => {
    const started = startProgram([...plan, '--workers', '1', '--out', at('killed')], false);
    await started.said(/[1-3] of 4 blocks/);
    started.child.kill('SIGKILL');
    await started.ended;
    const before = blocksOf('killed');
    expect(before.length).toBeGreaterThan(0);
    expect(before.length).toBeLessThan(4);
    const times = before.map((name) => statSync(join(at('killed'), name)).mtimeMs);
    const { status } = await horizons(['experiment', '--out', at('killed'), '--workers', '1']);
    expect(status).toBe(0);
    expect(before.map((name) => statSync(join(at('killed'), name)).mtimeMs)).toEqual(times);
    expect((await merged('killed')).equals(await merged('two'))).toBe(true);
  });

  it('parts the samples into about 32 blocks of at most 20 where it is not told', () => {
    const blockOf = (samples: string) => {
      const words = plan.slice(1, -2).with(plan.indexOf('--samples'), samples);
      return readExperimentOptions([...words, '--out', 'x'], {}).asked?.plan.samplesPerBlock;
    };
    expect(['12', '320', '2000'].map(blockOf)).toEqual([1, 10, 20]);
  });

  it('refuses another plan in the same folder, and names what differs', async () => {
    const { status, stderr } = await horizons([...plan, '--runs', '24', '--seed', 'x', '--out', at('two')]);
    expect(status).toBe(2);
    expect(stderr).toContain('holds another experiment');
    expect(stderr).toContain('runs: found 16, this command asks for 24');
    expect(stderr).toContain('seed: found "horizons", this command asks for "x"');
    expect(stderr).not.toContain('levers');
  });

  it('refuses to merge what is missing, broken or of another plan', async () => {
    const copy = (name: string) => {
      mkdirSync(at(name));
      for (const file of readdirSync(at('two')))
        writeFileSync(join(at(name), file), readFileSync(join(at('two'), file)));
    };
    const faultOf = async (name: string) =>
      (await horizons(['experiment', 'merge', at(name), '--out', at('x.parquet')])).stderr;
    copy('gap');
    rmSync(at('gap/block-000002.parquet'));
    expect(await faultOf('gap')).toContain('1 of 4 blocks are missing, the first is 2');
    copy('cut');
    writeFileSync(at('cut/block-000001.parquet'), readFileSync(at('two/block-000001.parquet')).subarray(0, 900));
    expect(await faultOf('cut')).toMatch(/block-000001.parquet cannot be used: .*; delete it/);
    copy('moved');
    writeFileSync(at('moved/block-000001.parquet'), readFileSync(at('two/block-000000.parquet')));
    expect(await faultOf('moved')).toContain('it holds block 0');
    copy('other');
    const text = readFileSync(at('other/experiment.json'), 'utf8');
    writeFileSync(at('other/experiment.json'), text.replace('"runs": 16', '"runs": 32'));
    expect(await faultOf('other')).toContain('it belongs to another plan');
    expect(existsSync(at('x.parquet'))).toBe(false);
  });

  // Only an administrator of a machine may mount a disk.
  it.runIf(canMount)('says when the disk is full, keeps what is done, and goes on when there is room', async () => {
    const disk = at('disk');
    mkdirSync(disk);
    // 16 kilobytes: the plan and two or three blocks.
    expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', disk]).status).toBe(0);
    try {
      const full = await horizons([...plan, '--workers', '1', '--out', join(disk, 'x')]);
      expect(full.stderr).toContain('the disk is full; every block that is complete stays');
      expect(full.status).toBe(2);
      const kept = blocksOf('disk/x');
      expect(kept.length).toBeGreaterThan(0);
      expect(kept.length).toBeLessThan(4);
      spawnSync('mount', ['-o', 'remount,size=1m', disk]);
      expect((await horizons([...plan, '--workers', '1', '--out', join(disk, 'x')])).status).toBe(0);
      expect((await merged('disk/x')).equals(await merged('two'))).toBe(true);
    } finally {
      spawnSync('umount', [disk]);
    }
  });

  it('answers from the folder and from the merged file alike', async () => {
    await merged('two');
    const words = ['--output', 'population', '--place', 'NGA', '--year', '2027'];
    for (const verb of [
      ['robust', '--above', '0'],
      ['discover', '--above', '236000000'],
    ] as const) {
      const [name, ...rest] = verb;
      const folder = await horizons(['experiment', name, at('two'), ...words, ...rest]);
      const file = await horizons(['experiment', name, at('two.parquet'), ...words, ...rest]);
      expect(folder.stdout + folder.stderr).toBe(file.stdout + file.stderr);
    }
    const { stdout } = await horizons(['experiment', 'robust', at('two'), ...words, '--above', '0']);
    expect(stdout).toMatch(/reference +0% +12/);
    const asked = await horizons(['experiment', 'indices', at('two'), ...words]);
    expect(asked).toMatchObject({ status: 2, stderr: expect.stringContaining('found a design of kind lhs') });
    const vague = await horizons(['experiment', 'robust', at('two'), '--above', '0']);
    expect(vague).toMatchObject({ status: 2, stderr: '--place is missing, allowed: NGA, un-africa\n' });
  });

  it.each([
    [['--samples', '1'], '--samples: found "1"'],
    [['--levers', 'adaptation:4'], '--levers: found "adaptation:4", allowed: ID:LOW:HIGH'],
    [['--levers', 'rain:0:1'], '--levers: found "rain"'],
    [['--shard', '4/4'], '--shard: found "4", allowed: a whole number from 0 to 3'],
    [['--shard', '4'], 'none of SLURM_ARRAY_TASK_ID, JOB_COMPLETION_INDEX'],
    [['--places', 'NGA,NGA'], 'each item once'],
    [['--redis', 'redis://127.0.0.1'], '--redis: allowed with --engine bullmq only'],
    [['--engine', 'bullmq'], '--redis is missing'],
    [['--scenario', 'nothing'], '--scenario: found "nothing"'],
  ])('refuses %j before anything is on the disk', async (words, message) => {
    const { status, stderr } = await horizons([...plan, ...words, '--out', at('refused')]);
    expect(stderr).toContain(message);
    expect(status).toBe(2);
    expect(existsSync(at('refused'))).toBe(false);
  });
});
