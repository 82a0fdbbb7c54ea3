// What the store says of a graph that somebody changed by hand.
import { CitegraphError } from "../domain/index.ts";

/** What belongs to an answer is not there. */
export function incomplete(): CitegraphError {
  return new CitegraphError("STORE_CORRUPT", "The graph lacks what belongs to this answer: it was changed by hand.", {
    hint: "`citegraph verify` says what is wrong; `citegraph rebuild` makes the graph anew from the log.",
  });
}
