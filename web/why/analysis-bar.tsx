import { i18n } from '@lingui/core';
import { usePage } from '../context.ts';
import type { Analysis } from './use-analysis.ts';
import { waitWords } from './value-words.ts';

interface AnalysisBarProps<Q, R> {
  readonly analysis: Analysis<Q, R>;
  /** What is computed, for those who hear the progress bar alone. */
  readonly title: string;
  readonly startWords: string;
  /** What it takes, before the start. */
  readonly cost: string;
  /** Undefined where it cannot be asked. */
  readonly question: Q | undefined;
  /** The shown result answers another question. */
  readonly isStale: boolean;
}

/** Start an analysis, follow its runs, cancel it; what went wrong, and that a result is of another question. */
export function AnalysisBar<Q, R>({ analysis, title, startWords, cost, question, isStale }: AnalysisBarProps<Q, R>) {
  const { format } = usePage();
  const { running, result, failure } = analysis;
  return (
    <>
      {isStale && result && !running && (
        <p className="why-stale">
          {i18n._({
            id: 'why.stale',
            message: 'The question has changed since; what is shown answers the earlier one.',
          })}
        </p>
      )}
      <div className="analysis-bar">
        {/* One button, so that the focus stays where it is when the analysis begins and ends. */}
        <button
          type="button"
          className={running || (result && !isStale) ? 'plain-button' : 'plain-button is-first'}
          disabled={!running && question === undefined}
          onClick={() => {
            if (running) analysis.cancel();
            else if (question !== undefined) analysis.start(question);
          }}
        >
          {running
            ? i18n._({ id: 'why.cancel', message: 'Cancel' })
            : result
              ? i18n._({ id: 'why.again', message: 'Compute again' })
              : startWords}
        </button>
        {running ? (
          <>
            <progress
              max={Math.max(1, running.of)}
              value={running.runs}
              aria-label={i18n._({ id: 'why.progress', message: 'Runs of: {title}', values: { title } })}
            />
            <span className="soft">
              {running.of === 0
                ? i18n._({ id: 'why.starting', message: 'the first runs are made' })
                : i18n._({
                    id: 'why.runs',
                    message: '{runs} of {of} runs',
                    values: { runs: format.whole(running.runs), of: format.whole(running.of) },
                  })}
              {running.secondsLeft !== undefined &&
                i18n._({
                  id: 'why.left',
                  message: ', {wait} left',
                  values: { wait: waitWords(running.secondsLeft) },
                })}
            </span>
          </>
        ) : (
          <span className="soft">{cost}</span>
        )}
      </div>
      {failure !== undefined && (
        <p className="why-failure" role="alert">
          {i18n._({
            id: 'why.failed',
            message: 'This could not be computed: {failure}. What was computed before stays.',
            values: { failure },
          })}
        </p>
      )}
    </>
  );
}
