/**
 * What the page shows of the evidence, apart from page.ts: it is fetched when the Evidence page is first opened. Scores and
 * register stand in files of their own, which are fetched then too.
 */
import manifestUrl from '../data/manifest.json?url';
import evidenceUrl from '../docs/evidence.json?url';
import type { DataManifest } from '../src/summary/data-register.ts';
import type { EvidenceFile } from '../src/summary/evidence.ts';

export { SOURCE_NOTES } from '../src/params/source-notes.ts';
export {
  type DataManifest,
  type DataSeries,
  type RegisteredSource,
  registeredSources,
} from '../src/summary/data-register.ts';
export {
  coverageOf,
  type EvidenceFile,
  judgedRivals,
  type MetricEvidence,
  pitTenths,
  regionalVerdicts,
  SCORES,
  type ScoreId,
  type Summary,
  type Target,
  type TargetGroup,
  targetGroups,
  type Verdict,
  verdictOf,
  type WeakSpot,
  weakSpots,
} from '../src/summary/evidence.ts';
export { seriesTexts } from '../src/summary/series-texts.ts';
export { claimText, methodText, type NotedFigure, noteText } from '../src/summary/target-texts.ts';

/** Read docs/evidence.json, as `npm run evidence` wrote it. @throws Error where it cannot be fetched. */
export async function readEvidence(): Promise<EvidenceFile> {
  return (await fetchJson(evidenceUrl)) as EvidenceFile;
}

/** Read data/manifest.json. @throws Error where it cannot be fetched. */
export async function readManifest(): Promise<DataManifest> {
  return (await fetchJson(manifestUrl)) as DataManifest;
}

async function fetchJson(url: string): Promise<unknown> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} could not be read: ${response.status}`);
  return response.json();
}
