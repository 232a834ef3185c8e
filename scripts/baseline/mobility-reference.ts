import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CORRIDOR_BLOCKS } from '../../src/baseline/corridors.ts';
import { type DescribedColumn, describeColumn } from './columns.ts';
import type { PlaceTable } from './places.ts';

const FILE = 'mobility-reference.json';
const NAMES = ['centre', 'spread', 'shift'] as const;
const WHAT = {
  centre: 'mean over runs of what corridors and displacement across borders add to net migration',
  spread: 'standard deviation of the same',
  shift: "what brings the median of net migration since 2025 back to the UN's",
} as const;

/**
 * Read what scripts/fit-mobility-reference.ts has fitted; no columns where it has not run yet.
 *
 * @throws Error that names place and found when the file is not what the script writes.
 */
export function mobilityReferenceColumns(dataFolder: string, { places }: PlaceTable): DescribedColumn[] {
  const path = join(dataFolder, FILE);
  if (!existsSync(path)) return [];
  const found = JSON.parse(readFileSync(path, 'utf8')) as {
    readonly [name: string]: { readonly [iso3: string]: unknown };
  };
  const B = CORRIDOR_BLOCKS.length;
  return NAMES.map((name) => {
    const values = new Float64Array(B * places.length);
    places.forEach(({ iso3 }, i) => {
      const row = found[name]?.[iso3];
      if (!Array.isArray(row) || row.length !== B || !row.every(Number.isFinite))
        throw new Error(`${FILE}, ${name}, ${iso3}: found ${JSON.stringify(row)}; allowed: ${B} numbers.`);
      row.forEach((people: number, block) => {
        values[block * places.length + i] = people;
      });
    });
    return describeColumn(
      {
        name: `mobility.${name}`,
        axes: 'block of years, place',
        shape: [B, places.length],
        unit: 'persons a year',
        scale: 1,
        sources: ['wpp2024'],
        transformation: `own fit with the engine (scripts/fit-mobility-reference.ts): ${WHAT[name]}`,
      },
      values,
    );
  });
}
