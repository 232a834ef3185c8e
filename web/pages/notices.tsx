import { i18n } from '@lingui/core';
import { Trans } from '@lingui/react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { Fault } from '../../workers/page.ts';
import { LookedAtNotice } from '../compare/looked-at-notice.tsx';
import { useEngine, usePage } from '../context.ts';
import { FaultList } from '../controls/fault-list.tsx';
import { UpdateLine } from '../offline/update-line.tsx';
import { RestoredNotice } from '../own/restored-notice.tsx';
import { OwnDataNotice } from '../own-data/own-data-notice.tsx';

/** The link that the page was opened with last. */
export interface LinkState {
  readonly faults: readonly Fault[];
  /** Not read yet: levers wait, so that no change is lost to it. */
  readonly isWaiting: boolean;
}

/**
 * What every page says at its top: a newer version, faults of the link, what was restored, what is looked at, and what stopped the engine.
 */
export function Notices() {
  const { link } = usePage();
  return (
    <>
      <UpdateLine />
      <LinkFaults link={link} />
      <RestoredNotice />
      <LookedAtNotice />
      <OwnDataNotice />
      <EngineFailure />
    </>
  );
}

/** All faults of the link that the page was opened with. */
function LinkFaults({ link }: { readonly link: StoreApi<LinkState> }) {
  const faults = useStore(link, (state) => state.faults);
  if (faults.length === 0) return null;
  return (
    <section className="message" role="alert">
      <p>
        <b>
          {i18n._({
            id: 'link.faults',
            message:
              '{count, plural, one {The link has a fault} other {The link has # faults}}. What is faulty is left out; nothing else has changed.',
            values: { count: faults.length },
          })}
        </b>
      </p>
      <FaultList faults={faults} />
      <button type="button" onClick={() => link.setState({ faults: [] })}>
        <Trans id="link.close" message="Close" />
      </button>
    </section>
  );
}

/** What stopped the engine, and the way to start it again; the last good answer stays below. */
function EngineFailure() {
  const { engine } = usePage();
  const failure = useEngine((state) => state.failure);
  if (failure === undefined) return null;
  return (
    <section className="message" role="alert">
      <p>
        <b>
          <Trans id="engine.failed" message="The model has stopped. What is shown is the last good state." />
        </b>
      </p>
      <p>{failure}</p>
      <button type="button" onClick={() => engine.restart()}>
        <Trans id="engine.restart" message="Start again" />
      </button>
    </section>
  );
}
