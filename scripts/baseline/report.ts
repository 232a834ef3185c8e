import { gzipSync } from 'node:zlib';
import { encodeContainer } from '../../src/baseline/container.ts';
import { type BuiltBaseline, FIT_WINDOW } from './build.ts';
import { exceedanceOfLargest, scoreWindows, simulateWorld } from './disaster-diagnostics.ts';
import type { Score } from './disaster-score.ts';

/** Print sizes, accuracy of the hazard factors, imputed values and diagnostics of the disaster law. */
export function printReport(built: BuiltBaseline): void {
  printSizes(built);
  const worst = built.hazardError.reduce((most, error) => Math.max(most, error), 0);
  console.log(`Hazard factor against a shift of life expectancy, -6..+6 years: worst error ${worst.toFixed(3)} years.`);
  printDisasterLaw(built);
  printPeace(built);
  printCorridors(built);
  const byRule = new Map<string, string[]>();
  for (const { iso3, column, rule } of built.imputed) {
    const key = `${column}, ${rule}`;
    byRule.set(key, [...(byRule.get(key) ?? []), iso3]);
  }
  for (const [key, places] of byRule) console.log(`Imputed ${key}: ${places.length} places: ${places.join(' ')}`);
}

function printSizes(built: BuiltBaseline): void {
  console.log('Size of each column alone, bytes:');
  for (const column of built.columns) {
    const size = encodeContainer({ meta: null, columns: [column] }).length;
    console.log(`  ${column.name.padEnd(32)} ${column.shape.join(' x ').padEnd(20)} ${size}`);
  }
  let total = 0;
  for (const [name, bytes] of built.files) {
    const zipped = gzipSync(bytes, { level: 9 }).length;
    total += zipped;
    console.log(`${name}: ${bytes.length} bytes, ${zipped} gzip -9`);
  }
  console.log(`Together: ${total} bytes gzip -9 (target 1,000,000; limit 1,500,000).`);
}

function printCorridors({ corridors: { balance, flowShare, stockShare } }: BuiltBaseline): void {
  const steps = balance.reduce((most, block) => Math.max(most, block.steps), 0);
  const residual = balance.reduce((most, block) => Math.max(most, block.residual), 0);
  const percent = (share: number): string => (100 * share).toFixed(1);
  console.log(
    `Corridors: balanced to the UN net migration in at most ${steps} steps, worst place ${residual.toFixed(2)} people a year; ` +
      `those kept hold ${percent(flowShare)}% of the flow and ${percent(stockShare)}% of the known migrant stock.`,
  );
}

function printPeace({ peace: { conflict, nowcast } }: BuiltBaseline): void {
  const numbers = (values: Iterable<number>): string => [...values].map((value) => value.toFixed(2)).join(', ');
  const expected = nowcast.nowcast.logit.reduce((sum, logit) => sum + 1 / (1 + Math.exp(-logit)), 0);
  console.log(
    `Conflict law: ${conflict.onsets} onsets, ${conflict.endings} endings, ${conflict.pairs} continuing pairs`,
  );
  console.log(`  onset ${numbers(conflict.law.onset.mean)}; ending ${numbers(conflict.law.ending.mean)}`);
  console.log(
    `  nowcast of 2024: ${numbers(nowcast.coefficients.mean)}; ${expected.toFixed(1)} places expected in conflict`,
  );
  console.log(`  sizes: slope ${nowcast.slope.toFixed(2)} on deaths, spread ${nowcast.spread.toFixed(2)}`);
  console.log(
    `  factors to world totals: new displacement 2021-2024 ${numbers(nowcast.sizeFactors)}; ` +
      `stock ${nowcast.factor.toFixed(2)} x ${(nowcast.carried / 1e6).toFixed(1)} million`,
  );
}

function printDisasterLaw(built: BuiltBaseline): void {
  const { fit, seasons, records, population } = built;
  const { law, occurrencePrior: prior } = fit;
  console.log(`Disaster law, ${FIT_WINDOW.firstYear}-${FIT_WINDOW.lastYear}:`);
  console.log(`  occurrence prior Beta(${prior.a.toFixed(2)}, ${prior.b.toFixed(2)})`);
  console.log(`  reporting trend ${law.trendPerYear.toFixed(3)} a year (s.e. ${fit.trendError.toFixed(3)})`);
  console.log(`  log rate: level ${fit.level.toFixed(2)}, between places ${fit.levelSpread.toFixed(2)}`);
  console.log(
    `  log variance ${fit.varianceIntercept.toFixed(2)} ${fit.varianceSlope.toFixed(3)} x (log typical people - 9)`,
  );
  console.log(`  hazard shares, Dirichlet of subregions (${[...fit.hazardPrior].map((a) => a.toFixed(2)).join(', ')})`);
  for (const name of ['storm', 'flood'] as const) {
    const { share, error } = seasons[name];
    console.log(`  ${name} season: ${share.toFixed(3)} of the log variance (s.e. ${error.toFixed(3)})`);
  }
  console.log(`  Pareto tail in ${law.hasParetoTail.reduce((sum, tail) => sum + tail, 0)} places`);
  for (const draws of [true, false]) {
    const world = simulateWorld(law, population, 2025, draws);
    const millions = (people: number): string => (people / 1e6).toFixed(1);
    console.log(
      `  world total 2025, ${draws ? 'coefficients drawn' : 'luck only'}: median ${millions(world.median)} million ` +
        `(80% ${millions(world.p10)}-${millions(world.p90)}), sd of log ${world.logSpread.toFixed(2)}, ` +
        `cap met in ${(100 * world.capped).toFixed(2)}% of place-years; expected 15-35 million, 0.25-0.45`,
    );
  }
  const { share } = exceedanceOfLargest(records, law, FIT_WINDOW.firstYear, FIT_WINDOW.lastYear);
  console.log(`  20 largest places: P90 passed in ${(100 * share).toFixed(1)}% of years; expected 5-20%`);
  for (const window of scoreWindows(records)) {
    console.log(`  ${window.name} (trend ${window.trendPerYear.toFixed(3)}):`);
    printScore('law', window.law);
    printScore('climatology', window.climatology);
  }
}

function printScore(name: string, score: Score): void {
  console.log(
    `    ${name.padEnd(12)} CRPS log1p ${score.crpsLog.toFixed(3)}, per 1,000 ${score.crpsRate.toFixed(3)}; ` +
      `80% covers ${score.covered.toFixed(2)}, of rows >= 10,000 ${score.coveredLarge.toFixed(2)}; ` +
      `PIT in 0.1-0.9 ${score.pit.toFixed(2)}; ${score.rows} rows`,
  );
}
