// A rebuild takes many transactions. Until its last one, what is derived is there in part: nothing may be changed, nor read as if
// it were the whole.
import { CitegraphError } from "../../../domain/index.ts";
import type { Run } from "./database.ts";

/**
 * An expression in Cypher: one look at a node by its unique id. A question that began before the end of a rebuild may have read a part,
 * though it looks after it.
 */
export const IS_REBUILDING = `EXISTS { MATCH (c:Citegraph {id: "schema"}) WHERE c.rebuilding IS NOT NULL OR c.rebuiltAt > timestamp() }`;

/** @throws CitegraphError STORE_BUSY while a rebuild is not finished */
export function assertNotRebuilding(isRebuilding: boolean | undefined): void {
  if (!isRebuilding) return;
  throw new CitegraphError("STORE_BUSY", "What the store derives from its log is being made anew.", {
    hint: "Wait for `citegraph rebuild`, or run it again if it was broken off.",
  });
}

/** Reads what is derived by other means than a question: looks before and behind it, for a rebuild may begin or end meanwhile. */
export async function readWhole<T>(run: Run, read: (run: Run) => Promise<T>): Promise<T> {
  const look = async () => {
    const [row] = await run<{ rebuilding: boolean; rebuiltAt: number | null }>(
      `RETURN ${IS_REBUILDING} AS rebuilding, head(COLLECT { MATCH (c:Citegraph {id: "schema"}) RETURN c.rebuiltAt }) AS rebuiltAt`,
    );
    assertNotRebuilding(row?.rebuilding);
    return row?.rebuiltAt;
  };
  const before = await look();
  const found = await read(run);
  assertNotRebuilding((await look()) !== before);
  return found;
}
