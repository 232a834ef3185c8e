import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { evidenceDigest } from '../../scripts/evidence/digest.ts';
import { duelText } from '../../scripts/evidence/make.ts';
import type { Comparison, EvidenceFile, Summary } from '../../src/summary/evidence.ts';
import { SCORES } from '../../src/summary/evidence.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (...path: string[]) => readFileSync(join(root, ...path), 'utf8');
const text = read('docs', 'evidence.json');
const parse = () => JSON.parse(text) as EvidenceFile;
const written = parse();

/** Every summary of the file with where it stands. */
const summaries: readonly (readonly [string, Summary])[] = Object.entries(written.metrics).flatMap(
  ([metric, { all, byHorizon, byOrigin }]) =>
    [
      [`${metric} all`, all] as const,
      ...Object.entries(byHorizon).flatMap(([horizon, regions]) =>
        Object.entries(regions).map(
          ([region, summary]) => [`${metric} horizon ${horizon} ${region}`, summary] as const,
        ),
      ),
      ...Object.entries(byOrigin).map(([origin, summary]) => [`${metric} origin ${origin}`, summary] as const),
    ].flatMap(([where, summary]) => (summary ? [[where, summary] as const] : [])),
);
const pairs: readonly (readonly [string, Comparison])[] = summaries.flatMap(([where, { rivals }]) =>
  Object.entries(rivals).flatMap(([rival, scores]) =>
    SCORES.flatMap((score) => {
      const pair = scores[score];
      return pair ? [[`${where} ${rival} ${score}`, pair] as const] : [];
    }),
  ),
);

/** Half a unit of the fourth significant digit, the last that is written. */
const half = (value: number) => (value === 0 ? 0 : 0.5 * 10 ** (Math.floor(Math.log10(Math.abs(value))) - 3));

describe('docs/evidence.json, each figure from its parts', () => {
  it('has summaries and comparisons to check', () => {
    expect(summaries.length).toBeGreaterThan(200);
    expect(pairs.length).toBeGreaterThan(3_000);
  });

  it('has differences and skills that follow from law and rival, to the digits written', () => {
    for (const [where, { law, rival, difference, skill }] of pairs) {
      // Both scores are rounded, and so is what follows from them.
      const room = half(law) + half(rival) + half(difference) + 1e-12;
      expect(Math.abs(law - rival - difference), where).toBeLessThanOrEqual(room);
      if (rival === 0) expect(skill, where).toBeNull();
      else {
        const ratio = law / rival;
        const wide = Math.abs(ratio) * (half(law) / Math.max(law, 1e-300) + half(rival) / rival) * 1.01;
        expect(Math.abs(1 - ratio - (skill as number)), where).toBeLessThanOrEqual(
          wide + half(skill as number) + 1e-12,
        );
      }
    }
  });

  it('has in every summary the scores of the law that stand beside the rivals known on all rows', () => {
    let checked = 0;
    for (const [where, summary] of summaries)
      for (const [name, rival] of Object.entries(summary.rivals)) {
        if (rival.rows !== summary.rows) continue;
        checked++;
        for (const score of SCORES) expect(rival[score]?.law ?? null, `${where} ${name} ${score}`).toBe(summary[score]);
        if (rival.wape) expect(rival.wape.law, `${where} ${name} wape`).toBe(summary.wape);
      }
    expect(checked).toBeGreaterThan(500);
  });

  it('has shares of the PIT that follow from its counts', () => {
    for (const [where, { rows, pit }] of summaries) {
      expect(pit.counts, where).toHaveLength(20);
      const part = (from: number, to: number) => pit.counts.slice(from, to).reduce((sum, count) => sum + count, 0);
      expect(part(0, 20), where).toBe(rows);
      expect(pit.below, where).toBeCloseTo(part(0, 2) / rows, 3);
      expect(pit.above, where).toBeCloseTo(part(18, 20) / rows, 3);
      expect(pit.inside, where).toBeCloseTo(part(2, 18) / rows, 3);
    }
  });

  it('has rows of horizons that add up to those of the world and of all', () => {
    for (const [metric, { all, byHorizon, byOrigin }] of Object.entries(written.metrics)) {
      const rows = (list: readonly (Summary | null | undefined)[]) => list.reduce((sum, s) => sum + (s?.rows ?? 0), 0);
      expect(rows(Object.values(byHorizon).map(({ WLD }) => WLD)), metric).toBe(all?.rows);
      expect(rows(Object.values(byOrigin)), metric).toBe(all?.rows);
      for (const [horizon, { WLD, ...regions }] of Object.entries(byHorizon))
        expect(rows(Object.values(regions)), `${metric} ${horizon}`).toBe(WLD?.rows);
    }
  });

  it.each(written.targets)('$id: $claim: met or missed as its figures say', (target) => {
    const { measured, atLeast, atMost, miss, isMet } = target;
    if (measured === null) {
      expect(target).toMatchObject({ miss: -1, isMet: false });
      return;
    }
    const outside = Math.max(0, (atLeast ?? measured) - measured, measured - (atMost ?? measured));
    expect(miss).toBe(Number(outside.toPrecision(3)));
    expect(isMet).toBe(miss === 0);
  });
});

describe('the checksum of docs/evidence.json', () => {
  it('is that of what the file states', () => {
    expect(evidenceDigest(written)).toBe(written.digest);
  });

  it('changes with any one figure', () => {
    const leaves: { readonly holder: Record<string, unknown>; readonly key: string }[] = [];
    const file = parse();
    const walk = (holder: Record<string, unknown>): void => {
      for (const [key, value] of Object.entries(holder)) {
        if (typeof value === 'number') leaves.push({ holder, key });
        else if (typeof value === 'object' && value !== null) walk(value as Record<string, unknown>);
      }
    };
    walk(file as unknown as Record<string, unknown>);
    expect(leaves.length).toBeGreaterThan(20_000);
    // Every 211th of all figures: a prime, so that each kind of figure has its turn.
    for (let at = 0; at < leaves.length; at += 211) {
      const { holder, key } = leaves[at] as (typeof leaves)[number];
      const before = holder[key] as number;
      holder[key] = before + 0.0001;
      expect(evidenceDigest(file), key).not.toBe(written.digest);
      holder[key] = before;
    }
    expect(evidenceDigest(file)).toBe(written.digest);
  });

  it('stands behind data/duels.json, which is taken from the same scores', () => {
    expect(read('data', 'duels.json')).toBe(duelText(written));
  });
});
