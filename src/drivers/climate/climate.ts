import { type Baseline, HAZARD_GROUPS } from '../../baseline/baseline.ts';
import { createDisasterRates } from '../../baseline/disaster-rates.ts';
import { expectedRate, LARGEST_DISPLACED_SHARE, reportingShift } from '../../baseline/disaster-size.ts';
import { LANES } from '../../kernels/kernels.ts';
import { type Column, createColumn } from '../../params/quantity.ts';
import {
  DRAW_GROUPS,
  drawKeys,
  drawMixedOf,
  drawNormals,
  drawNormalsOf,
  drawUniforms,
  type Luck,
  PERSISTENT,
  WORLD_M49,
} from '../../random/luck.ts';
import type { Driver, DriverContext, YearFrame } from '../driver.ts';
import { createDisasterEvents } from './disaster-events.ts';
import { createHazardFactor } from './hazard-factor.ts';
import { droughtFrequencyRatio } from './response.ts';
import { createSlowOnset } from './slow-onset.ts';
import { forcedWarming, HELD_YEAR, REFERENCE_PATH, warmingCurve } from './warming.ts';

/**
 * Climate: global warming, and people newly displaced by disasters in each place and year.
 *
 * people = population x rate(u) x factor of the year's main hazard, at most 0.3 of the population. rate(u)
 * is the inverse distribution of the place's yearly total (probability of any, lognormal body, Pareto tail); u comes
 * from one normal. The main hazard is drawn by the place's shares; in a storm or flood year the normal mixes the place's own
 * luck with the season of its subregion, so that neighbours share bad years and every marginal stays. factor: (1 + s)^(T - T_fit)
 * in a flood or storm year; in other years the change of odds for drought, heat and fire and 1 for geophysical hazards, by
 * their shares; weather groups times (1 - a)^(year - 2025). Hazard and rate are independent, so people are on average
 * population x rate x sum of share x factor; a run without noise has that sum, and each hazard its part of it.
 * Evidence: IDMC records 2013-2020 (fitted), Kam et al. 2021, Geiger et al. 2021, IPCC AR6. Slow onset: slow-onset.ts;
 * disasters that a scenario states: disaster-events.ts.
 */
export interface Climate extends Driver {
  /** [L] degrees over 1850-1900 in the year. */
  readonly warming: Column<'temperature', 'degC'>;
  /** [L] degrees of forced warming since 2024 on the run's own curve, never below zero. */
  readonly warmingSince: Column<'temperature', 'degC'>;
  /** [C][L] internal displacements (movements) in the year. */
  readonly disasterDisplacement: Column<'movement', 'persons'>;
  /** [C][L] movements in years whose main hazard are floods, and by floods that a scenario states. */
  readonly floodDisplacement: Column<'movement', 'persons'>;
  /** [C][L] the same of storms; both together are at most all displacement by disasters. */
  readonly stormDisplacement: Column<'movement', 'persons'>;
  /** [C][L] main hazard of the year: 0 floods, 1 storms, 2 others. Nothing reads it in a run without noise. */
  readonly mainHazard: Uint8Array;
  /** [C][L] people who left the countryside for slow onset since the start of 2025. */
  readonly slowOnsetMovers: Column<'stock', 'persons'>;
  /** [C][L] slow-onset movers of the year beyond the reference. */
  readonly townward: Float64Array;
  /** [L] displacements cut at the cap since the block started; shown as `capped`. */
  readonly capped: Column<'movement', 'persons'>;
}

/** Natural year-to-year variability, degrees (sd). Source: data note of the assessed curves, about 0.1. */
const VARIABILITY = 0.1;
/** Spread of the log of a response coefficient between runs. Assumed: about a third either way. */
const RESPONSE_SPREAD = 0.3;
const H = HAZARD_GROUPS.length;
const [FLOOD, STORM, DRY] = [0, 1, 2];
/** Main hazard of a year that no season moves: drought, heat, fire or geophysical. */
const OTHER = 2;
/** Make the climate driver. */
export function createClimate(context: DriverContext): Climate {
  const { baseline, scenario, hasNoise } = context;
  const { disaster } = baseline;
  const C = baseline.places.length;
  const drawsCoefficients = context.coefficients === 'drawn' && hasNoise;
  const curve = warmingCurve(baseline, scenario.choices.warmingPath ?? '');
  const referenceCurve = warmingCurve(baseline, REFERENCE_PATH);
  const slowOnset = createSlowOnset(baseline, scenario, drawsCoefficients);
  const since = { scenario: createColumn<'temperature', 'degC'>(LANES), reference: new Float64Array(LANES) };
  const stated = createDisasterEvents(scenario.events, C);

  const warming = createColumn<'temperature', 'degC'>(LANES);
  const disasterDisplacement = createColumn<'movement', 'persons'>(C * LANES);
  const floodDisplacement = createColumn<'movement', 'persons'>(C * LANES);
  const stormDisplacement = createColumn<'movement', 'persons'>(C * LANES);
  const displaced = { all: disasterDisplacement, flood: floodDisplacement, storm: stormDisplacement };
  const mainHazard = new Uint8Array(C * LANES);
  const capped = createColumn<'movement', 'persons'>(LANES);
  const quantile = new Float64Array(LANES);
  const response = new Float64Array(3 * LANES);
  const adaptationLuck = new Float64Array(LANES);
  const own = new Float64Array(C * 2 * LANES);
  const placeKeys = drawKeys(baseline.places);
  const subregionKeys = drawKeys(baseline.subregions);
  const law = createDisasterRates(disaster, C, context.loops?.disasters);
  const { normals, rates } = law;
  const occurrenceError = new Float64Array(C * LANES);
  const rateError = new Float64Array(C * LANES);
  const season = new Float64Array(baseline.subregions.length * 2 * LANES);
  const fresh = new Float64Array(4 * LANES);
  const growth = new Float64Array(LANES);
  const dryOdds = new Float64Array(LANES);
  const factor = createHazardFactor(baseline, scenario, {
    floodResponse: response.subarray(FLOOD * LANES, (FLOOD + 1) * LANES),
    stormResponse: response.subarray(STORM * LANES, (STORM + 1) * LANES),
    growth,
    dryOdds,
    adaptationLuck,
  });
  /** By main hazard: flood, storm, other. */
  const seasonShares = [baseline.seasonShares.flood, baseline.seasonShares.storm, 0];
  const seasonWeights = Float64Array.from(seasonShares, Math.sqrt);
  const ownWeights = Float64Array.from(seasonShares, (share) => Math.sqrt(1 - share));
  const dryAtFit = droughtFrequencyRatio(disaster.warmingAtFit);

  function startBlock(luck: Luck): void {
    capped.fill(0);
    quantile.fill(0);
    own.fill(0);
    response.fill(1);
    adaptationLuck.fill(0.5);
    slowOnset.startBlock(luck);
    if (drawsCoefficients) drawRun(luck);
    for (let i = 0; i < C; i++)
      for (let lane = 0; lane < LANES; lane++) {
        const at = i * LANES + lane;
        const drawn = 2 * i * LANES + lane;
        occurrenceError[at] = (disaster.occurrenceLogitError[i] as number) * (own[drawn] as number);
        rateError[at] = (disaster.logRateError[i] as number) * (own[drawn + LANES] as number);
      }
    law.startBlock(occurrenceError, rateError);
  }

  function drawRun(luck: Luck): void {
    drawNormals(luck, WORLD_M49, PERSISTENT, DRAW_GROUPS.warming, 1, quantile);
    drawNormals(luck, WORLD_M49, PERSISTENT, DRAW_GROUPS.climateCoefficients, 3, fresh);
    for (let j = 0; j < response.length; j++) response[j] = Math.exp(RESPONSE_SPREAD * (fresh[j] as number));
    drawUniforms(luck, WORLD_M49, PERSISTENT, DRAW_GROUPS.climateCoefficients, 4, fresh);
    adaptationLuck.set(fresh.subarray(3 * LANES));
    drawNormalsOf(luck, placeKeys, PERSISTENT, DRAW_GROUPS.disasterCoefficients, 2, own);
  }

  function stepWarming(luck: Luck, year: number): void {
    drawNormals(luck, WORLD_M49, year, DRAW_GROUPS.warming, 1, fresh);
    for (let lane = 0; lane < LANES; lane++) {
      const z = quantile[lane] as number;
      const forced = forcedWarming(curve, year, z);
      since.scenario[lane] = Math.max(0, forced - forcedWarming(curve, HELD_YEAR, z));
      since.reference[lane] = Math.max(
        0,
        forcedWarming(referenceCurve, year, z) - forcedWarming(referenceCurve, HELD_YEAR, z),
      );
      warming[lane] = forced + VARIABILITY * (fresh[lane] as number);
      // Disasters follow the forced warming: a warm year is not a year of more floods by this law.
      growth[lane] = forced - disaster.warmingAtFit;
      dryOdds[lane] = (droughtFrequencyRatio(forced) / dryAtFit) ** (response[DRY * LANES + lane] as number);
    }
  }

  /** Draw the main hazard of a place's year, and write the normals of its size, in which places of a season have a part in common. */
  function drawHazard(place: number): void {
    const { subregion } = baseline.places[place] as Baseline['places'][number];
    const floodBelow = disaster.hazardShares[place * H + FLOOD] as number;
    const stormBelow = floodBelow + (disaster.hazardShares[place * H + STORM] as number);
    for (let lane = 0; lane < LANES; lane++) {
      const at = place * LANES + lane;
      const drawn = 2 * place * LANES + lane;
      const hazard = own[drawn + LANES] as number;
      const kind = hazard < floodBelow ? FLOOD : hazard < stormBelow ? STORM : OTHER;
      mainHazard[at] = kind;
      const seasonAt = (subregion * 2 + (kind === FLOOD ? 1 : 0)) * LANES;
      normals[at] =
        (seasonWeights[kind] as number) * (season[seasonAt + lane] as number) +
        (ownWeights[kind] as number) * (own[drawn] as number);
    }
  }

  /** Displace by the factor of the hazard that is drawn. */
  function displace(place: number, population: Float64Array): void {
    const { flood, storm, other } = factor.of(place);
    for (let lane = 0; lane < LANES; lane++) {
      const at = place * LANES + lane;
      const kind = mainHazard[at] as number;
      const change = (kind === FLOOD ? flood : kind === STORM ? storm : other)[lane] as number;
      const moved = keepBelowCap((rates[at] as number) * change, population[at] as number, lane);
      disasterDisplacement[at] = moved;
      floodDisplacement[at] = kind === FLOOD ? moved : 0;
      stormDisplacement[at] = kind === STORM ? moved : 0;
    }
  }

  /** Displace as expected over all hazards that could be drawn. */
  function displaceAsExpected(place: number, population: Float64Array): void {
    const { flood, storm, other } = factor.of(place);
    const floodShare = disaster.hazardShares[place * H + FLOOD] as number;
    const stormShare = disaster.hazardShares[place * H + STORM] as number;
    for (let lane = 0; lane < LANES; lane++) {
      const at = place * LANES + lane;
      const byFlood = floodShare * (flood[lane] as number);
      const byStorm = stormShare * (storm[lane] as number);
      const byAll = byFlood + byStorm + (1 - floodShare - stormShare) * (other[lane] as number);
      const moved = keepBelowCap((rates[at] as number) * byAll, population[at] as number, lane);
      disasterDisplacement[at] = moved;
      floodDisplacement[at] = moved * (byFlood / byAll);
      stormDisplacement[at] = moved * (byStorm / byAll);
    }
  }

  /** Movements of a share of people, at most the largest one; what is above is booked. */
  function keepBelowCap(share: number, people: number, lane: number): number {
    if (share > LARGEST_DISPLACED_SHARE)
      capped[lane] = (capped[lane] as number) + (share - LARGEST_DISPLACED_SHARE) * people;
    return Math.min(share, LARGEST_DISPLACED_SHARE) * people;
  }

  function step(frame: YearFrame): void {
    const { luck, year, population } = frame;
    const shift = reportingShift(disaster, year);
    stepWarming(luck, year);
    slowOnset.step(frame, since);
    drawNormalsOf(luck, subregionKeys, year, DRAW_GROUPS.disasterSeason, 2, season);
    drawMixedOf(luck, placeKeys, year, DRAW_GROUPS.disaster, 2, 1, own);
    for (let place = 0; place < C; place++) drawHazard(place);
    if (hasNoise) law.draw(shift, population);
    else
      for (let place = 0; place < C; place++) {
        // All lanes are equal: the expected value is computed once.
        const expected = expectedRate(disaster, place, shift, population[place * LANES] as number);
        rates.fill(expected, place * LANES, (place + 1) * LANES);
      }
    factor.begin(year);
    const displaceIn = hasNoise ? displace : displaceAsExpected;
    for (let place = 0; place < C; place++) displaceIn(place, population);
    stated?.addTo(frame, displaced, capped);
  }

  return {
    id: 'climate',
    warming,
    warmingSince: since.scenario,
    disasterDisplacement,
    floodDisplacement,
    stormDisplacement,
    mainHazard,
    capped,
    slowOnsetMovers: slowOnset.slowOnsetMovers,
    townward: slowOnset.townward,
    startBlock,
    step,
  };
}
