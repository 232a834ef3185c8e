import type { EventKind } from './define-event.ts';

const NO_RECORD = 'there is no record of such events by place and size';

/** Kinds of event that people bring: conflict and peace, rules of movement, economies, a pandemic. */
export const SOCIETY_EVENTS = [
  {
    id: 'conflictOnset',
    key: 'co',
    label: 'Conflict begins',
    explanation:
      'An armed conflict newly displaces this share of people in each year that it lasts, beside what the year draws anyway. A scenario that states a conflict says nothing about how likely it is.',
    unit: '% of people',
    min: 0.01,
    max: 20,
    decimals: 2,
    default: 4.3,
    duration: 3,
    basis: {
      kind: 'source',
      citation: 'World Bank, World Development Indicators, VC.IDP.NWCV (data: Internal Displacement Monitoring Centre)',
      locator:
        'one in ten of the 36 spells that began in 2011-2020 displaced more than 4.3% in its first year; three years are assumed',
    },
    stacking: 'add',
    noRecord: NO_RECORD,
    hasSeason: false,
    effects: [
      { output: 'conflictDisplacement', sign: '+' },
      { output: 'internallyDisplacedConflict', sign: '+' },
      { output: 'crossBorderOut', sign: '+' },
      { output: 'incomePerHead', sign: '-' },
    ],
  },
  {
    id: 'peaceSettlement',
    key: 'ps',
    label: 'Peace settlement',
    explanation:
      'While a settlement holds, conflict newly displaces fewer people by this share. It may fail again: the decay says how much of it stays after its years. Returns are set by the lever of durable solutions.',
    unit: '% fewer newly displaced',
    min: 1,
    max: 100,
    decimals: 0,
    default: 75,
    duration: 10,
    basis: {
      kind: 'assumed',
      reason:
        'Settlements differ too much in their hold for one measured effect; three quarters for ten years is a round number.',
    },
    stacking: 'share',
    noRecord: NO_RECORD,
    hasSeason: false,
    effects: [
      { output: 'conflictDisplacement', sign: '-' },
      { output: 'internallyDisplacedConflict', sign: '-' },
      { output: 'crossBorderOut', sign: '-' },
      { output: 'incomePerHead', sign: '+' },
    ],
  },
  {
    id: 'borderClosure',
    key: 'bc',
    label: 'Border closure',
    explanation:
      'Closes this share of the regular ways across the borders of a place, in and out. Some people who would have moved then move irregularly, others cannot: needs of protection do not end with it.',
    unit: '% of regular moves',
    min: 1,
    max: 100,
    decimals: 0,
    default: 50,
    duration: 2,
    basis: {
      kind: 'assumed',
      reason:
        'Closures range from one crossing to a whole border; half of the regular ways for two years is a round number.',
    },
    stacking: 'share',
    noRecord: NO_RECORD,
    hasSeason: false,
    effects: [
      { output: 'immigrants', sign: '-' },
      { output: 'emigrants', sign: '-' },
      { output: 'netMigration', sign: '±' },
      { output: 'irregularIndex', sign: '+' },
      { output: 'immobilityIndex', sign: '+' },
      { output: 'unmetProtection', sign: '+' },
    ],
  },
  {
    id: 'pathwayOpening',
    key: 'po',
    label: 'Pathway opens',
    explanation:
      'New regular pathways raise the regular moves into a place by this share. Part of them replaces irregular moves.',
    unit: '% more regular moves',
    min: 1,
    max: 200,
    decimals: 0,
    default: 25,
    duration: 10,
    basis: {
      kind: 'assumed',
      reason: 'Pathways range from a pilot to a free movement area; a quarter more for ten years is a round number.',
    },
    stacking: 'gain',
    noRecord: NO_RECORD,
    hasSeason: false,
    effects: [
      { output: 'immigrants', sign: '+' },
      { output: 'netMigration', sign: '+' },
      { output: 'irregularIndex', sign: '-' },
    ],
  },
  {
    id: 'economicCrisis',
    key: 'ec',
    label: 'Economic crisis',
    explanation:
      'Income per head is lower by this share than it would have been in each year that the crisis lasts. The decay says how much of the loss stays: after financial crises most of it stayed for years.',
    unit: '% of income per head',
    min: 0.5,
    max: 30,
    decimals: 1,
    default: 7.5,
    duration: 2,
    basis: {
      kind: 'source',
      citation:
        'Cerra, V. and Saxena, S. C. (2008). Growth dynamics: the myth of economic recovery. American Economic Review 98(1), 439-457',
      locator: 'output lost after a banking crisis, about 7.5%; two years are assumed',
    },
    stacking: 'loss',
    noRecord: NO_RECORD,
    hasSeason: false,
    effects: [
      { output: 'incomePerHead', sign: '-' },
      { output: 'unemployment', sign: '+' },
      { output: 'youthUnemployment', sign: '+' },
      { output: 'jobsWanted', sign: '-' },
    ],
  },
  {
    id: 'pandemicStandstill',
    key: 'pa',
    label: 'Pandemic standstill',
    explanation:
      'This share of the usual moves across borders does not take place in each year that it lasts. Displacement goes on; some people are stranded on the way or cannot return.',
    unit: '% of moves',
    min: 1,
    max: 90,
    decimals: 0,
    default: 30,
    duration: 1,
    basis: {
      kind: 'source',
      citation: 'OECD (2021). International Migration Outlook 2021',
      locator: 'summary: permanent migration to OECD countries fell by over 30% in 2020',
    },
    stacking: 'share',
    noRecord: NO_RECORD,
    hasSeason: false,
    effects: [
      { output: 'immigrants', sign: '-' },
      { output: 'emigrants', sign: '-' },
      { output: 'returns', sign: '-' },
      { output: 'netMigration', sign: '±' },
      { output: 'stranded', sign: '+' },
      { output: 'immobilityIndex', sign: '+' },
    ],
  },
  {
    id: 'remoteWorkLeap',
    key: 'rw',
    label: 'Remote-work leap',
    explanation:
      'Of the jobs without workers that can be done from elsewhere, people abroad fill this share at once, beside what the lever of remote work fills.',
    unit: '% of such jobs',
    min: 1,
    max: 60,
    decimals: 0,
    default: 20,
    duration: 5,
    basis: {
      kind: 'assumed',
      reason: 'Half of the range of the lever of remote work, reached in one year instead of ten.',
    },
    stacking: 'share',
    noRecord: NO_RECORD,
    hasSeason: false,
    effects: [{ output: 'labourShortage', sign: '-' }],
  },
] as const satisfies readonly EventKind[];
