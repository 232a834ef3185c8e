import { lowerCase, type PlainText, wordSearch } from './word-search.ts';

/** The part of data/manifest.json that the register shows; `npm run baseline` writes it. */
export interface DataManifest {
  readonly sources: readonly DataSource[];
  readonly files: Readonly<{ [file: string]: readonly DataSeries[] }>;
  readonly imputed: readonly { readonly iso3: string; readonly column: string; readonly rule: string }[];
}

interface DataSource {
  readonly id: string;
  readonly citation: string;
  readonly licence: string;
  /** How its figures enter. */
  readonly use: 'stored' | 'fitted parameters only';
  /** Source tables with their checksums. */
  readonly files: readonly { readonly file: string; readonly sha256: string }[];
}

/** A series of the bundled data. */
export interface DataSeries {
  readonly name: string;
  readonly unit: string;
  readonly axes: string;
  readonly shape: readonly number[];
  /** Ids of sources. */
  readonly sources: readonly string[];
  readonly transformation: string;
  readonly sha256: string;
}

/** A source with the series that it enters. */
export interface RegisteredSource {
  readonly source: DataSource;
  readonly series: readonly (DataSeries & {
    /** File that holds it. */
    readonly file: string;
    /** Places without a figure of their own, which take one by a rule. */
    readonly imputed: number;
  })[];
}

/** What a page says of sources and series in its language, beside the English of the file. */
interface RegisterWords {
  ofSource(source: DataSource): readonly string[];
  ofSeries(series: DataSeries): readonly string[];
  readonly plain: PlainText;
}

const IN_ENGLISH: RegisterWords = { ofSource: () => [], ofSeries: () => [], plain: lowerCase };

/**
 * Put every series under the source that it names first, and keep what a search finds: in the citation (then with all its
 * series), or in what a series says.
 *
 * @param search words, all of which must be found, in English or in the words of the page; empty keeps everything.
 */
export function registeredSources(
  manifest: DataManifest,
  search: string,
  { ofSource, ofSeries, plain }: RegisterWords = IN_ENGLISH,
): readonly RegisteredSource[] {
  const holds = wordSearch(search, plain);
  const imputed = new Map<string, number>();
  for (const { column } of manifest.imputed) imputed.set(column, (imputed.get(column) ?? 0) + 1);
  const all = Object.entries(manifest.files).flatMap(([file, list]) =>
    list.map((series) => ({ ...series, file, imputed: imputed.get(series.name) ?? 0 })),
  );
  return manifest.sources.flatMap((source) => {
    const own = all.filter(({ sources }) => sources[0] === source.id);
    const { id, citation, licence, files } = source;
    const isNamed = holds(() => [id, citation, licence, ...files.map(({ file }) => file), ...ofSource(source)]);
    const series = isNamed
      ? own
      : own.filter((each) =>
          holds(() => [each.name, each.unit, each.axes, each.transformation, ...each.sources, ...ofSeries(each)]),
        );
    return isNamed || series.length > 0 ? [{ source, series }] : [];
  });
}
