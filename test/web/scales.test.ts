import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Sizes of type on the screen, pixels; a presenter's view is read across a room, paper is set apart. */
const TYPE = [11, 12, 13, 14, 19, 28];
const PROJECTED = [...TYPE, 18, 24, 32, 48];
const WEIGHTS = ['450', '560', '620', '100 900'];
/** Distances inside and between parts of the page, pixels. */
const SPACE = [0, 1, 2, 4, 6, 8, 10, 12, 14, 16, 20, 24, 32, 40, 56];
const PAPER = ['prepare/brief.css', 'workshop/handout.css'];

const root = join(import.meta.dirname, '../../web');
const sheets = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.css'))
  .map((file) => file.replaceAll('\\', '/'));

/** Declarations of properties, with where they stand. */
function declarations(file: string, property: RegExp) {
  return readFileSync(join(root, file), 'utf8')
    .split('\n')
    .flatMap((line, i) => {
      const [, name = '', value = ''] = /^\s*([a-z-]+):\s*([^;]+);?/.exec(line) ?? [];
      return property.test(name) ? [{ where: `${file}:${i + 1} ${name}`, value }] : [];
    });
}

describe('style sheets', () => {
  it.each(sheets)('keep to one scale of type and one of distances: %s', (file) => {
    if (PAPER.includes(file)) return;
    const type = file === 'workshop/presenter.css' ? PROJECTED : TYPE;
    const off = [
      ...declarations(file, /^font-size$/).filter(
        ({ value }) => /px/.test(value) && !type.includes(Number.parseFloat(value)),
      ),
      ...declarations(file, /^font-weight$/).filter(({ value }) => !WEIGHTS.includes(value)),
      ...declarations(file, /^(padding|margin|gap|row-gap|column-gap)/).filter(({ value }) =>
        [...value.matchAll(/(?<![\d.])(\d+(?:\.\d+)?)px/g)].some(([, pixels]) => !SPACE.includes(Number(pixels))),
      ),
    ];
    expect(off).toEqual([]);
  });
});
