// What whoever looks may do beyond looking.
import { signal } from "@preact/signals";
import { showKey } from "../api/key.ts";
import { request } from "../api/request.ts";
import { ViewerDocument } from "../generated/operations.ts";
import { catalogue, dataChanged, loadCatalogue } from "./catalogue.ts";

/** Whether the server lets them decide which entities are one. */
export const mayCurate = signal(false);

export async function learnAccess(): Promise<void> {
  try {
    const { viewer } = await request(ViewerDocument, {});
    mayCurate.value = viewer.mutations.includes("judge");
  } catch {
    mayCurate.value = false; // the server says what it wants where something is really asked
  }
}

/** Shows another key, or none, and asks all again with it. */
export async function changeKey(key: string | null): Promise<void> {
  showKey(key);
  await loadCatalogue();
  await learnAccess();
  if (catalogue.peek().state === "ready") await dataChanged();
}
