/** A label that wants to stand at `wanted` and is `height` pixels high; `rank` 0 stays longest. */
export interface WantedLabel {
  readonly wanted: number;
  readonly rank: number;
}

/**
 * Find positions for labels of equal height in a column so that none overlap and the squared distances to the wanted
 * positions are least; labels of the highest rank are left out while they do not fit.
 *
 * With z = y - index * height the rule "no overlap" becomes "not falling", which pooling neighbours solves exactly;
 * clamping that solution to the column keeps it the best.
 *
 * @returns centres in the order given; undefined for a label left out.
 */
export function placeLabels(
  labels: readonly WantedLabel[],
  height: number,
  top: number,
  bottom: number,
): readonly (number | undefined)[] {
  const room = Math.max(0, Math.floor((bottom - top) / height + 1e-9));
  const kept = labels
    .map((label, index) => ({ ...label, index }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .slice(0, room)
    .sort((a, b) => a.wanted - b.wanted || a.index - b.index);
  const pools: { sum: number; count: number }[] = [];
  kept.forEach(({ wanted }, i) => {
    let pool = { sum: wanted - i * height, count: 1 };
    for (let last = pools.at(-1); last && last.sum / last.count > pool.sum / pool.count; last = pools.at(-1)) {
      pools.pop();
      pool = { sum: pool.sum + last.sum, count: pool.count + last.count };
    }
    pools.push(pool);
  });
  const lowest = top + height / 2;
  const highest = bottom - height / 2 - (kept.length - 1) * height;
  const placed: (number | undefined)[] = labels.map(() => undefined);
  let i = 0;
  for (const { sum, count } of pools)
    for (let n = 0; n < count; n++, i++) {
      const label = kept[i];
      if (label) placed[label.index] = Math.min(highest, Math.max(lowest, sum / count)) + i * height;
    }
  return placed;
}
