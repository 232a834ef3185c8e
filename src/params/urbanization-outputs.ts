import { type Output, PERSONS, SHARE } from './define-output.ts';

const WUP = 'UN WUP 2018 (CC BY 3.0 IGO) applied to the population of this model';
const WDI = 'World Bank WDI (CC BY 4.0)';

/** Outputs of the urbanization driver. */
export const URBANIZATION_OUTPUTS = [
  {
    id: 'urbanShare',
    label: 'Urban share',
    unit: 'share',
    kind: 'share',
    iamc: 'Population|Urban [Share]',
    hxl: '#indicator+value+pct+population+urban',
    explanation:
      'People who live in urban areas as a share of all people in the year. What counts as urban is defined by each country.',
    source: WUP,
    group: 'urbanization',
    scale: SHARE,
    scope: 'place',
  },
  {
    id: 'urbanPopulation',
    label: 'Urban population',
    unit: 'persons',
    kind: 'stock',
    iamc: 'Population|Urban',
    hxl: '#population+urban',
    explanation: 'People who live in urban areas at 31 December.',
    source: WUP,
    group: 'urbanization',
    scale: PERSONS,
    scope: 'place',
  },
  {
    id: 'newUrbanResidents',
    label: 'New urban residents',
    unit: 'persons',
    kind: 'flow',
    iamc: 'Population|Urban [Change]',
    hxl: '#indicator+value+num+population+urban+change',
    explanation:
      'Change of the urban population in the calendar year: births less deaths in towns, people who move there, and places that become urban. Negative where towns shrink.',
    source: WUP,
    group: 'urbanization',
    scale: PERSONS,
    scope: 'place',
  },
  {
    id: 'moversToTowns',
    label: 'Movers to towns',
    unit: 'persons',
    kind: 'flow',
    iamc: 'Migration|Internal|Rural to Urban',
    hxl: '#indicator+value+num+migration+internal+urban',
    explanation:
      'Net moves from countryside to towns in the calendar year, places that become urban included: what towns gain beyond growing as the whole place does. Negative where people leave towns.',
    source: WUP,
    group: 'urbanization',
    scale: PERSONS,
    scope: 'place',
  },
  {
    id: 'slumResidents',
    label: 'Slum residents',
    unit: 'persons',
    kind: 'stock',
    iamc: 'Population|Urban|Slums',
    hxl: '#population+urban+slums',
    explanation:
      'Urban people at 31 December who live in slums: households that lack safe water, sanitation, enough space or durable housing.',
    source: `UN-Habitat, share of urban people, latest year, from ${WDI}; growth by this model`,
    group: 'urbanization',
    scale: PERSONS,
    scope: 'place',
  },
  {
    id: 'coastalTownDwellers',
    label: 'Town dwellers on low coasts',
    unit: 'persons',
    kind: 'stock',
    iamc: 'Population|Urban|Low Coast',
    hxl: '#population+urban+low_coast',
    explanation:
      'Urban people at 31 December who live less than 5 m above the sea of 2015, the rise of the sea since then counted; people behind protection that the lever adds are left out.',
    source: `CIESIN, people below 5 m in 2015, from ${WDI}; sea level: IPCC AR6 WGI, table 9.9`,
    group: 'urbanization',
    scale: PERSONS,
    scope: 'place',
  },
] as const satisfies readonly Output[];
