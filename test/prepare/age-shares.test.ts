import { describe, expect, it } from 'vitest';
import { AGES } from '../../src/kernels/kernels.ts';
import { sharesOfBase, sharesOfFiveYearAges } from '../../src/prepare/age-shares.ts';

/** Two places; people at the ages that are named: [place][sex][age]. */
function baseOf(people: readonly (readonly [place: number, sex: 0 | 1, age: number, count: number])[]) {
  const populationBase = new Float64Array(2 * 2 * AGES);
  for (const [place, sex, age, count] of people) populationBase[(place * 2 + sex) * AGES + age] = count;
  return { populationBase };
}

const row = (...members: number[]) => ({ id: 'X', members, isGroup: members.length > 1 });

describe('shares by age of the base year', () => {
  const base = baseOf([
    [0, 0, 2, 10],
    [0, 1, 3, 20],
    [0, 0, 5, 30],
    [0, 1, 17, 40],
    [0, 0, 18, 50],
    [0, 1, 49, 60],
    [0, 1, 50, 70],
    [0, 0, 100, 120],
    [1, 1, 15, 400],
  ]);

  it('count completed years, both ends included', () => {
    // 400 people: 30 boys of 5, 40 girls of 17; 20 + 30 of 3-5; women of 17 and 49.
    expect(sharesOfBase(base, row(0))).toEqual({
      'children 5-17': 70 / 400,
      'girls 5-17': 40 / 400,
      'boys 5-17': 30 / 400,
      'children 3-5': 50 / 400,
      'women and girls 15-49': 100 / 400,
    });
  });

  it('of a group are those of its people', () => {
    expect(sharesOfBase(base, row(0, 1))).toMatchObject({ 'girls 5-17': 440 / 800, 'boys 5-17': 30 / 800 });
  });

  it('are refused where there is nobody', () => {
    expect(() => sharesOfBase(baseOf([]), row(0))).toThrow(/found 0 people in X at 31 December 2024/);
  });
});

describe('shares by five-year age of a run', () => {
  it('spread people evenly inside an age group', () => {
    const men = new Float64Array(21);
    const women = new Float64Array(21);
    men.set([50, 100, 0, 50], 0);
    women.set([0, 0, 0, 25], 0);
    women[9] = 25;
    women[10] = 50;
    // Boys 5-9 and three fifths of 15-19; ages 3 and 4 and 5: two fifths of 50 and a fifth of 100.
    const found = sharesOfFiveYearAges(men, women);
    expect(found['boys 5-17']).toBeCloseTo(130 / 300, 12);
    expect(found['girls 5-17']).toBeCloseTo(15 / 300, 12);
    expect(found['children 3-5']).toBeCloseTo(40 / 300, 12);
    expect(found['women and girls 15-49']).toBeCloseTo(50 / 300, 12);
  });
});
