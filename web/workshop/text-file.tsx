import { i18n } from '@lingui/core';
import { type ReactNode, useRef, useState } from 'react';

/** Largest file that is read, bytes. */
const LARGEST = 2_000_000;

interface TextFileProps {
  /** Name of the drop zone for those who hear it alone, and of its button. */
  readonly label: string;
  readonly button: string;
  readonly children?: ReactNode;
  onText(text: string): void;
}

/** Takes a text file by a drop or by the chooser of the device. */
export function TextFile({ label, button, children, onText }: TextFileProps) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const [fault, setFault] = useState('');
  async function read(file: File | undefined): Promise<void> {
    setOver(false);
    if (!file) return;
    if (file.size > LARGEST) {
      setFault(
        i18n._({
          id: 'workshop.tooLarge',
          message: 'The file has {size} MB; at most {most} MB are read.',
          values: { size: i18n.number(file.size / 1e6, { maximumFractionDigits: 1 }), most: LARGEST / 1e6 },
        }),
      );
      return;
    }
    setFault('');
    onText(await file.text());
  }
  return (
    <section
      className={isOver ? 'drop-zone is-over' : 'drop-zone'}
      aria-label={label}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        event.stopPropagation();
        void read(event.dataTransfer.files[0]);
      }}
    >
      {children}
      <button type="button" className="button is-plain" onClick={() => input.current?.click()}>
        {button}
      </button>
      <input
        ref={input}
        className="hidden"
        type="file"
        tabIndex={-1}
        aria-label={label}
        onChange={({ target }) => {
          void read(target.files?.[0]);
          target.value = '';
        }}
      />
      {fault !== '' && <p role="alert">{fault}</p>}
    </section>
  );
}
