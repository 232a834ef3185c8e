import type { EventKindId } from './events.ts';
import type { LeverId } from './levers.ts';
import type { OutputId } from './outputs.ts';

/** Parts of the page where a claim can be seen, by the ids of their elements. */
export const CLAIM_SECTIONS = [
  'picture',
  'events',
  'map',
  'corridors',
  'jobs',
  'cities',
  'immobility',
  'drivers',
  'library',
  'frameworks',
] as const;
export type ClaimSection = (typeof CLAIM_SECTIONS)[number];

/** What the reference can say to a claim by itself: does the median of an output run as the claim has it? */
export interface ClaimCheck {
  readonly output: OutputId;
  /** WLD or the id of a group of the baseline. */
  readonly place: string;
  /**
   * How the median of 2050 lies to that of 2025. `most`: a share above one half in both years; `more-places`: above zero in more
   * countries and areas.
   */
  readonly course: 'up' | 'down' | 'most' | 'more-places';
}

/** A claim of the document and where the app shows it. */
export interface Claim {
  /** 1..28, the order of the document. */
  readonly number: number;
  /** The claim in our words. */
  readonly says: string;
  /** What here speaks to it; the first is the one to open, and the page offers it. */
  readonly outputs: readonly [OutputId, ...OutputId[]];
  readonly levers: readonly LeverId[];
  readonly events: readonly EventKindId[];
  /** Where it is seen; the first shows the first output. */
  readonly sections: readonly [ClaimSection, ...ClaimSection[]];
  /** None where a claim is about policy or method, or where no course of an output can bear it out. */
  readonly checks: readonly ClaimCheck[];
  /** What of the claim the app does not show; empty where nothing is missing. */
  readonly limits: string;
}

interface Shown {
  readonly outputs: Claim['outputs'];
  readonly levers?: readonly LeverId[];
  readonly events?: readonly EventKindId[];
  readonly checks?: readonly ClaimCheck[];
  readonly limits?: string;
}

const claims: Claim[] = [];

function claim(says: string, sections: Claim['sections'], shown: Shown): void {
  const nothing = { levers: [], events: [], checks: [], limits: '' };
  claims.push({ ...nothing, ...shown, number: claims.length + 1, says, sections });
}

const up = (output: OutputId, place = 'WLD'): ClaimCheck => ({ output, place, course: 'up' });
const down = (output: OutputId, place: string): ClaimCheck => ({ output, place, course: 'down' });

claim(
  'Migrants keep growing in number and as a share of the world population, at the pace of recent years.',
  ['picture', 'corridors'],
  {
    outputs: ['migrantShare', 'migrantStock'],
    checks: [up('migrantStock'), up('migrantShare')],
    limits: 'Whether both grow is checked, not whether the pace is that of recent years.',
  },
);
claim('More countries turn from places of origin or transit into destinations.', ['picture', 'map'], {
  outputs: ['netImmigrationPlaces', 'netMigration'],
  // Places are counted by their medians: in single runs the count nears one half as paths spread, which is no turn.
  checks: [{ output: 'netMigration', place: 'WLD', course: 'more-places' }],
  limits:
    'The count of single runs rises, since it grows less sure who gains people and who loses. Transit is left out.',
});
claim('People move more than once in a life; seasonal, short-term and circular work grows.', ['picture', 'corridors'], {
  outputs: ['returns', 'immigrants', 'emigrants'],
  levers: ['enforcement', 'pathways'],
  checks: [up('returns')],
  limits: 'Returns are shown; seasonal and circular moves, and stays of a few months, are left out.',
});
claim('Most migration stays within the region.', ['map', 'library'], {
  outputs: ['intraregionalShare'],
  levers: ['freeMovementAUFMP', 'freeMovementECOWAS', 'freeMovementMERCOSUR'],
  checks: [{ output: 'intraregionalShare', place: 'WLD', course: 'most' }],
});
claim(
  'Eastern Asia and Eastern Europe age and shrink, Western Europe less so; Africa grows and stays young.',
  ['picture', 'map'],
  {
    outputs: ['medianAge', 'workingAge', 'population', 'oldAgeDependency', 'youthShare'],
    levers: ['fertility', 'lifeExpectancy'],
    checks: [
      up('medianAge', 'un-eastern-asia'),
      up('medianAge', 'un-eastern-europe'),
      down('workingAge', 'un-eastern-asia'),
      down('workingAge', 'un-eastern-europe'),
      down('workingAge', 'un-western-europe'),
      up('workingAge', 'un-africa'),
    ],
  },
);
claim(
  'Demand for workers and supply of workers drift apart between regions; migration can be a part of the answer.',
  ['jobs', 'map', 'corridors'],
  {
    outputs: ['labourShortage', 'jobsGap', 'labourForce', 'jobsWanted'],
    levers: ['skillsPartnerships', 'retirementAge', 'womensGap'],
    checks: [
      up('labourShortage', 'un-eastern-asia'),
      up('labourShortage', 'un-western-europe'),
      up('jobsGap', 'un-western-africa'),
    ],
    limits: 'How many moves would close a gap is not computed.',
  },
);
claim('Disasters and slow changes of the climate displace people.', ['picture', 'events', 'cities', 'map'], {
  outputs: ['disasterDisplacement', 'slowOnsetMovers', 'coastalTownDwellers', 'warming'],
  levers: ['warmingPath', 'floodResponse', 'stormResponse', 'slowOnset', 'adaptation', 'coastalProtection'],
  events: ['cyclone', 'flood', 'drought'],
  limits: 'That they displace people is shown here; whether more than now is checked with the next two claims.',
});
claim(
  'Together with inequality, fragility and demography, this raises movement inside and between countries.',
  ['picture', 'drivers', 'events'],
  {
    outputs: ['emigrants', 'moversToTowns', 'slowOnsetMovers', 'disasterDisplacement', 'crossBorderOut'],
    levers: ['incomeGrowth', 'stability', 'fertility'],
    events: ['economicCrisis', 'cropFailure'],
    checks: [up('emigrants'), up('moversToTowns'), up('slowOnsetMovers'), up('disasterDisplacement')],
    limits: 'The diagram shows which driver acts on which; how much each explains is not split up yet.',
  },
);
claim(
  'Large movements come more often and faster: governments need to prepare for shocks.',
  ['picture', 'events', 'library'],
  {
    outputs: ['disasterDisplacement', 'crossBorderOut', 'conflictDisplacement'],
    events: ['cyclone', 'flood', 'earthquake', 'conflictOnset'],
    checks: [up('disasterDisplacement'), up('crossBorderOut'), up('conflictDisplacement')],
    limits: 'Sizes by return period are shown for events; a calendar of shocks and lead times are not yet.',
  },
);
claim('Conflict within and between States shapes displacement.', ['picture', 'events', 'drivers'], {
  outputs: ['crossBorderOut', 'refugeesHosted', 'conflictDisplacement', 'internallyDisplacedConflict'],
  levers: ['stability', 'climateConflict', 'presentWars'],
  events: ['conflictOnset', 'peaceSettlement'],
  limits: 'Conflict by type, within or between States, is not told apart.',
});
claim('Hosts tire, protection is doubted and the political space narrows.', ['immobility', 'events'], {
  outputs: ['unmetProtection', 'stranded', 'immobilityIndex', 'crossBorderIn'],
  levers: ['hostFatigue', 'pathways'],
  events: ['borderClosure'],
  limits: 'Whether hosts tire is set by a lever, which is off in the reference; opinion is not modelled.',
});
claim('Vulnerability, of a situation or of a person, tells more than a legal category.', ['immobility'], {
  outputs: ['immobilityIndex', 'stranded', 'internallyDisplacedConflict', 'internallyDisplacedDisaster'],
  levers: ['durableSolutions'],
  limits: 'Needs by age and sex are not computed yet.',
});
claim('Towns go on growing, and are fragile: services, inequality, jobs slower than people, low coasts.', ['cities'], {
  outputs: [
    'urbanPopulation',
    'urbanShare',
    'newUrbanResidents',
    'newUrbanJobs',
    'slumResidents',
    'coastalTownDwellers',
  ],
  levers: ['urbanPace', 'growthHoused', 'coastalProtection'],
  checks: [up('urbanShare'), up('slumResidents'), up('coastalTownDwellers')],
  limits: 'Inequality inside towns and services are left out, but for housing.',
});
claim(
  'Labour markets ask for other skills; technology changes sectors; work becomes less secure.',
  ['picture', 'jobs'],
  {
    outputs: ['informalShare', 'unemployment', 'jobsWanted'],
    levers: ['automation'],
    checks: [up('informalShare')],
    limits:
      'The share is that of self-employed people, which falls as incomes rise; skills are not modelled one by one.',
  },
);
claim(
  'Some skills stay short; some jobs move to workers instead and slow the departure of the skilled.',
  ['jobs', 'events'],
  {
    outputs: ['labourShortage', 'emigrants'],
    levers: ['remoteWork', 'skillsPartnerships'],
    events: ['remoteWorkLeap'],
    limits: 'Shortage and departures are not split by skill.',
  },
);
claim('Lives span borders: families, diasporas, remittances.', ['picture', 'corridors'], {
  outputs: ['diaspora', 'remittances', 'migrantStock'],
  levers: ['networks', 'remittanceFee'],
  checks: [up('diaspora'), up('remittances')],
});
claim(
  'Technology opens routes and networks, spreads false information, and may help to foresee movements.',
  ['corridors', 'picture'],
  {
    outputs: ['immigrants', 'emigrants'],
    levers: ['networks'],
    limits: 'Networks follow the number of people abroad; false information is left out.',
  },
);
claim(
  'Regular ways narrow for people with low incomes or few formal skills; the pressure to move irregularly grows.',
  ['immobility', 'events'],
  {
    outputs: ['irregularIndex', 'immobilityIndex', 'stranded'],
    levers: ['pathways', 'enforcement'],
    events: ['borderClosure', 'pathwayOpening'],
    limits: 'The indices are 100 in the reference: they tell what a change of policy does, by place, not by passport.',
  },
);
claim('Regions deepen free movement.', ['map', 'library'], {
  outputs: ['intraregionalShare', 'immigrants'],
  levers: ['freeMovementAUFMP', 'freeMovementECOWAS', 'freeMovementEAC', 'freeMovementCARICOMFULL'],
  limits: 'Each area is a switch among the levers; what a protocol does beyond moves is left out.',
});
claim('Smuggling adapts to policy.', ['immobility'], {
  outputs: ['irregularIndex', 'stranded'],
  levers: ['leak', 'enforcement', 'pathways'],
  limits: 'Where ways close, moves turn irregular or go elsewhere; prices and routes of smuggling are left out.',
});
claim(
  'Growth can let people move as much as want of work does; many more lack the means.',
  ['immobility', 'picture', 'events'],
  {
    outputs: ['immobilityIndex', 'emigrants', 'incomePerHead'],
    levers: ['transition', 'incomeElasticity', 'incomeGrowth'],
    events: ['economicCrisis'],
    limits: 'That growth lets people move is a switch, off in the reference, since studies disagree.',
  },
);
claim('Internally displaced people need services and work, not first aid alone.', ['picture'], {
  outputs: [
    'disasterDisplacement',
    'internallyDisplacedConflict',
    'internallyDisplacedDisaster',
    'stillDisplacedOneYear',
    'stillDisplacedThreeYears',
    'stillDisplacedFiveYears',
  ],
  levers: ['durableSolutions'],
  limits: 'Needs are not computed yet.',
});
claim('Outbreaks of disease are crises too, and stop movement.', ['corridors', 'events', 'immobility'], {
  outputs: ['immigrants', 'emigrants', 'returns', 'stranded'],
  events: ['pandemicStandstill'],
  limits: 'An outbreak is stated as an event; none is drawn.',
});
claim('Governments need early warning, on the long view and the short.', ['picture', 'events'], {
  outputs: ['disasterDisplacement', 'crossBorderOut'],
  limits: 'Fans and return periods are shown; a watch list and a brief are not yet.',
});
claim('Data must be credible, balanced and explained to the public.', ['picture'], {
  outputs: ['population', 'netMigration'],
  limits:
    'Each chart names its source, its history and what was filled in; scores against past years are not on the page yet.',
});
claim('Seeing policy fields as one system does better than each alone.', ['picture', 'drivers', 'library'], {
  outputs: ['netMigration'],
  levers: ['pathways', 'adaptation', 'durableSolutions', 'skillsPartnerships', 'urbanPace'],
});
claim('Tools can foresee how long displacement lasts and how large it becomes.', ['picture'], {
  outputs: ['disasterDisplacement', 'conflictDisplacement', 'stillDisplacedFiveYears'],
  limits: 'Scale is scored against past years; how long displacement lasts is not, for want of records by duration.',
});
claim('International frameworks guide States.', ['frameworks'], {
  outputs: ['refugeesHosted', 'migrantStock'],
  levers: ['pathways', 'adaptation'],
  limits: 'Pillar, Compact objective and SDG target are tagged; Sendai, Agenda 2063 and governance indicators are not.',
});

/**
 * The claims of the chapter on the future migration landscape, in our words, in its order.
 *
 * Source: IOM, Strategic Vision 2019-2023, C/110/INF/1 (2019).
 */
export const CLAIMS: readonly Claim[] = claims;
