/**
 * What the page may load and run: its own files, and WebAssembly.
 *
 * Workers take the policy of the response that brought them, so the meta tag of the page is not enough and the
 * server sends it as a header too. React Aria sets inline styles.
 */
export const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "worker-src 'self'",
  "connect-src 'self'",
].join('; ');

/**
 * What the field edition may load and run: what stands in its one file, and nothing from anywhere else.
 * @param {string} scriptHash  Hash of its only script, as `sha256-...`; its workers, made from text, are under this policy too.
 */
export const fieldPolicy = (scriptHash) =>
  [
    "default-src 'none'",
    `script-src '${scriptHash}' 'wasm-unsafe-eval'`,
    "style-src 'unsafe-inline'",
    'img-src data: blob:',
    'font-src data:',
    'worker-src blob:',
    'connect-src data: blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
