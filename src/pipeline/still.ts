// Reads a store in many questions, as it is at one moment, while others may write to it.
import { CitegraphError } from "../domain/index.ts";
import type { GraphStore } from "../store/index.ts";

/**
 * Does work that must see one state of a store.
 * @param work is given what fails once that state is over, for what is not to be done then
 * @throws CitegraphError STORE_BUSY when a store that cannot be held still was changed meanwhile
 */
export async function whileStill<T>(
  store: GraphStore,
  work: (still: GraphStore, assertStill: () => Promise<void>) => Promise<T>,
): Promise<T> {
  const still = await store.still();
  try {
    const assertStill = await watch(still);
    const [done] = await Promise.allSettled([work(still, assertStill)]);
    await assertStill();
    if (done.status === "rejected") throw done.reason;
    return done.value;
  } finally {
    await still.close();
  }
}

/** The same for a text that comes in pieces: the fault comes after the last one. */
export async function* writeWhileStill(
  store: GraphStore,
  write: (still: GraphStore) => AsyncIterable<string>,
): AsyncIterable<string> {
  const still = await store.still();
  try {
    const assertStill = await watch(still);
    yield* write(still);
    await assertStill();
  } finally {
    await still.close();
  }
}

/** What fails once a store has another version than now. */
async function watch(store: GraphStore): Promise<() => Promise<void>> {
  const version = await store.version();
  return async () => {
    if ((await store.version()) === version) return;
    throw new CitegraphError("STORE_BUSY", "The store was changed while it was read.", {
      hint: "Run the same command again when nothing writes; `export --known-at` reads what was known at a time meanwhile.",
    });
  };
}
