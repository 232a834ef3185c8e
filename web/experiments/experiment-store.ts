import { createStore } from 'zustand/vanilla';
import type { Experiment } from '../../workers/page-experiments.ts';

interface ExperimentState {
  readonly experiment: Experiment | undefined;
}

/** The experiment that is open; it stays while other pages are looked at. */
export const experimentStore = createStore<ExperimentState>(() => ({ experiment: undefined }));

/** Show another experiment, or none; the reader of the former one ends. */
export function showExperiment(experiment: Experiment | undefined): void {
  experimentStore.getState().experiment?.close();
  experimentStore.setState({ experiment });
}
