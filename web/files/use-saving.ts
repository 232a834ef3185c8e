import { i18n } from '@lingui/core';
import { useEffect, useState } from 'react';
import { pageFacts, type ReadyFile } from '../../workers/page-files.ts';
import { useEngine } from '../context.ts';
import { reasonOf } from '../faults/use-fault-words.ts';
import { byComma } from '../language/lists.ts';
import { saveFile } from './save-file.ts';

type Facts = Awaited<ReturnType<typeof pageFacts>>;

/** What a menu of files works with: what computes here, for receipts, and what is said of the last file. */
export function useSaving() {
  const [facts, setFacts] = useState<Facts | undefined>();
  const [said, setSaid] = useState('');
  const ownData = useEngine((state) => state.session?.ownData);
  useEffect(() => {
    let isHere = true;
    pageFacts(ownData ?? []).then(
      (read) => isHere && setFacts(read),
      async (error: unknown) => {
        const words = await wordsOf(error);
        if (isHere) setSaid(words);
      },
    );
    return () => {
      isHere = false;
    };
  }, [ownData]);

  /** Save what `make` gives; what went wrong is said in its own words. */
  async function save(make: () => Promise<readonly ReadyFile[]>): Promise<void> {
    setSaid(i18n._({ id: 'export.making', message: 'The file is being made.' }));
    try {
      const files = await make();
      for (const { name, type, bytes } of files) saveFile(name, type, bytes);
      const names = byComma(files.map(({ name }) => name));
      setSaid(i18n._({ id: 'export.saved', message: 'Saved: {names}', values: { names } }));
    } catch (error) {
      setSaid(await wordsOf(error));
    }
  }
  return { facts, said, save };
}

async function wordsOf(error: unknown): Promise<string> {
  const reason = await reasonOf(error);
  return i18n._({ id: 'export.failed', message: 'No file was made: {reason}', values: { reason } });
}
