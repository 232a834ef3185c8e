import { type CDPSession, expect, type Page, test } from '@playwright/test';

const MOVES = 200;
/** Bytes that caches of code and of pictures may take over the moves. */
const ALLOWED = 6 * 2 ** 20;

/** Ask the page's own process for what lives after a collection: objects and arrays of the page or of one worker. */
async function heapOf(send: (method: string) => Promise<unknown>): Promise<number> {
  await send('HeapProfiler.collectGarbage');
  const heap = (await send('Runtime.getHeapUsage')) as { usedSize: number; backingStorageSize: number };
  return heap.usedSize + heap.backingStorageSize;
}

/** Sessions of the workers of a page, by messages of the protocol inside the page's own. */
async function workersOf(session: CDPSession): Promise<((method: string) => Promise<unknown>)[]> {
  const ids: string[] = [];
  const waiting = new Map<number, (result: unknown) => void>();
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type === 'worker') ids.push(sessionId);
  });
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const { id, result } = JSON.parse(message) as { id: number; result: unknown };
    waiting.get(id)?.(result);
  });
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  let last = 0;
  return ids.map((sessionId) => (method) => {
    const id = ++last;
    const result = new Promise<unknown>((resolve) => waiting.set(id, resolve));
    void session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) });
    return result;
  });
}

/** Move the first lever to another value and wait for its first picture. */
async function move(page: Page, value: number): Promise<void> {
  const median = page.locator('.fan path.scenario.median');
  const before = await median.getAttribute('d');
  await page.locator('input[type=range]').first().fill(String(value));
  await expect.poll(() => median.getAttribute('d'), { intervals: [20], timeout: 20_000 }).not.toBe(before);
}

test('keeps nothing of 200 moves of a lever, in the page and in its workers', async ({ page }) => {
  test.setTimeout(180_000);
  await page.goto('/#runs=64');
  await expect(page.locator('.runs')).toHaveAttribute('aria-busy', 'false', { timeout: 60_000 });
  const session = await page.context().newCDPSession(page);
  const workers = await workersOf(session);
  expect(workers.length).toBeGreaterThan(0);
  const all = [(method: string) => session.send(method as 'HeapProfiler.collectGarbage'), ...workers];
  const heaps = () => Promise.all(all.map(heapOf));
  // Values of the lever, never the one before.
  const values = [-0.4, -0.2, 0.2, 0.4, 0.3];
  for (let i = 0; i < 20; i++) await move(page, values[i % values.length] as number);
  // The other values of the lever are filled in up to a bound while nobody moves it.
  let before = await heaps();
  for (let last = 0; (before[0] as number) - last > 2 ** 18; before = await heaps()) {
    [last] = before as [number];
    await page.waitForTimeout(3_000);
  }
  for (let i = 0; i < MOVES; i++) await move(page, values[i % values.length] as number);
  const after = await heaps();
  console.log(
    before.map((b, i) => `${(b / 2 ** 20).toFixed(1)} -> ${((after[i] ?? 0) / 2 ** 20).toFixed(1)}`).join(', '),
  );
  before.forEach((bytes, at) => {
    expect((after[at] ?? 0) - bytes, at === 0 ? 'page' : `worker ${at}`).toBeLessThan(ALLOWED);
  });
});
