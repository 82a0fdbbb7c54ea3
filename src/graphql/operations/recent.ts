// The things used last, so many of them.

export interface Recent<K, V> {
  get(key: K): V | undefined;
  set(key: K, value: V): void;
}

/** When there are more than `most`, the one that was used longest ago is forgotten. */
export function createRecent<K, V>(most: number): Recent<K, V> {
  const held = new Map<K, V>();
  const set = (key: K, value: V) => {
    held.delete(key);
    held.set(key, value);
    if (held.size <= most) return;
    const [oldest] = held.keys();
    if (oldest !== undefined) held.delete(oldest);
  };
  return {
    get: (key) => {
      const value = held.get(key);
      if (value !== undefined) set(key, value);
      return value;
    },
    set,
  };
}
