import { type DisasterKernel, disasterLengths } from '../kernels/disaster-kernel.ts';
import { LANES } from '../kernels/kernels.ts';
import { columnsOf } from '../kernels/loop-kernels.ts';
import { normalCdf, normalQuantile } from '../random/normal.ts';
import { shareAboveOf } from './disaster-size.ts';

/** The twin of disasters.as.ts in plain TypeScript. */
export function createTypeScriptDisasters(places: number): DisasterKernel {
  const memory = columnsOf(disasterLengths(places));
  const { logSpread, hasTail, logit, logRate, baseProbability, normals, people } = memory;
  const { probability, unlikeliness, large, above, rates, tails } = memory;
  const cells = places * LANES;
  return {
    memory,
    occur(shift, trendlessPeople, tailZ) {
      let count = 0;
      for (let at = 0; at < cells; at++) {
        const place = Math.floor(at / LANES);
        const v = 1 - normalCdf(normals[at] as number);
        const any = 1 / (1 + Math.exp(-(logit[at] as number) - shift));
        unlikeliness[at] = v;
        probability[at] = any;
        // No more is asked where nobody is displaced.
        if (!(v < any)) continue;
        const z =
          (Math.log(trendlessPeople / (people[at] as number)) - (logRate[at] as number)) / (logSpread[place] as number);
        if (hasTail[place] === 1 && z > tailZ) tails[count++] = at;
        else large[at] = normalCdf(-z);
      }
      return count;
    },
    rate(tailShare) {
      let count = 0;
      for (let at = 0; at < cells; at++) {
        const place = Math.floor(at / LANES);
        const v = unlikeliness[at] as number;
        const any = probability[at] as number;
        rates[at] = 0;
        if (!(v < any)) continue;
        const share = shareAboveOf(v, large[at] as number, baseProbability[at] as number, any);
        above[at] = share;
        if (hasTail[place] === 1 && share < tailShare) tails[count++] = at;
        else rates[at] = Math.exp((logRate[at] as number) - (logSpread[place] as number) * normalQuantile(share));
      }
      return count;
    },
  };
}
