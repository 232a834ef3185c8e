/** Make an id that no other tab makes: 128 bits as hexadecimal digits. Works without a secure context too. */
export function freshId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
