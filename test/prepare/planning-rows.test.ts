import { describe, expect, it } from 'vitest';
import { DEFAULT_SHARES } from '../../src/prepare/age-shares.ts';
import { needs, needUnit } from '../../src/prepare/needs.ts';
import { statedPeople } from '../../src/prepare/people-present.ts';
import { type Limits, type NeedRatio, needRatio, type Phase, type SiteCheck } from '../../src/prepare/planning-row.ts';
import { definePlanningRows, NEED_RATIOS, PLANNING_ROWS } from '../../src/prepare/planning-rows.ts';

/**
 * Each ratio against its source line in the table of planning ratios, and the need of 100,000 people in households of
 * five, all in planned settlements, 30% aged 5-17 (half of them girls), 25% women and girls of 15-49, 11% aged 3-5, two
 * shifts. All figures are written by hand.
 */
type Line = readonly [
  id: string,
  source: string,
  figure: readonly [emergency: number | undefined, after: number | undefined],
  need: readonly [emergency: number | undefined, after: number | undefined],
  unit: string,
  standard: RegExp,
  certainty: string,
];

const same = (value: number) => [value, value] as const;
const emergencyOnly = (value: number) => [value, undefined] as const;

const LINES: readonly Line[] = [
  ['water', '>= 15 -> >= 20 litres/person/day', [15, 20], [1500, 2000], 'm3/day', /^UNHCR WASH/, 'A'],
  ['water-sphere', '15 litres/person/day', same(15), same(1500), 'm3/day', /^Sphere 2018 WS 2.1/, 'B'],
  ['water-survival', 'N x 7.5 short-term floor', emergencyOnly(7.5), emergencyOnly(750), 'm3/day', /^Sphere 2011/, 'A'],
  ['taps', '<= 250 -> <= 100', [250, 100], [400, 1000], 'taps', /^UNHCR WASH/, 'A'],
  ['hand-pumps', '<= 500 -> <= 250', [500, 250], [200, 400], 'water points', /^UNHCR WASH/, 'A'],
  ['open-wells', '400 people', same(400), same(250), 'wells', /^Sphere 2018 WS 2.1/, 'B'],
  ['water-storage', '>= 10 L per person', same(10), same(1_000_000), 'litres', /^UNHCR WASH/, 'A'],
  ['water-containers', '2 per household', same(2), same(40_000), 'containers', /^Sphere/, 'B'],
  ['toilets', '1 per 50 -> 1 per 20', [50, 20], [2000, 5000], 'toilets', /^Sphere 2018 p. 117-118/, 'A'],
  ['refuse-containers', '100 L per 10 households', same(10), same(2000), 'containers', /^Sphere/, 'B'],
  ['refuse-containers-2018', '40 households in 2018', same(40), same(500), 'containers', /^Sphere 2018/, 'C'],
  ['bath-shelters', '<= 50 -> <= 20 people each', [50, 20], [2000, 5000], 'bath shelters', /^UNHCR WASH/, 'A'],
  [
    'bathing-facilities',
    '50 (short term)',
    emergencyOnly(50),
    emergencyOnly(2000),
    'bathing facilities',
    /^Sphere 2018/,
    'B',
  ],
  ['laundry-facilities', '100 people', same(100), same(1000), 'laundry facilities', /^Sphere 2018 WS 2.1/, 'B'],
  ['hygiene-promoters', '<= 500 -> <= 1,000', [500, 1000], [200, 100], 'hygiene promoters', /^UNHCR WASH/, 'A'],
  ['soap', '250 g + 200 g /person/month', same(0.45), same(45), 't/month', /^Sphere 2011/, 'B'],
  ['menstrual-supplies', 'every woman and girl 15-49', same(1), same(25_000), 'sets', /^Sphere 2018 HP 1.3/, 'C'],
  ['menstrual-soap', '+250 g soap/month', same(0.25), same(6.25), 't/month', /^Sphere 2018 HP 1.3/, 'C'],
  ['households', '5 unless a national figure exists', same(1), same(20_000), 'households', /^UNHCR/, 'B'],
  ['covered-floor', '>= 3.5 m2/person', same(3.5), same(350_000), 'm2', /^Sphere 2011/, 'A'],
  ['covered-floor-cold-low', '4.5-5.5 m2 in cold or urban', same(4.5), same(450_000), 'm2', /^Sphere 2018/, 'B'],
  ['covered-floor-cold-high', '4.5-5.5 m2 in cold or urban', same(5.5), same(550_000), 'm2', /^Sphere 2018/, 'B'],
  ['site-area', '45 m2/person', same(45), same(450), 'ha', /^Sphere; UNHCR/, 'B'],
  ['site-area-minimum', '30 m2 minimum', same(30), same(300), 'ha', /^Sphere; UNHCR/, 'B'],
  ['plots', 'incl. plots: one a household', same(1), same(20_000), 'plots', /^Sphere; UNHCR/, 'B'],
  ['blankets', 'blanket per person', same(1), same(100_000), 'blankets', /SS 4$/, 'C'],
  ['sleeping-mats', 'mat per person', same(1), same(100_000), 'mats', /SS 4$/, 'C'],
  ['plates', 'plate per person', same(1), same(100_000), 'plates', /SS 4$/, 'C'],
  ['spoons', 'spoon per person', same(1), same(100_000), 'spoons', /SS 4$/, 'C'],
  ['mugs', 'mug per person', same(1), same(100_000), 'mugs', /SS 4$/, 'C'],
  ['cooking-pots', '2 pots per household', same(2), same(40_000), 'pots', /SS 4$/, 'C'],
  ['basins', 'basin per household', same(1), same(20_000), 'basins', /SS 4$/, 'C'],
  ['kitchen-knives', 'knife per household', same(1), same(20_000), 'knives', /SS 4$/, 'C'],
  ['ladles', 'ladle per household', same(1), same(20_000), 'ladles', /SS 4$/, 'C'],
  ['tarpaulins', '1-2 tarpaulins', same(1), same(20_000), 'tarpaulins', /SS 4$/, 'C'],
  ['tarpaulins-high', '1-2 tarpaulins', same(2), same(40_000), 'tarpaulins', /SS 4$/, 'C'],
  ['food-energy', '2,100 kcal/person/day', same(2100), same(210_000_000), 'kcal/day', /^Sphere; UNHCR\/WFP/, 'A'],
  ['protein', 'about 53 g', same(53), same(5.3), 't/day', /^Sphere; UNHCR\/WFP/, 'C'],
  ['fat', 'about 40 g', same(40), same(4), 't/day', /^Sphere; UNHCR\/WFP/, 'C'],
  ['dry-ration', 'N x 0.55 kg', same(0.55), same(55), 't/day', /^WFP practice/, 'C'],
  ['health-facilities', '1 per 10,000', same(10_000), same(10), 'health facilities', /PHC coverage$/, 'A'],
  [
    'health-facilities-rural',
    '1 per 50,000 dispersed',
    same(50_000),
    same(2),
    'health facilities',
    /PHC coverage$/,
    'A',
  ],
  ['hospitals', '1 per 250,000', same(250_000), same(1), 'hospitals', /PHC coverage$/, 'A'],
  ['hospital-beds', '> 10 per 10,000', same(10), same(100), 'beds', /^UNHCR/, 'A'],
  ['hospital-beds-sphere', '18 per 10,000', same(18), same(180), 'beds', /^Sphere 2018 HS 1.1/, 'C'],
  ['skilled-health-workers', '23 per 10,000', same(23), same(230), 'health workers', /^WHO 2006/, 'B'],
  ['doctors', 'doctor 1:<50,000', same(50_000), same(2), 'doctors', /PHC staffing$/, 'A'],
  [
    'clinical-officers',
    'clinical officer 1:<10,000',
    same(10_000),
    same(10),
    'clinical officers',
    /PHC staffing$/,
    'A',
  ],
  ['outpatient-nurses', 'out-patient nurse 1:<10,000', same(10_000), same(10), 'nurses', /PHC staffing$/, 'A'],
  // 100,000 / 365 = 273.97 and 1,095.89.
  ['consultations', '1-4 new per person per year', same(1), same(274), 'consultations/day', /utilisation$/, 'A'],
  ['consultations-high', '1-4 new per person per year', same(4), same(1096), 'consultations/day', /utilisation$/, 'A'],
  // 5.48 and 21.92.
  ['clinicians', 'N x r / 365 / 50', same(1), same(6), 'clinicians', /^UNHCR/, 'A'],
  ['clinicians-high', 'N x r / 365 / 50', same(4), same(22), 'clinicians', /^UNHCR/, 'A'],
  ['community-health-workers', '1-2 per 1,000', same(1000), same(100), 'health workers', /^Sphere 2018 HS 1.2/, 'C'],
  ['community-health-workers-high', 'N/500', same(500), same(200), 'health workers', /^Sphere 2018 HS 1.2/, 'C'],
  ['births', '75-125 per 10,000 per 3 months', same(75), same(750), 'births/quarter', /^Data4Impact/, 'A'],
  ['births-high', '75-125 per 10,000 per 3 months', same(125), same(1250), 'births/quarter', /^Data4Impact/, 'A'],
  ['pregnant-women', '4%', same(4), same(4000), 'women', /^MISP/, 'C'],
  // Of N x 0.01 = 1,000 births a quarter.
  ['birth-complications', '15% of births', same(15), same(150), 'births/quarter', /^MISP/, 'C'],
  ['caesarean-sections', '5-15%', same(5), same(50), 'operations/quarter', /^MISP/, 'C'],
  ['caesarean-sections-high', '5-15%', same(15), same(150), 'operations/quarter', /^MISP/, 'C'],
  ['women-15-49', '25%', same(1), same(25_000), 'women and girls', /MISP/, 'C'],
  ['obstetric-care', 'N/100,000', same(100_000), same(1), 'facilities', /^UN; Sphere/, 'C'],
  [
    'obstetric-care-comprehensive',
    '1 comprehensive per 500,000',
    same(500_000),
    same(1),
    'facilities',
    /^UN; Sphere/,
    'C',
  ],
  ['school-places', 'share aged 5-17', same(1), same(30_000), 'places', /^UN World Population Prospects 2024/, 'A'],
  [
    'pre-primary-places',
    'pre-primary 3-5 apart',
    same(1),
    same(11_000),
    'places',
    /^UN World Population Prospects 2024/,
    'A',
  ],
  ['classrooms', 'places/(40 x shifts)', same(40), same(375), 'classrooms', /INEE/, 'A'],
  ['teachers', 'places/(40 x shifts)', same(40), same(375), 'teachers', /INEE/, 'A'],
  ['school-water', '3 L/pupil/day', same(3), same(90), 'm3/day', /^UNHCR WASH/, 'A'],
  ['school-hand-pumps', '400 per hand pump', same(400), same(75), 'hand pumps', /^UNHCR WASH/, 'A'],
  ['school-taps', '200 per tap', same(200), same(150), 'taps', /^UNHCR WASH/, 'A'],
  ['school-toilets-girls', '1 per 30 girls', same(30), same(500), 'toilets', /^UNHCR WASH/, 'A'],
  ['school-toilets-boys', '1 per 60 boys', same(60), same(250), 'toilets', /^UNHCR WASH/, 'A'],
  ['schools', '1 per 5,000', same(5000), same(20), 'schools', /^UNHCR handbook for emergencies 2000/, 'B'],
  ['markets', '1 per 20,000', same(20_000), same(5), 'markets', /^UNHCR handbook for emergencies 2000/, 'B'],
];

const tables = (['emergency', 'after'] as const).map((phase: Phase) =>
  needs(
    NEED_RATIOS,
    {
      people: statedPeople(100_000),
      phase,
      shares: { ...DEFAULT_SHARES, 'children 3-5': 0.11 },
      household: 5,
      plannedShare: 1,
      shifts: 2,
    },
    [0.5],
  ),
);

const sourceOf = ({ standard, edition, locator }: NeedRatio | SiteCheck) => `${standard} ${edition} ${locator}`;

describe('planning ratios', () => {
  it('has a line of the source for each ratio, in the same order', () => {
    expect(LINES.map(([id]) => id)).toEqual(NEED_RATIOS.map(({ id }) => id));
  });

  it.each(LINES)('%s: %s', (id, _, figure, quantity, unit, standard, certainty) => {
    const ratio = NEED_RATIOS.find((each) => each.id === id) as NeedRatio;
    expect([ratio.figure.emergency, ratio.figure.after]).toEqual(figure);
    expect(tables.map((table) => table.needs.find((need) => need.ratio.id === id)?.quantities[0])).toEqual(quantity);
    expect(needUnit(ratio)).toBe(unit);
    expect(sourceOf(ratio)).toMatch(standard);
    expect(ratio.certainty).toBe(certainty);
  });

  it('counts only the share in planned settlements for site area, plots, communal toilets, water points and washing', () => {
    expect(NEED_RATIOS.filter(({ scope }) => scope === 'planned settlements').map(({ id }) => id)).toEqual([
      ...['taps', 'hand-pumps', 'open-wells', 'toilets', 'bath-shelters', 'bathing-facilities', 'laundry-facilities'],
      ...['site-area', 'site-area-minimum', 'plots'],
    ]);
  });

  it('counts households for containers, kits and plots, people for all that is not of an age or sex', () => {
    expect(NEED_RATIOS.filter(({ counts }) => counts === 'households').map(({ id }) => id)).toEqual([
      ...['water-containers', 'refuse-containers', 'refuse-containers-2018', 'households', 'plots', 'cooking-pots'],
      ...['basins', 'kitchen-knives', 'ladles', 'tarpaulins', 'tarpaulins-high'],
    ]);
  });
});

/** Limits by hand, emergency and after. */
const CHECKS: readonly (readonly [id: string, emergency: Limits, after: Limits, unit: string, certainty: string])[] = [
  ['water-distance', { max: 500 }, { max: 200 }, 'm', 'A'],
  ['water-queue', { max: 30 }, { max: 30 }, 'minutes', 'B'],
  ['water-storage-share', { min: 70 }, { min: 80 }, '%', 'A'],
  ['container-size', { min: 10, max: 20 }, { min: 10, max: 20 }, 'litres', 'B'],
  ['survival-water', { min: 7.5, max: 15 }, {}, 'litres a person a day', 'A'],
  ['survival-water-intake', { min: 2.5, max: 3 }, {}, 'litres a person a day', 'A'],
  ['survival-water-hygiene', { min: 2, max: 6 }, {}, 'litres a person a day', 'A'],
  ['survival-water-cooking', { min: 3, max: 6 }, {}, 'litres a person a day', 'A'],
  ['free-chlorine', { min: 0.2, max: 2 }, { min: 0.2, max: 2 }, 'mg/L', 'A'],
  ['turbidity', { max: 5 }, { max: 5 }, 'NTU', 'A'],
  ['toilet-distance', { max: 50 }, { max: 50 }, 'm', 'A'],
  ['toilet-ratio', { min: 3, max: 3 }, { min: 3, max: 3 }, 'toilets', 'A'],
  ['fire-break', { min: 30 }, { min: 30 }, 'm', 'B'],
  ['shelter-distance', { min: 2 }, { min: 2 }, 'm', 'B'],
  ['food-protein', { min: 10 }, { min: 10 }, '%', 'A'],
  ['food-fat', { min: 17 }, { min: 17 }, '%', 'A'],
  ['health-distance', { max: 5 }, { max: 5 }, 'km', 'A'],
  ['consultations-a-clinician', { max: 50 }, { max: 50 }, 'consultations', 'A'],
  ['crude-mortality', { max: 1 }, { max: 1 }, 'deaths per 10,000 people a day', 'C'],
  ['under-five-mortality', { max: 2 }, { max: 2 }, 'deaths per 10,000 children a day', 'C'],
  ['measles-vaccination', { min: 95 }, { min: 95 }, '%', 'C'],
  ['pupils-a-shift', { max: 40 }, { max: 40 }, 'pupils', 'A'],
];

describe('checks of a site', () => {
  const checks = PLANNING_ROWS.filter((row) => row.kind === 'check');

  it('has a hand-written limit for each check', () => {
    expect(CHECKS.map(([id]) => id)).toEqual(checks.map(({ id }) => id));
  });

  it.each(CHECKS)('%s', (id, emergency, after, unit, certainty) => {
    expect(checks.find((check) => check.id === id)).toMatchObject({ limits: { emergency, after }, unit, certainty });
  });
});

describe('declaring planning rows', () => {
  const [water] = NEED_RATIOS as readonly [NeedRatio];
  const spec = { id: 'x', sector: 'water', need: 'X', form: 'amount', ratioUnit: 'x', unit: 'x' } as const;
  const source = { standard: 'S', edition: 'E', locator: 'L', certainty: 'C' } as const;
  const [check] = PLANNING_ROWS.filter((row) => row.kind === 'check') as readonly SiteCheck[];

  it.each([
    ['an id twice', [water, water], /water is declared twice/],
    ['an id with capitals', [{ ...water, id: 'Water' }], /lower-case/],
    ['no source', [{ ...water, locator: '' }], /standard, edition and locator/],
    ['a figure of zero', [needRatio({ ...spec, ...source, figure: 0 })], /x: found 0, allowed: numbers above 0/],
    ['no figure', [needRatio({ ...spec, ...source, figure: {} })], /a figure of one phase/],
    ['a scale that is no number', [needRatio({ ...spec, ...source, figure: 1, scale: Number.NaN })], /found NaN/],
    [
      'an alternative to nothing',
      [needRatio({ ...spec, ...source, figure: 1, alternativeTo: 'y' })],
      /alternative to y/,
    ],
    [
      'limits the wrong way round',
      [{ ...(check as SiteCheck), limits: { emergency: { min: 2, max: 1 }, after: {} } }],
      /found 2 to 1, allowed: limits in order/,
    ],
    ['no limit', [{ ...(check as SiteCheck), limits: { emergency: {}, after: {} } }], /a limit of one phase/],
  ])('refuses %s', (_, rows, message) => {
    expect(() => definePlanningRows(rows)).toThrow(message);
  });
});
