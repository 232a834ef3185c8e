import { describe, expect, it } from 'vitest';
import { overrideReach } from '../../src/scenario/resolve.ts';
import { type LeverSetting, REFERENCE, type Scenario } from '../../src/scenario/scenario.ts';
import { baseline } from '../support/world.ts';

const reach = (fertility: LeverSetting, target: string, groups?: Scenario['groups']) =>
  overrideReach({ ...REFERENCE, groups, levers: { fertility } }, 'fertility', target, baseline);
const membersOf = (id: string) => baseline.groups.find((group) => group.id === id)?.members.length;

describe('the reach of an override', () => {
  it('is all places of its target, instead of the lever not set', () => {
    expect(reach({ NGA: 0.1 }, 'NGA')).toEqual({ places: 1, lost: 0, exceptions: [], instead: [undefined] });
    expect(reach({ 'un-western-africa': 0.1 }, 'un-western-africa')).toEqual({
      places: membersOf('un-western-africa'),
      lost: 0,
      exceptions: [],
      instead: [undefined],
    });
  });

  it('names the next wider target that is set', () => {
    expect(reach({ WLD: 0.2, 'un-western-africa': 0.1, NGA: 0.3 }, 'NGA').instead).toEqual(['un-western-africa']);
    expect(reach({ WLD: 0.2, NGA: 0.3 }, 'NGA').instead).toEqual(['WLD']);
  });

  it('leaves out the places that have a value of their own, and names them', () => {
    const { lost, exceptions, instead } = reach({ WLD: 0.2, 'un-western-africa': 0.1, NGA: 0.3 }, 'un-western-africa');
    expect([lost, exceptions, instead]).toEqual([1, ['NGA'], ['WLD']]);
  });

  it('names several wider targets where its places lie in different ones', () => {
    const own = { coast: ['NGA', 'KEN'] };
    const { places, instead } = reach({ 'un-western-africa': 0.1, coast: 0.3 }, 'coast', own);
    expect(places).toBe(2);
    expect(new Set(instead)).toEqual(new Set(['un-western-africa', undefined]));
  });

  it('is nothing where every place has a more specific value', () => {
    const { places, lost, instead } = reach({ pair: 0.1, NGA: 0.2, GHA: 0.3 }, 'pair', { pair: ['NGA', 'GHA'] });
    expect([places, lost, instead]).toEqual([2, 2, []]);
  });

  it('can be asked of a target that is not set yet', () => {
    expect(reach({ WLD: 0.2 }, 'NGA').instead).toEqual(['WLD']);
  });
});
