/**
 * The field edition: the whole app as one HTML file that opens from a disk or a stick, `npm run build:field`.
 *
 * A page opened from a disk may fetch no other file and import no module. So the script is one classic script, the worker
 * a text in it, and all data are data: addresses, which the same `fetch` reads.
 *
 * The reference path is a tenth of the file (0.6 of 6.4 MB). It stays in: each worker would need 1.7 s of its processor to
 * compute it, and a stick has room.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import packageFile from './package.json' with { type: 'json' };
import { fieldPolicy } from './scripts/policy.mjs';
import { typeSize } from './scripts/type-size.mjs';

const pathOf = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Put what was built into the page, so that nothing else is left. @throws Error where the build holds another file. */
function onePage(fileName: string): Plugin {
  return {
    name: 'one-page',
    enforce: 'post',
    generateBundle(_options, bundle) {
      let script = '';
      let style = '';
      for (const [name, part] of Object.entries(bundle)) {
        if (part.type === 'chunk' && part.isEntry) script = part.code;
        else if (part.type === 'asset' && name.endsWith('.css')) style += part.source;
        else throw new Error(`the field edition is one file, but the build made ${name} too`);
        delete bundle[name];
      }
      this.emitFile({ type: 'asset', fileName, source: pageOf(script, style) });
    },
  };
}

function pageOf(script: string, style: string): string {
  // Inside a page these would end the script or start a comment; written so, the script means the same.
  const safe = script.trim().replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
  if (/[\r\0]/.test(safe)) throw new Error('a page changes carriage returns and zeros, so the hash would not fit');
  if (/<\/style/i.test(style)) throw new Error('a style ends the style of the page');
  const hash = `sha256-${createHash('sha256').update(safe).digest('base64')}`;
  const icon = readFileSync(pathOf('web/public/favicon.svg')).toString('base64');
  const parts = {
    head: [
      `<meta http-equiv="Content-Security-Policy" content="${fieldPolicy(hash)}" />`,
      `<meta name="version" content="${packageFile.version}" />`,
      `<link rel="icon" href="data:image/svg+xml;base64,${icon}" />`,
      `<style>${style}</style>`,
    ].join('\n    '),
    body: `<script>${safe}</script>`,
  };
  return readFileSync(pathOf('web/index.html'), 'utf8')
    .replace(/ *<link [^>]*>\n/g, '')
    .replace(/ *<script [^>]*><\/script>\n/, '')
    .replace('</head>', () => `  ${parts.head}\n  </head>`)
    .replace('</body>', () => `  ${parts.body}\n  </body>`);
}

export default defineConfig({
  root: 'web',
  mode: 'field',
  publicDir: false,
  plugins: [react(), onePage('mobility-horizons.html')],
  css: { postcss: { plugins: [typeSize()] } },
  assetsInclude: ['**/*.bin'],
  resolve: {
    alias: [
      { find: /^\.\/start-worker\.ts$/, replacement: pathOf('workers/start-worker-field.ts') },
      { find: /^\.\/start-samples\.ts$/, replacement: pathOf('workers/start-samples-field.ts') },
    ],
  },
  build: {
    outDir: '../dist-field',
    emptyOutDir: true,
    assetsInlineLimit: () => true,
    cssCodeSplit: false,
    modulePreload: false,
    target: 'es2023',
    rolldownOptions: {
      input: pathOf('web/main.tsx'),
      output: { format: 'iife', codeSplitting: false },
      // Only the helper of late imports names it, and one script has none.
      checks: { emptyImportMeta: false },
    },
  },
  worker: { format: 'iife' },
});
