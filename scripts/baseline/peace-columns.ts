import { CONFLICT_HISTORY, FIRST_YEAR, LAST_YEAR } from '../../src/baseline/baseline.ts';
import {
  CONFLICT_REGRESSIONS,
  NOWCAST_COEFFICIENTS,
  type PeaceBaseline,
  type PeaceMeta,
} from '../../src/baseline/peace.ts';
import { type DescribedColumn, describeColumn } from './columns.ts';
import { crossBorderMeta, displacementAbroadColumns } from './displacement-abroad-columns.ts';

const FITTED = 'own fit to 2009-2020; no source figure is stored';
const NOWCAST = 'own nowcast of 2024, not an observation; no source figure is stored';
const LAW_SOURCES = ['idmc-conflict', 'ucdp', 'wgi', 'wpp2024', 'contiguity'] as const;
const NOWCAST_SOURCES = ['idmc-conflict', 'ucdp', 'wgi', 'unhcr'] as const;

/** Describe the columns of peace and security; no record of internal displacement is stored. */
export function peaceColumns({
  law,
  nowcast,
  stability,
  inConflict,
  ...abroad
}: PeaceBaseline): readonly DescribedColumn[] {
  const places = law.level.length;
  const perPlace = { axes: 'place', shape: [places] } as const;
  const ofLaw = (name: string, unit: string, scale: number, values: Float64Array): DescribedColumn =>
    describeColumn(
      { ...perPlace, name: `conflict.${name}`, unit, scale, sources: LAW_SOURCES, transformation: FITTED },
      values,
    );
  const ofNowcast = (name: string, unit: string, scale: number, values: Float64Array): DescribedColumn =>
    describeColumn(
      { ...perPlace, name: `conflict.${name}`, unit, scale, sources: NOWCAST_SOURCES, transformation: NOWCAST },
      values,
    );
  const regressions = Object.keys(CONFLICT_REGRESSIONS) as (keyof typeof CONFLICT_REGRESSIONS)[];
  return [
    ...regressions.map((name) => {
      const { mean, root } = law[name];
      return describeColumn(
        {
          name: `conflict.${name}`,
          axes: 'mean, then rows of the lower root of the covariance; coefficient',
          shape: [mean.length + 1, mean.length],
          unit: 'logit',
          scale: 0.0001,
          sources: LAW_SOURCES,
          transformation: FITTED,
        },
        Float64Array.from([...mean, ...root]),
      );
    }),
    describeColumn(
      {
        name: 'conflict.onsetSizes',
        axes: 'quantile 0, 0.05 .. 1',
        shape: [law.onsetSizes.length],
        unit: 'log of people',
        scale: 0.01,
        sources: LAW_SOURCES,
        transformation: FITTED,
      },
      law.onsetSizes,
    ),
    ofLaw('level', 'log of people', 0.01, law.level),
    ofLaw('levelError', 'log', 0.001, law.levelError),
    ofLaw('hasLevel', '1 or 0', 1, Float64Array.from(law.hasLevel)),
    ofLaw('smallLevel', 'log of people', 0.01, law.smallLevel),
    ofLaw('smallShare', 'share of years', 0.01, law.smallShare),
    describeColumn(
      {
        ...perPlace,
        name: 'conflict.stability',
        unit: 'standard normal units',
        scale: 0.001,
        sources: ['wgi'],
        transformation:
          'political stability and absence of violence, 2023; gaps: mean of the subregion and income group',
      },
      stability,
    ),
    ofNowcast('nowcastLogit', 'logit of the probability of conflict in 2024', 0.001, nowcast.logit),
    describeColumn(
      {
        name: 'conflict.nowcastFactors',
        axes: 'place, factor',
        shape: [places, NOWCAST_COEFFICIENTS],
        unit: 'logit for each standard normal',
        scale: 0.001,
        sources: NOWCAST_SOURCES,
        transformation: NOWCAST,
      },
      nowcast.logitFactors,
    ),
    ofNowcast('nowcastSize', 'log of people displaced in 2024, given conflict', 0.01, nowcast.size),
    ofNowcast('nowcastSpread', 'log', 0.01, nowcast.sizeSpread),
    ofNowcast('nowcastYearsSince', 'years since a year with 100 deaths; 0 = none', 1, nowcast.yearsSince),
    ofNowcast('nowcastYearsOn', 'years since 2009 with 100 deaths', 1, nowcast.yearsOn),
    ofNowcast('nowcastStock', 'log of 1 + internally displaced people', 0.05, nowcast.stock.map(Math.log1p)),
    inConflictColumn(inConflict),
    ...displacementAbroadColumns(abroad),
  ];
}

/** Describe how often places are in conflict in the reference. */
export function inConflictColumn(shares: Float64Array): DescribedColumn {
  const years = LAST_YEAR - FIRST_YEAR + 1;
  return describeColumn(
    {
      name: 'conflict.inConflict',
      axes: 'place, year',
      shape: [shares.length / years, years],
      unit: 'share of runs',
      scale: 0.001,
      sources: NOWCAST_SOURCES,
      transformation: 'runs of this model at the defaults; no source figure is stored',
    },
    shares,
  );
}

/** Metadata of the law: its numbers that are not by place. */
export function peaceMeta({ law, neighbours, crossBorder }: PeaceBaseline): PeaceMeta {
  const { anchor, persistence, spread, smallSpread } = law;
  return {
    anchor,
    persistence: round(persistence),
    spread: round(spread),
    smallSpread: round(smallSpread),
    neighbours,
    crossBorder: crossBorderMeta(crossBorder),
  };
}

/** Describe the open history of conflict displacement. */
export function conflictHistoryColumn(history: Float64Array): DescribedColumn {
  const years = CONFLICT_HISTORY.last - CONFLICT_HISTORY.first + 1;
  return describeColumn(
    {
      name: 'history.conflictDisplacement',
      axes: 'place, year',
      shape: [history.length / years, years],
      unit: 'movements a year; -1 none recorded, -2 no series for the place',
      scale: 1,
      sources: ['wdi'],
      transformation: 're-arranged',
    },
    history,
  );
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
