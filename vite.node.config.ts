import { defineConfig } from 'vite';

/** The command line, with its dependencies inside: `dist-node/` runs with Node alone. */
export default defineConfig({
  publicDir: false,
  assetsInclude: ['**/*.bin'],
  // The queue is an optional package, loaded where it is asked for.
  ssr: { noExternal: true, external: ['bullmq', 'ioredis'] },
  build: {
    ssr: true,
    outDir: 'dist-node',
    emptyOutDir: true,
    target: 'node20',
    rollupOptions: {
      input: {
        horizons: 'workers/node/horizons.ts',
        'engine.worker': 'workers/node/engine.worker.ts',
        'bench-engine': 'bench/engine.ts',
      },
      output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
    },
  },
});
