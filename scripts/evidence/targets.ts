import type { Summary, Target } from '../../src/summary/evidence.ts';

type Extra = Pick<Target, 'rows' | 'note'> & Partial<Pick<Target, 'measure'>>;

/** Make a target that a measure must lie in a range; nothing measured is a miss. */
export function within(
  id: string,
  claim: string,
  measured: number | null,
  atLeast: number,
  atMost: number,
  extra: Extra = {},
): Target {
  const miss = measured === null ? Number.POSITIVE_INFINITY : Math.max(0, atLeast - measured, measured - atMost);
  return {
    ...{ id, claim, measured, measure: 'share' as const },
    ...(Number.isFinite(atLeast) ? { atLeast } : {}),
    ...(Number.isFinite(atMost) ? { atMost } : {}),
    isMet: miss === 0,
    isTarget: true,
    miss: Number.isFinite(miss) ? Number(miss.toPrecision(3)) : -1,
    ...extra,
  };
}

/** Make a target that a law must be below a rival (or no worse, where `isTieAllowed`). */
export function below(
  id: string,
  claim: string,
  law: number,
  rival: number,
  extra: Extra & { isTieAllowed?: boolean } = {},
): Target {
  const { isTieAllowed = false, ...rest } = extra;
  const isMet = isTieAllowed ? law <= rival : law < rival;
  return {
    id,
    claim,
    measured: law,
    measure: 'score',
    atMost: rival,
    isMet,
    isTarget: true,
    miss: isMet ? 0 : Number((law - rival).toPrecision(3)),
    ...rest,
  };
}

/** Metrics as claims call them. */
export const METRIC_WORDS: Readonly<Record<string, string>> = {
  disasterDisplacement: 'disaster displacement',
  conflictDisplacement: 'conflict displacement',
  crossBorderOut: 'departures across borders',
  crossBorderIn: 'arrivals across borders',
};

/** V4 on one window. */
export function disasterTargets(window: string, summary: Summary): Target[] {
  const { climatologyWindow } = summary.rivals;
  if (climatologyWindow?.crpsLog == null) throw new Error('climatology of the window is missing');
  const { crpsLog, crpsPer1000 } = climatologyWindow;
  const rows = summary.rows;
  return [
    below('V4', `${window}: CRPS log1p below per-country climatology`, crpsLog.law, crpsLog.rival, {
      rows,
      note: withError(crpsLog),
    }),
    below('V4', `${window}: CRPS per 1,000 below per-country climatology`, crpsPer1000.law, crpsPer1000.rival, {
      rows,
      note: withError(crpsPer1000),
    }),
    within('V4', `${window}: randomised PIT in 0.1-0.9 for 75-85% of rows`, summary.pit.inside, 0.75, 0.85, { rows }),
    within(
      'V4',
      `${window}: 80% interval covers at least 70% of rows with 10,000 or more`,
      summary.large.cover80,
      0.7,
      Number.POSITIVE_INFINITY,
      { rows: summary.large.rows },
    ),
  ];
}

/** V5 at one horizon. */
export function conflictTargets(horizon: number, summary: Summary): Target[] {
  const years = `conflict displacement, ${horizon} year${horizon > 1 ? 's' : ''} ahead, origins 2014-2018`;
  const rows = summary.rows;
  const out: Target[] = [];
  for (const [name, words] of [
    ['climatologyAll', 'climatology of all years'],
    ['lastValue', 'last value'],
  ] as const)
    for (const [score, label] of [
      ['crpsLog', 'CRPS log1p'],
      ['crpsPer1000', 'CRPS per 1,000'],
    ] as const) {
      const pair = summary.rivals[name]?.[score];
      if (pair)
        out.push(
          below('V5', `${years}: ${label} below ${words}`, pair.law, pair.rival, { rows, note: withError(pair) }),
        );
    }
  out.push(
    within(
      'V5',
      `${years}: 80% interval covers at least 65% of rows with 10,000 or more`,
      summary.large.cover80,
      0.65,
      Number.POSITIVE_INFINITY,
      { rows: summary.large.rows },
    ),
  );
  return out;
}

/** V10 of one metric at one horizon. */
export function crossBorderTargets(metric: string, horizon: number, summary: Summary): Target[] {
  const where = `${METRIC_WORDS[metric] ?? metric}, ${horizon} year${horizon > 1 ? 's' : ''} ahead`;
  const five = summary.rivals.climatologyLast5?.crpsLog;
  const last = summary.rivals.lastValue;
  if (!five || !last?.crpsLog || last.wape === null) throw new Error('rivals of cross-border flows are missing');
  const rows = summary.rows;
  return [
    below('V10', `${where}: CRPS log1p below climatology of five years`, five.law, five.rival, {
      rows,
      note: withError(five),
    }),
    below('V10', `${where}: CRPS log1p no worse than last value`, last.crpsLog.law, last.crpsLog.rival, {
      rows,
      isTieAllowed: true,
      note: withError(last.crpsLog),
    }),
    below('V10', `${where}: WAPE (median) below last value`, last.wape.law, last.wape.rival, { rows }),
  ];
}

function withError({ difference, standardError }: { difference: number; standardError: number | null }): string {
  return `difference ${difference}, paired standard error over places ${standardError ?? 'not known'}`;
}
