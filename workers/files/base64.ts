/** Bytes as base64, in pieces that a call can take as arguments. */
export function base64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8_190)
    parts.push(btoa(String.fromCharCode(...bytes.subarray(at, at + 8_190))));
  return parts.join('');
}
