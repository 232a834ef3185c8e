import type { Lever } from './define-lever.ts';

const CZAIKA =
  'Czaika, M., de Haas, H. (2017). The effect of visas on migration processes. International Migration Review 51(4), 893-926';

/** Levers of mobility and migration policy. */
export const MOBILITY_LEVERS = [
  {
    id: 'pathways',
    key: 'mp',
    group: 'mobility',
    kind: 'number',
    label: 'Regular pathways into the place',
    explanation:
      'Below zero: the share of regular moves into the place that is refused. A part of the refused moves irregularly, a part elsewhere, the rest stays; fewer people go home as well. Above zero: pathways opened beside the present ones, 100 as far as studies reach. Opening acts at once, closing by a third of what is left each year.',
    literature:
      'Lifting visas raises entries at once, introducing them lowers entries slowly and returns too. No study gives one size; every coefficient of this lever has a range and is drawn per run.',
    basis: { kind: 'source', citation: CZAIKA, locator: 'direction and asymmetry; sizes are assumed' },
    unit: '%',
    min: -100,
    max: 100,
    decimals: 0,
    default: 0,
    scope: 'place',
    effects: [
      { output: 'immigrants', sign: '+' },
      { output: 'irregularIndex', sign: '-' },
      { output: 'immobilityIndex', sign: '-' },
    ],
  },
  {
    id: 'enforcement',
    key: 'me',
    group: 'mobility',
    kind: 'number',
    label: 'Border enforcement',
    explanation:
      'Effort against irregular entry into the place: 0 as today, 100 three times as much. It leaves people stranded on the way and lengthens stays; its effect on arrivals is disputed and drawn per run between none and a tenth of irregular moves.',
    literature:
      'Crossings fell by 0 to 10% when enforcement tripled; the sign of the effect on the number of people who stay is disputed.',
    basis: {
      kind: 'source',
      citation:
        'Gathmann, C. (2008). Effects of enforcement on illegal markets. Journal of Public Economics 92, 1926-1941; Massey, D. S., Durand, J., Pren, K. A. (2016). Why border enforcement backfired. American Journal of Sociology 121(5)',
      locator: 'abstracts',
    },
    unit: '%',
    min: 0,
    max: 100,
    decimals: 0,
    default: 0,
    scope: 'place',
    effects: [
      { output: 'stranded', sign: '+' },
      { output: 'irregularIndex', sign: '-' },
    ],
  },
  {
    id: 'leak',
    key: 'ml',
    group: 'mobility',
    kind: 'number',
    label: 'Refused moves that become irregular',
    explanation:
      'Where regular pathways close, the share of refused people who move irregularly instead. Set, it is the same in every run; not set, each run draws it. Without closing it does nothing.',
    literature: 'Ten percent more refusals of asylum or visas go with 2 to 7% more irregular entries.',
    basis: {
      kind: 'source',
      citation:
        'Czaika, M., Hobolth, M. (2016). Do restrictive asylum and visa policies increase irregular migration into Europe? European Union Politics 17(3), 345-365',
      locator: 'an elasticity, read here as a share: assumed',
    },
    unit: '%',
    min: 0,
    max: 100,
    decimals: 0,
    default: 30,
    drawn: 'drawn per run: 20 to 70, half of the runs below 30',
    scope: 'world',
    effects: [],
  },
  {
    id: 'skillsPartnerships',
    key: 'ms',
    group: 'mobility',
    kind: 'number',
    label: 'Skills partnerships',
    explanation:
      'Share of the labour shortage of the place that is opened to recruits from abroad. People move to it from where they usually come.',
    literature:
      'No study measures moves per opened vacancy; a shortage of 5% opened in full adds 10% to arrivals (assumed).',
    basis: { kind: 'assumed', reason: 'Partnerships are young; the range runs from none to the whole shortage.' },
    unit: '%',
    min: 0,
    max: 100,
    decimals: 0,
    default: 0,
    scope: 'place',
    effects: [{ output: 'immigrants', sign: '+' }],
  },
  {
    id: 'incomeElasticity',
    key: 'mi',
    group: 'mobility',
    kind: 'number',
    label: 'Moves and income differences',
    explanation:
      'How strongly moves along a corridor answer when income at the destination changes against income at the origin. Set, it is the same in every run; not set, each run draws it. It acts through what differs from the reference only.',
    literature: 'Elasticities of flows to income of the destination run from about 0 to 0.6.',
    basis: {
      kind: 'source',
      citation:
        'Ortega, F., Peri, G. (2013). The effect of income and immigration policies on international migration. Migration Studies 1(1), 47-74',
      locator: 'abstract; own regressions on flow estimates: -0.09 to 0.32',
    },
    unit: 'log flow per log income ratio',
    min: 0,
    max: 0.6,
    decimals: 2,
    default: 0.25,
    drawn: 'drawn per run: 0 to 0.32, half of the runs below 0.25',
    scope: 'world',
    effects: [{ output: 'emigrants', sign: '±' }],
  },
  {
    id: 'networks',
    key: 'mn',
    group: 'mobility',
    kind: 'number',
    label: 'Networks',
    explanation:
      'How strongly moves along a corridor follow the number of people from the origin who already live at the destination, against the reference. Set, it is the same in every run; not set, each run draws it.',
    literature: 'Elasticities run from 0.05, with past flows held, to 0.5 without.',
    basis: {
      kind: 'source',
      citation: 'Beine, M., Docquier, F., Ozden, C. (2011). Diasporas. Journal of Development Economics 95(1), 30-41',
      locator: 'direction; range from own regressions',
    },
    unit: 'log flow per log stock',
    min: 0,
    max: 0.6,
    decimals: 2,
    default: 0.3,
    drawn: 'drawn per run: 0.05 to 0.5, half of the runs below 0.3',
    scope: 'world',
    effects: [{ output: 'emigrants', sign: '±' }],
  },
  {
    id: 'transition',
    key: 'mt',
    group: 'mobility',
    kind: 'choice',
    label: 'Mobility transition',
    explanation:
      'How departures answer when income at the origin changes: not at all; a shallow hump that rises up to about 6,800 dollars a head; fewer departures with growth, as within countries over time; or more up to 10,000 dollars, as over the life cycle of development.',
    literature:
      'Studies disagree on the sign; 0.35 more below 10,000 dollars (Clemens) against 0.87 less within countries (own fit).',
    basis: {
      kind: 'source',
      citation: 'Clemens, M. A. (2020). The Emigration Life Cycle. Center for Global Development Working Paper 540',
      locator: 'all destinations; hump and within-country: own fits',
    },
    options: ['none', 'hump', 'within-country', 'life-cycle'],
    default: 'none',
    scope: 'world',
    effects: [{ output: 'emigrants', sign: '±' }],
  },
  {
    id: 'hostFatigue',
    key: 'mf',
    group: 'mobility',
    kind: 'number',
    label: 'Host fatigue',
    explanation:
      'How much a place closes its regular pathways when arrivals pass what it is used to: 0 not at all, 1 so far that regular arrivals stay at the usual number. Access to asylum is no lever: who finds the way closed is shown as stranded or in unmet need of protection.',
    literature: 'Attitudes harden with fast change in some studies and not in others; no common size.',
    basis: { kind: 'assumed', reason: 'A switch for discussion; the default is none.' },
    unit: 'elasticity',
    min: 0,
    max: 1,
    decimals: 2,
    default: 0,
    scope: 'place',
    effects: [{ output: 'immobilityIndex', sign: '+' }],
  },
  {
    id: 'remittanceFee',
    key: 'mr',
    group: 'mobility',
    kind: 'number',
    label: 'Cost of sending money',
    explanation:
      'Average cost of sending 200 dollars home to the place. A point less raises what arrives by 1.65%, the fee saved included.',
    literature: 'World average 6.2% in 2023; the Sustainable Development Goal (10.c) is 3% by 2030.',
    basis: {
      kind: 'source',
      citation:
        'World Bank (2023). Remittance Prices Worldwide, issue 47; Kpodar, K., Imam, P. A. (2024). How do transaction costs influence remittances? World Development 177, 106537',
      locator: 'abstract: 32 billion dollars more at 3 percent, 5.3% of what was received',
    },
    unit: '% of the sum sent',
    min: 1,
    max: 12,
    decimals: 1,
    default: 6.2,
    scope: 'place',
    effects: [{ output: 'remittances', sign: '-' }],
  },
  {
    id: 'presentWars',
    key: 'mw',
    group: 'mobility',
    kind: 'choice',
    label: 'People displaced abroad by present wars',
    explanation:
      'The UN medium lets people come home, or leave, for present wars in 2025-2027 (Ukraine: 1.7 million come home in 2025). "as-in-record" takes these moves out: the wars go on as in the record.',
    literature: 'The timing is an assumption of the UN, not a record.',
    basis: {
      kind: 'source',
      citation: 'United Nations, DESA, Population Division (2024). World Population Prospects 2024: Methodology',
      locator: 'net migration assumptions for countries in conflict',
    },
    options: ['un-timing', 'as-in-record'],
    default: 'un-timing',
    scope: 'world',
    effects: [{ output: 'returns', sign: '±' }],
  },
] as const satisfies readonly Lever[];
