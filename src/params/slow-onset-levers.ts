import type { Lever } from './define-lever.ts';

/** Levers of slow onset. */
export const SLOW_ONSET_LEVERS = [
  {
    id: 'slowOnset',
    key: 'o',
    group: 'climate',
    kind: 'number',
    label: 'Slow-onset movers',
    explanation:
      'How many people leave the countryside as it warms, as a share of the published high end: 1 reaches it at the strongest warming. Set, it is the same in every run; not set, each run draws it. Only the difference from the reference moves towns.',
    literature:
      'Up to 216 million movers inside six regions by 2050, 44 to 48 million at the low end (0.2 of it); another model has 62 million working-age people in the whole century. In poor countries one study finds fewer moves to towns as it warms.',
    basis: {
      kind: 'source',
      citation: 'Clement, V. et al. (2021). Groundswell Part 2: acting on internal climate migration. World Bank',
      locator: 'high end of the pessimistic scenario by region; low end over scenarios',
    },
    unit: 'of the high end',
    min: 0,
    max: 1,
    decimals: 2,
    default: 0.5,
    drawn: 'drawn per run: 0.2 to 1, median 0.5',
    scope: 'place',
    effects: [
      { output: 'slowOnsetMovers', sign: '+' },
      { output: 'urbanShare', sign: '+' },
    ],
  },
] as const satisfies readonly Lever[];
