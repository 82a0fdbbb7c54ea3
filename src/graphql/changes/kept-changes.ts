// What changed since a time, kept until more does: one page of it is asked for after the other.
import type { ChangesSince, FoundChanges } from "../context.ts";
import { createRecent } from "../operations/recent.ts";

/** Times whose changes are kept: few, since a time long ago has many. */
const KEPT = 2;

/** The same answers. Those that are still being worked out are not shared: whoever waits for one may give up. */
export function keepChanges(changesSince: ChangesSince): ChangesSince {
  const known = createRecent<string, FoundChanges>(KEPT);
  return async (store, since, ontology) => {
    const key = `${since} ${await store.version()}`;
    const kept = known.get(key);
    if (kept) return kept;
    const found = await changesSince(store, since, ontology);
    known.set(key, found);
    return found;
  };
}
