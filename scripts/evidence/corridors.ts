import type { CorridorScore } from '../../src/summary/evidence.ts';
import { weightedAbsoluteError } from '../../src/summary/scores.ts';
import type { Forecaster } from '../../workers/node/hindcast/forecaster.ts';
import { hindcastInput } from '../../workers/node/hindcast/input.ts';
import { corridorPeriod, readCorridorRecords } from '../../workers/node/sources/corridor-records.ts';
import { openSources } from '../../workers/node/sources/sources.ts';
import type { Evidence } from './collect.ts';
import { round } from './summarise.ts';

/** Last period with known flows in the sources. */
const LAST_KNOWN_ORIGIN = 2010;

/** Score corridors at the origins whose period is known; the rival is the flow of the period before. */
export function scoreCorridors({ baseline, folder }: Evidence, forecaster: Forecaster): CorridorScore[] {
  const codes = baseline.places.map((place) => place.iso3);
  const C = codes.length;
  const index = new Map(codes.map((code, i) => [code, i]));
  return forecaster.origins
    .filter((origin) => origin <= LAST_KNOWN_ORIGIN)
    .map((origin) => {
      const { flows } = readCorridorRecords(openSources(folder), codes, origin + 5);
      const seen = corridorPeriod(flows, origin);
      const points = new Float64Array(C * C);
      let listed = 0;
      let covered = 0;
      for (const forecast of forecaster.forecast('corridors', hindcastInput(baseline, folder, origin, 5))) {
        const pair = (index.get(forecast.place) as number) * C + (index.get(forecast.destination) as number);
        const people = seen[pair] as number;
        points[pair] = forecast.mean;
        listed++;
        if (people >= forecast.quantile(0.1) && people <= forecast.quantile(0.9)) covered++;
      }
      const score = (values: Float64Array) => ({
        wape: round(weightedAbsoluteError([...values], [...seen]) ?? 0),
        log: round(
          values.reduce((sum, value, i) => sum + Math.abs(Math.log1p(value) - Math.log1p(seen[i] as number)), 0) /
            (C * (C - 1)),
        ),
      });
      const law = score(points);
      const last = score(corridorPeriod(flows, origin - 5));
      return {
        origin,
        pairs: C * (C - 1),
        wape: { law: law.wape, lastFlow: last.wape },
        maeLog1p: { law: law.log, lastFlow: last.log },
        cover80: round(covered / listed),
      };
    });
}
