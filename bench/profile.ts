import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly url: string; readonly functionName: string };
  }[];
  readonly samples: readonly number[];
}

/** Share of the processor's time that a module takes. */
export interface ModuleShare {
  readonly module: string;
  readonly share: number;
}

const root = fileURLToPath(new URL('..', import.meta.url));
/** Modules below this share are summed up as others. */
const LEAST = 0.01;

/** Profile one worker's share of a full job and sum its samples up by the file in which they fall. */
export function profileByModule(): readonly ModuleShare[] {
  const folder = mkdtempSync(join(tmpdir(), 'profile-'));
  try {
    const flags = ['--import', 'tsx', '--cpu-prof', '--cpu-prof-dir', folder, 'bench/profiled-job.ts'];
    const { status, stderr } = spawnSync(process.execPath, flags, { cwd: root, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    // The largest profile is that of the job; a loader's thread may write one of its own.
    const profiles = readdirSync(folder).map(
      (file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as CpuProfile,
    );
    profiles.sort((a, b) => b.samples.length - a.samples.length);
    return sharesOf(profiles[0] as CpuProfile);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function sharesOf({ nodes, samples }: CpuProfile): readonly ModuleShare[] {
  const moduleOf = new Map(nodes.map(({ id, callFrame }) => [id, moduleName(callFrame)]));
  const counts = new Map<string, number>();
  for (const id of samples) {
    const module = moduleOf.get(id) ?? 'others';
    if (module !== '') counts.set(module, (counts.get(module) ?? 0) + 1);
  }
  const all = [...counts.values()].reduce((a, b) => a + b, 0);
  const shares = [...counts].map(([module, count]) => ({ module, share: count / all }));
  const large = shares.filter(({ module, share }) => share >= LEAST && module !== 'others');
  const rest = 1 - large.reduce((sum, { share }) => sum + share, 0);
  return [...large.sort((a, b) => b.share - a.share), { module: 'others', share: rest }];
}

/** File inside `src`, the kernels by the name of their code; empty for what is idle or starts the run. */
function moduleName({ url, functionName }: CpuProfile['nodes'][number]['callFrame']): string {
  if (functionName === '(idle)' || functionName === '(program)') return '';
  if (functionName === '(garbage collector)') return 'garbage collector';
  if (url.startsWith('wasm:')) return 'SIMD kernels';
  const at = url.lastIndexOf('/src/');
  return at >= 0 ? url.slice(at + 1) : 'others';
}
