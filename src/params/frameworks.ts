import type { EventKindId } from './events.ts';
import type { LeverId } from './levers.ts';
import type { OutputId } from './outputs.ts';

/** The three pillars of IOM's Strategic Vision 2019-2023. */
export const PILLARS = ['resilience', 'mobility', 'governance'] as const;
export type Pillar = (typeof PILLARS)[number];

/**
 * Objectives of the Global Compact for Safe, Orderly and Regular Migration that something here speaks to, in short.
 *
 * Source: UN General Assembly, A/RES/73/195 (2018), paragraph 16; the numbers are the Compact's own.
 */
export const COMPACT_OBJECTIVES = {
  1: 'data as a basis for policy',
  2: 'drivers that compel people to leave',
  5: 'pathways for regular migration',
  6: 'fair recruitment and decent work',
  7: 'vulnerabilities in migration',
  8: 'saving lives',
  9: 'response to smuggling of migrants',
  11: 'border management',
  15: 'access to basic services',
  16: 'inclusion and social cohesion',
  18: 'skills and their recognition',
  19: 'contributions of migrants and diasporas',
  20: 'cheaper and safer remittances',
  21: 'return, readmission and reintegration',
  23: 'international cooperation',
} as const;
export type CompactObjective = keyof typeof COMPACT_OBJECTIVES;

/**
 * Targets of the Sustainable Development Goals that something here speaks to, in short.
 *
 * Source: UN General Assembly, A/RES/70/1 (2015); the numbers are the Agenda's own.
 */
export const SDG_TARGETS = {
  '1.5': 'resilience of people in poverty to shocks',
  '2.4': 'food production that withstands a changing climate',
  '3.7': 'sexual and reproductive health care',
  '3.8': 'universal health coverage',
  '3.d': 'early warning of health risks',
  '5.5': "women's full participation",
  '8.1': 'growth of income per head',
  '8.2': 'productivity and technology',
  '8.3': 'decent jobs, formal work',
  '8.5': 'full employment and decent work',
  '8.6': 'young people in work or training',
  '8.8': 'rights of workers, migrants among them',
  '10.2': 'inclusion of all',
  '10.7': 'orderly, safe and responsible migration',
  '10.c': 'cost of remittances below 3%',
  '11.1': 'housing and services, slums upgraded',
  '11.3': 'inclusive and sustainable urbanization',
  '11.5': 'fewer people affected by disasters',
  '13.1': 'resilience to climate-related hazards',
  '13.2': 'climate measures in policies',
  '16.1': 'less violence',
  '17.18': 'data, by age, sex and migratory status',
} as const;
export type SdgTarget = keyof typeof SDG_TARGETS;

/** What of the frameworks a lever, a kind of event or an output speaks to; a reading of ours, not an official one. */
export interface FrameworkTags {
  readonly pillar: Pillar;
  readonly compact: readonly CompactObjective[];
  readonly sdg: readonly SdgTarget[];
}

const resilience = tagger('resilience');
const mobility = tagger('mobility');
const governance = tagger('governance');

type FreeMovementLever = Extract<LeverId, `freeMovement${string}`>;
type TaggedId = Exclude<LeverId, FreeMovementLever> | EventKindId | OutputId;

/** Tags by id. What is added to levers, events or outputs and not here does not compile. */
const TAGS: Readonly<Record<TaggedId, FrameworkTags>> = {
  fertility: resilience([2], ['3.7']),
  lifeExpectancy: resilience([2], ['3.8']),
  warmingPath: resilience([2], ['13.2']),
  floodResponse: resilience([2], ['13.1', '11.5']),
  stormResponse: resilience([2], ['13.1', '11.5']),
  adaptation: resilience([2], ['13.1', '1.5']),
  slowOnset: resilience([2], ['13.1', '2.4']),
  urbanPace: resilience([2], ['11.3']),
  growthHoused: resilience([15], ['11.1']),
  coastalProtection: resilience([2], ['11.5', '13.1']),
  incomeGrowth: resilience([2], ['8.1']),
  warmingCost: resilience([2], ['13.1', '8.1']),
  womensGap: resilience([2], ['5.5', '8.5']),
  retirementAge: resilience([2], ['8.5']),
  automation: resilience([2], ['8.2']),
  remoteWork: mobility([6, 18], ['8.2', '8.5']),
  stability: resilience([2], ['16.1']),
  climateConflict: resilience([2], ['13.1', '16.1']),
  durableSolutions: resilience([15, 21], ['1.5', '10.2']),
  pathways: governance([5], ['10.7']),
  enforcement: governance([8, 9, 11], ['10.7']),
  leak: governance([7, 9], ['10.7']),
  skillsPartnerships: governance([5, 18], ['8.8', '10.7']),
  incomeElasticity: mobility([2], ['10.7']),
  networks: mobility([19], ['10.7']),
  transition: mobility([2], ['8.1', '10.7']),
  hostFatigue: governance([16, 23], ['10.2']),
  remittanceFee: governance([20], ['10.c']),
  presentWars: resilience([21], ['16.1']),

  cyclone: resilience([2, 8], ['11.5', '13.1']),
  flood: resilience([2, 8], ['11.5', '13.1']),
  drought: resilience([2], ['13.1', '2.4']),
  earthquake: resilience([8], ['11.5']),
  cropFailure: resilience([2], ['2.4', '1.5']),
  conflictOnset: resilience([2, 8], ['16.1']),
  peaceSettlement: resilience([2, 21], ['16.1']),
  borderClosure: governance([5, 7, 11], ['10.7']),
  pathwayOpening: governance([5], ['10.7']),
  economicCrisis: resilience([2], ['8.1', '1.5']),
  pandemicStandstill: governance([7, 15, 23], ['3.d', '10.7']),
  remoteWorkLeap: mobility([6, 18], ['8.2']),

  population: resilience([1], ['17.18']),
  births: resilience([1], ['3.7']),
  deaths: resilience([1], ['3.8']),
  netMigration: mobility([1], ['10.7', '17.18']),
  medianAge: resilience([1], ['17.18']),
  oldAgeDependency: resilience([1], ['17.18']),
  youthShare: resilience([1], ['8.6']),
  workingAge: resilience([1], ['8.5']),
  disasterDisplacement: resilience([2, 8], ['11.5', '13.1']),
  floodDisplacement: resilience([2, 8], ['11.5', '13.1']),
  stormDisplacement: resilience([2, 8], ['11.5', '13.1']),
  warming: resilience([2], ['13.2']),
  slowOnsetMovers: resilience([2, 5], ['13.1']),
  urbanShare: resilience([1], ['11.3']),
  urbanPopulation: resilience([15], ['11.3']),
  newUrbanResidents: resilience([15], ['11.3']),
  moversToTowns: mobility([15], ['11.3']),
  slumResidents: resilience([15], ['11.1']),
  coastalTownDwellers: resilience([2], ['11.5', '13.1']),
  labourForce: resilience([1], ['8.5']),
  jobsWanted: resilience([2], ['8.5']),
  urbanJobs: resilience([15], ['8.5', '11.3']),
  newUrbanJobs: resilience([15], ['8.5', '11.3']),
  jobsGap: resilience([2], ['8.5', '8.6']),
  labourShortage: mobility([5, 18], ['8.5', '8.8']),
  unemployment: resilience([2], ['8.5']),
  youthUnemployment: resilience([2], ['8.6']),
  informalShare: resilience([6], ['8.3']),
  incomePerHead: resilience([2], ['8.1']),
  conflictDisplacement: resilience([2, 8], ['16.1']),
  internallyDisplacedConflict: resilience([15], ['16.1', '10.2']),
  internallyDisplacedDisaster: resilience([15], ['11.5', '1.5']),
  stillDisplacedOneYear: resilience([15, 21], ['10.2']),
  stillDisplacedThreeYears: resilience([15, 21], ['10.2']),
  stillDisplacedFiveYears: resilience([15, 21], ['10.2']),
  immigrants: mobility([5], ['10.7']),
  emigrants: mobility([5], ['10.7']),
  netImmigrationPlaces: mobility([1], ['10.7', '17.18']),
  returns: mobility([21], ['10.7']),
  intraregionalShare: governance([5, 23], ['10.7']),
  migrantStock: mobility([1, 16], ['10.7', '17.18']),
  migrantShare: mobility([1, 16], ['10.7', '17.18']),
  diaspora: mobility([19], ['10.7']),
  remittances: mobility([20], ['10.c']),
  crossBorderOut: resilience([2, 8], ['16.1', '10.7']),
  crossBorderIn: resilience([15, 23], ['10.7']),
  refugeesHosted: resilience([15, 23], ['10.7', '10.2']),
  stranded: governance([7, 8], ['10.7']),
  unmetProtection: governance([7, 8], ['10.7']),
  irregularIndex: governance([7, 9], ['10.7']),
  immobilityIndex: resilience([2, 7], ['1.5', '10.7']),
};

const FREE_MOVEMENT = governance([5, 23], ['10.7']);

/** Read the tags of a lever, a kind of event or an output; undefined for an unknown id. */
export function frameworkTags(id: string): FrameworkTags | undefined {
  if (id.startsWith('freeMovement')) return FREE_MOVEMENT;
  return Object.hasOwn(TAGS, id) ? TAGS[id as TaggedId] : undefined;
}

function tagger(pillar: Pillar) {
  return (compact: readonly CompactObjective[], sdg: readonly SdgTarget[]): FrameworkTags => ({ pillar, compact, sdg });
}
