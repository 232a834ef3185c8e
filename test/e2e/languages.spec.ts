import { readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, type Page, test } from '@playwright/test';
import { readCatalogue } from '../../scripts/catalogues.ts';
import { LANGUAGES, type LanguageId } from '../../src/picture/languages.ts';
import { REFERENCE } from '../../src/scenario/scenario.ts';
import { settingsToCode } from '../../src/workshop/settings-code.ts';
import { expectAccessible } from '../support/access.ts';
import { finish, listen, START } from '../support/page-tour.ts';

const words = Object.fromEntries(
  LANGUAGES.map(({ id }): [LanguageId, ReadonlyMap<string, string>] => [
    id,
    new Map([...readCatalogue('main', id), ...readCatalogue('workshop', id)]),
  ]),
) as Record<LanguageId, ReadonlyMap<string, string>>;
const say = (language: LanguageId, id: string): string => {
  const text = words[language].get(id);
  if (!text) throw new Error(`no text ${id} in ${language}`);
  return text;
};
/** Names of the pages in a language. */
const pageNames = (language: LanguageId) =>
  [...words[language]].flatMap(([id, text]) => (/^pages\.(?!nav$)/.test(id) ? [text] : []));

/** Directions of numbers in a text cannot be seen, and are left out. */
const seen = (text: string) => text.replace(/[\u2066-\u2069]/g, '');

/** Numbers of the table of the fan as plain numbers, whatever signs the language writes them with. */
async function figures(page: Page, language: LanguageId): Promise<readonly number[]> {
  const cells = await page.locator('main table.numbers').first().locator('td').allInnerTexts();
  return cells.flatMap((cell) => {
    const plain = seen(cell)
      .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
      .replace(/[\u202f\u066c]/g, '')
      .replace(/\u066b/g, '.');
    const points = language === 'fr' || language === 'es' ? plain.replaceAll(',', '.') : plain.replaceAll(',', '');
    return (points.match(/\d+(?:\.\d+)?/g) ?? []).map(Number);
  });
}

async function choose(page: Page, choice: string): Promise<void> {
  await page.locator('.header-tools select').first().selectOption(choice);
}

test('speaks four languages in turn and loses nothing: the same figures, a moved lever, undo, an open drawer', async ({
  page,
}) => {
  const errors = listen(page);
  const loads: string[] = [];
  page.on('framenavigated', (frame) => loads.push(frame.url()));
  await page.goto('/#runs=64&horizon=2030');
  await finish(page);
  await page.locator('input[type=range]').first().focus();
  for (let i = 0; i < 4; i++) await page.keyboard.press('PageUp');
  await page.locator('.lever button[aria-expanded]').first().click();
  await expect(page.locator('.lever-drawer, .drawer').first()).toBeVisible();
  const lever = await page.locator('input[type=range]').first().inputValue();
  await finish(page);
  await page
    .getByRole('button', { name: /^Table: / })
    .first()
    .click();
  const english = await figures(page, 'en');
  expect(english.length).toBeGreaterThan(30);
  loads.length = 0;

  for (const { id, direction } of [...LANGUAGES].reverse()) {
    await choose(page, `${id}-latn`);
    await expect(page.locator('html')).toHaveAttribute('lang', id);
    await expect(page.locator('html')).toHaveAttribute('dir', direction);
    const pages = page.locator('nav.pages button');
    await expect(pages.first()).toHaveText(say(id, 'pages.explore'));
    const names = await pages.allTextContents();
    expect(names.filter((name) => !pageNames(id).includes(name))).toEqual([]);
    await expect(page.locator('.lever-drawer, .drawer').first()).toBeVisible();
    expect(await page.locator('input[type=range]').first().inputValue()).toBe(lever);
    await expect(page.getByRole('button', { name: say(id, 'header.undo'), exact: true })).toBeEnabled();
    expect(await figures(page, id)).toEqual(english);
    // The header begins where the text begins.
    const brand = await page.locator('.brand').boundingBox();
    const middle = (page.viewportSize()?.width ?? 0) / 2;
    expect((brand?.x ?? 0) > middle).toBe(direction === 'rtl');
  }
  // Time runs to the right in every language.
  await choose(page, 'ar-arab');
  await expect(page.locator('.sentences')).toContainText(/[٠-٩]/);
  expect(await figures(page, 'ar')).toEqual(english);
  await page
    .locator('main button.link', { hasText: say('ar', 'table.toChart') })
    .first()
    .click();
  const ticks = page.locator('.fan svg text', { hasText: /^20[0-9]{2}$/ });
  const at = await ticks.evaluateAll((all) =>
    all.map((tick) => [Number(tick.textContent), tick.getBoundingClientRect().x]),
  );
  expect(at.length).toBeGreaterThan(3);
  for (const [i, [year, x]] of at.entries()) {
    const before = at[i - 1];
    if (before && year && x) expect(x > (before[1] ?? 0)).toBe(year > (before[0] ?? 0));
  }
  expect(loads.filter((url) => !url.includes('#'))).toEqual([]);
  expect(errors).toEqual([]);
});

test('holds a workshop in every language without a connection, and opens again in it', async ({ page, context }) => {
  const errors = listen(page);
  await page.goto('/#runs=64&horizon=2030&page=workshop&place=NER&lang=en');
  await finish(page);
  // The whole app is on the device once its keeper runs the page.
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state), START).toBe('activated');
  await context.setOffline(true);

  const lesson = JSON.parse(
    readFileSync(new URL('../../scenarios/lessons/preparedness.json', import.meta.url), 'utf8'),
  );
  const codes = Array.from({ length: 30 }, (_, i) =>
    settingsToCode({ ...REFERENCE, id: 'own', name: 'Own', levers: { fertility: (i - 15) / 50 } }),
  );
  for (const { id, direction } of LANGUAGES) {
    await choose(page, `${id}-latn`);
    await expect(page.locator('html')).toHaveAttribute('dir', direction);
    const press = (text: string) =>
      page
        .getByRole('button', { name: say(id, text), exact: true })
        .first()
        .click();
    await press('workshop.part.lessons');
    await page.locator('.lesson-card', { hasText: lesson.title[id] }).click();
    const steps = page.getByRole('navigation', { name: say(id, 'workshop.steps') });
    await steps.getByRole('button').nth(1).click();
    const sliders = page.locator('main').getByRole('slider');
    await expect(sliders).toHaveCount(8);
    await sliders.first().focus();
    for (const key of ['ArrowUp', 'ArrowUp', 'End', 'PageUp']) await page.keyboard.press(key);
    await press('workshop.reveal');
    await expect(page.getByRole('region', { name: say(id, 'workshop.score') })).toContainText(/\d/);
    await press('workshop.all');

    await press('workshop.part.room');
    await page.getByLabel(say(id, 'workshop.codes')).fill(codes.join('\n'));
    await expect(page.locator('.room-count')).toContainText('30');
    await expect(page.locator('.room-levers tbody tr')).toHaveCount(1);
    await page.getByLabel(say(id, 'workshop.codes')).fill('');
  }
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', LANGUAGES.at(-1)?.id ?? '', START);
  await finish(page);
  await context.setOffline(false);
  expect(errors).toEqual([]);
});

test('has in one file on a disk the figures of the hosted app, in every language', async ({ page }) => {
  const file = fileURLToPath(new URL('../../dist-field/mobility-horizons.html', import.meta.url));
  const read = async (address: string, language: LanguageId) => {
    await page.goto('about:blank');
    await page.goto(`${address}#runs=64&horizon=2030&lang=${language}`);
    await expect(page.locator('html')).toHaveAttribute('lang', language, START);
    await finish(page);
    await page
      .locator('main button.link', { hasText: say(language, 'table.toTable') })
      .first()
      .click();
  };
  await read('/', 'en');
  const hosted = await figures(page, 'en');
  expect(hosted.length).toBeGreaterThan(30);
  await read(pathToFileURL(file).href, 'en');
  for (const { id } of LANGUAGES) {
    await choose(page, `${id}-latn`);
    await expect(page.locator('html')).toHaveAttribute('lang', id);
    expect(await figures(page, id), id).toEqual(hosted);
  }
});

test('keeps the chosen language on the device, and fetches the words of one language only', async ({ page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  await page.goto('/#runs=64&lang=fr');
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr', START);
  await finish(page);
  await expect(page.locator('main h2').first()).toContainText('Nigéria');
  // The link keeps the language that it asked for.
  await page.locator('input[type=range]').first().focus();
  await page.keyboard.press('PageUp');
  await expect(page).toHaveURL(/lang=fr/);
  const catalogues = (language: string) =>
    fetched.filter((path) => new RegExp(`/assets/${language}-[^/]+\\.js$`).test(path));
  expect(catalogues('fr')).toHaveLength(1);
  for (const other of ['en', 'es', 'ar']) expect(catalogues(other)).toEqual([]);
  expect(fetched.filter((path) => path.includes('noto-sans-arabic'))).toEqual([]);

  await choose(page, 'es-latn');
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  await page.goto('about:blank');
  await page.goto('/#runs=64');
  await expect(page.locator('html')).toHaveAttribute('lang', 'es', START);

  await page.goto('about:blank');
  await page.goto('/#runs=64&lang=xx');
  await expect(page.getByRole('alert')).toContainText('xx', START);
});

test('keeps the first letters of a place where its list turns to the box while they are typed', async ({ page }) => {
  await page.goto('/#place=NER&runs=16');
  const box = page.getByRole('combobox', { name: 'Place: name or code' });
  await expect(box).toHaveValue('Niger');
  await box.focus();
  await page.keyboard.type('mo');
  await expect(box).toHaveValue('mo');
  // As the list does when it has drawn its items.
  await box.dispatchEvent('focusin');
  await page.keyboard.type('za');
  await expect(box).toHaveValue('moza');
});

test('finds places by their names in another language', async ({ page }) => {
  await page.goto('/#runs=64&lang=ar');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl', START);
  const search = page.locator('.place-search input').first();
  await search.click();
  await search.fill('coree du sud');
  await expect(page.getByRole('option').first()).toContainText('جمهورية كوريا', START);
});

test('has no fault of accessibility in Arabic, on any page and in both themes', async ({ page }) => {
  const errors = listen(page);
  await page.goto('/#runs=64&horizon=2030&lang=ar');
  await finish(page);
  const names = await page.locator('nav.pages button').allTextContents();
  expect(names.length).toBeGreaterThan(4);
  for (const name of names) {
    await page.locator('nav.pages').getByRole('button', { name, exact: true }).click();
    await expect(page.locator('main .starting')).toHaveCount(0, START);
    await expect(page.locator('main h2').first()).toBeVisible(START);
    await expectAccessible(page);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect([name, Math.max(0, overflow)]).toEqual([name, 0]);
  }
  await expect(page.locator('html')).toHaveCSS('font-family', /Noto Sans Arabic/);
  expect(await page.evaluate(() => document.fonts.check('13px "Noto Sans Arabic Variable"', 'نص'))).toBe(true);
  expect(errors).toEqual([]);
});
