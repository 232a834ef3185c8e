import { type Output, PERSONS, SHARE } from './define-output.ts';

const ILO = 'ILO modelled estimates to 2023 (CC BY 4.0) carried on by this model';

/** Outputs of labour markets and income. */
export const LABOUR_OUTPUTS = [
  {
    id: 'labourForce',
    label: 'Labour force',
    unit: 'persons',
    kind: 'stock',
    explanation: 'People aged 15 and over who work or look for work, at 31 December.',
    source: ILO,
    group: 'labour',
    scale: PERSONS,
    scope: 'place',
  },
  {
    id: 'jobsWanted',
    label: 'Jobs wanted by employers',
    unit: 'persons',
    kind: 'stock',
    explanation:
      'Workers that the economy asks for at 31 December: the jobs of 2024, moved by the number of people, by income and by automation. Self-employment counts as a job.',
    source: ILO,
    group: 'labour',
    scale: PERSONS,
    scope: 'place',
  },
  {
    id: 'jobsGap',
    label: 'Jobs gap',
    unit: 'persons',
    kind: 'stock',
    explanation:
      'People in the labour force at 31 December for whom jobs have not grown along, beyond the unemployment of today. They work on their own account or informally, leave the labour force, look for work or move.',
    source: ILO,
    group: 'labour',
    scale: PERSONS,
    scope: 'place',
  },
  {
    id: 'labourShortage',
    label: 'Labour shortage',
    unit: 'persons',
    kind: 'stock',
    explanation:
      'Jobs at 31 December for which the labour force lacks people, at the unemployment of today. In a group of places shortages are summed; they are not set against gaps elsewhere.',
    source: ILO,
    group: 'labour',
    scale: PERSONS,
    scope: 'place',
  },
  {
    id: 'unemployment',
    label: 'Unemployment rate',
    unit: 'share',
    kind: 'share',
    explanation:
      'Unemployed people as a share of the labour force. Low rates in poor countries mean that nobody can afford to be unemployed; the informal share says more there.',
    source: ILO,
    group: 'labour',
    scale: SHARE,
    scope: 'place',
  },
  {
    id: 'youthUnemployment',
    label: 'Youth unemployment rate',
    unit: 'share',
    kind: 'share',
    explanation: 'Unemployed people aged 15 to 24 as a share of the labour force of that age.',
    source: ILO,
    group: 'labour',
    scale: SHARE,
    scope: 'place',
  },
  {
    id: 'informalShare',
    label: 'Self-employed share',
    unit: 'share',
    kind: 'share',
    explanation:
      'Self-employed people, unpaid family workers included, as a share of employed people: the nearest figure to informal work that covers the world.',
    source: ILO,
    group: 'labour',
    scale: SHARE,
    scope: 'place',
  },
  {
    id: 'incomePerHead',
    label: 'Income per head',
    unit: 'int$2021',
    kind: 'income',
    explanation:
      "Gross domestic product of the year per head, in international dollars of 2021 (equal buying power). The reference grows as the place's income group does in SSP2.",
    source: 'World Bank WDI and others (CC BY 4.0); growth: SSP2 group means',
    group: 'labour',
    scale: PERSONS,
    scope: 'place',
  },
] as const satisfies readonly Output[];
