// Neo4j reads what is committed when it reads each part of a question (read committed), and a commit is seen in parts while it is
// made. So every change marks when its commit begins and when it is over, and a reader that sees the same mark before and behind, with
// no commit under way, has read one state: a sequence lock (Lameter, "Effective Synchronization on Linux/NUMA Systems", 2005).
import { int, type Run } from "./database.ts";

const NODE = '(m:Citegraph {id: "commits"})';

/** An expression in Cypher: the number of the last commit that began and of the last one that is known to be over; null before the first. */
export const LOOK = `head(COLLECT { MATCH ${NODE} RETURN [m.begun, m.ended] })`;

export type Look = readonly [begun: number, ended: number] | null;

/** Whether what was read between two looks is of one state. */
export function isStill(before: Look, after: Look): boolean {
  return before === null ? after === null : before[0] === before[1] && before[0] === after?.[0];
}

/** Says that a commit is about to begin: for the one who holds the writers' lock, in a transaction of its own. Gives its number. */
export async function markBegin(run: Run): Promise<number> {
  const [mark] = await run<{ begun: number }>(
    `MERGE ${NODE} ON CREATE SET m.begun = 0, m.ended = 0 SET m.begun = m.begun + 1 RETURN m.begun AS begun`,
  );
  return mark!.begun;
}

/** Says that a commit is over. */
export async function markEnd(run: Run, begun: number): Promise<void> {
  await run(`MATCH ${NODE} WHERE m.ended < $begun SET m.ended = $begun`, { begun: int(begun) });
}

/** Locks out writers, and so all commits, until the transaction ends; what the mark of one that was broken off says is over, then. */
export async function holdStill(run: Run): Promise<void> {
  await run('MATCH (c:Citegraph {id: "schema"}) SET c.writing = true REMOVE c.writing');
  await run(`MATCH ${NODE} WHERE m.ended < m.begun SET m.ended = m.begun`);
}
