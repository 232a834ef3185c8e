import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';

interface ComputingAgainProps {
  /** How far it has come; undefined where nothing is being computed. */
  readonly progress: { readonly runs: number; readonly of: number } | undefined;
  /** Why it could not be done, in words; undefined where nothing failed. */
  readonly failure: string | undefined;
}

/** How far the numbers of a file have been computed again, or why they could not be. */
export function ComputingAgain({ progress, failure }: ComputingAgainProps) {
  return (
    <>
      {progress && (
        <p>
          <progress
            max={progress.of}
            value={progress.runs}
            aria-label={i18n._({ id: 'fileResult.progress', message: 'Runs computed' })}
          />{' '}
          <Trans id="fileResult.computing" message="The numbers are being computed again." />
        </p>
      )}
      {failure !== undefined && (
        <p>
          {i18n._({
            id: 'fileResult.failure',
            message: 'The numbers could not be computed: {failure}.',
            values: { failure },
          })}
        </p>
      )}
    </>
  );
}
