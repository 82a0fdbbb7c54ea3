// A rebuild takes many transactions. Until its last one, what is derived is there in part: nothing may be changed, nor read as if
// it were the whole.
import { CitegraphError } from "../../../domain/index.ts";
import type { Run } from "./database.ts";

/** An expression in Cypher: one look at a node by its unique id. */
export const IS_REBUILDING = `EXISTS { MATCH (c:Citegraph {id: "schema"}) WHERE c.rebuilding }`;

/** @throws CitegraphError STORE_BUSY while a rebuild is not finished */
export function assertNotRebuilding(isRebuilding: boolean | undefined): void {
  if (!isRebuilding) return;
  throw new CitegraphError("STORE_BUSY", "What the store derives from its log is being made anew.", {
    hint: "Wait for `citegraph rebuild`, or run it again if it was broken off.",
  });
}

/** Reads what is derived by other means than a question; the look comes last, for a rebuild may begin meanwhile. */
export async function readWhole<T>(run: Run, read: (run: Run) => Promise<T>): Promise<T> {
  const found = await read(run);
  const [row] = await run<{ rebuilding: boolean }>(`RETURN ${IS_REBUILDING} AS rebuilding`);
  assertNotRebuilding(row?.rebuilding);
  return found;
}
