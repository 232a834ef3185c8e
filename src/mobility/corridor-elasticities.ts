import type { Basis } from '../params/define-lever.ts';

/** A coefficient of the corridor multiplier or of the channels. A run draws it from `low` to `high` or takes `central`. */
export interface Coefficient {
  readonly central: number;
  /** Range over studies, or assumed where there is none. */
  readonly low: number;
  readonly high: number;
  readonly unit: string;
  readonly basis: Basis;
}

/**
 * Coefficients of corridor flows in scenarios. None is fitted: five-year flow estimates do not identify them (income comes
 * out between -0.09 and 0.32 by the way it is asked). Ranges are those over studies; what no study gives is assumed.
 */
export const CORRIDOR_COEFFICIENTS = {
  incomeRatio: {
    central: 0.25,
    low: 0,
    high: 0.32,
    unit: 'log flow per log income ratio, destination to origin',
    basis: {
      kind: 'source',
      citation:
        'Ortega, F., Peri, G. (2013). The effect of income and immigration policies on international migration. Migration Studies 1(1), 47-74',
      locator:
        'direction from the abstract; range from own regressions on public flow estimates (-0.09 to 0.32), cut at 0',
    },
  },
  jobsGap: {
    central: 0.5,
    low: 0,
    high: 1.5,
    unit: 'log flow per unit of jobs gap as a share of the labour force',
    basis: {
      kind: 'assumed',
      reason:
        'Studies agree that fewer jobs at home mean more departures (Beine, Bourgeon and Bricongne 2019) and give no common size; small by choice: a gap 10 points wider adds 5%.',
    },
  },
  shortage: {
    central: 2,
    low: 0,
    high: 4,
    unit: 'log flow per unit of shortage opened to recruits as a share of the labour force',
    basis: {
      kind: 'assumed',
      reason: 'No study of recruitment opened to a shortage was found; a shortage of 5% opened in full adds 10%.',
    },
  },
  network: {
    central: 0.3,
    low: 0.05,
    high: 0.5,
    unit: 'log flow per log migrant stock',
    basis: {
      kind: 'source',
      citation: 'Beine, M., Docquier, F., Ozden, C. (2011). Diasporas. Journal of Development Economics 95(1)',
      locator: 'direction; range from own regressions: 0.05 with lagged flows, 0.50 without',
    },
  },
  freeMovement: {
    central: 0.25,
    low: 0,
    high: 0.5,
    unit: 'log flow when a closed corridor becomes free',
    basis: {
      kind: 'source',
      citation:
        "Rojas-Romagosa, H., Bollen, J. (2018). Estimating migration changes from the EU's free movement of people",
      locator: 'abstract: stock of EU migrants in the EU up by about 28%, log 1.28 = 0.25; read as a flow',
    },
  },
  opening: {
    central: 0.5,
    low: 0,
    high: 1,
    unit: 'log regular flow when pathways are opened in full',
    basis: {
      kind: 'assumed',
      reason: 'Entries jump after visas are lifted (Czaika and de Haas 2017); no size could be confirmed.',
    },
  },
  leak: {
    central: 0.3,
    low: 0.2,
    high: 0.7,
    unit: 'share of refused demand that goes irregular',
    basis: {
      kind: 'assumed',
      reason:
        'Czaika and Hobolth (2016) find 2-7% more irregular entries per 10% more refusals: an elasticity, read here as a share; no file counts irregular moves.',
    },
  },
  deflection: {
    central: 0.1,
    low: 0,
    high: 0.3,
    unit: 'share of refused demand that turns to other destinations',
    basis: {
      kind: 'assumed',
      reason:
        'Flows to one country react to the policies of others (Bertoli and Fernandez-Huertas Moraga 2015); no share given.',
    },
  },
  substitution: {
    central: 0.3,
    low: 0,
    high: 0.5,
    unit: 'share of irregular demand that becomes regular when pathways are opened in full',
    basis: {
      kind: 'assumed',
      reason:
        'More work visas lower irregular entries in a model of Mexico and the United States (Kovak and Lessem 2020); one corridor.',
    },
  },
  irregularShare: {
    central: 0.1,
    low: 0.05,
    high: 0.2,
    unit: 'share of the reference flow that is irregular',
    basis: {
      kind: 'assumed',
      reason: 'No file holds irregular counts; results are an index against the reference only.',
    },
  },
  enforcement: {
    central: 0.05,
    low: 0,
    high: 0.1,
    unit: 'share of irregular movers who do not arrive when enforcement is tripled',
    basis: {
      kind: 'source',
      citation:
        'Gathmann, C. (2008). Effects of enforcement on illegal markets: evidence from migrant smuggling along the southwestern border. Journal of Public Economics 92',
      locator:
        'abstract: crossings fell little, 0 to 10%; the sign of the effect on stocks is disputed (Massey et al. 2016)',
    },
  },
  returnLoss: {
    central: 0.5,
    low: 0,
    high: 0.9,
    unit: 'share of usual returns that stay away when pathways are closed in full',
    basis: {
      kind: 'assumed',
      reason:
        'Visas cut returns as well as entries (Czaika and de Haas 2017); the published size could not be confirmed.',
    },
  },
  freeReturn: {
    central: 0.4,
    low: 0,
    high: 0.53,
    unit: 'relative rise of returns when a closed corridor becomes free',
    basis: {
      kind: 'source',
      citation: 'Labor mobility agreements and exit of migrants: evidence from Europe. HAL working paper',
      locator: 'abstract: departures of settled migrants up by 40-53% in the Schengen area',
    },
  },
} as const satisfies Readonly<Record<string, Coefficient>>;

/** One run's value of each coefficient. */
export type CorridorCoefficients = Readonly<Record<keyof typeof CORRIDOR_COEFFICIENTS, number>>;

/** Central values, or those at a place u in 0..1 of the range of each coefficient. */
export function corridorCoefficients(
  place: (id: keyof typeof CORRIDOR_COEFFICIENTS) => number | 'central',
): CorridorCoefficients {
  const value = (id: keyof typeof CORRIDOR_COEFFICIENTS): number => {
    const { central, low, high } = CORRIDOR_COEFFICIENTS[id];
    const u = place(id);
    if (u === 'central') return central;
    // Half of the draws lie below the central value, half above, evenly.
    return u < 0.5 ? low + 2 * u * (central - low) : central + (2 * u - 1) * (high - central);
  };
  return {
    incomeRatio: value('incomeRatio'),
    jobsGap: value('jobsGap'),
    shortage: value('shortage'),
    network: value('network'),
    freeMovement: value('freeMovement'),
    opening: value('opening'),
    leak: value('leak'),
    deflection: value('deflection'),
    substitution: value('substitution'),
    irregularShare: value('irregularShare'),
    enforcement: value('enforcement'),
    returnLoss: value('returnLoss'),
    freeReturn: value('freeReturn'),
  };
}
