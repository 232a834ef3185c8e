/**
 * Draw the icons of the installed app into web/public: `npm run icons`, after a change of the drawing below.
 *
 * One drawing, three frames: a tile with round corners for tabs and desktops, the same as pictures for systems that take
 * no SVG, and a full square for systems that cut their own shape (what they may cut off holds ground only).
 */
import { writeFileSync } from 'node:fs';
import { chromium } from 'playwright';
import { findBrowser } from './find-browser.mjs';

const GROUND = '#0f6e84';
/** A line of history that opens into a fan. */
const DRAWING = `
  <path d="M13 18 28 6v20z" fill="#fff" opacity=".28"/>
  <path d="M13 18 28 11v11z" fill="#fff" opacity=".45"/>
  <path d="M4 23 13 18 28 16" fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/>`;
/** Shrinks the drawing into the circle of 80% of the width, which every system shows. */
const SAFE = 0.8;

const svg = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
  <title>Mobility Horizons</title>
  ${inside.trim()}
</svg>
`;
const tile = svg(`<rect width="32" height="32" rx="7" fill="${GROUND}"/>${DRAWING}`);
const full = svg(
  `<rect width="32" height="32" fill="${GROUND}"/>
  <g transform="translate(16 16) scale(${SAFE}) translate(-16 -16)">${DRAWING}
  </g>`,
);

const folder = new URL('../web/public/', import.meta.url);
writeFileSync(new URL('favicon.svg', folder), tile);

const { executablePath, args, env } = await findBrowser();
const browser = await chromium.launch({ executablePath, args, env });
try {
  for (const [name, drawing, size] of [
    ['icon-192.png', tile, 192],
    ['icon-512.png', tile, 512],
    ['icon-maskable-512.png', full, 512],
    ['apple-touch-icon.png', full, 180],
  ] as const) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw}</style>${drawing}`);
    writeFileSync(new URL(name, folder), await page.screenshot({ omitBackground: true }));
    await page.close();
  }
} finally {
  await browser.close();
}
