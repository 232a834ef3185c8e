import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useChoice, useEngine, usePage } from '../context.ts';
import { nameOf } from './compared-items.ts';
import type { ComparisonState } from './use-comparison.ts';

/** How far the runs have come, and the way to stop them or to go on. */
export function ComparisonStatus({ comparison }: { readonly comparison: ComparisonState }) {
  const { format } = usePage();
  const of = useChoice('runs');
  const isAnswered = useEngine((state) => state.isFinal);
  const { progress, isDone, isStopped, fault, runs } = comparison;
  if (fault !== undefined) return <p role="alert">{fault}</p>;
  const isBusy = !isDone && !isStopped;
  const words = isStopped
    ? i18n._({ id: 'compare.stopped', message: 'Stopped; what is in stays.' })
    : isDone
      ? i18n._({
          id: 'compare.done',
          message: '{count, plural, one {# scenario} other {# scenarios}} with {runs} runs each, of the same luck.',
          values: { count: runs.length, runs: format.whole(of) },
        })
      : progress && isAnswered
        ? i18n._({
            id: 'compare.progress',
            message: '{name}: {runs} of {of} runs',
            values: { name: nameOf(progress.of), runs: format.whole(progress.runs), of: format.whole(of) },
          })
        : i18n._({ id: 'compare.first', message: 'The scenario of the page goes first; the others follow.' });
  return (
    <p className="compare-status" aria-busy={isBusy}>
      {isBusy && (
        <progress
          max={of}
          value={progress && isAnswered ? progress.runs : 0}
          aria-label={i18n._({ id: 'compare.progressLabel', message: 'Runs of the compared scenarios' })}
        />
      )}
      <span role="status">{words}</span>
      {isBusy && (
        <button type="button" className="link" onClick={comparison.stop}>
          <Trans id="compare.stop" message="Stop" />
        </button>
      )}
      {isStopped && (
        <button type="button" className="link" onClick={comparison.goOn}>
          <Trans id="compare.resume" message="Go on" />
        </button>
      )}
    </p>
  );
}
