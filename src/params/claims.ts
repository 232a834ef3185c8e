import type { EventKindId } from './events.ts';
import type { LeverId } from './levers.ts';
import type { OutputId } from './outputs.ts';

/**
 * Parts of the page where a claim can be seen; the page gives each its element id.
 */
export const CLAIM_SECTIONS = [
  'picture',
  'corridors',
  'jobs',
  'cities',
  'immobility',
  'drivers',
  'library',
  'events',
  'levers',
  'about',
] as const;
export type ClaimSection = (typeof CLAIM_SECTIONS)[number];

/** What the reference can say to a claim by itself: does the median of an output move as the claim has it? */
export interface ClaimCheck {
  readonly output: OutputId;
  /** WLD or the id of a group of the baseline. */
  readonly place: string;
  /** Change of the median from 2025 to 2050. */
  readonly direction: 'up' | 'down';
}

/** A claim of the document and where the app shows it. */
export interface Claim {
  /** 1..28, the order of the document. */
  readonly number: number;
  /** The claim in our words. */
  readonly says: string;
  /** What here speaks to it; the first output is the one to open. */
  readonly outputs: readonly OutputId[];
  readonly levers: readonly LeverId[];
  readonly events: readonly EventKindId[];
  readonly section: ClaimSection;
  /** None where a claim is about policy or method, or where no course of an output can bear it out. */
  readonly checks: readonly ClaimCheck[];
  /** What of the claim the app does not show. */
  readonly limits: string;
}

type Shown = Partial<Pick<Claim, 'outputs' | 'levers' | 'events' | 'checks' | 'limits'>>;

const claims: Claim[] = [];

function claim(says: string, section: ClaimSection, shown: Shown): void {
  const nothing = { outputs: [], levers: [], events: [], checks: [], limits: '' };
  claims.push({ ...nothing, ...shown, number: claims.length + 1, says, section });
}

const up = (output: OutputId, place = 'WLD'): ClaimCheck => ({ output, place, direction: 'up' });
const down = (output: OutputId, place: string): ClaimCheck => ({ output, place, direction: 'down' });

claim(
  'Migrants keep growing in number and as a share of the world population, at the pace of recent years.',
  'picture',
  {
    outputs: ['migrantShare', 'migrantStock'],
    checks: [up('migrantStock'), up('migrantShare')],
  },
);
claim('More countries turn from places of origin or transit into destinations.', 'picture', {
  outputs: ['netMigration', 'immigrants'],
  limits:
    'Countries are not counted; the map of net migration by year shows where the sign changes. Transit is left out.',
});
claim('People move more than once in a life; seasonal, short-term and circular work grows.', 'corridors', {
  outputs: ['returns', 'immigrants'],
  levers: ['enforcement', 'pathways'],
  checks: [up('returns')],
  limits: 'Returns are shown; seasonal and circular moves by skill are left out.',
});
claim('Most migration stays within the region.', 'corridors', {
  outputs: ['intraregionalShare'],
  levers: ['networks'],
  limits: 'A level, not a course: read the share itself.',
});
claim(
  'Eastern Asia and Eastern Europe age and shrink, Western Europe less so; Africa grows and stays young.',
  'picture',
  {
    outputs: ['medianAge', 'workingAge', 'oldAgeDependency', 'youthShare'],
    levers: ['fertility', 'lifeExpectancy'],
    checks: [
      up('medianAge', 'un-eastern-asia'),
      down('workingAge', 'un-eastern-asia'),
      down('workingAge', 'un-eastern-europe'),
      up('workingAge', 'un-africa'),
    ],
  },
);
claim(
  'Demand for workers and supply of workers drift apart between regions; migration can be a part of the answer.',
  'jobs',
  {
    outputs: ['labourShortage', 'jobsGap', 'labourForce', 'jobsWanted'],
    levers: ['skillsPartnerships', 'retirementAge', 'womensGap'],
    checks: [
      up('labourShortage', 'un-eastern-asia'),
      up('labourShortage', 'un-western-europe'),
      up('jobsGap', 'un-western-africa'),
    ],
  },
);
claim('Disasters and slow changes of the climate displace people.', 'picture', {
  outputs: ['disasterDisplacement', 'slowOnsetMovers', 'warming'],
  levers: ['warmingPath', 'floodResponse', 'stormResponse', 'slowOnset', 'adaptation'],
  events: ['cyclone', 'flood', 'drought'],
  checks: [up('disasterDisplacement'), up('slowOnsetMovers')],
});
claim(
  'Together with inequality, fragility and demography, this raises movement inside and between countries.',
  'drivers',
  {
    outputs: ['emigrants', 'disasterDisplacement', 'crossBorderOut'],
    levers: ['incomeGrowth', 'stability', 'fertility'],
    checks: [up('emigrants')],
    limits: 'The diagram shows which driver acts on which; how much each explains is not split up yet.',
  },
);
claim('Large movements come more often and faster: governments need to prepare for shocks.', 'events', {
  outputs: ['disasterDisplacement', 'conflictDisplacement', 'crossBorderOut'],
  events: ['cyclone', 'flood', 'earthquake', 'conflictOnset'],
  checks: [up('disasterDisplacement')],
  limits: 'Sizes by return period are shown; a calendar of shocks is not yet.',
});
claim('Conflict within and between States shapes displacement.', 'picture', {
  outputs: ['conflictDisplacement', 'internallyDisplacedConflict', 'crossBorderOut', 'refugeesHosted'],
  levers: ['stability', 'climateConflict', 'presentWars'],
  events: ['conflictOnset', 'peaceSettlement'],
  checks: [up('internallyDisplacedConflict'), up('refugeesHosted')],
});
claim('Hosts tire, protection is doubted and the political space narrows.', 'immobility', {
  outputs: ['unmetProtection', 'stranded', 'immobilityIndex'],
  levers: ['hostFatigue', 'pathways'],
  events: ['borderClosure'],
});
claim('Vulnerability, of a situation or of a person, tells more than a legal category.', 'immobility', {
  outputs: ['immobilityIndex', 'stranded', 'internallyDisplacedConflict', 'internallyDisplacedDisaster'],
  levers: ['durableSolutions'],
  limits: 'Needs by age and sex are not computed yet.',
});
claim('Towns go on growing, and are fragile: services, inequality, jobs slower than people, low coasts.', 'cities', {
  outputs: ['urbanShare', 'newUrbanResidents', 'newUrbanJobs', 'slumResidents', 'coastalTownDwellers'],
  levers: ['urbanPace', 'growthHoused', 'coastalProtection'],
  checks: [up('urbanShare'), up('coastalTownDwellers')],
});
claim('Labour markets ask for other skills; technology changes sectors; work becomes less secure.', 'jobs', {
  outputs: ['informalShare', 'unemployment', 'jobsWanted'],
  levers: ['automation'],
  limits: 'The self-employed share falls as incomes rise; skills are not modelled one by one.',
  checks: [up('informalShare')],
});
claim('Some skills stay short; some jobs move to workers instead and slow the departure of the skilled.', 'levers', {
  outputs: ['labourShortage', 'emigrants'],
  levers: ['remoteWork', 'skillsPartnerships'],
  events: ['remoteWorkLeap'],
  limits: 'Departures are not split by skill.',
});
claim('Lives span borders: families, diasporas, remittances.', 'corridors', {
  outputs: ['diaspora', 'remittances', 'migrantStock'],
  levers: ['networks', 'remittanceFee'],
  checks: [up('diaspora'), up('remittances')],
});
claim('Technology opens routes and networks, spreads false information, and may help to foresee movements.', 'levers', {
  outputs: ['immigrants'],
  levers: ['networks'],
  limits: 'Networks follow the number of people abroad; false information is left out.',
});
claim('Regular ways narrow for the poor and the less skilled; the pressure to move irregularly grows.', 'immobility', {
  outputs: ['irregularIndex', 'immobilityIndex', 'stranded'],
  levers: ['pathways', 'enforcement'],
  events: ['borderClosure', 'pathwayOpening'],
});
claim('Regions deepen free movement.', 'library', {
  outputs: ['intraregionalShare', 'immigrants'],
  levers: ['pathways'],
  limits: 'Each area is a switch among the levers; what a protocol does beyond moves is left out.',
});
claim('Smuggling adapts to policy.', 'levers', {
  outputs: ['irregularIndex'],
  levers: ['leak', 'enforcement', 'pathways'],
});
claim('Growth can let people move as much as want of work does; many more lack the means.', 'immobility', {
  outputs: ['emigrants', 'immobilityIndex'],
  levers: ['transition', 'incomeElasticity', 'incomeGrowth'],
  events: ['economicCrisis'],
});
claim('Internally displaced people need services and work, not first aid alone.', 'picture', {
  outputs: [
    'internallyDisplacedConflict',
    'stillDisplacedOneYear',
    'stillDisplacedThreeYears',
    'stillDisplacedFiveYears',
  ],
  levers: ['durableSolutions'],
  checks: [up('internallyDisplacedConflict')],
  limits: 'Needs are not computed yet.',
});
claim('Outbreaks of disease are crises too, and stop movement.', 'events', {
  outputs: ['immigrants', 'stranded'],
  events: ['pandemicStandstill'],
});
claim('Governments need warning early, on the long view and the short.', 'picture', {
  outputs: ['disasterDisplacement', 'conflictDisplacement'],
  limits: 'Fans and return periods are shown; a watch list and a brief are not yet.',
});
claim('Data must be credible, balanced and explained to the public.', 'about', {
  outputs: ['population'],
});
claim('Seeing policy fields as one system does better than each alone.', 'drivers', {
  outputs: ['netMigration'],
  levers: ['pathways', 'adaptation', 'durableSolutions', 'skillsPartnerships', 'urbanPace'],
});
claim('Tools can foresee how long displacement lasts and how large it becomes.', 'picture', {
  outputs: ['stillDisplacedFiveYears', 'disasterDisplacement', 'conflictDisplacement'],
  limits: 'Scale is scored against past years; how long displacement lasts is not, for want of records by duration.',
});
claim('International frameworks guide States.', 'levers', {
  outputs: ['refugeesHosted'],
  levers: ['pathways', 'adaptation'],
  limits: 'Pillar, Compact objective and SDG target are tagged; Sendai, Agenda 2063 and governance indicators are not.',
});

/**
 * The claims of the chapter on the future migration landscape, in our words, in its order.
 *
 * Source: IOM, Strategic Vision 2019-2023, C/110/INF/1 (2019).
 */
export const CLAIMS: readonly Claim[] = claims;
