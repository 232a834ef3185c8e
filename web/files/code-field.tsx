import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useEffect, useId, useState } from 'react';
import type { Session } from '../../workers/page.ts';
import {
  answerDataset,
  fileOutputs,
  type PaperReading,
  pageFacts,
  readPaperCode,
  receiptCode,
} from '../../workers/page-files.ts';
import { useChoice, useEngine } from '../context.ts';
import { byComma } from '../language/lists.ts';
import { outputOf } from '../texts.ts';

interface CodeFieldProps {
  readonly session: Session;
  /** Code of the file that is open. */
  readonly ofFile: string | undefined;
}

/** Takes the code of a printed page and says whether it is that of the file, or of the picture on the page. */
export function CodeField({ session, ofFile }: CodeFieldProps) {
  const [typed, setTyped] = useState('');
  const ofPage = useCodeOfPage(session);
  const id = useId();
  return (
    <label className="field">
      <Trans id="code.label" message="Code on paper" />
      <input
        value={typed}
        maxLength={40}
        autoComplete="off"
        spellCheck={false}
        aria-describedby={id}
        onChange={({ target }) => setTyped(target.value)}
      />
      <span className="field-note" id={id} role="status">
        {typed.trim() === '' ? (
          <Trans
            id="code.about"
            message="Under a printed picture stand 20 letters and digits. Typed here, they tell whether a file or the picture on this page is the same."
          />
        ) : (
          codeWords(readPaperCode(typed), ofFile, ofPage)
        )}
      </span>
    </label>
  );
}

/** Code of the picture on the page; undefined until all runs are in, and where it has no numbers. */
function useCodeOfPage({ world, ownData }: Session): string | undefined {
  const answer = useEngine((state) => state.answer);
  const output = useChoice('output');
  const horizon = useChoice('horizon');
  const [code, setCode] = useState<string | undefined>();
  useEffect(() => {
    let isHere = true;
    setCode(undefined);
    pageFacts(ownData).then(
      (facts) => {
        if (!isHere || !answer) return;
        const hasNumbers = outputOf(output).scope === 'world' || fileOutputs(answer, world).includes(output);
        const dataset = hasNumbers ? answerDataset(answer, world, [output], horizon, facts) : undefined;
        setCode(dataset && receiptCode(dataset.receipt));
      },
      // Without checksums there is no code to compare; a file still says its own.
      () => setCode(undefined),
    );
    return () => {
      isHere = false;
    };
  }, [answer, world, ownData, output, horizon]);
  return code;
}

function codeWords(reading: PaperReading, ofFile: string | undefined, ofPage: string | undefined): string {
  if (reading.kind === 'unreadable')
    switch (reading.reason) {
      case 'length':
        return i18n._({ id: 'code.length', message: 'A code has 20 letters and digits.' });
      case 'symbols':
        return i18n._({ id: 'code.symbols', message: 'A code has no 0, 1, I, L, O, U or V.' });
      case 'check':
        return i18n._({ id: 'code.check', message: 'There is a slip in it: its last two letters do not fit.' });
    }
  if (reading.code === ofFile) return i18n._({ id: 'code.file', message: 'It is the code of the open file.' });
  if (reading.code === ofPage)
    return i18n._({ id: 'code.page', message: 'It is the code of the picture on the page.' });
  const codes = [ofFile, ofPage].filter((code) => code !== undefined);
  return codes.length === 0
    ? i18n._({
        id: 'code.nothing',
        message: 'It is a code without a slip, and there is nothing here to compare it with.',
      })
    : i18n._({
        id: 'code.other',
        message: 'It is another code. The code here: {codes}',
        values: { codes: byComma(codes) },
      });
}
