import { readYear } from './reading.ts';
import type { StatisticTable } from './table.ts';

/** People for whom jobs lack, or jobs for which people lack, at the end of a year. */
interface Lack {
  readonly median: number;
  /** Bounds of 8 in 10 runs. */
  readonly low: number;
  readonly high: number;
  /** Median over the median labour force. */
  readonly share: number;
}

/** What labour markets lack in a year; undefined where the median is less than half a person. */
export interface JobsFinding {
  readonly gap: Lack | undefined;
  readonly shortage: Lack | undefined;
}

/** Read jobs gap and labour shortage of a place at the end of a year. In a group of places both may stand side by side. */
export function jobsFinding(fan: StatisticTable, year: number): JobsFinding {
  const force = readYear(fan, 'labourForce', year).p50;
  const lack = (output: 'jobsGap' | 'labourShortage'): Lack | undefined => {
    const { p10, p50, p90 } = readYear(fan, output, year);
    return p50 < 0.5 || force <= 0 ? undefined : { median: p50, low: p10, high: p90, share: p50 / force };
  };
  return { gap: lack('jobsGap'), shortage: lack('labourShortage') };
}
