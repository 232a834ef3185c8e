import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useRef, useState } from 'react';
import { openExperiment } from '../../workers/page-experiments.ts';
import { reasonOf } from '../faults/use-fault-words.ts';
import { showExperiment } from './experiment-store.ts';

/** Largest file that is read into memory, bytes. */
const LARGEST = 200_000_000;

/** Opens the merged file of an experiment, by choice or by drop. */
export function OpenExperiment() {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [isReading, setReading] = useState(false);
  const [failure, setFailure] = useState<{ readonly name: string; readonly reason: string } | undefined>();

  async function read(file: File): Promise<void> {
    setFailure(undefined);
    setReading(true);
    try {
      if (file.size > LARGEST)
        throw new Error(`found ${file.size} bytes, allowed: at most ${LARGEST}; the command line answers from more`);
      showExperiment(await openExperiment(new Uint8Array(await file.arrayBuffer()), file.name));
    } catch (error) {
      setFailure({ name: file.name, reason: await reasonOf(error) });
    } finally {
      setReading(false);
    }
  }
  return (
    <section
      className={isOver ? 'experiment-drop is-over' : 'experiment-drop'}
      aria-label={i18n._({ id: 'experiment.zone', message: 'File of an experiment' })}
      aria-busy={isReading}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        // Elsewhere on the page a file is checked by its receipt.
        event.stopPropagation();
        setOver(false);
        const [file] = event.dataTransfer.files;
        if (file) void read(file);
      }}
    >
      <p>
        <button type="button" className="plain-button is-first" onClick={() => input.current?.click()}>
          <Trans id="experiment.openFile" message="Open a file of an experiment" />
        </button>{' '}
        <span className="soft">
          <Trans
            id="experiment.openNote"
            message="or drop it here: the Parquet file of experiment merge. It is read on this device and goes nowhere."
          />
        </span>
      </p>
      <input
        ref={input}
        className="hidden"
        type="file"
        accept=".parquet"
        tabIndex={-1}
        aria-label={i18n._({ id: 'experiment.input', message: 'File of an experiment to open' })}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) void read(file);
          target.value = '';
        }}
      />
      {failure && (
        <p className="why-failure" role="alert">
          {i18n._({
            id: 'experiment.unreadable',
            message: '{name} cannot be opened: {reason}. What was open stays open.',
            values: failure,
          })}
        </p>
      )}
    </section>
  );
}
