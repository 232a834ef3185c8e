import '../sections/sections.css';
import '../why/why.css';
import '../experiments/experiments.css';
import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useStore } from 'zustand';
import type { Session } from '../../workers/page.ts';
import { useEngine } from '../context.ts';
import { experimentStore } from '../experiments/experiment-store.ts';
import { ExperimentView } from '../experiments/experiment-view.tsx';
import { OpenExperiment } from '../experiments/open-experiment.tsx';
import { SmallExperiment } from '../experiments/small-experiment.tsx';

/** Experiments: scenarios over many samples of the levers, opened from a file or computed here at a small size. */
export function ExperimentsPage({ world }: { readonly world: Session['world'] }) {
  const session = useEngine((state) => state.session);
  const experiment = useStore(experimentStore, (state) => state.experiment);
  return (
    <>
      <div className="picture-head">
        <h2>{i18n._({ id: 'pages.experiments', message: 'Experiments' })}</h2>
      </div>
      <p className="why-lead">
        <Trans
          id="experiments.lead"
          message="One scenario answers one question. An experiment moves levers over their ranges in thousands of samples and asks which of them decide, what would have to be true for an outcome, and which scenario holds up in most futures. Large ones are computed by the command experiment, on one machine or many; their merged file opens here."
        />
      </p>
      <OpenExperiment />
      {session && <SmallExperiment analyses={session.analyses} world={world} />}
      {experiment && <ExperimentView key={experiment.name + experiment.rows} experiment={experiment} world={world} />}
    </>
  );
}
