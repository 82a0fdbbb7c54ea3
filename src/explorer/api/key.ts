// The key that the user shows to the server. It lives as long as the tab, and is no part of any link.
import { signal } from "@preact/signals";

const NAME = "citegraph.key";

export const apiKey = signal<string | null>(sessionStorage.getItem(NAME));

/** Shows this key from now on; null shows none. */
export function showKey(key: string | null): void {
  if (key) sessionStorage.setItem(NAME, key);
  else sessionStorage.removeItem(NAME);
  apiKey.value = key;
}
