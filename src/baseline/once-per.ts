/**
 * Compute something once for each object that it is taken from. For what every job takes from the same baseline: the preparation of a
 * job is a good part of one of few runs.
 *
 * @param compute from an object that never changes; its result is shared and must not be written to.
 */
export function oncePer<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    const found = known.get(key);
    if (found) return found.value;
    const value = compute(key);
    known.set(key, { value });
    return value;
  };
}
