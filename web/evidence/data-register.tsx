import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useDeferredValue, useEffect, useState } from 'react';
import {
  type DataManifest,
  type RegisteredSource,
  readManifest,
  registeredSources,
  SOURCE_NOTES,
} from '../../workers/page-evidence.ts';
import { plainLetters } from '../controls/plain-letters.ts';
import { reasonOf } from '../faults/use-fault-words.ts';
import { FigureSave } from '../files/figure-save.tsx';
import { byComma } from '../language/lists.ts';
import { OwnDataButton } from '../own-data/own-data-button.tsx';
import { declared } from '../texts.ts';
import { evidencePartTitle } from './evidence-parts.ts';
import { SeriesName } from './series-name.tsx';
import { seriesSearchTexts, seriesWords, shapeWords, sourceSearchTexts, sourceTitle } from './series-words.ts';

/** Letters of a checksum that are shown; the whole stands in the title and in the manifest. */
const SHOWN = 12;

/** Every source with its series: producer, edition, licence, checksums, what was done to the figures. */
export function DataRegister() {
  const [manifest, setManifest] = useState<DataManifest | undefined>();
  const [fault, setFault] = useState('');
  const [search, setSearch] = useState('');
  const wanted = useDeferredValue(search);
  useEffect(() => {
    let isHere = true;
    readManifest()
      .then((read) => isHere && setManifest(read))
      .catch(async (error: unknown) => {
        const reason = await reasonOf(error);
        if (isHere) setFault(reason);
      });
    return () => {
      isHere = false;
    };
  }, []);
  if (fault !== '') return <p className="message">{fault}</p>;
  if (!manifest) return <div className="register-waiting" aria-busy="true" />;
  const found = registeredSources(manifest, wanted, {
    ofSource: sourceSearchTexts,
    ofSeries: seriesSearchTexts,
    plain: plainLetters,
  });
  const count = found.reduce((sum, { series }) => sum + series.length, 0);
  return (
    <>
      <p className="section-sentence">
        <Trans
          id="register.intro"
          message="Each series of the app, under the source that it takes first. Figures are re-arranged and rounded; where terms forbid more, only fitted parameters enter. What is derived is the authors’ calculation, not a figure of any agency."
        />{' '}
        <OwnDataButton />
      </p>
      <search className="evidence-choices">
        <label className="evidence-choice">
          <span>
            <Trans id="register.search" message="Search sources and series" />
          </span>
          <input type="search" value={search} onChange={({ target }) => setSearch(target.value)} />
        </label>
        <span className="register-count" role="status">
          {i18n._({
            id: 'register.count',
            message:
              '{sources, plural, one {# source} other {# sources}}, {series, plural, one {# series} other {# series}}',
            values: { sources: found.length, series: count },
          })}
        </span>
        {found.length > 0 && (
          <FigureSave
            title={evidencePartTitle('data')}
            within="search"
            table={<SeriesTable series={found.flatMap(({ series }) => series)} />}
          />
        )}
      </search>
      {found.length === 0 && (
        <p className="soft">
          <Trans id="register.none" message="No source or series holds these words." />
        </p>
      )}
      {found.map((each) => (
        <SourceEntry key={each.source.id} registered={each} isOpen={wanted.trim() !== ''} />
      ))}
      <p className="note">
        <Trans
          id="register.note"
          message="Checksums are SHA-256: of source tables as read, and of series as decoded from the bundled files. The UN, the World Bank, IDMC and IOM do not endorse this work. Names, groups and boundaries imply no opinion on legal status."
        />{' '}
        <Trans id="register.own" message="Titles of publications and identifiers of series stay as they are." />
      </p>
    </>
  );
}

function SourceEntry({ registered, isOpen }: { readonly registered: RegisteredSource; readonly isOpen: boolean }) {
  const { source, series } = registered;
  const note = SOURCE_NOTES[source.id];
  return (
    <details className="source" open={isOpen} data-source={source.id}>
      <summary>
        <span className="source-name">{sourceTitle(source.id)}</span>
        <span className="soft">
          {note?.producer}, {note?.edition}
        </span>
        {note?.revised !== undefined && (
          <span className="tag">
            <Trans id="register.revised" message="revised data" />
          </span>
        )}
        {source.use !== 'stored' && (
          <span className="tag">
            <Trans id="register.fitted" message="fitted parameters only" />
          </span>
        )}
        <span className="source-count">
          {i18n._({
            id: 'register.seriesCount',
            message: '{series, plural, =0 {no series of its own} one {# series} other {# series}}',
            values: { series: series.length },
          })}
        </span>
      </summary>
      <p className="source-citation">
        <bdi>{source.citation}</bdi>
      </p>
      <p className="source-citation">
        {i18n._({ id: 'register.licence', message: 'Licence: {licence}.', values: { licence: source.licence } })}{' '}
        {note?.revised !== undefined && declared(`source.${source.id}.revised`, note.revised)}
      </p>
      <p className="note">
        {source.files.map(({ file, sha256 }) => (
          <span key={file} className="source-file">
            {file} <Checksum sha256={sha256} />
          </span>
        ))}
      </p>
      {series.length > 0 && <SeriesTable series={series} />}
    </details>
  );
}

function Checksum({ sha256 }: { readonly sha256: string }) {
  return (
    <code className="checksum" title={sha256}>
      {sha256.slice(0, SHOWN)}
    </code>
  );
}

/** What is known of each series. */
function SeriesTable({ series }: { readonly series: RegisteredSource['series'] }) {
  return (
    <table className="evidence-table register">
      <thead>
        <tr>
          <th scope="col">
            <Trans id="register.series" message="Series" />
          </th>
          <th scope="col">
            <Trans id="register.unit" message="Unit" />
          </th>
          <th scope="col">
            <Trans id="register.done" message="What was done" />
          </th>
          <th scope="col" className="is-wide">
            <Trans id="register.checksum" message="Checksum" />
          </th>
        </tr>
      </thead>
      <tbody>
        {series.map((each) => (
          <SeriesLine key={`${each.file} ${each.name}`} series={each} />
        ))}
      </tbody>
    </table>
  );
}

function SeriesLine({ series }: { readonly series: RegisteredSource['series'][number] }) {
  const { file, name, sources, sha256, imputed } = series;
  const { unit, axes, transformation } = seriesWords(series);
  return (
    <tr>
      <th scope="row">
        <SeriesName name={name} />
        <span className="row-note">
          <bdi>
            {i18n._({
              id: 'register.axes',
              message: '{axes} ({shape}), {file}',
              values: { axes, shape: shapeWords(series), file },
            })}
          </bdi>
        </span>
      </th>
      <td>
        <bdi>{unit}</bdi>
      </td>
      <td>
        <bdi>{transformation}</bdi>
        {sources.length > 1 && (
          <span className="row-note">
            {i18n._({
              id: 'register.also',
              message: 'also from {sources}',
              values: { sources: byComma(sources.slice(1)) },
            })}
          </span>
        )}
        {imputed > 0 && (
          <span className="row-note">
            {i18n._({
              id: 'register.imputed',
              message: '{count, plural, one {# place filled in} other {# places filled in}}',
              values: { count: imputed },
            })}
          </span>
        )}
      </td>
      <td className="is-wide">
        <Checksum sha256={sha256} />
      </td>
    </tr>
  );
}
