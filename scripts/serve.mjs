/** Serve the built app to this machine only: `node scripts/serve.mjs [FOLDER]`, dist/ unless said; PORT to ask for another port. */
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';
import { contentSecurityPolicy } from './policy.mjs';

const host = '127.0.0.1';
const folder = resolve(process.argv[2] ?? fileURLToPath(new URL('../dist/', import.meta.url)));
const triedPorts = 100;

/** @param {string} message @returns {never} */
function refuse(message) {
  console.error(message);
  process.exit(1);
}

if (!existsSync(join(folder, 'index.html'))) refuse(`There is no built app in ${folder}: run \`npm run build\` first.`);
const firstPort = Number(process.env.PORT ?? 4173);
if (!Number.isInteger(firstPort) || firstPort < 1 || firstPort > 65_535) {
  refuse(`PORT must be a whole number from 1 to 65535, not "${process.env.PORT}".`);
}

/**
 * Files in assets/ carry a hash of their content in their name; all others may change under the same name. A kept copy of
 * the service worker would hide every later version of the app.
 * @param {string} path
 */
function cacheControl(path) {
  if (path.startsWith('/assets/')) return 'public, max-age=31536000, immutable';
  return path === '/sw.js' ? 'no-store' : 'no-cache';
}

const serveFile = sirv(folder, {
  etag: true,
  gzip: true,
  setHeaders(response, path) {
    response.setHeader('Cache-Control', cacheControl(path));
  },
});

const server = createServer((request, response) => {
  response.setHeader('Content-Security-Policy', contentSecurityPolicy);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  serveFile(request, response, () => {
    response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found\n');
  });
});

/** @param {number} port */
function listen(port) {
  server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
    if (error.code !== 'EADDRINUSE') refuse(`The server cannot start: ${error.message}.`);
    if (port - firstPort >= triedPorts || port === 65_535) refuse(`No free port from ${firstPort} to ${port}.`);
    listen(port + 1);
  });
  server.listen(port, host);
}

// Programs that start this one read the address from this line: plain text, no colours.
server.on('listening', () => {
  const address = server.address();
  if (address && typeof address === 'object') console.log(`Mobility Horizons: http://${host}:${address.port}/`);
});

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    server.close(() => process.exit(0));
    server.closeAllConnections(); // A browser keeps its connections open, and close() would wait for them.
  });
}

listen(firstPort);
