import type { DriverGroup } from './define-lever.ts';

/**
 * An equation of the model as readable text. Single letters are symbols, `_{}` stands below, `^{}` above, words in double
 * quotes stand upright; what else there is is read as it stands.
 */
export interface Equation {
  readonly id: string;
  readonly driver: DriverGroup;
  /** What it says, in a sentence. */
  readonly says: string;
  readonly lines: readonly string[];
  /** Symbols with what they stand for. */
  readonly symbols: readonly (readonly [symbol: string, meaning: string])[];
  /** Ids in the ledger. */
  readonly coefficients: readonly string[];
}

/** The equations of docs/model.md, by driver. */
export const EQUATIONS: readonly Equation[] = [
  {
    id: 'cohorts',
    driver: 'demographics',
    says: 'People grow a year older with the survival of their age; births are those of women by age.',
    lines: ['P_{a+1,t+1} = s_{a,t} P_{a,t} + M_{a,t}', 'log h_{a}(d) = log h_{a} + b_{a} d + c_{a} d^{2}'],
    symbols: [
      ['P', 'people by single age a and sex at the end of year t'],
      ['s', 'share that survives, from the hazards h of the UN’s abridged tables'],
      ['M', 'net migration of that age and sex'],
      ['d', 'shift of life expectancy against the UN medium, years'],
    ],
    coefficients: ['data.hazardScale', 'data.hazardSlope', 'data.hazardCurve', 'demographics.shifts'],
  },
  {
    id: 'fertility',
    driver: 'demographics',
    says: 'Fertility and life expectancy vary about the UN medium as widely as the UN says.',
    lines: ['X_{t} = m_{t} + σ_{t} z_{t} + l_{t}', 'z_{t} = ρ z_{t−1} + e_{t}'],
    symbols: [
      ['m', 'UN medium'],
      ['σ', 'spread from the UN 80% bounds, each side its own'],
      ['z', 'standard normal of the run, shared in part by the subregion'],
      ['l', 'the lever, growing in a straight line to 2050'],
    ],
    coefficients: [
      'demographics.persistence',
      'demographics.subregionShare',
      'lever.fertility',
      'lever.lifeExpectancy',
    ],
  },
  {
    id: 'disasters',
    driver: 'climate',
    says: 'People newly displaced by disasters are a share of the people, drawn from the law of the place.',
    lines: [
      'D_{i,t} = P_{i,t} min(k, r_{i}(u) f_{i,t})',
      'f_{i,t} = Σ_{h} w_{i,h} (1 + s_{h})^{T − F} (1 − a)^{t − A}',
      'z = √q S + √(1 − q) Z',
    ],
    symbols: [
      ['k', 'largest share of people in a year'],
      ['r', 'yearly rate at luck u: none, a lognormal body, and a Pareto tail'],
      ['w', 'share of hazard h in the displacement of the place'],
      ['s', 'response of hazard h to a degree of warming; drought by its ratio of frequency, earthquakes none'],
      ['T, F', 'forced warming of the year, and that of the middle of the fitted record'],
      ['a, A', 'adaptation a year, for hazards of the weather, and its first year'],
      [
        'z',
        'normal behind u in a storm or flood year: the season S of the subregion and the place’s own Z, with the share q',
      ],
    ],
    coefficients: [
      'lever.floodResponse',
      'lever.stormResponse',
      'lever.adaptation',
      'climate.responseSpread',
      'climate.drought',
      'climate.largest',
      'climate.adaptationStart',
      'climate.tail',
      'climate.trendHalfLife',
      'data.disaster.logRate',
      'data.disaster.logSpread',
      'data.disaster.hazardShares',
    ],
  },
  {
    id: 'slowOnset',
    driver: 'climate',
    says: 'Slow changes move people out of the countryside, inside their country.',
    lines: ['L_{t} = Σ q k_{i} (T_{t} − T_{2024}) R_{i,t}'],
    symbols: [
      ['q', 'share of the published high end, drawn per run'],
      ['k', 'rate of the place: region, share of farming, towns with industry'],
      ['R', 'rural people'],
    ],
    coefficients: ['lever.slowOnset', 'climate.slowOnset', 'data.slowOnset.rate'],
  },
  {
    id: 'urban',
    driver: 'urbanization',
    says: 'The urban share follows WUP 2018, shifted by the growth of towns over the countryside.',
    lines: ['logit u_{t} = logit v_{t} + x_{t}', 'x_{t} = x_{t−1} + g_{t}', 'g_{t} = ρ g_{t−1} + e_{t} + p_{t}'],
    symbols: [
      ['u, v', 'urban share, and that of the reference'],
      ['g', 'urban-rural growth difference over the reference'],
      ['p', 'the lever of pace'],
    ],
    coefficients: ['urbanization.persistence', 'urbanization.spread', 'urbanization.common', 'lever.urbanPace'],
  },
  {
    id: 'income',
    driver: 'labour',
    says: 'Income grows as in SSP2 on average; runs differ by regimes, world crises and conflict.',
    lines: ['Δ y_{i,t} = g_{i,t} + m_{i,t} + b_{i} W_{t} + e_{i,t} − c (K_{i,t} − k_{i,t})'],
    symbols: [
      ['g', 'growth of the income group in SSP2'],
      ['m', 'drift of the place'],
      ['W', 'growth of the world about its path, with rare crises'],
      ['K, k', 'a year in conflict, and what the reference expects of it'],
    ],
    coefficients: [
      'labour.drift',
      'labour.world',
      'labour.crisis',
      'labour.regained',
      'labour.loading',
      'labour.conflictCost',
      'data.income.spread',
    ],
  },
  {
    id: 'jobs',
    driver: 'labour',
    says: 'Jobs wanted grow with people and income, and fall with automation; unemployment answers to growth.',
    lines: [
      'J_{t} = J_{0} (P_{t} / P_{0})^{α} exp(τ_{t}) (1 − n_{t}) (y_{t} / g_{t})^{β}',
      'd_{t} = ρ d_{t−1} − κ q_{t} + e_{t}',
    ],
    symbols: [
      ['α, β', 'exponents on people and on income over the reference'],
      ['τ', 'trend of jobs per head 2010–2019, fading'],
      ['n', 'net automation, the lever'],
      ['d', 'unemployment over the level of the last year on record'],
      ['q', 'growth over the reference'],
    ],
    coefficients: [
      'labour.jobsPerPeople',
      'labour.jobsPerIncome',
      'labour.trendYears',
      'labour.okun',
      'labour.okunSpread',
      'labour.persistence',
      'labour.residual',
      'labour.youth',
      'data.labour.jobsTrend',
    ],
  },
  {
    id: 'conflict',
    driver: 'peace',
    says: 'A place enters and leaves conflict by two logits; how many people it displaces returns to the level of the place.',
    lines: ['logit P("onset") = β · x_{i,t}', 'logit P("end") = γ · x_{i,t}', 'S_{t} = (S_{t−1} + N_{t}) (1 − q)'],
    symbols: [
      ['x', 'stability, earlier spells, people, neighbours, people displaced, years in conflict'],
      ['S', 'people who live displaced by conflict at the end of the year'],
      ['N', 'people newly displaced'],
      ['q', 'share that ends, the lever of durable solutions'],
    ],
    coefficients: [
      'data.conflict.onset',
      'data.conflict.ending',
      'data.conflict.level',
      'peace.threshold',
      'peace.spellMemory',
      'peace.longestCounted',
      'peace.largest',
      'peace.ending',
      'peace.endingSpread',
      'peace.largestStock',
      'lever.stability',
    ],
  },
  {
    id: 'abroad',
    driver: 'peace',
    says: 'Departures across borders follow those of the last years, with errors that have heavy tails; hosts follow those of last year.',
    lines: [
      'log(1 + O_{i,t}) = β · (O_{t−1}, Ō_{3}, Ō_{10}) + w_{t} + σ e_{i,t}',
      'H_{ij,t} = (1 − h) H_{ij,t−1} + h H_{ij,0}',
      'R_{i,t} = (R_{i,t−1} + O_{i,t}) (1 − r_{i,t} − o)',
    ],
    symbols: [
      ['O', 'people who leave; their logs of last year, of three years, and the level of ten'],
      ['w', 'factor of the year for all places'],
      ['H', 'share of host j'],
      ['R', 'refugees of the origin; r go home, o leave the count otherwise'],
    ],
    coefficients: [
      'data.crossBorder.departuresLarge',
      'data.crossBorder.departuresScale',
      'peace.homeWeight',
      'peace.newDestinations',
      'peace.returns',
      'peace.returnSpread',
      'peace.otherEnding',
      'peace.largestDeparture',
      'peace.largestArrival',
    ],
  },
  {
    id: 'net',
    driver: 'mobility',
    says: 'Net migration is the UN medium, and what the drivers move off their reference; each part sums to zero over the world.',
    lines: ['N_{i,t} = m_{i,t} + (C − C_{"ref"}) + (D − Ē_{"ref"}) + v_{i} + n_{i,t}', 'n_{i,t} = s_{i,t} u_{i,t}'],
    symbols: [
      ['m', 'UN medium'],
      ['C', 'moves along corridors, in the run and in the reference'],
      ['D, Ē', 'displacement across borders that net migration shows, and its mean in the reference'],
      ['v', 'shift that keeps the median on the UN’s'],
      ['n', 'noise: persistent, Student’s t, with the UN’s width less that of the modules'],
    ],
    coefficients: [
      'data.migrationPersistence',
      'data.mobility.centre',
      'data.mobility.spread',
      'data.mobility.shift',
      'data.crossBorder.shownShare',
      'mobility.noiseShape',
      'mobility.leastNoise',
    ],
  },
  {
    id: 'corridors',
    driver: 'mobility',
    says: 'A corridor is its reference flow, times what changes at the origin, at the destination and between them.',
    lines: [
      'F_{ij} = F_{ij,"ref"} E_{i} exp(g G_{i} − η y_{i}) exp(η y_{j} + k S_{j}) (N_{ij} / N_{ij,"ref"})^{ν} exp(φ A_{ij})',
    ],
    symbols: [
      ['E', 'people of mobile age, against the reference'],
      ['G', 'jobs gap at the origin'],
      ['y', 'income over the reference, log'],
      ['S', 'shortage opened to recruits'],
      ['N', 'network: migrants and ten years of flow'],
      ['A', 'free movement over that of today'],
    ],
    coefficients: [
      'corridor.incomeRatio',
      'corridor.jobsGap',
      'corridor.shortage',
      'corridor.network',
      'corridor.freeMovement',
      'mobility.networkFlow',
      'mobility.openness',
      'data.corridor.flow',
    ],
  },
  {
    id: 'channels',
    driver: 'mobility',
    says: 'A closing takes hold by a share of the rest each year; of the refused a part moves irregularly, a part elsewhere, the rest stays.',
    lines: ['c_{t} = c_{t−1} + v (p − c_{t−1})', 'I_{t} = I_{0} + λ c_{t} R_{t}'],
    symbols: [
      ['c', 'share of regular moves that is refused, on its way to the lever p'],
      ['v', 'share of the rest that takes hold in a year'],
      ['R', 'regular moves wanted'],
      ['I', 'irregular moves'],
      ['λ', 'share of the refused that moves irregularly'],
    ],
    coefficients: [
      'mobility.closing',
      'corridor.leak',
      'corridor.deflection',
      'corridor.substitution',
      'corridor.opening',
      'corridor.irregularShare',
      'corridor.enforcement',
      'lever.pathways',
    ],
  },
  {
    id: 'stocks',
    driver: 'mobility',
    says: 'Migrants who live abroad are recent or settled; some of each go home, and some die.',
    lines: ['S_{t} = S_{t−1} (1 − δ − r) + F_{t}'],
    symbols: [
      ['S', 'people born in one place who live in another'],
      ['δ', 'share who die in a year'],
      ['r', 'share who go home, larger for recent ones'],
      ['F', 'first moves'],
    ],
    coefficients: ['mobility.stockRates', 'mobility.stockRanges', 'mobility.firstMoves', 'mobility.mostRecent'],
  },
];
