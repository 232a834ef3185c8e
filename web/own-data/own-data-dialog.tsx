import '../events/event-dialog.css';
import '../own/own.css';
import './own-data.css';
import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useState } from 'react';
import { Dialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useStore } from 'zustand';
import type { Fault, OwnRecord, Session } from '../../workers/page.ts';
import {
  importOwnFile,
  OWN_COLUMNS,
  OWN_KINDS,
  type OwnKind,
  ownCsv,
  presentSeries,
} from '../../workers/page-own-data.ts';
import { placeNames, useChoice, usePage } from '../context.ts';
import { FaultList } from '../controls/fault-list.tsx';
import { saveText } from '../files/save-file.ts';
import { timeWords } from '../language/dates.ts';
import type { DataFault } from './own-data.ts';
import { ownKindName, ownSeriesName } from './own-data-words.ts';

/** Faults that are listed; a file of thousands is not one of this kind. */
const MOST_FAULTS = 60;

interface OwnDataDialogProps {
  readonly records: readonly OwnRecord[];
  readonly world: Session['world'];
  onClose(): void;
}

/** The series of the user on this device: what they stand for, add, write back and take away; each change computes everything anew. */
export function OwnDataDialog({ records, world, onClose }: OwnDataDialogProps) {
  const { engine, ownData } = usePage();
  const fault = useStore(ownData.store, (state) => state.fault);
  const [bad, setBad] = useState<{ readonly file: string; readonly faults: readonly Fault[] } | undefined>();

  async function add(file: File): Promise<void> {
    const read = importOwnFile(await file.text(), file.name, Date.now(), world);
    if (read.kind === 'faults') {
      setBad({ file: file.name, faults: read.faults });
      return;
    }
    setBad(undefined);
    if (await ownData.add(read.records)) engine.reload();
  }

  async function remove(record: OwnRecord): Promise<void> {
    if (await ownData.remove(record.id)) engine.reload();
  }

  return (
    <ModalOverlay className="modal-ground" isOpen isDismissable onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Modal className="modal saved-modal">
        <Dialog className="event-dialog saved-dialog own-data-dialog">
          <Heading slot="title" level={2}>
            <Trans id="ownData.title" message="Your data in place of the baseline" />
          </Heading>
          <p>
            <Trans
              id="ownData.about"
              message="A CSV file may replace a series of a country or area: everything is then computed with it, and marked as yours on every page and in every file. The data stay in this browser on this device; a file names only their checksum, and so does a receipt. Hindcasts were made without them."
            />
          </p>
          {fault && <p role="alert">{faultWords(fault)}</p>}
          {bad && (
            <section className="message" role="alert">
              <p>
                <b>
                  {i18n._({
                    id: 'ownData.faults',
                    message:
                      '{file}: {count, plural, one {a fault} other {# faults}}; nothing of it is taken and nothing has changed.',
                    values: { file: bad.file, count: bad.faults.length },
                  })}
                </b>
              </p>
              <FaultList faults={bad.faults.slice(0, MOST_FAULTS)} />
            </section>
          )}
          <KeptSeries records={records} world={world} onRemove={(record) => void remove(record)} />
          <Templates world={world} />
          <div className="dialog-foot">
            <label className="plain-button">
              <Trans id="ownData.add" message="Add a CSV file" />
              <input
                type="file"
                className="hidden"
                accept=".csv,text/csv"
                onChange={({ target }) => {
                  const [file] = target.files ?? [];
                  if (file) void add(file);
                  target.value = '';
                }}
              />
            </label>
            <button type="button" className="button" onClick={onClose}>
              <Trans id="own.close" message="Close" />
            </button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function faultWords(fault: DataFault): string {
  switch (fault) {
    case 'unavailable':
      return i18n._({
        id: 'ownData.unavailable',
        message:
          'This browser keeps nothing for the page, as in a private window, so it cannot compute with your data.',
      });
    case 'full':
      return i18n._({ id: 'ownData.full', message: 'This device has no room left; nothing was kept.' });
    case 'damaged':
      return i18n._({
        id: 'ownData.damaged',
        message: 'Some of your data on this device are not whole. They are left out: add their file again.',
      });
    default: {
      const never: never = fault;
      throw new Error(`fault ${String(never)} has no words`);
    }
  }
}

interface KeptSeriesProps {
  readonly records: readonly OwnRecord[];
  readonly world: Session['world'];
  onRemove(record: OwnRecord): void;
}

function KeptSeries({ records, world, onRemove }: KeptSeriesProps) {
  if (records.length === 0)
    return (
      <p className="saved-none soft">
        <Trans id="ownData.none" message="No data of yours are in use: everything is computed with the baseline." />
      </p>
    );
  return (
    <ul className="own-data-list">
      {records.map((record) => {
        const series = ownSeriesName(record, world);
        return (
          <li key={record.id}>
            <b>{series}</b>
            <span className="soft">
              {i18n._({
                id: 'ownData.from',
                message: '{file}, added {time}. Checksum of the numbers (SHA-256): {sha256}',
                values: { file: record.file, time: timeWords(record.addedAt), sha256: record.sha256 },
              })}
            </span>
            <span className="saved-tools">
              <button
                type="button"
                className="link"
                aria-label={i18n._({ id: 'ownData.saveOf', message: 'Save as CSV: {series}', values: { series } })}
                onClick={() => saveText(fileName(record.kind, record.place), 'text/csv', ownCsv(record))}
              >
                <Trans id="ownData.save" message="Save as CSV" />
              </button>
              <button
                type="button"
                className="link"
                aria-label={i18n._({ id: 'ownData.removeOf', message: 'Take away: {series}', values: { series } })}
                onClick={() => onRemove(record)}
              >
                <Trans id="ownData.remove" message="Take away" />
              </button>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** What a file of each kind must hold, and the present figures of a place to begin from. */
function Templates({ world }: { readonly world: Session['world'] }) {
  const place = useChoice('place');
  const iso3 = world.places.some((each) => each.iso3 === place) ? place : (world.places[0]?.iso3 ?? '');
  return (
    <table className="own-data-kinds">
      <caption>
        {i18n._({
          id: 'ownData.templates',
          message: 'Series that a file may hold, for one or several places; begin from the present figures of {place}',
          values: { place: placeNames(world, iso3).name },
        })}
      </caption>
      <thead>
        <tr>
          <th scope="col">{i18n._({ id: 'ownData.kind', message: 'Series' })}</th>
          <th scope="col">{i18n._({ id: 'ownData.columns', message: 'Columns' })}</th>
          <th scope="col">{i18n._({ id: 'ownData.means', message: 'What it replaces' })}</th>
          <th scope="col">{i18n._({ id: 'ownData.present', message: 'Present figures' })}</th>
        </tr>
      </thead>
      <tbody>
        {OWN_KINDS.map((kind) => (
          <tr key={kind}>
            <th scope="row">{ownKindName(kind)}</th>
            <td>
              <code>{OWN_COLUMNS[kind].join(', ')}</code>
            </td>
            <td>{meaning(kind)}</td>
            <td>
              <button
                type="button"
                className="link"
                aria-label={i18n._({
                  id: 'ownData.templateOf',
                  message: 'Present figures as CSV: {series}',
                  values: { series: ownSeriesName({ kind, place: iso3 }, world) },
                })}
                onClick={() => {
                  const series = presentSeries(world, kind, iso3);
                  if (series) saveText(fileName(kind, iso3), 'text/csv', ownCsv(series));
                }}
              >
                <Trans id="ownData.template" message="CSV" />
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function meaning(kind: OwnKind): string {
  switch (kind) {
    case 'population':
      return i18n._({
        id: 'ownData.populationMeans',
        message:
          'People at 31 December 2024 by sex and single or five-year age, from which the projection begins. Rates, migration of the reference and the history stay those of the baseline.',
      });
    case 'displacement':
      return i18n._({
        id: 'ownData.displacementMeans',
        message:
          'Movements by disasters in each year, 2008 to 2020. The law of the place is fitted again by the method of the model; shares of hazards and seasons stay those of the baseline.',
      });
    case 'urbanShare':
      return i18n._({
        id: 'ownData.urbanMeans',
        message: 'Share of people in towns at 1 July of 2020, 2025 to 2050, from 0 to 1: the path of the reference.',
      });
    case 'income':
      return i18n._({
        id: 'ownData.incomeMeans',
        message:
          'Gross domestic product per head at the start, international dollars of 2021. Growth stays that of the reference.',
      });
    default: {
      const never: never = kind;
      throw new Error(`series ${String(never)} has no meaning`);
    }
  }
}

function fileName(kind: OwnKind, place: string): string {
  return `${kind}-${place}.csv`;
}
