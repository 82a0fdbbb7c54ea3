// A rebuild takes many transactions. Until its last one, what is derived is there in part: nothing may be changed, nor read as if
// it were the whole.
import { CitegraphError } from "../../../domain/index.ts";

/** An expression in Cypher: one look at a node by its unique id. */
export const IS_REBUILDING = `EXISTS { MATCH (c:Citegraph {id: "schema"}) WHERE c.rebuilding IS NOT NULL }`;

/** @throws CitegraphError STORE_BUSY while a rebuild is not finished */
export function assertNotRebuilding(isRebuilding: boolean | undefined): void {
  if (!isRebuilding) return;
  throw new CitegraphError("STORE_BUSY", "What the store derives from its log is being made anew.", {
    hint: "Wait for `citegraph rebuild`, or run it again if it was broken off.",
  });
}
