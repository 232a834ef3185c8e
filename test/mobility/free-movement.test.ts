import { describe, expect, it } from 'vitest';
import type { FreeMovement } from '../../src/baseline/free-movement.ts';
import { opennessChange } from '../../src/mobility/free-movement.ts';
import { baseline } from '../support/world.ts';

const member = (place: number, status: 'full' | 'partial' | 'signed' = 'full', direction = 'both' as const) => ({
  place,
  status,
  direction,
});
/** Four places: 0 and 1 full, 2 partial; 1 and 3 signed; 3 may go to 0 one way; 0 and 2 are one state. */
const TABLE: FreeMovement = {
  areas: [
    { id: 'UNION', members: [member(0), member(1), member(2, 'partial')], except: [[2, 1]] },
    { id: 'PROTOCOL', members: [member(1, 'signed'), member(3, 'signed')], except: [] },
    {
      id: 'COMPACT',
      members: [
        { place: 0, status: 'full', direction: 'arrive' },
        { place: 3, status: 'full', direction: 'leave' },
      ],
      except: [],
    },
  ],
  withinState: [
    [0, 2],
    [2, 0],
  ],
};
const pairs = Array.from({ length: 16 }, (_, pair) => pair).filter((pair) => pair % 5 !== 0);
const corridors = {
  origin: Uint16Array.from(pairs, (pair) => Math.floor(pair / 4)),
  destination: Uint16Array.from(pairs, (pair) => pair % 4),
};

/** Corridors that change, as "from-to change". */
function changed(switches: Readonly<Record<string, 'as-is' | 'full' | 'ended'>>): string[] {
  const change = opennessChange(TABLE, corridors, 4, new Map(Object.entries(switches)));
  return [...change.keys()].flatMap((k) =>
    change[k] === 0 ? [] : [`${corridors.origin[k]}-${corridors.destination[k]} ${change[k]}`],
  );
}

describe('switches of free-movement areas', () => {
  it('change nothing where nothing is switched', () => {
    expect(changed({})).toEqual([]);
    expect(changed({ UNION: 'as-is' })).toEqual([]);
  });

  it('close what an area opened, inside one state apart', () => {
    // 0-1 and 1-0 were full; 1-2 half; 2-1 is left out; 0-2 and 2-0 are one state and stay free.
    expect(changed({ UNION: 'ended' })).toEqual(['0-1 -1', '1-0 -1', '1-2 -0.5']);
  });

  it('open a signed or partial area in full', () => {
    expect(changed({ PROTOCOL: 'full' })).toEqual(['1-3 1', '3-1 1']);
    expect(changed({ UNION: 'full' })).toEqual(['1-2 0.5']);
  });

  it('work one way where the right does', () => {
    expect(changed({ COMPACT: 'ended' })).toEqual(['3-0 -1']);
  });

  it('refuse an area that is not there', () => {
    expect(() => changed({ ATLANTIS: 'ended' })).toThrow(/ATLANTIS/);
  });
});

describe('the committed areas', () => {
  const { areas, withinState } = baseline.freeMovement;
  const codesOf = (id: string): string[] =>
    (areas.find((area) => area.id === id)?.members ?? []).map(({ place }) => baseline.places[place]?.iso3 ?? '');

  it('hold members of 2025 only, doubtful ones left out', () => {
    expect(codesOf('EU_EEA_CH')).toHaveLength(31);
    expect(codesOf('EU_EEA_CH')).not.toContain('GBR');
    // Signatories of SADC that no source confirms, and of IGAD.
    expect(codesOf('SADC')).toEqual(['BWA', 'LSO', 'MOZ', 'SWZ', 'ZAF']);
    expect(codesOf('IGAD')).not.toContain('UGA');
    expect(codesOf('MERCOSUR')).toContain('ECU');
    expect(areas.map((area) => area.id)).not.toContain('Schengen');
    for (const area of areas) expect(new Set(codesOf(area.id)).size).toBe(codesOf(area.id).length);
  });

  it('let the people of the compact states go to the United States, not the other way', () => {
    const { corridors: list, places } = baseline;
    if (list === undefined) throw new Error('The committed baseline has no corridors.');
    const change = opennessChange(baseline.freeMovement, list, places.length, new Map([['COFA', 'ended']]));
    const touched = [...change.keys()].filter((k) => change[k] !== 0);
    expect(touched.length).toBeGreaterThan(0);
    for (const k of touched) {
      expect(places[list.destination[k] as number]?.iso3).toBe('USA');
      expect(change[k]).toBe(-1);
    }
  });

  it('list movement inside one state apart', () => {
    const row = (iso3: string): number => baseline.places.findIndex((place) => place.iso3 === iso3);
    expect(withinState).toContainEqual([row('PRI'), row('USA')]);
    expect(withinState).toContainEqual([row('REU'), row('FRA')]);
    expect(withinState).not.toContainEqual([row('GBR'), row('GIB')]);
  });
});
