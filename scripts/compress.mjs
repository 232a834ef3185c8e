/** Write a .gz twin beside each compressible file of dist/; the server sends it to whoever takes gzip. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { constants, gzipSync } from 'node:zlib';

const folder = fileURLToPath(new URL('../dist/', import.meta.url));
const compressible = /\.(?:html|js|css|svg|json|webmanifest|wasm|bin|txt)$/;

for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !compressible.test(entry.name)) continue;
  const path = `${entry.parentPath}/${entry.name}`;
  const bytes = readFileSync(path);
  const packed = gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION });
  if (packed.length < bytes.length) writeFileSync(`${path}.gz`, packed);
}
