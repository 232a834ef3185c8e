import { readFileSync } from 'node:fs';
import type { Baseline, Projection } from '../../src/baseline/baseline.ts';
import { decodeBaseline } from '../../src/baseline/decode.ts';
import type { Job } from '../../src/engine/job.ts';
import { createWorld, type World } from '../../src/engine/world.ts';
import { OUTPUT_IDS } from '../../src/params/outputs.ts';
import { REFERENCE } from '../../src/scenario/scenario.ts';
import { subsetCorridors, subsetFreeMovement, subsetMobilityReference } from './corridors.ts';
import { subsetCrossBorder, subsetRefugees } from './displacement-abroad.ts';

/** Bytes of the committed baseline. */
export function committedBaseline(): Uint8Array {
  return new Uint8Array(readFileSync(new URL('../../data/baseline.bin', import.meta.url)));
}

export const baseline: Baseline = decodeBaseline(committedBaseline());

/** Cut a baseline down to a few places; groups keep the members that are left, empty ones go. */
export function subsetBaseline(whole: Baseline, codes: readonly string[]): Baseline {
  const rows = whole.places.flatMap((place, i) => (codes.includes(place.iso3) ? [i] : []));
  const C = whole.places.length;
  const cut = <A extends Float64Array | Uint8Array>(column: A): A => {
    const width = column.length / C;
    const out = column.slice(0, rows.length * width) as A;
    rows.forEach((row, i) => {
      out.set(column.subarray(row * width, (row + 1) * width), i * width);
    });
    return out;
  };
  const cutProjection = ({ median, lower80, upper80 }: Projection): Projection => ({
    median: cut(median),
    lower80: cut(lower80),
    upper80: cut(upper80),
  });
  const { disaster, history, urban, labour, income, peace } = whole;
  const { law, nowcast } = peace;
  return {
    ...whole,
    places: rows.map((row) => whole.places[row] as Baseline['places'][number]),
    groups: whole.groups
      .map((group) => ({ ...group, members: group.members.map((i) => rows.indexOf(i)).filter((i) => i >= 0) }))
      .filter((group) => group.members.length > 0),
    corridors: subsetCorridors(whole.corridors, rows),
    freeMovement: subsetFreeMovement(whole.freeMovement, rows),
    mobilityReference: subsetMobilityReference(whole.mobilityReference, rows, whole.places.length),
    remittancePerMigrant: cut(whole.remittancePerMigrant),
    populationBase: cut(whole.populationBase),
    deathRates: cut(whole.deathRates),
    lifeExpectancy: cutProjection(whole.lifeExpectancy),
    hazardScale: cut(whole.hazardScale),
    hazardSlope: cut(whole.hazardSlope),
    hazardCurve: cut(whole.hazardCurve),
    totalFertility: cutProjection(whole.totalFertility),
    fertilityAge: cut(whole.fertilityAge),
    sexRatio: cut(whole.sexRatio),
    netMigration: cutProjection(whole.netMigration),
    netMigrationAge: cut(whole.netMigrationAge),
    migrationPersistence: cut(whole.migrationPersistence),
    disaster: {
      ...disaster,
      occurrenceLogit: cut(disaster.occurrenceLogit),
      occurrenceLogitError: cut(disaster.occurrenceLogitError),
      logRate: cut(disaster.logRate),
      logRateError: cut(disaster.logRateError),
      logSpread: cut(disaster.logSpread),
      hasParetoTail: cut(disaster.hasParetoTail),
      hazardShares: cut(disaster.hazardShares),
      dryOccurrence: cut(disaster.dryOccurrence),
    },
    monthShares: cut(whole.monthShares),
    urban: { share: cut(urban.share), slumShare: cut(urban.slumShare), lowCoastShare: cut(urban.lowCoastShare) },
    slowOnset: { rate: cut(whole.slowOnset.rate) },
    labour: {
      participation: cut(labour.participation),
      unemployment: cut(labour.unemployment),
      youthUnemployment: cut(labour.youthUnemployment),
      selfEmployed: cut(labour.selfEmployed),
      agriculture: cut(labour.agriculture),
      industry: cut(labour.industry),
      jobsTrend: cut(labour.jobsTrend),
    },
    income: { ...income, level: cut(income.level), spread: cut(income.spread) },
    history: {
      population: cut(history.population),
      netMigration: cut(history.netMigration),
      disasterDisplacement: cut(history.disasterDisplacement),
      conflictDisplacement: cut(history.conflictDisplacement),
      crossBorderOut: cut(history.crossBorderOut),
      crossBorderIn: cut(history.crossBorderIn),
      refugeesHosted: cut(history.refugeesHosted),
    },
    peace: {
      law: {
        ...law,
        level: cut(law.level),
        levelError: cut(law.levelError),
        hasLevel: cut(law.hasLevel),
        smallLevel: cut(law.smallLevel),
        smallShare: cut(law.smallShare),
      },
      nowcast: {
        logit: cut(nowcast.logit),
        logitFactors: cut(nowcast.logitFactors),
        size: cut(nowcast.size),
        sizeSpread: cut(nowcast.sizeSpread),
        yearsSince: cut(nowcast.yearsSince),
        yearsOn: cut(nowcast.yearsOn),
        stock: cut(nowcast.stock),
      },
      inConflict: cut(peace.inConflict),
      stability: cut(peace.stability),
      crossBorder: subsetCrossBorder(peace.crossBorder, rows),
      refugees: subsetRefugees(peace.refugees, peace.crossBorder, rows),
      shownShare: cut(peace.shownShare),
      neighbours: rows.map((row) =>
        (peace.neighbours[row] as readonly number[]).flatMap((j) => (rows.includes(j) ? [rows.indexOf(j)] : [])),
      ),
    },
  };
}

/** A handful of places of every size, income group and continent. */
export const FEW_PLACES = ['BGD', 'FJI', 'GBR', 'HTI', 'NER', 'NGA', 'NIU', 'PHL', 'TUR', 'USA'] as const;

/** A small world on the plain kernel. */
export function smallWorld(codes: readonly string[] = FEW_PLACES): World {
  return createWorld(subsetBaseline(baseline, codes));
}

/** A job over everything in a world; override what the test is about. */
export function jobOn(world: Pick<World, 'baseline'>, changes: Partial<Job> = {}): Job {
  const { places, groups } = world.baseline;
  return {
    scenario: REFERENCE,
    seed: 'test',
    runs: 8,
    until: 2050,
    hasNoise: true,
    coefficients: 'drawn',
    places: [...places.map((place) => place.iso3), ...groups.map((group) => group.id)],
    outputs: OUTPUT_IDS,
    byAge: 'none',
    corridors: 0,
    record: 'exact',
    watch: [],
    ...changes,
  };
}
