import { createStore, type StoreApi } from 'zustand/vanilla';
import {
  type Answer,
  DEFAULT_SEED,
  type EnsembleView,
  type OwnRecord,
  openHorizons,
  type Question,
  type Scenario,
  type Session,
} from '../workers/page.ts';
import { reasonOf } from './faults/use-fault-words.ts';

type EveryPlace = NonNullable<EnsembleView['everywhere']>;

/** What the engine has said so far. */
interface EngineState {
  readonly session: Session | undefined;
  /** The last good answer; it stays when the engine fails. */
  readonly answer: Answer | undefined;
  /** The last table of every place: the map keeps it while a newer one is computed. */
  readonly everywhere: EveryPlace | undefined;
  /** Runs of the newest question that are in, previews included. */
  readonly runsIn: number;
  readonly isFinal: boolean;
  /** What went wrong, in the words of the engine. */
  readonly failure: string | undefined;
}

export interface Engine {
  readonly store: StoreApi<EngineState>;
  /** Ask about a scenario in a place, first to a horizon and then to 2050; the newest question wins. */
  ask(scenario: Scenario, place: string, runs: number, horizon: number): void;
  /** Compute the first runs of scenarios that the reader may choose next, the likeliest first, so that their pictures are there at once. */
  expect(scenarios: readonly Scenario[], place: string, runs: number, horizon: number): void;
  /** Start again after a failure; the last question is asked anew. */
  restart(): void;
  /** Start again with other data of the user: what was computed before is gone, the last question is asked anew. */
  reload(): void;
}

/**
 * Start the engine of the page; `onOpen` hears of the world as soon as it is known.
 *
 * @param readOwnData reads the series of the user that stand in place of the baseline's.
 */
export function startEngine(
  readOwnData: () => Promise<readonly OwnRecord[]>,
  onOpen: (session: Session) => void,
): Engine {
  const store = createStore<EngineState>()(() => ({
    session: undefined,
    answer: undefined,
    everywhere: undefined,
    runsIn: 0,
    isFinal: false,
    failure: undefined,
  }));
  const fail = async (error: unknown) => store.setState({ failure: await reasonOf(error) });
  let asked: Question | undefined;

  async function open(): Promise<void> {
    try {
      const session = await openHorizons(
        {
          onAnswer(answer) {
            const { everywhere, runsIn } = store.getState();
            // The first runs of an older question are a picture on the way to the newest.
            const isNewest = answer.question === asked;
            store.setState({
              answer,
              everywhere: answer.scenario.everywhere ?? everywhere,
              failure: undefined,
              ...(isNewest ? { runsIn: Math.max(runsIn, answer.scenario.runs), isFinal: answer.isFinal } : {}),
            });
          },
          onProgress({ runs }) {
            // Chunks of a dropped question may still come in; they end before the first answer to the newer one.
            if (store.getState().answer?.question !== asked) return;
            store.setState(({ runsIn }) => ({ runsIn: Math.max(runsIn, runs) }));
          },
          onError: fail,
        },
        readOwnData(),
      );
      store.setState({ session, failure: undefined });
      onOpen(session);
      if (asked) pose(withoutHorizon(asked));
    } catch (error) {
      await fail(error);
    }
  }

  function pose(question: Question): void {
    asked = question;
    store.setState({ runsIn: 0, isFinal: false });
    store.getState().session?.ask(asked);
  }

  function again(cleared: Partial<EngineState>): void {
    store.getState().session?.stop();
    store.setState({ session: undefined, failure: undefined, ...cleared });
    void open();
  }

  void open();
  return {
    store,
    ask: (scenario, place, runs, horizon) => pose({ scenario, seed: DEFAULT_SEED, runs, place, horizon }),
    expect(scenarios, place, runs, horizon) {
      const { session } = store.getState();
      session?.expect(scenarios.map((scenario) => ({ scenario, seed: DEFAULT_SEED, runs, place, horizon })));
    },
    restart: () => again({}),
    reload: () => again({ answer: undefined, everywhere: undefined, runsIn: 0, isFinal: false }),
  };
}

/** A question again, whose first runs go as far as all others: the horizon may be another one by now. */
function withoutHorizon({ horizon: _asked, ...question }: Question): Question {
  return question;
}
