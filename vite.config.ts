import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import packageFile from './package.json' with { type: 'json' };
import { contentSecurityPolicy } from './scripts/policy.mjs';
import { typeSize } from './scripts/type-size.mjs';

/** What the built page says of itself; a release may set APP_VERSION. */
const version = process.env.APP_VERSION ?? packageFile.version;

/** Write policy and version into the built page: the policy so that it holds on any host; the dev server needs inline scripts. */
function pageMeta(): Plugin {
  return {
    name: 'page-meta',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
        injectTo: 'head-prepend',
      },
      { tag: 'meta', attrs: { name: 'version', content: version }, injectTo: 'head' },
    ],
  };
}

/**
 * Keep the whole app on the device, so that it runs without a connection. A new version waits until it is asked for
 * (web/offline), or until no tab shows the old one.
 */
const offline = VitePWA({
  registerType: 'prompt',
  injectRegister: false, // web/main.tsx does so, once all runs are in or after half a minute.
  includeManifestIcons: false, // They are found with all other files below.
  manifest: {
    id: './',
    name: 'Mobility Horizons',
    short_name: 'Horizons',
    description: packageFile.description,
    lang: 'en',
    start_url: './',
    scope: './',
    display: 'standalone',
    categories: ['education', 'government'],
    // For the light theme; the page names the colours of both (web/index.html).
    theme_color: '#ffffff',
    background_color: '#fbfaf7',
    icons: [
      { src: 'favicon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: 'icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  },
  workbox: {
    globPatterns: ['**/*.{js,css,html,wasm,bin,json,woff2,svg,png}'],
    globIgnores: ['.vite/**'],
    // A file that is too large would be left out with no more than a line in the log.
    maximumFileSizeToCacheInBytes: 64 * 1024 * 1024,
    inlineWorkboxRuntime: true,
    sourcemap: false,
    // The page that fetched the app has it offline too, not only the next one.
    clientsClaim: true,
    // Any question after the address leads to the one page; other addresses stay the server's to answer.
    ignoreURLParametersMatching: [/./],
    navigateFallback: null,
  },
});

export default defineConfig({
  root: 'web',
  // Relative addresses let the built folder be served from any path.
  base: './',
  plugins: [react(), pageMeta(), offline],
  css: { postcss: { plugins: [typeSize()] } },
  assetsInclude: ['**/*.bin'],
  server: { fs: { allow: ['..'] } },
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    // A data: address would be refused by the policy, and hide from the size budget.
    assetsInlineLimit: 0,
    manifest: true,
    target: 'es2023',
  },
  worker: { format: 'es' },
});
