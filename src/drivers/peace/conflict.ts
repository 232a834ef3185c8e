import {
  CONFLICT_THRESHOLD,
  type ConflictLaw,
  type ConflictPast,
  LARGEST_CONFLICT_SHARE,
  ONSET_KNOTS,
  onsetShift,
  writeEnding,
  writeOnsetLogit,
  writeSmallLogit,
} from '../../baseline/conflict-law.ts';
import { LANES } from '../../kernels/kernels.ts';
import { drawNormalsOf, drawUniformsOf, type Luck, PERSISTENT } from '../../random/luck.ts';
import { normalQuantile } from '../../random/normal.ts';
import { drawCoefficients, PEACE_DRAWS, predictor } from './draws.ts';

/**
 * Conflict displacement of every place, year by year, in 8 runs at once: the law of the app and of the hindcast.
 *
 * A place is in conflict when at least 10,000 people are displaced in the year. Onset: logit of stability, an earlier
 * spell (fading), population, a neighbour in conflict, displacement below the threshold last year; ending: logit of last
 * size and years on record; deaths of the year before the start enter both in the first year only. Size at onset: half
 * the place's own level, half a draw from observed onsets (all of it where the place has no record); continuing: level +
 * persistence x (last - level) + normal; never below 10,000 while on, never above 0.20 of the population. Out of
 * conflict: none, or a small count of the place's own record. Evidence: IDMC 2009-2020, UCDP, WGI; hindcast V5.
 * Left out: wars beyond the record, which are events.
 */
export interface ConflictProcess {
  readonly state: ConflictState;
  /** [C][L] internal displacements (movements) in the year. */
  readonly displaced: Float64Array;
  /** [C][L] 1 where the year is the first of a spell, 2 where a spell has just ended, else 0. */
  readonly turn: Uint8Array;
  /** Draw what a run keeps and set the state to the start. */
  startBlock(luck: Luck): void;
  step(year: ConflictYear): void;
}

/** State at the end of last year; a nowcast may overwrite it after `startBlock`. All [C][L]. */
export interface ConflictState {
  /** 1 = in conflict last year. */
  readonly isOn: Uint8Array;
  /** People displaced last year. */
  readonly last: Float64Array;
  /** Years since the last year in conflict; Infinity = none on record. */
  readonly yearsSince: Float64Array;
  /** Years in conflict on record. */
  readonly yearsOn: Float64Array;
  /** Added to the place's level while the spell under way at the start lasts; 0 unless a nowcast sets it. */
  readonly spellShift: Float64Array;
}

/** The places and where they stand before the first year. */
export interface ConflictStart {
  /** First year after the records; the first that is drawn unless a nowcast sets a later state. */
  readonly firstYear: number;
  /** [C] M49 codes, the keys of the draws. */
  readonly m49: readonly number[];
  /** [C] row indices of land neighbours. */
  readonly neighbours: readonly (readonly number[])[];
  /** [C] people displaced in the year before the first. */
  readonly last: Float64Array;
  readonly yearsSince: Float64Array;
  readonly yearsOn: Float64Array;
  /** [C] deaths by organized violence in the year before the first; null = not known, the first year is as any other. */
  readonly deaths: Float64Array | null;
}

interface ConflictYear {
  readonly year: number;
  readonly luck: Luck;
  /** [C][L] persons. */
  readonly population: Float64Array;
  /** [C] political stability, standard normal units, lever included. */
  readonly stability: Float64Array;
  /** [C][L] log odds added to onset; null = none. */
  readonly onsetLogOdds: Float64Array | null;
}

const LOG_THRESHOLD = Math.log(CONFLICT_THRESHOLD);

/** Make the process; `drawsCoefficients` false keeps every run at the estimates. */
export function createConflict(law: ConflictLaw, start: ConflictStart, drawsCoefficients: boolean): ConflictProcess {
  const C = start.m49.length;
  const state = {
    isOn: new Uint8Array(C * LANES),
    last: new Float64Array(C * LANES),
    yearsSince: new Float64Array(C * LANES),
    yearsOn: new Float64Array(C * LANES),
    spellShift: new Float64Array(C * LANES),
  };
  const displaced = new Float64Array(C * LANES);
  const turn = new Uint8Array(C * LANES);
  const onsetLogits = new Float64Array(C * LANES);
  const smallLogits = new Float64Array(C * LANES);
  const level = new Float64Array(C * LANES);
  const before = new Uint8Array(C * LANES);
  const own = new Float64Array(C * 4 * LANES);
  const keys = Uint32Array.from(start.m49);
  const coefficients = {
    onset: new Float64Array(6 * LANES),
    onsetFirst: new Float64Array(7 * LANES),
    ending: new Float64Array(3 * LANES),
    endingFirst: new Float64Array(4 * LANES),
    small: new Float64Array(4 * LANES),
  };
  const rows = {
    ending: new Float64Array(3),
    endingFirst: new Float64Array(4),
  };
  const past: ConflictPast = {
    stability: 0,
    yearsSince: 0,
    population: 0,
    hasNeighbour: false,
    last: 0,
    yearsOn: 0,
    deaths: 0,
  };

  function startBlock(luck: Luck): void {
    const draw = (name: keyof typeof coefficients, groups: readonly number[]) =>
      drawCoefficients(luck, law[name], groups, drawsCoefficients, coefficients[name]);
    draw('onset', PEACE_DRAWS.onsetCoefficients);
    draw('onsetFirst', PEACE_DRAWS.onsetCoefficients);
    draw('ending', PEACE_DRAWS.endingCoefficients);
    draw('endingFirst', PEACE_DRAWS.endingCoefficients);
    draw('small', PEACE_DRAWS.smallCoefficients);
    own.fill(0);
    if (drawsCoefficients) drawNormalsOf(luck, keys, PERSISTENT, PEACE_DRAWS.conflictLevel, 1, own);
    for (let i = 0; i < C; i++) {
      for (let lane = 0; lane < LANES; lane++) {
        const at = i * LANES + lane;
        level[at] = (law.level[i] as number) + (law.levelError[i] as number) * (own[at] as number);
        state.last[at] = start.last[i] as number;
        state.isOn[at] = (start.last[i] as number) >= CONFLICT_THRESHOLD ? 1 : 0;
        state.yearsSince[at] = start.yearsSince[i] as number;
        state.yearsOn[at] = start.yearsOn[i] as number;
      }
    }
    state.spellShift.fill(0);
    displaced.fill(0);
    turn.fill(0);
  }

  function hasNeighbour(place: number, lane: number): boolean {
    for (const j of start.neighbours[place] as readonly number[]) if (before[j * LANES + lane] === 1) return true;
    return false;
  }

  /** Read what is known of a cell before its year is drawn. */
  function readPast(place: number, lane: number, population: Float64Array): void {
    const at = place * LANES + lane;
    past.population = population[at] as number;
    past.last = state.last[at] as number;
    past.yearsSince = state.yearsSince[at] as number;
    past.yearsOn = state.yearsOn[at] as number;
    past.hasNeighbour = before[at] === 0 && hasNeighbour(place, lane);
  }

  /** Write the logits of an onset, where there is no conflict, and of any small displacement. */
  function writeLogits(place: number, { population, stability }: ConflictYear, isFirst: boolean): void {
    past.stability = stability[place] as number;
    past.deaths = isFirst ? (start.deaths?.[place] as number) : 0;
    const ofOnset = isFirst ? coefficients.onsetFirst : coefficients.onset;
    const smallShare = law.smallShare[place] as number;
    for (let lane = 0; lane < LANES; lane++) {
      const at = place * LANES + lane;
      readPast(place, lane, population);
      if (before[at] === 0) writeOnsetLogit(past, ofOnset, lane, onsetLogits, at);
      writeSmallLogit(past, smallShare, coefficients.small, lane, smallLogits, at);
    }
  }

  function stepPlace(place: number, { population, onsetLogOdds }: ConflictYear, isFirst: boolean, shift: number): void {
    past.deaths = isFirst ? (start.deaths?.[place] as number) : 0;
    for (let lane = 0; lane < LANES; lane++) {
      const at = place * LANES + lane;
      const wasOn = before[at] === 1;
      const people = population[at] as number;
      const most = LARGEST_CONFLICT_SHARE * people;
      let isOn = false;
      // A place of fewer than 50,000 people cannot reach the threshold.
      if (most >= CONFLICT_THRESHOLD) {
        const u = own[4 * place * LANES + lane] as number;
        if (wasOn) {
          readPast(place, lane, population);
          isOn = goesOn(lane, u, isFirst);
        } else
          isOn = happens(u, (onsetLogits[at] as number) + (shift + (onsetLogOdds ? (onsetLogOdds[at] as number) : 0)));
      }
      if (!isOn) state.spellShift[at] = 0;
      const size = isOn ? drawSize(place, lane, wasOn, Math.log(most)) : drawSmall(place, lane, people);
      displaced[at] = size;
      turn[at] = isOn === wasOn ? 0 : isOn ? 1 : 2;
      state.isOn[at] = isOn ? 1 : 0;
      state.last[at] = size;
      state.yearsSince[at] = isOn ? 1 : (state.yearsSince[at] as number) + 1;
      state.yearsOn[at] = (state.yearsOn[at] as number) + (isOn ? 1 : 0);
    }
  }

  /** Whether a conflict goes on. */
  function goesOn(lane: number, u: number, isFirst: boolean): boolean {
    const row = isFirst ? rows.endingFirst : rows.ending;
    writeEnding(past, row);
    return u > 1 / (1 + Math.exp(-predictor(row, isFirst ? coefficients.endingFirst : coefficients.ending, lane)));
  }

  function drawSize(place: number, lane: number, wasOn: boolean, cap: number): number {
    const u = own[(4 * place + 1) * LANES + lane] as number;
    const at = place * LANES + lane;
    const mean = (level[at] as number) + (state.spellShift[at] as number);
    const log = wasOn
      ? mean + law.persistence * (Math.log(state.last[at] as number) - mean) + law.spread * normalQuantile(u)
      : law.hasLevel[place] === 1
        ? (mean + onsetSize(law, u)) / 2
        : onsetSize(law, u);
    return Math.exp(Math.max(LOG_THRESHOLD, Math.min(cap, log)));
  }

  function drawSmall(place: number, lane: number, people: number): number {
    const logit = smallLogits[place * LANES + lane] as number;
    if (!happens(own[(4 * place + 2) * LANES + lane] as number, logit)) return 0;
    const log =
      (law.smallLevel[place] as number) +
      law.smallSpread * normalQuantile(own[(4 * place + 3) * LANES + lane] as number);
    return Math.min(CONFLICT_THRESHOLD - 1, LARGEST_CONFLICT_SHARE * people, Math.max(1, Math.exp(log)));
  }

  return {
    state,
    displaced,
    turn,
    startBlock,
    step(frame) {
      before.set(state.isOn);
      const years = frame.year - start.firstYear;
      const shift = onsetShift(law, years);
      const isFirst = years === 0 && start.deaths !== null;
      drawUniformsOf(frame.luck, keys, frame.year, PEACE_DRAWS.conflict, 4, own);
      for (let place = 0; place < C; place++) writeLogits(place, frame, isFirst);
      for (let place = 0; place < C; place++) stepPlace(place, frame, isFirst, shift);
    },
  };
}

/** Whether an event of the given log odds happens at a uniform; most are rare, and then no exp is needed to say no. */
function happens(u: number, logit: number): boolean {
  // A log odds below -2.2 is a chance below 0.0998.
  if (u < 0.9 && logit < -2.2) return false;
  return u > 1 - 1 / (1 + Math.exp(-logit));
}

/** Read the log size of a first year from its table, linear between knots. */
function onsetSize(law: ConflictLaw, u: number): number {
  const t = u * (ONSET_KNOTS - 1);
  const k = Math.min(ONSET_KNOTS - 2, Math.floor(t));
  const low = law.onsetSizes[k] as number;
  return low + ((law.onsetSizes[k + 1] as number) - low) * (t - k);
}
