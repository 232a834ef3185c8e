import type { Lever } from './define-lever.ts';

/** Levers of labour markets and income. */
export const LABOUR_LEVERS = [
  {
    id: 'incomeGrowth',
    key: 'lg',
    group: 'labour',
    kind: 'number',
    label: 'Income growth',
    explanation:
      'Adds to the yearly growth of income per head from 2025 on. Jobs follow by about a third of it; unemployment and self-employment fall as incomes rise.',
    literature:
      'Low-income countries grow 3.1 to 3.9% a year in SSP2 and 2.4% in SSP3; they achieved 1.6% in 2000-2019. SSP5 adds about 1.8 points, SSP3 takes about 1.1 off.',
    basis: {
      kind: 'source',
      citation:
        'SSP Scenario Explorer, release 3.1 (2024): Dellink, R. et al. (2017), Long-term economic growth projections in the SSPs, Global Environ. Change 42, 200-214',
      locator: 'mean growth 2025-2050 by income group, SSP1 to SSP5; own calculation',
    },
    unit: 'points a year',
    min: -2,
    max: 2,
    decimals: 1,
    default: 0,
    scope: 'place',
    effects: [
      { output: 'incomePerHead', sign: '+' },
      { output: 'jobsWanted', sign: '+' },
      { output: 'urbanJobs', sign: '+' },
      { output: 'newUrbanJobs', sign: '+' },
      { output: 'unemployment', sign: '-' },
      { output: 'youthUnemployment', sign: '-' },
      { output: 'informalShare', sign: '-' },
    ],
  },
  {
    id: 'warmingCost',
    key: 'lc',
    group: 'labour',
    kind: 'number',
    label: 'Income lost to warming',
    explanation:
      'Share of income per head that each degree of warming since 2024 costs. It lowers the level of income as long as it stays as warm, not its growth for good. The default is none: growth in SSP2 holds no damage, and estimates differ widely.',
    literature:
      'About 2 to 4% for each degree in a panel of regions (7 to 14% at 3.5 degrees), without lasting effect on growth; 1 to 2% of world output in 2100 in the models that predict best; 23% where a warm year slows growth for good. Warm and poor places lose more, cold ones may gain.',
    basis: {
      kind: 'source',
      citation:
        'Kalkuhl, M., Wenz, L. (2020). The impact of climate conditions on economic production. Journal of Environmental Economics and Management 103, 102360; Newell, R. G., Prest, B. C., Sexton, S. E. (2021). The GDP-temperature relationship. Journal of Environmental Economics and Management 108; Burke, M., Hsiang, S. M., Miguel, E. (2015). Global non-linear effect of temperature on economic production. Nature 527, 235-239',
      locator: 'abstracts; for each degree: our arithmetic, 23% at about 4 degrees as the upper end',
    },
    unit: '% per °C',
    min: 0,
    max: 6,
    decimals: 1,
    default: 0,
    scope: 'place',
    effects: [
      { output: 'incomePerHead', sign: '-' },
      { output: 'jobsWanted', sign: '-' },
      { output: 'urbanJobs', sign: '-' },
      { output: 'unemployment', sign: '+' },
      { output: 'informalShare', sign: '+' },
    ],
  },
  {
    id: 'womensGap',
    key: 'lw',
    group: 'labour',
    kind: 'number',
    label: "Women's gap in participation closed",
    explanation:
      'Share of the gap between the participation of women and of men of the same age that is closed by 2050, in a straight line from 2024. More people want work; jobs do not rise by themselves.',
    literature:
      "Women's participation lies about 27 points below men's over the world and progress has slowed; the G20 pledged to close a quarter of the gap in about ten years. Closing all of it is without precedent.",
    basis: {
      kind: 'source',
      citation: 'ILO (2017). World Employment and Social Outlook: Trends for Women 2017',
      locator: 'summary',
    },
    unit: '%',
    min: 0,
    max: 100,
    decimals: 0,
    default: 0,
    fullBy: 2050,
    scope: 'place',
    effects: [
      { output: 'labourForce', sign: '+' },
      { output: 'jobsGap', sign: '+' },
      { output: 'labourShortage', sign: '-' },
    ],
  },
  {
    id: 'retirementAge',
    key: 'lr',
    group: 'labour',
    kind: 'number',
    label: 'Retirement age',
    explanation:
      'People of 55 and over work as those some years younger do today, growing in a straight line from 2024 to its full size in 2050. Half of the added years counts as work.',
    literature:
      'A rise of the early retirement age by 2 to 3.25 years in Austria raised employment of those concerned by 10 to 11 points, and their unemployment by 12.',
    basis: {
      kind: 'source',
      citation:
        'Staubli, S., Zweimueller, J. (2013). Does raising the early retirement age increase employment of older workers? Journal of Public Economics 108, 17-32',
      locator: 'abstract; that half becomes work is our judgement',
    },
    unit: 'years',
    min: 0,
    max: 5,
    decimals: 1,
    default: 0,
    fullBy: 2050,
    scope: 'place',
    effects: [
      { output: 'labourForce', sign: '+' },
      { output: 'labourShortage', sign: '-' },
    ],
  },
  {
    id: 'automation',
    key: 'la',
    group: 'labour',
    kind: 'number',
    label: 'Jobs automated, net of new ones',
    explanation:
      'Share of jobs lost to machines and software beyond the new jobs that they bring, growing in a straight line from 2024 to its full size in 2035. A thought experiment above a few per cent.',
    literature:
      'Measured net losses from robots are 0 to 2 points of employment a decade; 9 to 47% of jobs were judged automatable in studies of tasks and occupations, which is not the same. The sign is disputed.',
    basis: {
      kind: 'source',
      citation:
        'Acemoglu, D., Restrepo, P. (2020). Robots and jobs: evidence from US labor markets. Journal of Political Economy 128(6), 2188-2244',
      locator: 'abstract',
    },
    unit: '%',
    min: 0,
    max: 30,
    decimals: 0,
    default: 0,
    fullBy: 2035,
    scope: 'place',
    effects: [
      { output: 'jobsWanted', sign: '-' },
      { output: 'urbanJobs', sign: '-' },
      { output: 'jobsGap', sign: '+' },
      { output: 'labourShortage', sign: '-' },
    ],
  },
  {
    id: 'remoteWork',
    key: 'lt',
    group: 'labour',
    kind: 'number',
    label: 'Shortage filled by remote work',
    explanation:
      'Of the jobs without workers that can be done from elsewhere, the share that people abroad fill, growing in a straight line from 2024 to its full size in 2035. It does not say yet where these people live.',
    literature:
      'One job in five can be done from home over the world, one in 26 in low-income countries, over a third in the United States. From home is not from abroad.',
    basis: {
      kind: 'source',
      citation:
        'Garrote Sanchez, D. et al. (2021). Who on earth can work from home? World Bank Research Observer 36(1), 67-100',
      locator: 'abstract; shares of middle-income countries are ours, between its figures',
    },
    unit: '%',
    min: 0,
    max: 40,
    decimals: 0,
    default: 0,
    fullBy: 2035,
    scope: 'place',
    effects: [{ output: 'labourShortage', sign: '-' }],
  },
] as const satisfies readonly Lever[];
