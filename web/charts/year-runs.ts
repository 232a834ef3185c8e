/** Write years, in order, as runs: "2000–2004", "2007". */
export function yearRuns(years: readonly number[]): readonly string[] {
  const runs: [first: number, last: number][] = [];
  for (const year of years) {
    const run = runs.at(-1);
    if (run && run[1] === year - 1) run[1] = year;
    else runs.push([year, year]);
  }
  return runs.map(([first, last]) => (first === last ? String(first) : `${first}–${last}`));
}
