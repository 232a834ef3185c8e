import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { LIBRARY_GROUPS } from '../../web/library/group-names.ts';

it('has a name for every group of the library', () => {
  const folder = new URL('../../scenarios/', import.meta.url);
  const ids = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => Object.keys(JSON.parse(readFileSync(new URL(name, folder), 'utf8')).groups ?? {}));
  expect(ids.length).toBeGreaterThan(0);
  expect(Object.keys(LIBRARY_GROUPS).sort()).toEqual([...new Set(ids)].sort());
});
