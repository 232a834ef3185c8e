import { type Output, PERSONS } from './define-output.ts';

/** Output of slow onset. */
export const SLOW_ONSET_OUTPUT = {
  id: 'slowOnsetMovers',
  label: 'Slow-onset movers since 2025',
  unit: 'persons',
  kind: 'stock',
  iamc: 'Migration|Internal|Slow-Onset Climate Change [Cumulative]',
  hxl: '#population+migrants+internal+climate',
  explanation:
    'People at 31 December who have left the countryside inside their country since the start of 2025 for slow changes of the climate, against warming held at 2024. They are a part of all who move to towns.',
  source: 'World Bank, Groundswell (2021), only as fitted rates; ILO farm share (CC BY 4.0)',
  group: 'climate',
  scale: PERSONS,
  scope: 'place',
} as const satisfies Output;
