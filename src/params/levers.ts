import { defineLevers, type Lever } from './define-lever.ts';
import { FREE_MOVEMENT_LEVERS } from './free-movement-levers.ts';
import { LABOUR_LEVERS } from './labour-levers.ts';
import { MOBILITY_LEVERS } from './mobility-levers.ts';
import { PEACE_LEVERS } from './peace-levers.ts';
import { SLOW_ONSET_LEVERS } from './slow-onset-levers.ts';
import { URBANIZATION_LEVERS } from './urbanization-levers.ts';

const WPP = 'United Nations, DESA, Population Division (2024). World Population Prospects 2024';

const declared = defineLevers([
  {
    id: 'fertility',
    key: 'f',
    group: 'demographics',
    kind: 'number',
    label: 'Children per woman',
    explanation:
      'Adds to the UN medium fertility, growing in a straight line from 2024 to its full size in 2050. More births first raise the number of children; the labour force follows after about fifteen years.',
    literature: 'The UN low and high scenarios lie half a child below and above the medium.',
    basis: { kind: 'source', citation: WPP, locator: 'Definition of projection scenarios: low and high fertility' },
    unit: 'children',
    min: -0.5,
    max: 0.5,
    decimals: 2,
    default: 0,
    fullBy: 2050,
    scope: 'place',
    effects: [
      { output: 'births', sign: '+' },
      { output: 'population', sign: '+' },
      { output: 'medianAge', sign: '-' },
      { output: 'oldAgeDependency', sign: '-' },
    ],
  },
  {
    id: 'lifeExpectancy',
    key: 'e',
    group: 'demographics',
    kind: 'number',
    label: 'Life expectancy',
    explanation:
      'Adds years to the UN medium life expectancy of women and men, growing in a straight line from 2024 to its full size in 2050. Fewer deaths, above all at high ages, so the population ages a little.',
    literature: 'The half-width of the UN 80% interval in 2050 is about 1.5 to 4 years in most countries.',
    basis: { kind: 'source', citation: WPP, locator: 'Life expectancy at birth, 80% prediction intervals, 2050' },
    unit: 'years',
    min: -3,
    max: 3,
    decimals: 1,
    default: 0,
    fullBy: 2050,
    scope: 'place',
    effects: [
      { output: 'deaths', sign: '-' },
      { output: 'population', sign: '+' },
      { output: 'oldAgeDependency', sign: '+' },
    ],
  },
  {
    id: 'warmingPath',
    key: 'w',
    group: 'climate',
    kind: 'choice',
    label: 'Warming path',
    explanation:
      'The scenario of emissions whose assessed warming the world follows. Each run keeps one place in the assessed range. Paths differ little before 2035 and clearly by 2050. One choice holds the warming of 2024: a counterfactual to compare with, no path that emissions could follow.',
    literature:
      'Best estimates for 2041-2060 run from 1.6 (SSP1-1.9) to 2.4 degrees (SSP5-8.5). SSP1-1.9 is almost out of reach.',
    basis: {
      kind: 'source',
      citation: 'IPCC (2021). Climate Change 2021: The Physical Science Basis. Summary for Policymakers',
      locator: 'Table SPM.1 and Figure SPM.8 panel a (data: Fyfe et al. 2021)',
    },
    options: ['held-2024', 'SSP1-1.9', 'SSP1-2.6', 'SSP2-4.5', 'SSP3-7.0', 'SSP5-8.5'],
    default: 'SSP2-4.5',
    scope: 'world',
    effects: [
      { output: 'warming', sign: '+' },
      { output: 'disasterDisplacement', sign: '+' },
      { output: 'floodDisplacement', sign: '+' },
      { output: 'stormDisplacement', sign: '+' },
      { output: 'coastalTownDwellers', sign: '+' },
      { output: 'slowOnsetMovers', sign: '+' },
      { output: 'urbanShare', sign: '+' },
    ],
  },
  {
    id: 'floodResponse',
    key: 'b',
    group: 'climate',
    kind: 'number',
    label: 'Flood displacement per degree',
    explanation:
      'How many more people floods displace with each degree of global warming, at the same population. It acts on the warming since the mid-year of the fitted record; each run varies it by about a third.',
    literature:
      'About +50% a degree for river floods over the world, with a wide spread between climate models and places.',
    basis: {
      kind: 'source',
      citation:
        'Kam, P. M. et al. (2021). Global warming and population change both heighten future risk of human displacement due to river floods. Environ. Res. Lett. 16, 044026',
      locator: 'abstract',
    },
    unit: '% per °C',
    min: 0,
    max: 100,
    decimals: 0,
    default: 50,
    scope: 'place',
    effects: [
      { output: 'disasterDisplacement', sign: '+' },
      { output: 'floodDisplacement', sign: '+' },
    ],
  },
  {
    id: 'stormResponse',
    key: 's',
    group: 'climate',
    kind: 'number',
    label: 'Storm displacement per degree',
    explanation:
      'How many more people storms displace with each degree of global warming, at the same population. The source measures people exposed to cyclones, not people displaced; each run varies it by about a third.',
    literature: 'About +26% exposed people a degree for tropical cyclones (33 million people a degree).',
    basis: {
      kind: 'source',
      citation:
        'Geiger, T. et al. (2021). Double benefit of limiting global warming for tropical cyclone exposure. Nature Climate Change 11, 855-862',
      locator: 'abstract',
    },
    unit: '% per °C',
    min: 0,
    max: 60,
    decimals: 0,
    default: 26,
    scope: 'place',
    effects: [
      { output: 'disasterDisplacement', sign: '+' },
      { output: 'stormDisplacement', sign: '+' },
    ],
  },
  {
    id: 'adaptation',
    key: 'a',
    group: 'climate',
    kind: 'number',
    label: 'Adaptation',
    explanation:
      'By how much fewer people the same flood, storm, drought, heat or fire displaces with each year from 2025 on. Set, it is the same in every run; not set, each run draws it, lower for low-income countries, where means to adapt are short.',
    literature:
      'People affected by floods per 100,000 fell by about 6% a year in 2000-2024, by storms much less, by drought hardly.',
    basis: {
      kind: 'assumed',
      reason:
        'No study measures the fall of displacement at equal hazard; the range spans what the records of people affected allow.',
    },
    unit: '% a year',
    min: 0,
    max: 6,
    decimals: 1,
    default: 2,
    drawn: 'drawn per run: 0 to 5, most often 2; low-income countries 0 to 3, most often 1',
    scope: 'place',
    effects: [
      { output: 'disasterDisplacement', sign: '-' },
      { output: 'floodDisplacement', sign: '-' },
      { output: 'stormDisplacement', sign: '-' },
    ],
  },
  ...SLOW_ONSET_LEVERS,
  ...URBANIZATION_LEVERS,
  ...LABOUR_LEVERS,
  ...PEACE_LEVERS,
  ...MOBILITY_LEVERS,
  ...FREE_MOVEMENT_LEVERS,
] as const satisfies readonly Lever[]);

/** Every lever of the model, declared once; slider, schema, link codec, documentation and law tests derive from it. */
export const LEVERS: readonly Lever[] = declared;

export type LeverId = (typeof declared)[number]['id'];

/** Find a lever by id; undefined for an unknown one. */
export function findLever(id: string): Lever | undefined {
  return LEVERS.find((lever) => lever.id === id);
}
