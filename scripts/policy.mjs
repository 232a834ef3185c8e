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
