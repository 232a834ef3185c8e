import type { EventKind } from './define-event.ts';

const RECORD = 'IDMC, Global Internal Displacement Database, disaster events 2008-2020';
const DISPLACED = [
  { output: 'disasterDisplacement', sign: '+' },
  { output: 'internallyDisplacedDisaster', sign: '+' },
] as const;
/** Largest share of people that a year's disasters displace in the model, in %. */
const MOST = 30;

/** Kinds of event that nature brings: hazards with a displacement record, and harvests. */
export const HAZARD_EVENTS = [
  {
    id: 'cyclone',
    key: 'cy',
    label: 'Cyclone',
    explanation:
      'A storm displaces this share of people in each year that it lasts, beside the displacement that the year draws anyway. Most return within weeks; how many stay away longer is not known well.',
    unit: '% of people',
    min: 0.01,
    max: MOST,
    decimals: 2,
    default: 1.6,
    duration: 1,
    basis: { kind: 'source', citation: RECORD, locator: 'Mozambique 2019, cyclone Idai: 478,000 people, 1.6%' },
    stacking: 'add',
    record: 'storm',
    hasSeason: true,
    effects: [...DISPLACED, { output: 'stormDisplacement', sign: '+' }],
  },
  {
    id: 'flood',
    key: 'fl',
    label: 'Flood',
    explanation:
      'High water displaces this share of people in each year that it lasts, beside the displacement that the year draws anyway.',
    unit: '% of people',
    min: 0.01,
    max: MOST,
    decimals: 2,
    default: 5.5,
    duration: 1,
    basis: { kind: 'source', citation: RECORD, locator: 'Pakistan 2010: 11 million people, 5.5%' },
    stacking: 'add',
    record: 'flood',
    hasSeason: true,
    effects: [...DISPLACED, { output: 'floodDisplacement', sign: '+' }],
  },
  {
    id: 'drought',
    key: 'dr',
    label: 'Drought',
    explanation:
      'A drought displaces this share of people in each year that it lasts. Moves come late and step by step, and are recorded only since about 2017, so sizes are less sure than those of storms.',
    unit: '% of people',
    min: 0.01,
    max: MOST,
    decimals: 2,
    default: 6,
    duration: 1,
    basis: { kind: 'source', citation: RECORD, locator: 'Somalia 2017: 892,000 people, 6.0%' },
    stacking: 'add',
    noRecord: 'the record counts drought together with heat and fire, so it has no sizes of droughts alone',
    hasSeason: false,
    effects: DISPLACED,
  },
  {
    id: 'earthquake',
    key: 'eq',
    label: 'Earthquake',
    explanation:
      'An earthquake displaces this share of people. It comes without warning in any month. The record counts it together with volcanoes and landslides.',
    unit: '% of people',
    min: 0.01,
    max: MOST,
    decimals: 2,
    default: 9.4,
    duration: 1,
    basis: { kind: 'source', citation: RECORD, locator: 'Nepal 2015, Gorkha earthquake: 2.6 million people, 9.4%' },
    stacking: 'add',
    record: 'earthquake-volcano-landslide',
    hasSeason: false,
    effects: DISPLACED,
  },
  {
    id: 'cropFailure',
    key: 'cf',
    label: 'Crop failure',
    explanation:
      'This share of a usual harvest is lost in each year that it lasts. It lowers the income of those who live from farming. Whether they move is disputed: the poorest often cannot.',
    unit: '% of the harvest',
    min: 1,
    max: 80,
    decimals: 0,
    default: 10,
    duration: 1,
    basis: {
      kind: 'source',
      citation:
        'Lesk, C., Rowhani, P. and Ramankutty, N. (2016). Influence of extreme weather disasters on global crop production. Nature 529, 84-87',
      locator: 'abstract: droughts and extreme heat reduced national cereal production by 9-10%',
    },
    stacking: 'share',
    noRecord: 'the model holds no record of harvests',
    hasSeason: false,
    effects: [{ output: 'incomePerHead', sign: '-' }],
  },
] as const satisfies readonly EventKind[];
