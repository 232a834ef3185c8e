import { useEffect, useState } from 'react';
import type { Fault, Session } from '../../workers/page.ts';
import {
  type CheckedFile,
  checkTable,
  checkValues,
  type NumbersVerdict,
  type OtherPart,
  otherVersions,
  readFiles,
  type Verdict,
} from '../../workers/page-files.ts';
import { reasonOf } from '../faults/use-fault-words.ts';
import { byComma } from '../language/lists.ts';

/** Largest file that a page reads, bytes: it holds it in memory several times. */
const LARGEST = 50_000_000;

/** How far the check of files that were handed over has come. */
export type FileCheck =
  | { readonly step: 'none' }
  | { readonly step: 'reading'; readonly names: string }
  /** What cannot be opened, in words of the reader. */
  | { readonly step: 'unreadable'; readonly names: string; readonly reason: string }
  | { readonly step: 'faults'; readonly names: string; readonly faults: readonly Fault[] }
  | { readonly step: 'no-receipt'; readonly names: string }
  | {
      readonly step: 'table';
      readonly names: string;
      readonly file: Extract<CheckedFile, { kind: 'table' }>;
      readonly others: readonly OtherPart[];
      /** Runs that are in, of how many; undefined where nothing is computed. */
      readonly progress: { readonly runs: number; readonly of: number } | undefined;
      /** What computing it again says; undefined before, and where its receipt does not say how. */
      readonly again: NumbersVerdict | undefined;
      /** Why it could not be computed. */
      readonly failure: string | undefined;
    }
  | {
      readonly step: 'read';
      readonly names: string;
      readonly file: Extract<CheckedFile, { kind: 'values' | 'scenario' | 'receipt' }>;
      readonly others: readonly OtherPart[];
      /** Runs that are in; undefined where there is nothing to compute. */
      readonly runs: number | undefined;
      readonly verdict: Verdict | undefined;
      /** Why the values could not be computed. */
      readonly failure: string | undefined;
    };

/** Read files and compute their values again; newer files take the place of older ones, and an end of the view stops the work. */
export function useFileCheck(files: readonly File[], session: Session): FileCheck {
  const [check, setCheck] = useState<FileCheck>({ step: 'none' });
  useEffect(() => {
    const abort = new AbortController();
    const { signal } = abort;
    const show = (next: FileCheck | ((before: FileCheck) => FileCheck)) => {
      if (!signal.aborted) setCheck(next);
    };
    const more = (part: Partial<Extract<FileCheck, { step: 'read' }>>) =>
      show((before) => (before.step === 'read' ? { ...before, ...part } : before));
    const names = byComma(files.map(({ name }) => name));

    async function run(): Promise<void> {
      show({ step: 'reading', names });
      const file = await read(files, session);
      if (file.kind === 'faults') return show({ step: 'faults', names, faults: file.faults });
      if (file.kind === 'no-receipt') return show({ step: 'no-receipt', names });
      if (file.kind === 'table') {
        const others = await otherVersions(file.receipt, session.ownData);
        const nothing = { progress: undefined, again: undefined, failure: undefined };
        show({ step: 'table', names, file, others, ...nothing });
        const change = (part: Partial<Extract<FileCheck, { step: 'table' }>>) =>
          show((before) => (before.step === 'table' ? { ...before, ...part } : before));
        try {
          const onProgress = (progress: { readonly runs: number; readonly of: number }) => change({ progress });
          const again = await checkTable(file, session, { signal, onProgress });
          change({ again, progress: undefined });
        } catch (error) {
          change({ failure: await reasonOf(error), progress: undefined });
        }
        return;
      }
      const others = file.kind === 'scenario' ? [] : await otherVersions(file.receipt, session.ownData);
      const runs = file.kind === 'values' ? 0 : undefined;
      show({ step: 'read', names, file, others, runs, verdict: undefined, failure: undefined });
      if (file.kind !== 'values') return;
      try {
        const onProgress = ({ runs: done }: { readonly runs: number }) => more({ runs: done });
        more({ verdict: await checkValues(file, session, { signal, onProgress }) });
      } catch (error) {
        more({ failure: await reasonOf(error) });
      }
    }
    if (files.length > 0)
      run().catch(async (error: unknown) => show({ step: 'unreadable', names, reason: await reasonOf(error) }));
    return () => abort.abort();
  }, [files, session]);
  return check;
}

async function read(files: readonly File[], { world }: Session): Promise<CheckedFile> {
  for (const { size } of files)
    if (size > LARGEST) throw new Error(`${size} bytes; a page reads at most ${LARGEST}, the command line more`);
  const bytes = await Promise.all(files.map(async (file) => new Uint8Array(await file.arrayBuffer())));
  return readFiles(bytes, world);
}
