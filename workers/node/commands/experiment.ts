import { blockCount, blockSamples } from '../../../src/experiment/design.ts';
import { experimentBuild } from '../experiment/build-facts.ts';
import { computeHere } from '../experiment/compute-here.ts';
import { beginFolder, type ExperimentFolder, hasPlan, openFolder } from '../experiment/folder.ts';
import { preparePlan } from '../experiment/lanes.ts';
import { mergeBlocks } from '../experiment/merge.ts';
import { startProgress } from '../experiment/progress.ts';
import { fromCaller, readBaseline, readScenario } from '../files.ts';
import { UserFault } from '../user-fault.ts';
import { ANSWERS, answerCommand } from './experiment-answers.ts';
import { completePlan, type ExperimentOptions, readExperimentOptions } from './experiment-options.ts';

/** Compute an experiment, merge its blocks, or answer a question from them. */
export async function experimentCommand([verb = '', ...args]: string[]): Promise<void> {
  if (verb === 'merge') await mergeBlocks(args);
  else if (Object.hasOwn(ANSWERS, verb)) await answerCommand(verb, args);
  else if (verb.startsWith('--')) await computeExperiment(readExperimentOptions([verb, ...args], process.env));
  else
    throw new UserFault(
      `experiment: found ${JSON.stringify(verb)}, allowed: merge, ${Object.keys(ANSWERS).join(', ')}, or the options of an experiment`,
    );
}

async function computeExperiment(options: ExperimentOptions): Promise<void> {
  const { shard, redis } = options;
  const baseline = readBaseline();
  const out = fromCaller(options.out);
  const plan = options.asked
    ? completePlan(
        options.asked,
        options.asked.scenarios.map((name) => readScenario(name, baseline)),
        experimentBuild(),
      )
    : planOfFolder(out);
  // Before anything is on the disk: a plan at fault leaves no folder.
  const prepared = preparePlan(plan, baseline);
  const folder = beginFolder(out, plan);
  const missing = folder.missing();
  const mine = shard === undefined ? missing : missing.filter((block) => block % shard.of === shard.at);
  const samples = mine.reduce((sum, block) => sum + samplesOf(folder, block), 0);
  const progress = startProgress(blockCount(plan) - missing.length, blockCount(plan), samples);
  try {
    if (mine.length > 0) {
      if (redis === undefined) await computeHere(folder, prepared, mine, options.threads, progress);
      else {
        const { computeOnQueue } = await import('../experiment/queue-producer.ts');
        await computeOnQueue(folder, mine, redis, progress);
      }
    }
  } finally {
    progress.end();
  }
  const left = folder.missing().length;
  process.stderr.write(
    left === 0
      ? `all ${blockCount(plan)} blocks are in ${folder.path}\n`
      : `${blockCount(plan) - left} of ${blockCount(plan)} blocks are in ${folder.path}; the others belong to other shards\n`,
  );
}

/** The plan of a folder, to be gone on with by the same build. */
function planOfFolder(path: string) {
  if (!hasPlan(path)) throw new UserFault(`--out: ${path} holds no plan to go on with; name --design and the others`);
  const { plan } = openFolder(path);
  return { ...plan, build: experimentBuild() };
}

function samplesOf({ plan }: ExperimentFolder, block: number): number {
  const { from, to } = blockSamples(plan, block);
  return to - from;
}
