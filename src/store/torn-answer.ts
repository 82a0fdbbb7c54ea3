// A Neo4j holds no state still: what it reads while others change it may be there in part.
import { CitegraphError } from "../domain/index.ts";

const TORN = "The store was changed while it answered.";

/** What belongs to an answer is not there. */
export function tornAnswer(): CitegraphError {
  return new CitegraphError("STORE_BUSY", TORN, {
    hint: "Ask again. If that never helps, `citegraph verify` says what is wrong with the store.",
  });
}

/** Whether that is what this error says. */
export const saysTorn = ({ message }: { readonly message: string }): boolean => message === TORN;
