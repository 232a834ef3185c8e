import { Trans } from '@lingui/react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useEngine } from '../context.ts';
import { withWords } from '../language/language.ts';

const FileDialog = lazy(async () => ({ default: (await withWords('files', import('./file-dialog.tsx'))).FileDialog }));

const NONE: readonly File[] = [];

/** Opens and checks files: by the button, or by files that are dropped anywhere on the page. */
export function FileButton() {
  const session = useEngine((state) => state.session);
  const [isOpen, setOpen] = useState(false);
  const [dropped, setDropped] = useState<readonly File[]>(NONE);
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      // Else the browser leaves the page for the file.
      event.preventDefault();
      setDropped(files);
      setOpen(true);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
    };
  }, []);
  return (
    <>
      <button
        type="button"
        onClick={() => {
          setDropped(NONE);
          setOpen(true);
        }}
      >
        <Trans id="header.openFile" message="Open file" />
      </button>
      {isOpen && session && (
        <Suspense fallback={null}>
          <FileDialog session={session} dropped={dropped} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
