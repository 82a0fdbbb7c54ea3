// The load that one would write by hand: the nodes and relationships that a store holds, written as they are by UNWIND and
// MERGE, 1,000 rows a label or type, 10,000 rows a transaction. Nothing is derived, looked up or compared.
import type { Driver, ManagedTransaction } from "neo4j-driver";
import { timeOf } from "./measure.ts";

const ROWS = 1_000;
const BATCHES_PER_TRANSACTION = 10;

type Row = Readonly<Record<string, unknown>>;

/** Rows of one kind, and the Cypher that writes them. */
export interface PlainRows {
  readonly cypher: string;
  readonly rows: readonly Row[];
}

/** Reads all nodes and relationships of a database, ready to be written again. */
export async function readPlain(driver: Driver): Promise<PlainRows[]> {
  const session = driver.session();
  const ask = async (cypher: string) => (await session.run(cypher)).records.map((record) => record.toObject() as Row);
  try {
    const nodes = await ask("MATCH (n) WHERE NOT n:Citegraph RETURN labels(n) AS labels, properties(n) AS properties");
    const relationships = await ask(
      `MATCH (a)-[r]->(b) RETURN type(r) AS type, labels(a)[0] AS from, labels(b)[0] AS to, a.id AS a, b.id AS b,
        properties(r) AS properties`,
    );
    return [...nodeRows(nodes), ...relationshipRows(relationships)];
  } finally {
    await session.close();
  }
}

function nodeRows(nodes: readonly Row[]): PlainRows[] {
  const byLabels = Map.groupBy(nodes, ({ labels }) => (labels as string[]).join(":"));
  return [...byLabels].map(([name, rows]) => {
    const [first, ...others] = name.split(":");
    const key = "id" in (rows[0]!.properties as Row) ? "id" : "n"; // entries of the log have a number
    const more = others.map((label) => `SET n:\`${label}\``).join(" ");
    return {
      cypher: `MERGE (n:\`${first}\` {${key}: row.properties.${key}}) SET n += row.properties ${more}`,
      rows,
    };
  });
}

function relationshipRows(relationships: readonly Row[]): PlainRows[] {
  const kinds = Map.groupBy(relationships, ({ type, from, to }) => `${type}|${from}|${to}`);
  return [...kinds].map(([kind, rows]) => {
    const [type, from, to] = kind.split("|");
    const key = rows[0]!.properties && "id" in (rows[0]!.properties as Row) ? " {id: row.properties.id}" : "";
    const ends = `MATCH (a:\`${from}\` {id: row.a}) MATCH (b:\`${to}\` {id: row.b})`;
    return { cypher: `${ends} MERGE (a)-[r:\`${type}\`${key}]->(b) SET r += row.properties`, rows };
  });
}

/** Milliseconds that writing takes; the rows are at hand. */
export function writePlain(driver: Driver, kinds: readonly PlainRows[]): Promise<number> {
  const batches = kinds.flatMap(({ cypher, rows }) =>
    Array.from({ length: Math.ceil(rows.length / ROWS) }, (_, at) => ({
      cypher: `UNWIND $rows AS row ${cypher}`,
      rows: rows.slice(at * ROWS, (at + 1) * ROWS),
    })),
  );
  return timeOf(async () => {
    for (let at = 0; at < batches.length; at += BATCHES_PER_TRANSACTION) {
      const session = driver.session();
      const part = batches.slice(at, at + BATCHES_PER_TRANSACTION);
      await session.executeWrite((transaction) => writeBatches(transaction, part));
      await session.close();
    }
  });
}

async function writeBatches(transaction: ManagedTransaction, batches: readonly PlainRows[]): Promise<void> {
  await Promise.all(batches.map(({ cypher, rows }) => transaction.run(cypher, { rows })));
}
