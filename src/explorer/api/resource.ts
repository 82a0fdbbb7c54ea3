// An answer that a part of the page waits for: loading, there, or failed. A newer question makes an older one void.
import { type ReadonlySignal, signal } from "@preact/signals";
import { RequestError } from "./request.ts";

export type Loaded<T> =
  | { readonly state: "idle" }
  | { readonly state: "loading"; readonly previous?: T }
  | { readonly state: "ready"; readonly value: T }
  | { readonly state: "failed"; readonly error: RequestError };

export interface Resource<T> {
  readonly loaded: ReadonlySignal<Loaded<T>>;
  /** Asks; the answer is dropped when another `load` or `clear` came in between. */
  load(ask: (signal: AbortSignal) => Promise<T>): Promise<void>;
  /** Changes an answer that is there. */
  update(change: (value: T) => T): void;
  clear(): void;
}

export function createResource<T>(): Resource<T> {
  const loaded = signal<Loaded<T>>({ state: "idle" });
  let current: AbortController | null = null;
  const restart = () => {
    current?.abort();
    current = new AbortController();
    return current;
  };
  return {
    loaded,
    async load(ask) {
      const mine = restart();
      const before = loaded.peek();
      loaded.value = before.state === "ready" ? { state: "loading", previous: before.value } : { state: "loading" };
      try {
        const value = await ask(mine.signal);
        if (!mine.signal.aborted) loaded.value = { state: "ready", value };
      } catch (error) {
        if (!mine.signal.aborted) loaded.value = { state: "failed", error: toRequestError(error) };
      }
    },
    update(change) {
      const now = loaded.peek();
      if (now.state === "ready") loaded.value = { state: "ready", value: change(now.value) };
    },
    clear() {
      restart();
      loaded.value = { state: "idle" };
    },
  };
}

export function toRequestError(error: unknown): RequestError {
  return error instanceof RequestError ? error : new RequestError(String(error), "UNKNOWN");
}
