import { describe, expect, it } from 'vitest';
import { EVENT_KINDS, eventKind } from '../../src/params/events.ts';
import { periodRange, recordedSizes } from '../../src/scenario/recorded-sizes.ts';
import { sizeAtReturnPeriod, supportedReturnPeriod } from '../../src/scenario/return-period.ts';
import { baseline } from '../support/world.ts';

const cyclone = eventKind('cyclone');
const rowOf = (iso3: string) => baseline.places.findIndex((place) => place.iso3 === iso3);
const ofOne = (iso3: string) => {
  const support = supportedReturnPeriod(baseline, rowOf(iso3), cyclone);
  if (support.kind === 'refused') throw new Error(support.reason);
  return support;
};

describe('the return periods of an event', () => {
  it('are those of its place', () => {
    expect(periodRange(cyclone, 'PHL', {}, baseline)).toEqual(ofOne('PHL'));
  });

  it('are what all of its places support, given one by one or as a group', () => {
    const [first, second] = [ofOne('MOZ'), ofOne('PHL')];
    const common = {
      kind: 'supported',
      least: Math.max(first.least, second.least),
      most: Math.min(first.most, second.most),
    };
    expect(periodRange(cyclone, ['MOZ', 'PHL'], {}, baseline)).toEqual(common);
    expect(periodRange(cyclone, 'pair', { pair: ['MOZ', 'PHL'] }, baseline)).toEqual(common);
  });

  it('are refused with the reason of the kind, or of the places', () => {
    for (const kind of EVENT_KINDS.filter(({ record }) => record === undefined))
      expect(periodRange(kind, 'PHL', {}, baseline)).toEqual({ kind: 'refused', reason: kind.noRecord });
    // Niger is far from any sea.
    expect(periodRange(cyclone, ['PHL', 'NER'], {}, baseline)).toMatchObject({
      kind: 'refused',
      reason: expect.stringMatching(/storms on record in Niger/),
    });
    expect(periodRange(cyclone, [], {}, baseline)).toMatchObject({ kind: 'refused' });
  });
});

describe('the sizes at a return period', () => {
  it('are the smallest and the largest of its places', () => {
    const years = Math.max(ofOne('MOZ').least, ofOne('PHL').least) + 10;
    const shares = ['MOZ', 'PHL'].map((iso3) => {
      const size = sizeAtReturnPeriod(baseline, rowOf(iso3), cyclone, years);
      return size.kind === 'size' ? size.share : Number.NaN;
    });
    expect(recordedSizes(cyclone, ['MOZ', 'PHL'], {}, baseline, years)).toEqual({
      least: Math.min(...shares),
      most: Math.max(...shares),
    });
  });

  it('are an error where a place supports none', () => {
    expect(() => recordedSizes(cyclone, 'NER', {}, baseline, 20)).toThrow(/cyclone with a return period of 20 years/);
  });
});
