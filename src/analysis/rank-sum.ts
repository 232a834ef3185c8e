/**
 * Compare the ranks of cases with those of all other rows: Wilcoxon's rank-sum statistic in standard deviations.
 *
 * Equal values share their mean rank; the variance is that without ties, so that many ties make it smaller, never larger.
 * Source: Wilcoxon, F. (1945), Individual comparisons by ranking methods, Biometrics Bull. 1:80-83; normal approximation.
 *
 * @param column [N] finite.
 * @param outcome [N] 1 = a case, 0 = none.
 * @returns above 0 where cases have higher values; 0 where all rows are cases or none is.
 */
export function rankSum(column: Float64Array, outcome: Uint8Array): number {
  const rows = column.length;
  const order = Uint32Array.from(column.keys()).sort((a, b) => (column[a] as number) - (column[b] as number));
  let cases = 0;
  let sum = 0;
  for (let first = 0; first < rows; ) {
    let end = first + 1;
    while (end < rows && column[order[end] as number] === column[order[first] as number]) end++;
    // Ranks first + 1 .. end.
    const rank = (first + 1 + end) / 2;
    for (let i = first; i < end; i++)
      if (outcome[order[i] as number] === 1) {
        cases += 1;
        sum += rank;
      }
    first = end;
  }
  const others = rows - cases;
  if (cases === 0 || others === 0) return 0;
  return (sum - (cases * (rows + 1)) / 2) / Math.sqrt((cases * others * (rows + 1)) / 12);
}
