import { update } from './update.ts';

/** A page that stays open asks for a newer version when it is looked at again, but not more often than this. */
const ASK_AGAIN_MS = 3_600_000;

/**
 * Keep the app on this device, and follow its versions in `update`. A newer version is never put in place of the one in
 * use unless the user asks for it.
 *
 * Where the browser keeps nothing (a private window, an address without https) the app stays as it is: online only.
 */
export async function keepApp(): Promise<void> {
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!workers) return;
  let isControlled = workers.controller !== null;
  let isAskedFor = false;
  workers.addEventListener('controllerchange', () => {
    if (isAskedFor) window.location.reload();
    else if (isControlled) update.setState({ newer: 'replaced', load: () => window.location.reload() });
    isControlled = true;
  });

  let registration: ServiceWorkerRegistration;
  try {
    registration = await workers.register('./sw.js');
  } catch {
    return;
  }

  const offer = (): void => {
    const { waiting, active } = registration;
    // The first version waits for nobody.
    if (!waiting || !active) return;
    update.setState({
      newer: 'waiting',
      load() {
        isAskedFor = true;
        waiting.postMessage({ type: 'SKIP_WAITING' });
      },
    });
  };
  const follow = (): void => registration.installing?.addEventListener('statechange', offer);
  offer();
  follow();
  registration.addEventListener('updatefound', follow);

  let askedAt = performance.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || performance.now() - askedAt < ASK_AGAIN_MS) return;
    askedAt = performance.now();
    // Without a connection there is nothing newer to be had.
    registration.update().catch(() => undefined);
  });
}
