// The memory of one instance: laid out from the start of the heap, all zeros, never given back.

let top: usize = __heap_base;

/** Reserve bytes from a cache line on, so that no cell lies across two lines. */
export function allocate(bytes: usize): usize {
  const at = (top + 63) & ~63;
  top = at + bytes;
  return at;
}

/** Forget what was laid out: its memory is zeros again, for another layout. */
export function forget(): void {
  // What the machine refused was reserved too.
  memory.fill(__heap_base, 0, min(top, <usize>memory.size() << 16) - __heap_base);
  top = __heap_base;
}

/**
 * Ask the machine for all that is reserved, and say whether it could give it.
 *
 * @param ahead pages to ask for beyond that where any are missing.
 */
export function grow(ahead: i32 = 0): bool {
  const missing = <i32>((top + 0xffff) >> 16) - memory.size();
  return missing <= 0 || memory.grow(missing + ahead) >= 0 || memory.grow(missing) >= 0;
}
