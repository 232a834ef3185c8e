import './files.css';
import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useMemo, useState } from 'react';
import {
  answerDataset,
  besideOf,
  bundle,
  type Dataset,
  fileOutputs,
  PICTURE_FORMATS,
  type PictureFormat,
  pictureFile,
  receiptCode,
  scenarioFile,
  TABLE_FORMATS,
  type TableFormat,
  tableFiles,
} from '../../workers/page-files.ts';
import { useChoice, useEngine, usePage } from '../context.ts';
import { ownFileLines } from '../own-data/own-data-words.ts';
import type { ExportMenuProps } from './export-menu.tsx';
import { fanPicture, fileStem } from './fan-file-words.ts';
import { pageWords } from './page-words.ts';
import { useSaving } from './use-saving.ts';

/** Files that can be saved of the picture: pictures, numbers, the scenario, all of them. */
export function ExportList({ answer, world, output, view, title, description, isClassed }: ExportMenuProps) {
  const { format } = usePage();
  const own = ownFileLines(useEngine((state) => state.session?.ownData) ?? [], world);
  const horizon = useChoice('horizon');
  const { facts, said, save } = useSaving();
  const [isEvery, setEvery] = useState(false);
  const [hasReference, setReference] = useState(true);
  const every = useMemo(() => fileOutputs(answer, world), [answer, world]);
  const outputs = isEvery ? every : [output];
  const one = useMemo(
    () => (facts && !isClassed ? answerDataset(answer, world, [output], horizon, facts) : undefined),
    [facts, isClassed, answer, world, output, horizon],
  );
  const { scenario } = answer.question;

  function datasetOf(): Dataset {
    const dataset = facts && answerDataset(answer, world, outputs, horizon, facts);
    if (!dataset) throw new Error(i18n._({ id: 'export.waiting', message: 'Files are made when all runs are in.' }));
    return dataset;
  }
  const stem = fileStem(answer, world, outputs, horizon);
  const pictureStem = fileStem(answer, world, [output], horizon);
  const picture = (dataset: Dataset) => fanPicture(answer, view, output, title, description, dataset, format, own);
  const scenarioReady = () => scenarioFile(scenario, scenario.id);
  const beside = () => facts && besideOf(answer, world, outputs, horizon, facts);
  /** A file of numbers; those of the reference are a file of their own, but for a workbook, which holds them. */
  const numbers = async (format: TableFormat) => {
    const reference = format === 'xlsx' ? undefined : beside()?.reference;
    return [
      ...(await tableFiles(format, datasetOf(), stem, pageWords(), beside())),
      ...(reference && hasReference ? await tableFiles(format, reference, `${stem}_reference`, pageWords()) : []),
    ];
  };
  const saveAll = async () => {
    const dataset = datasetOf();
    const ofOne = one ?? dataset;
    const tables = await Promise.all(TABLE_FORMATS.map((each) => numbers(each)));
    const pictures = await Promise.all(
      PICTURE_FORMATS.map((each) => pictureFile(each, ofOne, picture(ofOne), pictureStem)),
    );
    return [bundle([...tables.flat(), ...pictures, scenarioReady()], stem)];
  };

  return (
    <>
      {isClassed ? (
        <p className="soft">
          <Trans
            id="export.classes"
            message="One country is shown in classes here, since numbers would look more certain than they are; so there is no file of numbers."
          />
        </p>
      ) : (
        <fieldset disabled={one === undefined} className="export-formats">
          <legend className="hidden">
            <Trans id="export.formats" message="Formats" />
          </legend>
          <p className="section-head">
            <Trans id="export.picture" message="Picture" />
          </p>
          <div className="export-row">
            {PICTURE_FORMATS.map((each) => (
              <button
                type="button"
                key={each}
                onClick={() => one && save(async () => [await pictureFile(each, one, picture(one), pictureStem)])}
              >
                {pictureName(each)}
              </button>
            ))}
          </div>
          <p className="section-head">
            <Trans id="export.numbers" message="Numbers" />
          </p>
          <label className="export-every">
            <input type="checkbox" checked={isEvery} onChange={({ target }) => setEvery(target.checked)} />
            {i18n._({
              id: 'export.every',
              message: 'all {count} indicators of the place',
              values: { count: every.length },
            })}
          </label>
          {answer.scenario !== answer.reference && (
            <label className="export-every">
              <input type="checkbox" checked={hasReference} onChange={({ target }) => setReference(target.checked)} />
              <Trans id="export.reference" message="the reference too, in a file beside" />
            </label>
          )}
          <div className="export-row">
            {TABLE_FORMATS.map((each) => (
              <button type="button" key={each} onClick={() => save(() => numbers(each))}>
                {tableName(each)}
              </button>
            ))}
          </div>
          <p className="section-head">
            <Trans id="export.together" message="All together" />
          </p>
          <div className="export-row">
            <button type="button" onClick={() => save(saveAll)}>
              <Trans id="export.zip" message="ZIP of all" />
            </button>
          </div>
        </fieldset>
      )}
      <p className="section-head">
        <Trans id="export.scenario" message="Scenario" />
      </p>
      <div className="export-row">
        <button type="button" onClick={() => save(async () => [scenarioReady()])}>
          <Trans id="export.json" message="JSON" />
        </button>
      </div>
      <p className="soft export-note">
        {one
          ? i18n._({
              id: 'export.receipt',
              message:
                'Every file has a receipt: what it was made from, so that anyone can compute it again. The code of this picture: {code}',
              values: { code: receiptCode(one.receipt) },
            })
          : !isClassed && i18n._({ id: 'export.waiting', message: 'Files are made when all runs are in.' })}
      </p>
      <p className="soft export-note" role="status">
        {said}
      </p>
    </>
  );
}

function pictureName(format: PictureFormat): string {
  return { png: 'PNG', svg: 'SVG', pptx: 'PowerPoint' }[format];
}

function tableName(format: TableFormat): string {
  if (format === 'hxl') return i18n._({ id: 'export.hxl', message: 'CSV with HXL tags' });
  return { csv: 'CSV', iamc: 'IAMC', xlsx: 'Excel', parquet: 'Parquet' }[format];
}
