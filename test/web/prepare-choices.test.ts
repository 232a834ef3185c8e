import { describe, expect, it } from 'vitest';
import { DISPLACED_KINDS, PRESENT_FROM } from '../../src/prepare/place-present.ts';
import {
  FIRST_PREPARE,
  KINDS,
  PLAN_YEARS,
  type PrepareChoices,
  readPrepare,
  withKind,
  writePrepare,
} from '../../web/prepare/prepare-choices.ts';
import { readStock } from '../../web/prepare/use-stock.ts';
import { FIRST_CHOICES } from '../../web/store.ts';
import { choicesToHash, hashToChoices } from '../../web/url.ts';
import { baseline } from '../support/world.ts';

const chosen: PrepareChoices = {
  kinds: ['disaster', 'arrivals'],
  percentile: 95,
  phase: 'after',
  year: 2041,
  planned: 0,
  household: 4.2,
  days: 90,
  level: 250_000,
};

/** Read a link as the page does; what is faulty is collected by its key. */
function read(text: string): { choices: PrepareChoices; faults: string[] } {
  const parts = new URLSearchParams(text);
  const faults: string[] = [];
  const choices = readPrepare((key, fallback, _allowed, parse) => {
    const part = parts.get(key);
    if (part === null) return fallback;
    const value = parse(part);
    if (value === undefined) faults.push(key);
    return value ?? fallback;
  });
  return { choices, faults };
}

describe('choices of the page on preparedness', () => {
  it('name the kinds and the first year of the model', () => {
    expect(KINDS).toEqual(DISPLACED_KINDS);
    expect(PLAN_YEARS.min).toBe(PRESENT_FROM);
  });

  it('come back from a link, and leave it empty where nothing is changed', async () => {
    const hash = choicesToHash({ ...FIRST_CHOICES, page: 'prepare', prepare: chosen });
    const opened = await hashToChoices(hash, baseline);
    expect(opened.faults).toEqual([]);
    expect(opened.choices.prepare).toEqual(chosen);
    const parts = new URLSearchParams();
    writePrepare(parts, FIRST_PREPARE);
    expect(parts.toString()).toBe('');
    expect(choicesToHash(FIRST_CHOICES)).toBe('');
  });

  it('hold no figure of stock', () => {
    expect(choicesToHash({ ...FIRST_CHOICES, prepare: chosen })).not.toMatch(/stock/i);
    expect(Object.keys(chosen).sort()).toEqual(Object.keys(FIRST_PREPARE).sort());
  });

  it.each([
    ['kinds=flood.disaster', 'kinds'],
    ['kinds=flood.flood', 'kinds'],
    ['kinds=', 'kinds'],
    ['kinds=heat', 'kinds'],
    ['percentile=85', 'percentile'],
    ['phase=before', 'phase'],
    ['year=2025', 'year'],
    ['year=best', 'year'],
    ['planned=101', 'planned'],
    ['planned=1e1', 'planned'],
    ['household=0.9', 'household'],
    ['household=4.25', 'household'],
    ['days=2', 'days'],
    ['level=0', 'level'],
  ])('refuse %s and keep the first value', (text, key) => {
    const { choices, faults } = read(text);
    expect(faults).toEqual([key]);
    expect(choices).toEqual(FIRST_PREPARE);
  });

  it('take all disasters or the two that they hold, and keep one kind at least', () => {
    expect(withKind(['flood', 'storm'], 'disaster', true)).toEqual(['disaster']);
    expect(withKind(['disaster', 'arrivals'], 'storm', true)).toEqual(['storm', 'arrivals']);
    expect(withKind(['disaster'], 'conflict', true)).toEqual(['disaster', 'conflict']);
    expect(withKind(['storm', 'flood'], 'flood', false)).toEqual(['storm']);
    expect(withKind(['storm'], 'storm', false)).toEqual(['storm']);
  });
});

describe('stock kept on the device', () => {
  it('is read back, and what is no amount is left out', () => {
    const text = JSON.stringify({ MOZ: { water: 3, toilets: -1, taps: '4', soap: 1e13, kits: 0 }, NGA: null });
    expect(readStock(text)).toEqual({ MOZ: { water: 3, kits: 0 }, NGA: {} });
    expect(readStock(null)).toEqual({});
    expect(readStock('{')).toEqual({});
    expect(readStock('5')).toEqual({});
  });
});
