import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { scenarioToCode } from '../../src/scenario/link.ts';
import type { Scenario } from '../../src/scenario/scenario.ts';

/** The model starts, and two tabs at work leave little of the machine to a third thing. */
const START = { timeout: 60_000 };

test.use({ actionTimeout: 60_000 });
const DATABASE = 'mobility-horizons';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Saved scenarios' });
const rows = (page: Page) => dialog(page).locator('.saved-row');
const scenarioName = (page: Page) => page.getByRole('textbox', { name: 'Name of the scenario' });
const slider = (page: Page) => page.locator('input[type=range]').first();

async function open(page: Page, address = '/#runs=64'): Promise<void> {
  await page.goto(address);
  await expect(page.locator('.fan path.scenario.median')).toBeAttached(START);
}

/** Raise the first lever and call the scenario by a name. */
async function change(page: Page, name: string, value = '0.3'): Promise<void> {
  await slider(page).fill(value);
  await scenarioName(page).fill(name);
  await page.keyboard.press('Enter');
  await expect(page.locator('.model-state')).toContainText('1 lever changed');
}

/** What lies in a store of the device. */
async function records(page: Page, store: 'saved' | 'drafts'): Promise<Record<string, unknown>[]> {
  return page.evaluate(
    async ([database, name]) => {
      const opened = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(database as string);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      return new Promise<Record<string, unknown>[]>((resolve, reject) => {
        const request = opened
          .transaction(name as string)
          .objectStore(name as string)
          .getAll();
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
        opened.close();
      });
    },
    [DATABASE, store],
  );
}

/** Wait until the draft of some tab holds a name. */
async function isKept(page: Page, name: string): Promise<void> {
  await expect
    .poll(async () => (await records(page, 'drafts')).map(({ scenario }) => String(scenario)).join(' '))
    .toContain(`"name": "${name}"`);
}

async function save(page: Page, name?: string): Promise<void> {
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  if (name !== undefined) await dialog(page).getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog(page).getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog(page).locator('.saved-said')).toContainText('Saved:', START);
}

test('saves a scenario with its fan, renames, duplicates, deletes and undoes', async ({ page }) => {
  await open(page, '/#runs=64');
  await change(page, 'Larger families');
  await expect(page.locator('.runs')).toHaveAttribute('aria-busy', 'false', { timeout: 180_000 });
  await save(page);
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText('Population, Nigeria, to 2035');
  await expect(rows(page).locator('path.median')).toHaveAttribute('d', /^M\d/);
  const { violations } = await new AxeBuilder({ page }).include('.saved-dialog').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  await dialog(page).getByRole('button', { name: 'Rename: Larger families' }).click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('Families of 2050');
  await dialog(page).locator('.rename-form').getByRole('textbox', { name: 'Note' }).fill('for the briefing');
  await page.keyboard.press('Enter');
  await expect(rows(page)).toContainText('Families of 2050');
  await expect(rows(page)).toContainText('for the briefing');

  await dialog(page).getByRole('button', { name: 'Duplicate: Families of 2050' }).click();
  await expect(rows(page)).toHaveCount(2);
  await dialog(page).getByRole('button', { name: 'Delete: Families of 2050' }).click();
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText('Copy of Families of 2050');
  await dialog(page).getByRole('button', { name: 'Undo delete' }).click();
  await expect(rows(page)).toHaveCount(2);

  // A file holds what was saved, and comes back; one with faults changes nothing and lists them all.
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog(page).getByRole('button', { name: 'Save as file: Families of 2050' }).click(),
  ]);
  const text = readFileSync(await download.path(), 'utf8');
  const written = JSON.parse(text) as Scenario;
  expect(written.name).toBe('Families of 2050');
  expect(Object.values(written.levers)).toEqual([0.3]);
  const file = (json: string) => ({ name: 'file.json', mimeType: 'application/json', buffer: Buffer.from(json) });
  const faulty = JSON.stringify({ ...written, levers: { fertility: 99, unknownLever: 1 } });
  await dialog(page).locator('input[type=file]').setInputFiles(file(faulty));
  await expect(dialog(page).getByRole('alert')).toContainText('The file has 2 faults');
  await expect(dialog(page).locator('code', { hasText: 'levers.fertility' })).toBeVisible();
  await dialog(page).locator('input[type=file]').setInputFiles(file(text));
  await expect(dialog(page)).toHaveCount(0);
  await expect(scenarioName(page)).toHaveValue('Families of 2050');
});

test('restores unsaved work at the bare address, says so, and starts anew', async ({ page }) => {
  await open(page);
  await change(page, 'Unsaved');
  await isKept(page, 'Unsaved');
  await open(page, '/');
  const notice = page.getByText(/^Restored from .*: Unsaved\./);
  await expect(notice).toBeVisible();
  await expect(scenarioName(page)).toHaveValue('Unsaved');
  await expect(slider(page)).toHaveValue('0.3');
  await page.getByRole('button', { name: 'Start anew' }).click();
  await expect(notice).toHaveCount(0);
  await expect(page.locator('.model-state')).toContainText('no lever changed');
  await expect.poll(async () => (await records(page, 'drafts')).length).toBe(0);
  // Nothing is lost: it is one step back.
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(scenarioName(page)).toHaveValue('Unsaved');
});

test('leaves a link its meaning, and the unsaved work where it is', async ({ page }) => {
  await open(page);
  await change(page, 'Unsaved');
  await isKept(page, 'Unsaved');
  const other: Scenario = { version: 1, id: 'other', name: 'Of the link', levers: { fertility: -0.2 } };
  await page.goto('about:blank');
  await open(page, `/#s=${scenarioToCode(other)}`);
  await expect(scenarioName(page)).toHaveValue('Of the link');
  await expect(page.getByText(/^Restored from/)).toHaveCount(0);
  await slider(page).fill('-0.4');
  await expect.poll(async () => (await records(page, 'drafts')).length).toBe(2);
});

test('keeps two tabs apart, and asks before a save over a newer revision', async ({ page, context }) => {
  await open(page);
  await change(page, 'First tab');
  await isKept(page, 'First tab');
  const second = await context.newPage();
  await open(second, '/');
  // The first tab lives: its work is not taken over.
  await expect(scenarioName(second)).toHaveValue('Reference');
  await change(second, 'Second tab', '-0.3');
  await isKept(second, 'Second tab');
  await isKept(page, 'First tab');
  expect(await records(page, 'drafts')).toHaveLength(2);

  await save(page, 'Shared');
  await page.keyboard.press('Escape');
  await second.getByRole('button', { name: 'Saved scenarios' }).click();
  await dialog(second).getByRole('button', { name: 'Open: Shared' }).click();
  await expect(scenarioName(second)).toHaveValue('Shared', START);
  await slider(second).fill('0.1');
  await second.getByRole('button', { name: 'Save', exact: true }).click();
  await dialog(second).getByRole('button', { name: 'Save changes' }).click();
  await expect(dialog(second).locator('.saved-said')).toContainText('Saved: Shared', START);

  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await dialog(page).getByRole('button', { name: 'Save changes' }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('was saved in another tab', START);
  await dialog(page).getByRole('button', { name: 'Keep both' }).click();
  await expect(rows(page)).toHaveCount(2, START);
  // The other tab hears of it.
  await expect(rows(second)).toHaveCount(2, START);
  const saved = await records(page, 'saved');
  expect(saved.map(({ revision }) => revision).sort()).toEqual([1, 2]);
});

test('lists what cannot be read, and never deletes it', async ({ page }) => {
  await open(page);
  await change(page, 'Good');
  await save(page);
  await page.evaluate(async (database) => {
    const opened = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(database);
      request.onsuccess = () => resolve(request.result);
    });
    await new Promise((resolve) => {
      const change = opened.transaction('saved', 'readwrite');
      change.objectStore('saved').put({
        id: 'bad',
        revision: 1,
        savedAt: 1,
        name: 'Broken',
        note: '',
        scenario: '{"version":1,"id":"x","name":"x","levers":{"fertility":"high"}}',
        view: '',
        thumbnail: { history: 'url(#x)', band: '', median: '' },
      });
      change.oncomplete = resolve;
    });
    opened.close();
  }, DATABASE);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Saved scenarios' }).click();
  const broken = rows(page).filter({ hasText: 'Broken: cannot be read, and is kept as it is' });
  await expect(broken.locator('code')).toHaveText('levers.fertility');
  await expect(broken.getByRole('button', { name: /Delete/ })).toHaveCount(0);
  await dialog(page).getByRole('button', { name: 'Delete: Good' }).click();
  await expect(rows(page)).toHaveCount(1);
  expect((await records(page, 'saved')).map(({ id }) => id)).toEqual(['bad']);
});

test('says so where the browser keeps nothing, and where the device is full; nothing is lost', async ({ page }) => {
  await page.addInitScript(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args: Parameters<typeof put>) {
      if ((window as { isFull?: boolean }).isFull) throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, args);
    };
  });
  await open(page);
  await change(page, 'Kept');
  await save(page);
  await page.keyboard.press('Escape');
  await page.evaluate(() => Object.assign(window, { isFull: true }));
  await slider(page).fill('0.4');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await dialog(page).getByRole('button', { name: 'Save changes' }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('no room left');
  await expect(rows(page)).toHaveCount(1);
  await expect(scenarioName(page)).toHaveValue('Kept');

  await page.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException('denied', 'SecurityError');
    };
  });
  await page.goto('about:blank');
  await open(page, '/#place=MLI&runs=64');
  await change(page, 'Private');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog(page).getByRole('alert')).toContainText('keeps nothing for the page');
  await expect(dialog(page).getByRole('button', { name: 'Save “Private” as file' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/#s=1/);
});

test('gives an old link of version 1 its meaning', async ({ page }) => {
  // A fixed text, never written anew: what it says must hold for ever.
  const old =
    's=1LY3BCoMwEER_pew5KbEeCvmHouCpLT0EXeti3MAaKiL-e1fa4zzmzWzwQZkpMfjCAHXgIcXORuIRDHCYUEkVu9OfRDz64DfoUTJFyit4686lgSXIRPyuQx7UaZq6tNezg92AOpxVem6_hzknmWyhcyPxAdq1jYlRwTKgHJe36qGpJ5nzHYOAv7jS7a_9Cw&place=MOZ&horizon=2040&interval=80&runs=64';
  await open(page, `/#${old}`);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(scenarioName(page)).toHaveValue('Old link');
  await expect(slider(page)).toHaveValue('-0.3');
  await expect(page.locator('.model-state')).toContainText('2 levers changed, 1 event');
  await expect(page.locator('.bar')).toHaveAccessibleName(/^Cyclone, Mozambique/, START);
  await expect(page.getByRole('heading', { name: 'Population, Mozambique' })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Horizon' })).toHaveValue('2040');
  await expect(page.getByRole('combobox', { name: 'Interval' })).toHaveValue('80');
  // The page writes it back as it was.
  await page.getByRole('combobox', { name: 'Horizon' }).selectOption('2041');
  await expect.poll(() => page.url()).toContain(old.replace('2040', '2041'));
});
