// What changed since a time, kept for its pages: one is asked for after the other, each as of the moment of the first.
import type { ChangesSince, FoundChanges } from "../context.ts";
import { createRecent } from "../operations/recent.ts";

/** Answers that are kept: few, since a time long ago has many changes. */
const KEPT = 2;

/** The same answers. Those that are still being worked out are not shared: whoever waits for one may give up. */
export function keepChanges(changesSince: ChangesSince): ChangesSince {
  const [ofVersions, ofMoments] = [createRecent<string, FoundChanges>(KEPT), createRecent<string, FoundChanges>(KEPT)];
  return async (store, since, ontology, { until } = {}) => {
    const version = `${since} ${await store.version()}`;
    const kept = until === undefined ? ofVersions.get(version) : ofMoments.get(`${since} ${until}`);
    if (kept) return kept;
    const found = await changesSince(store, since, ontology, until === undefined ? {} : { until });
    if (until === undefined) ofVersions.set(version, found);
    ofMoments.set(`${since} ${found.until}`, found);
    return found;
  };
}
