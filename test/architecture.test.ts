import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const houses = ['src', 'workers', 'web'];
const longestFile = 400;

/** Rooms of src and the rooms each may name. A room missing here may be named by none and fails. */
const below = {
  baseline: ['random', 'kernels'],
  params: [],
  random: ['kernels'],
  kernels: [],
  analysis: ['random'],
  scenario: ['baseline', 'params', 'random', 'kernels'],
  fits: ['baseline', 'random', 'kernels'],
  own: ['fits', 'scenario', 'baseline', 'kernels'],
  drivers: ['baseline', 'scenario', 'params', 'random', 'kernels'],
  mobility: ['drivers', 'baseline', 'scenario', 'params', 'random', 'kernels'],
  engine: ['mobility', 'drivers', 'baseline', 'scenario', 'params', 'random', 'kernels'],
  summary: ['analysis', 'engine', 'mobility', 'drivers', 'baseline', 'scenario', 'params', 'random', 'kernels'],
  workshop: ['summary', 'engine', 'mobility', 'drivers', 'baseline', 'scenario', 'params', 'random', 'kernels'],
  prepare: ['summary', 'engine', 'mobility', 'drivers', 'baseline', 'scenario', 'params', 'random', 'kernels'],
  picture: ['summary', 'engine', 'mobility', 'drivers', 'baseline', 'scenario', 'params', 'random', 'kernels'],
  experiment: ['export', 'analysis', 'params', 'random'],
  export: [
    ...['picture', 'prepare', 'summary', 'engine', 'mobility', 'drivers'],
    ...['baseline', 'scenario', 'params', 'random', 'kernels'],
  ],
} as const satisfies Record<string, readonly string[]>;

/** One import line: both paths from the root of the project, `to` undefined for a package. */
interface Edge {
  readonly from: string;
  readonly to: string;
  readonly isTypeOnly: boolean;
}

const tokens = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g;

/** Code without comments; strings are kept, since an address in one looks like a comment. */
function withoutComments(text: string): string {
  return text.replace(tokens, (token) => (token.startsWith('/') ? ' ' : token));
}

/** Code without comments and plain strings, so that prose may use any word; templates hold code and stay. */
function withoutProse(text: string): string {
  return text.replace(tokens, (token) => (token.startsWith('`') ? token : token.startsWith('/') ? ' ' : "''"));
}

/** All import, re-export, dynamic import and worker addresses of a file that lead into the project. */
function edgesOf(from: string, text: string): Edge[] {
  const code = withoutComments(text);
  const edges: Edge[] = [];
  const add = (address: string, isTypeOnly: boolean) => {
    if (!address.startsWith('.')) return;
    edges.push({ from, to: normalize(join(dirname(from), address.replace(/\?.*$/, ''))), isTypeOnly });
  };
  for (const match of code.matchAll(/\b(?:import|export)\s+(type\s+)?[\w*{}\s,$]*?\bfrom\s*['"]([^'"]+)['"]/g))
    add(match[2] ?? '', match[1] !== undefined);
  for (const match of code.matchAll(/\bimport\s*\(?\s*['"]([^'"]+)['"]/g)) add(match[1] ?? '', false);
  for (const match of code.matchAll(/\bnew\s+URL\(\s*['"]([^'"]+)['"]/g)) add(match[1] ?? '', false);
  return edges;
}

/** Name of the driver that a path belongs to: a file or a folder of src/drivers; the shared contract belongs to none. */
function driverOf(path: string): string | undefined {
  const name = /^src\/drivers\/([^/]+?)(?:\.ts)?(?:\/|$)/.exec(path)?.[1];
  return name === 'driver' ? undefined : name;
}

/** Why an edge is forbidden, or undefined. */
function fault({ from, to, isTypeOnly }: Edge): string | undefined {
  const [house = '', room = ''] = from.split('/');
  const [toHouse = '', toRoom = ''] = to.split('/');
  if (house === 'web') {
    if (['web', 'workers', 'data', 'scenarios'].includes(toHouse)) return undefined;
    if (toHouse === 'src' && toRoom === 'picture') return undefined;
    if (toHouse === 'src' && toRoom === 'summary' && isTypeOnly) return undefined;
    return 'web may name workers, src/picture and, as types, src/summary';
  }
  if (house === 'workers') {
    // The page shows the scores where they are written for readers, so that there is one copy.
    if (to === 'docs/evidence.json') return undefined;
    // Files of the command line have the words of the page; compiled catalogues are data.
    if (from.startsWith('workers/node/') && generated.test(to)) return undefined;
    return ['workers', 'src', 'data', 'scenarios'].includes(toHouse) ? undefined : 'workers may name src only';
  }
  if (toHouse !== 'src') return 'src may name src only';
  const driver = driverOf(from);
  const toDriver = driverOf(to);
  if (driver && toDriver && driver !== toDriver) return 'a driver may not name another driver';
  if (room === toRoom) return undefined;
  const allowed: readonly string[] = below[room as keyof typeof below] ?? [];
  return allowed.includes(toRoom) ? undefined : `src/${room} may name only: ${allowed.join(', ') || 'no other room'}`;
}

const generated = /^web\/i18n\/[^/]+\.ts$/;
const paths = houses.flatMap((house) =>
  readdirSync(join(root, house), { recursive: true, encoding: 'utf8' })
    .map((path) => `${house}/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\.tsx?$/.test(path) && !generated.test(path)),
);
const files = paths.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
const styles = readdirSync(join(root, 'web'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.css'))
  .map((path) => ({ path: `web/${path}`, text: readFileSync(join(root, 'web', path), 'utf8') }));
const edges = files.flatMap(({ path, text }) => edgesOf(path, text));

describe('the rule itself', () => {
  const edge = (from: string, to: string, isTypeOnly = false): Edge => ({ from, to, isTypeOnly });

  it.each([
    edge('web/main.tsx', 'workers/pool.ts'),
    edge('web/charts/fan.tsx', 'src/picture/fan.ts'),
    edge('web/store.ts', 'src/summary/quantiles.ts', true),
    edge('workers/pool.ts', 'src/engine/run-chunk.ts'),
    edge('src/export/csv.ts', 'src/picture/marks.ts'),
    edge('src/engine/step-year.ts', 'src/random/luck.ts'),
    edge('src/drivers/climate/heat.ts', 'src/drivers/climate/storm.ts'),
    edge('src/drivers/climate.ts', 'src/drivers/driver.ts'),
    edge('src/fits/trend.ts', 'src/random/normal.ts'),
    edge('src/analysis/morris.ts', 'src/random/luck.ts'),
  ])('allows $from to name $to', (allowed) => {
    expect(fault(allowed)).toBeUndefined();
  });

  it.each([
    edge('web/store.ts', 'src/summary/quantiles.ts'),
    edge('web/store.ts', 'src/engine/run-chunk.ts', true),
    edge('web/store.ts', 'test/fixtures.ts'),
    edge('workers/pool.ts', 'web/store.ts', true),
    edge('src/engine/run-chunk.ts', 'workers/pool.ts', true),
    edge('src/engine/run-chunk.ts', 'src/summary/quantiles.ts'),
    edge('src/picture/fan.ts', 'src/prepare/needs.ts'),
    edge('src/drivers/climate.ts', 'src/drivers/peace.ts', true),
    edge('src/drivers/climate/heat.ts', 'src/drivers/peace/conflict.ts'),
    edge('src/kernels/cohorts.ts', 'src/random/luck.ts'),
    edge('src/fits/trend.ts', 'src/params/levers.ts'),
    edge('src/analysis/prim.ts', 'src/engine/run-chunk.ts'),
    edge('src/unknown/thing.ts', 'src/params/levers.ts'),
    edge('src/engine/step-year.ts', 'src/unknown/thing.ts'),
  ])('refuses $from naming $to', (forbidden) => {
    expect(fault(forbidden)).toBeTypeOf('string');
  });

  it('sees every way to name a file', () => {
    const text = `
      import { a } from './a.ts'; import type { B } from './b.ts'; import './c.ts';
      import d, { type D } from "./d.ts"; import * as e from './e.ts'; export { f } from './f.ts';
      export * from './g.ts'; const h = await import('./h.ts'); import i from '../data/i.bin?url';
      new Worker(new URL('./j.ts', import.meta.url));
      import {
        k,
      } from './k.ts';
      // import './not.ts';
      const address = 'https://example.org'; import './l.ts'; /* import './not.ts' */ import 'react';`;
    const seen = edgesOf('src/x/file.ts', text).map(({ to }) => to.replace('src/x/', '').replace('.ts', ''));
    expect(seen.sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'j', 'k', 'l', 'src/data/i.bin']);
    expect(edgesOf('src/x/file.ts', text).filter(({ isTypeOnly }) => isTypeOnly)).toHaveLength(1);
  });
});

describe('the house', () => {
  it.each(houses)('has files in %s to check', (house) => {
    expect(files.filter(({ path }) => path.startsWith(`${house}/`))).not.toHaveLength(0);
  });

  it('has import lines to check', () => {
    expect(edges).not.toHaveLength(0);
  });

  it('imports one way', () => {
    const faults = edges.flatMap((edge) => {
      const reason = fault(edge);
      return reason ? [`${edge.from} -> ${edge.to}: ${reason}`] : [];
    });
    expect(faults).toEqual([]);
  });

  it('keeps src free of clocks, chance, output and hosts', () => {
    const forbidden =
      /\bWebAssembly\b|\bMath\s*\.\s*random\b|\bnew\s+Date\b|\bDate\s*\.\s*now\b|\bconsole\b\s*[.[]|\bfetch\s*\(|\bperformance\b\s*[.[]/g;
    const found = files
      .filter(({ path }) => path.startsWith('src/'))
      .flatMap(({ path, text }) => (withoutProse(text).match(forbidden) ?? []).map((name) => `${path}: ${name}`));
    expect(found).toEqual([]);
  });

  it('names each folder after what it holds', () => {
    const vague = new Set(['utils', 'helpers', 'common', 'misc']);
    expect(
      paths.filter((path) =>
        dirname(path)
          .split('/')
          .some((folder) => vague.has(folder)),
      ),
    ).toEqual([]);
  });

  it(`has no file over ${longestFile} lines`, () => {
    const long = [...files, ...styles].filter(({ text }) => text.trimEnd().split('\n').length > longestFile);
    expect(styles.length).toBeGreaterThan(0);
    expect(long.map(({ path }) => path)).toEqual([]);
  });
});
