import type { Lever } from './define-lever.ts';

/** Levers of the peace driver. */
export const PEACE_LEVERS = [
  {
    id: 'stability',
    key: 'ps',
    group: 'peace',
    kind: 'number',
    label: 'Political stability',
    explanation:
      'Adds to the political stability of 2023, growing in a straight line from 2024 to its full size in 2035. A more stable country has fewer new conflicts; a conflict under way does not end sooner by it. One standard deviation is the distance from the middle of all countries to the most stable sixth.',
    literature:
      'Good governance lowers the risk that conflict comes back. The slope is fitted to the record of this model: each standard deviation less multiplies the odds of a new conflict by 3 to 4.',
    basis: {
      kind: 'source',
      citation:
        'Hegre, H., Nygard, H. M. (2015). Governance and conflict relapse. Journal of Conflict Resolution 59(6), 984-1016; Kaufmann, D., Kraay, A. (2024). Worldwide Governance Indicators',
      locator: 'own fit of onsets 2010-2020 on political stability (data/manifest.json, conflict.onset)',
    },
    unit: 'sd',
    min: -1,
    max: 1,
    decimals: 1,
    default: 0,
    fullBy: 2035,
    scope: 'place',
    effects: [
      { output: 'conflictDisplacement', sign: '-' },
      { output: 'internallyDisplacedConflict', sign: '-' },
      { output: 'crossBorderOut', sign: '-' },
      { output: 'incomePerHead', sign: '+' },
    ],
  },
  {
    id: 'climateConflict',
    key: 'pc',
    group: 'peace',
    kind: 'number',
    label: 'Climate and conflict',
    explanation:
      'By how much each half degree of global warming since about 2015 raises the odds of a new conflict. The default is none: the link is contested.',
    literature:
      'Experts judge that climate has influenced 3 to 20% of conflict risk so far and that other causes matter far more. One meta-analysis finds 14% more conflict between groups for each standard deviation of warmth or extreme rain; 26 researchers reject a general effect.',
    basis: {
      kind: 'source',
      citation:
        'Mach, K. J. et al. (2019). Climate as a risk factor for armed conflict. Nature 571, 193-197; Hsiang, S. M., Burke, M., Miguel, E. (2013). Quantifying the influence of climate on human conflict. Science 341, 1235367; Buhaug, H. et al. (2014). One effect to rule them all? Climatic Change 127, 391-397',
      locator: 'abstracts; the step of half a degree and the range are our reading',
    },
    unit: '% per half °C',
    min: 0,
    max: 30,
    decimals: 0,
    default: 0,
    scope: 'place',
    effects: [
      { output: 'conflictDisplacement', sign: '+' },
      { output: 'internallyDisplacedConflict', sign: '+' },
      { output: 'crossBorderOut', sign: '+' },
      { output: 'incomePerHead', sign: '-' },
    ],
  },
  {
    id: 'durableSolutions',
    key: 'pd',
    group: 'peace',
    kind: 'number',
    label: 'Durable solutions',
    explanation:
      'Share of people displaced inside their country by conflict whose displacement ends in a year: they return, settle where they are, leave the country or die. Set, it is the same in every run; not set, each run draws it. It moves nobody in the population of this model.',
    literature:
      'In the record of 2009-2020 displacement ended for 14.5% of those displaced in a year; half of the place-years lie between 0 and 23%, and revisions of counts are part of it.',
    basis: {
      kind: 'assumed',
      reason:
        'No study gives the share that policy can reach; the range spans from a third of the share on record to nearly three times as much.',
    },
    unit: '% a year',
    min: 5,
    max: 40,
    decimals: 1,
    default: 14.5,
    drawn: 'drawn per run: most between 10 and 21, centre 14.5',
    scope: 'place',
    effects: [
      { output: 'internallyDisplacedConflict', sign: '-' },
      { output: 'stillDisplacedOneYear', sign: '-' },
      { output: 'stillDisplacedThreeYears', sign: '-' },
      { output: 'stillDisplacedFiveYears', sign: '-' },
    ],
  },
] as const satisfies readonly Lever[];
