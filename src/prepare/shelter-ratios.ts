import { from, type NeedRatio, needRatio } from './planning-row.ts';

const camp = { scope: 'planned settlements' } as const;
const SQUARE_METRES_IN_HECTARE = 10_000;

/** What each person or household gets; Sphere leaves the list to the place. */
const kit = (id: string, need: string, unit: string, counts: 'people' | 'households', figure: number): NeedRatio =>
  needRatio({
    id,
    sector: 'household items',
    need,
    counts,
    form: 'amount',
    figure,
    ratioUnit: counts === 'people' ? `${unit} a person` : `${unit} a household`,
    unit,
    note: 'The items are quoted in the UNHCR profile of InaSAFE (B).',
    ...from('Sphere; UNHCR core relief items', '2018', 'SS 4', 'C'),
  });

const coveredFloor = { sector: 'shelter', form: 'amount', ratioUnit: 'm2 a person', unit: 'm2' } as const;
const siteArea = {
  sector: 'shelter',
  ...camp,
  form: 'amount',
  ratioUnit: 'm2 a person',
  unit: 'ha',
  scale: SQUARE_METRES_IN_HECTARE,
  decimals: 2,
} as const;

/** Shelter, sites and household items. */
export const SHELTER_RATIOS: readonly NeedRatio[] = [
  needRatio({
    id: 'households',
    sector: 'shelter',
    need: 'Households',
    counts: 'households',
    form: 'amount',
    figure: 1,
    ratioUnit: 'households',
    unit: 'households',
    note: 'Five people a household unless a national figure exists.',
    ...from('UNHCR; InaSAFE profiles', 'no edition stated', 'household size', 'B'),
  }),
  needRatio({
    id: 'covered-floor',
    need: 'Covered living space',
    ...coveredFloor,
    figure: 3.5,
    note: 'Square metres a person, not 3.5 m by 3.5 m. UNHCR camp planning and Sphere 2018 (B): the same.',
    ...from('Sphere', '2011', 'covered living space', 'A'),
  }),
  needRatio({
    id: 'covered-floor-cold-low',
    need: 'Covered living space, cold or urban settings, lower end',
    ...coveredFloor,
    figure: 4.5,
    alternativeTo: 'covered-floor',
    ...from('Sphere', '2018', 'covered living space', 'B'),
  }),
  needRatio({
    id: 'covered-floor-cold-high',
    need: 'Covered living space, cold or urban settings, upper end',
    ...coveredFloor,
    figure: 5.5,
    alternativeTo: 'covered-floor',
    ...from('Sphere', '2018', 'covered living space', 'B'),
  }),
  needRatio({
    id: 'site-area',
    need: 'Site area with plots and gardens',
    ...siteArea,
    figure: 45,
    ...from('Sphere; UNHCR', '2018', 'settlement planning, site area', 'B'),
  }),
  needRatio({
    id: 'site-area-minimum',
    need: 'Site area where services are outside',
    ...siteArea,
    figure: 30,
    alternativeTo: 'site-area',
    ...from('Sphere; UNHCR', '2018', 'settlement planning, site area', 'B'),
  }),
  needRatio({
    id: 'plots',
    sector: 'shelter',
    need: 'Household plots',
    ...camp,
    counts: 'households',
    form: 'amount',
    figure: 1,
    ratioUnit: 'plots a household',
    unit: 'plots',
    ...from('Sphere; UNHCR', '2018', 'settlement planning, household plots', 'B'),
  }),
  kit('blankets', 'Blankets', 'blankets', 'people', 1),
  kit('sleeping-mats', 'Sleeping mats', 'mats', 'people', 1),
  kit('plates', 'Plates', 'plates', 'people', 1),
  kit('spoons', 'Spoons', 'spoons', 'people', 1),
  kit('mugs', 'Mugs', 'mugs', 'people', 1),
  kit('cooking-pots', 'Cooking pots', 'pots', 'households', 2),
  kit('basins', 'Basins', 'basins', 'households', 1),
  kit('kitchen-knives', 'Kitchen knives', 'knives', 'households', 1),
  kit('ladles', 'Ladles', 'ladles', 'households', 1),
  kit('tarpaulins', 'Tarpaulins, at least', 'tarpaulins', 'households', 1),
  { ...kit('tarpaulins-high', 'Tarpaulins, at most', 'tarpaulins', 'households', 2), alternativeTo: 'tarpaulins' },
];
