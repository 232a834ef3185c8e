import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { contentSecurityPolicy } from './scripts/policy.mjs';

/** Write the policy into the built page, so that it holds on any host; the dev server needs inline scripts. */
function policyMeta(): Plugin {
  return {
    name: 'policy-meta',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
        injectTo: 'head-prepend',
      },
    ],
  };
}

export default defineConfig({
  root: 'web',
  // Relative addresses let the built folder be served from any path.
  base: './',
  plugins: [react(), policyMeta()],
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
