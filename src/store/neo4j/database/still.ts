// Answers of one state of a Neo4j, whatever others commit meanwhile (see commits.ts): what was read while a commit was made is read
// again, and what takes longer than commits leave it time for is read while they wait.
import { setTimeout as sleep } from "node:timers/promises";
import type { Waiting } from "../../graph-store.ts";
import { isStill, LOOK, type Look } from "./commits.ts";
import type { Database, Row, Run } from "./database.ts";
import { giveUpWhen } from "./persist.ts";
import { assertNotRebuilding, IS_REBUILDING } from "./rebuilding.ts";

/** How long an answer is tried to be had between commits. */
const PATIENCE_MS = 250;
const FIRST_PAUSE_MS = 5;

interface Seen<T> {
  readonly answer: T;
  readonly before: Look;
  readonly after: Look;
  readonly rebuilding: boolean;
}

/** What is asked, with a look before and behind it. */
export type Ask<T> = (run: Run) => Promise<Seen<T>>;

/** What an expression in Cypher comes to: one trip to the server. */
export function inOneStatement<T>(expression: string, parameters: Row = {}): Ask<T> {
  // To aggregate is what keeps the looks apart: all above is read before anything below. That of a rebuild is between them, too.
  const cypher = `WITH ${LOOK} AS before WITH before, [${expression}, ${IS_REBUILDING}] AS found
    WITH before, collect(found) AS found
    RETURN found[0][0] AS answer, found[0][1] AS rebuilding, before, ${LOOK} AS after`;
  return async (run) => (await run<Seen<T>>(cypher, parameters))[0]!;
}

export function inSeveralStatements<T>(read: (run: Run) => Promise<T>): Ask<T> {
  const look = `WITH ${IS_REBUILDING} AS rebuilding RETURN rebuilding, ${LOOK} AS look`;
  const lookBy = async (run: Run) => (await run<{ look: Look; rebuilding: boolean }>(look))[0]!;
  return async (run) => {
    const { look: before } = await lookBy(run);
    const answer = await read(run);
    const { look: after, rebuilding } = await lookBy(run);
    return { answer, before, after, rebuilding };
  };
}

/** An answer about what is derived. @throws CitegraphError STORE_BUSY while a rebuild is not finished */
export async function readDerived<T>(database: Database, ask: Ask<T>, waiting?: Waiting): Promise<T> {
  const { answer, rebuilding } = await readStill(database, ask, waiting);
  assertNotRebuilding(rebuilding);
  return answer;
}

/** An answer about the log, which is there while a rebuild goes on, too. */
export async function readLogged<T>(database: Database, ask: Ask<T>): Promise<T> {
  return (await readStill(database, ask)).answer;
}

async function readStill<T>(database: Database, ask: Ask<T>, waiting: Waiting = {}): Promise<Seen<T>> {
  const read: Run = (cypher, parameters) => database.read(cypher, parameters, waiting);
  const end = performance.now() + PATIENCE_MS;
  for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs *= 2) {
    const seen = await ask(read);
    if (isStill(seen.before, seen.after)) return seen;
    if (performance.now() + pauseMs > end) return database.hold(ask, waiting);
    await giveUpWhen(sleep(pauseMs), waiting);
  }
}
