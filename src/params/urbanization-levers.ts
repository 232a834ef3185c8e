import type { Lever } from './define-lever.ts';

/** Levers of the urbanization driver. */
export const URBANIZATION_LEVERS = [
  {
    id: 'urbanPace',
    key: 'up',
    group: 'urbanization',
    kind: 'number',
    label: 'Pace of urbanization',
    explanation:
      'Adds to the difference between the growth rates of town and country, every year from 2025 on. One point a year moves a half-urban country by about 6 points of urban share in 25 years.',
    literature:
      'Towns grew 1.5 to 2 points a year faster than the countryside at every level of urbanization (2000-2015). Scenarios of the Shared Socioeconomic Pathways lie about 2 points either way.',
    basis: {
      kind: 'source',
      citation:
        "United Nations (2018). World Urbanization Prospects 2018; Jiang, L., O'Neill, B. C. (2017). Global urbanization projections for the shared socioeconomic pathways. Global Environmental Change 42, 193-199",
      locator: 'own calculation on these series: growth differences 2000-2015 and spread of urban shares in 2050',
    },
    unit: 'points a year',
    min: -2,
    max: 2,
    decimals: 1,
    default: 0,
    scope: 'place',
    effects: [
      { output: 'urbanShare', sign: '+' },
      { output: 'urbanPopulation', sign: '+' },
      { output: 'moversToTowns', sign: '+' },
      { output: 'slumResidents', sign: '+' },
      { output: 'coastalTownDwellers', sign: '+' },
    ],
  },
  {
    id: 'growthHoused',
    key: 'uh',
    group: 'urbanization',
    kind: 'number',
    label: 'Growth housed with services',
    explanation:
      'Of the new urban residents who would live in slums as the people of their town do today, the share that is housed with services instead. Slums of today stay; at 100% their residents no longer grow in number.',
    literature:
      'The share of urban people in slums fell from 25.4% to 24.2% between 2014 and 2020 while their number rose to nearly 1.1 billion.',
    basis: {
      kind: 'assumed',
      reason:
        'The reference keeps the last share on record in each place; the lever spans all from no change to no new slum residents.',
    },
    unit: '%',
    min: 0,
    max: 100,
    decimals: 0,
    default: 0,
    scope: 'place',
    effects: [{ output: 'slumResidents', sign: '-' }],
  },
  {
    id: 'coastalProtection',
    key: 'uc',
    group: 'urbanization',
    kind: 'number',
    label: 'Coastal protection of towns',
    explanation:
      'Share of town dwellers below 5 m who live behind added protection, growing in a straight line from 2024 to its full size in 2050. It moves nobody: it counts fewer people as exposed.',
    literature: 'No figure of protected people by country is in the sources of this model.',
    basis: {
      kind: 'assumed',
      reason: 'A what-if: the range spans all from no added protection to protection of every low town.',
    },
    unit: '%',
    min: 0,
    max: 100,
    decimals: 0,
    default: 0,
    fullBy: 2050,
    scope: 'place',
    effects: [{ output: 'coastalTownDwellers', sign: '-' }],
  },
] as const satisfies readonly Lever[];
