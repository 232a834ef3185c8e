import { i18n } from '@lingui/core';
import type { ScoreId, Verdict } from '../../workers/page-evidence.ts';

/** Name of a metric of the hindcasts. */
export function metricName(metric: string): string {
  switch (metric) {
    case 'disasterDisplacement':
      return i18n._({ id: 'metric.disasters', message: 'Disaster displacement' });
    case 'conflictDisplacement':
      return i18n._({ id: 'metric.conflict', message: 'Conflict displacement' });
    case 'crossBorderOut':
      return i18n._({ id: 'metric.out', message: 'Departures across borders' });
    case 'crossBorderIn':
      return i18n._({ id: 'metric.in', message: 'Arrivals across borders' });
    case 'netMigration':
      return i18n._({ id: 'metric.net', message: 'Net migration' });
    case 'population':
      return i18n._({ id: 'metric.population', message: 'Population' });
    default:
      throw new Error(`metric ${metric} has no name`);
  }
}

/** Name of a rival: a way to tell the future without a model. */
export function rivalName(rival: string): string {
  switch (rival) {
    case 'lastValue':
      return i18n._({ id: 'rival.last', message: 'same as last year' });
    case 'climatologyAll':
      return i18n._({ id: 'rival.all', message: 'one of all past years' });
    case 'climatologyLast5':
      return i18n._({ id: 'rival.five', message: 'one of the last five years' });
    case 'mean5':
      return i18n._({ id: 'rival.mean5', message: 'mean of five years' });
    case 'mean10':
      return i18n._({ id: 'rival.mean10', message: 'mean of ten years' });
    case 'zero':
      return i18n._({ id: 'rival.zero', message: 'nobody moves' });
    case 'growthOfLast5':
      return i18n._({ id: 'rival.growth', message: 'growth of the last five years' });
    case 'un2017':
      return i18n._({ id: 'rival.un2017', message: 'UN revision of 2017' });
    case 'un2015WithMigration':
      return i18n._({ id: 'rival.un2015', message: 'projections on the UN revision of 2015' });
    default:
      throw new Error(`rival ${rival} has no name`);
  }
}

/** Name of a score; the smaller each is, the better. */
export function scoreName(score: ScoreId): string {
  switch (score) {
    case 'crpsLog':
      return i18n._({ id: 'score.log', message: 'whole range, by factors (CRPS, log)' });
    case 'crpsPer1000':
      return i18n._({ id: 'score.rate', message: 'whole range, per 1,000 people (CRPS)' });
    case 'maePer1000':
      return i18n._({ id: 'score.median', message: 'error of the median, per 1,000 people' });
    default: {
      const never: never = score;
      throw new Error(`score ${String(never)} has no name`);
    }
  }
}

/** What a comparison shows, in words. */
export function verdictWords(verdict: Verdict): string {
  switch (verdict) {
    case 'better':
      return i18n._({ id: 'verdict.better', message: 'better' });
    case 'level':
      return i18n._({ id: 'verdict.level', message: 'no better' });
    case 'worse':
      return i18n._({ id: 'verdict.worse', message: 'worse' });
    case 'unknown':
      return i18n._({ id: 'verdict.unknown', message: 'one place only' });
    default: {
      const never: never = verdict;
      throw new Error(`verdict ${String(never)} has no words`);
    }
  }
}

/** Items as a list of the language: "a, b and c". */
export function listWords(items: readonly string[]): string {
  return new Intl.ListFormat(i18n.locale).format(items);
}

/** Title of the targets of one number. */
export function targetGroupTitle(id: string): string {
  switch (id) {
    case 'V1':
      return i18n._({ id: 'target.V1', message: 'Without noise, the app is the UN medium' });
    case 'V2':
      return i18n._({ id: 'target.V2', message: 'Intervals are as wide as those of the UN' });
    case 'V2b':
      return i18n._({ id: 'target.V2b', message: 'The median stays on the UN medium' });
    case 'V3':
      return i18n._({ id: 'target.V3', message: 'Urban shares follow the UN path' });
    case 'V4':
      return i18n._({ id: 'target.V4', message: 'Disasters, against the record of each place' });
    case 'V4b':
      return i18n._({ id: 'target.V4b', message: 'Disasters: the world, and the largest places' });
    case 'V5':
      return i18n._({ id: 'target.V5', message: 'Conflict, against naive forecasts' });
    case 'V6':
      return i18n._({ id: 'target.V6', message: 'Corridors, against the last flow' });
    case 'V7a':
      return i18n._({ id: 'target.V7a', message: 'Net migration: the rule behind the width' });
    case 'V7b':
      return i18n._({ id: 'target.V7b', message: 'Net migration: a UN revision with our width' });
    case 'V9':
      return i18n._({ id: 'target.V9', message: 'Levels of shocks come as often as they say' });
    case 'V10':
      return i18n._({ id: 'target.V10', message: 'Displacement across borders, against naive forecasts' });
    case 'V11':
      return i18n._({ id: 'target.V11', message: 'Bad seasons are shared by neighbours' });
    case 'population':
      return i18n._({ id: 'target.population', message: 'Population, against its last growth' });
    default:
      throw new Error(`target ${id} has no title`);
  }
}
