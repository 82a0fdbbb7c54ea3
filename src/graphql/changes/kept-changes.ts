// What changed since a time, kept for its pages: one is asked for after the other, each as of the moment of the first.
import type { ChangesSince, FoundChanges } from "../context.ts";
import { createRecent } from "../operations/recent.ts";

/** Answers that are kept: few, since a time long ago has many changes. Each stands under the state that it was found in and under its moment. */
const KEPT = 2;

/** The same answers. Those that are still being worked out are not shared: whoever waits for one may give up. */
export function keepChanges(changesSince: ChangesSince): ChangesSince {
  const recent = createRecent<string, FoundChanges>(2 * KEPT);
  return async (store, since, ontology, { until } = {}) => {
    const asked = until === undefined ? `${since} in ${await store.version()}` : `${since} until ${until}`;
    const kept = recent.get(asked);
    if (kept) return kept;
    const found = await changesSince(store, since, ontology, until === undefined ? {} : { until });
    recent.set(asked, found);
    recent.set(`${since} until ${found.until}`, found);
    return found;
  };
}
