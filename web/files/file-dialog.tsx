import '../events/event-dialog.css';
import './files.css';
import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useEffect, useRef, useState } from 'react';
import { Dialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { OUTPUT_IDS, REFERENCE, RUN_CHOICES, type Session } from '../../workers/page.ts';
import { isSameScenario, receiptCode, tableReceiptCode } from '../../workers/page-files.ts';
import { useChoice, usePage } from '../context.ts';
import { namedWorld } from '../language/place-names.ts';
import { type Choices, FIRST_HORIZON } from '../store.ts';
import { CodeField } from './code-field.tsx';
import { type FileCheck, useFileCheck } from './file-check.ts';
import { FileResult } from './file-result.tsx';

interface FileDialogProps {
  readonly session: Session;
  /** Files that were dropped on the page. */
  readonly dropped: readonly File[];
  onClose(): void;
}

/** Opens a file of this program: its scenario, and whether its numbers come out again. */
export function FileDialog({ session, dropped, onClose }: FileDialogProps) {
  const [files, setFiles] = useState(dropped);
  const check = useFileCheck(files, session);
  const patch = patchOf(check);
  const isOpened = useOpening(check, patch);
  const { store, names } = usePage();
  const world = namedWorld(session.world, names);
  const code = codeOf(check);
  useEffect(() => setFiles(dropped), [dropped]);
  return (
    <ModalOverlay
      className="modal-ground"
      isOpen
      isDismissable
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className="modal">
        <Dialog className="file-dialog">
          <Heading slot="title" level={2}>
            <Trans id="fileDialog.title" message="Open a file" />
          </Heading>
          <DropZone onFiles={setFiles} />
          <div aria-live="polite">
            <FileResult check={check} world={world} isOpened={isOpened} onLeave={onClose} />
          </div>
          <CodeField session={session} ofFile={code} />
          <div className="file-actions">
            {patch && !isOpened && (
              <button
                type="button"
                onClick={() => {
                  store.edit(patch);
                  onClose();
                }}
              >
                <Trans id="fileDialog.replace" message="Open its scenario in place of mine" />
              </button>
            )}
            <button type="button" onClick={onClose}>
              <Trans id="fileDialog.close" message="Close" />
            </button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** The code of the receipt of what is open. */
function codeOf(check: FileCheck): string | undefined {
  if (check.step === 'table') return tableReceiptCode(check.file.receipt);
  return check.step === 'read' && check.file.kind !== 'scenario' ? receiptCode(check.file.receipt) : undefined;
}

/** Open a scenario as soon as it is read, where no change of the user's own is lost by it; else a button does. */
function useOpening(check: FileCheck, patch: Partial<Choices> | undefined): boolean {
  const { store } = usePage();
  const scenario = useChoice('scenario');
  const [opened, setOpened] = useState<object | undefined>();
  const file = check.step === 'read' ? check.file : undefined;
  const isOwn =
    (scenario.id === 'own' || scenario.id === 'named') &&
    !(patch?.scenario && isSameScenario(scenario, patch.scenario));
  useEffect(() => {
    if (!file || !patch || file === opened || isOwn) return;
    setOpened(file);
    store.edit(patch);
  }, [file, patch, opened, isOwn, store]);
  return file !== undefined && file === opened;
}

/** What a file chooses: its scenario, and of its receipt what the page can show. */
function patchOf(check: FileCheck): Partial<Choices> | undefined {
  if (check.step !== 'read') return undefined;
  const { file } = check;
  const read = file.kind === 'scenario' ? file.scenario : file.receipt.scenario;
  const scenario = read.id === REFERENCE.id ? REFERENCE : read;
  if (file.kind === 'scenario') return { scenario };
  const { places, outputs, until, runs } = file.receipt;
  const [place] = places;
  const output = OUTPUT_IDS.find((id) => id === outputs[0]);
  const choice = RUN_CHOICES.find((each) => each === runs);
  return {
    scenario,
    ...(place === undefined ? {} : { place }),
    ...(output === undefined ? {} : { output }),
    ...(until >= FIRST_HORIZON ? { horizon: until } : {}),
    ...(choice === undefined ? {} : { runs: choice }),
  };
}

/** Takes files by a drop or by the chooser of the device. */
function DropZone({ onFiles }: { onFiles(files: readonly File[]): void }) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  return (
    <section
      className={isOver ? 'drop-zone is-over' : 'drop-zone'}
      aria-label={i18n._({ id: 'fileDialog.zone', message: 'Files' })}
      onDragOver={() => setOver(true)}
      onDragLeave={() => setOver(false)}
      onDrop={() => setOver(false)}
    >
      <p>
        <Trans
          id="fileDialog.about"
          message="Drop a file that this app or its command line has saved: a scenario, numbers (CSV, HXL, IAMC, Excel, Parquet) or a picture (SVG, PNG, PowerPoint). Its scenario opens, and its numbers are computed again. Nothing leaves the device."
        />
      </p>
      <p className="soft">
        <Trans
          id="fileDialog.two"
          message="CSV files have their receipt in a file beside them: drop both, or the ZIP that holds them."
        />
      </p>
      <button type="button" onClick={() => input.current?.click()}>
        <Trans id="fileDialog.choose" message="Choose files" />
      </button>
      <input
        ref={input}
        className="hidden"
        type="file"
        multiple
        tabIndex={-1}
        aria-label={i18n._({ id: 'fileDialog.input', message: 'Files to open' })}
        onChange={({ target }) => {
          if (target.files && target.files.length > 0) onFiles([...target.files]);
          target.value = '';
        }}
      />
    </section>
  );
}
