// Checks all that a store holds: its own files, the log against itself, and all that is derived against the log.
import {
  assertSound,
  CitegraphError,
  type Extraction,
  toCanonicalJson,
  toCitegraphError,
  toJudgement,
  toRun,
  toSourceDocument,
} from "../domain/index.ts";
import type { Ontology } from "../ontology/index.ts";
import {
  createSnapshot,
  type GraphNode,
  type GraphStore,
  LINKS,
  type Link,
  NODE_KINDS,
  type NodeKind,
} from "../store/index.ts";
import { readNodes } from "./export/read-nodes.ts";
import { whileStill } from "./still.ts";

export interface VerifyReport {
  readonly documents: number;
  readonly statements: number;
  readonly mentions: number;
  /** Derived rows that were compared: entities, relation edges, conflicts, and statements and documents as they are shown. */
  readonly derived: number;
  /** What is wrong, the first thing of each document and of each row. */
  readonly faults: readonly CitegraphError[];
}

/**
 * Reads every document again and compares every quote and mention with its text, every id and checksum with its content;
 * then makes all that is derived anew from the log, in a temporary store, and compares every row and what it leads to.
 * A folder is verified as it was in the beginning, whatever others write meanwhile.
 * @param onDocument told how many documents were read
 * @throws CitegraphError STORE_BUSY where a Neo4j was changed meanwhile
 */
export function verifyStore(
  store: GraphStore,
  ontology: Ontology,
  onDocument: (count: number) => void = () => {},
): Promise<VerifyReport> {
  return whileStill(store, (still) => verifyStill(still, ontology, onDocument));
}

async function verifyStill(
  store: GraphStore,
  ontology: Ontology,
  onDocument: (count: number) => void,
): Promise<VerifyReport> {
  const faults: CitegraphError[] = [];
  const log = await orUnreadable(faults, NOTHING_READ, () => verifyLog(store, faults, onDocument));
  // No store would take what is damaged in the log, so that there is nothing to compare with.
  const derived =
    faults.length > 0
      ? 0
      : await verifyDerived(store, ontology, faults).catch((thrown: unknown) => {
          faults.push(toCitegraphError(thrown));
          return 0;
        });
  await orUnreadable(faults, undefined, async () => {
    for await (const fault of store.faults()) faults.push(new CitegraphError("STORE_CORRUPT", fault));
  });
  return { ...log, derived, faults };
}

const NOTHING_READ = { documents: 0, statements: 0, mentions: 0 };

/** What is so damaged that it cannot even be looked at is a fault of the store, and none of citegraph's. */
async function orUnreadable<T>(faults: CitegraphError[], otherwise: T, look: () => Promise<T>): Promise<T> {
  try {
    return await look();
  } catch (thrown) {
    const { code, message } = toCitegraphError(thrown);
    if (code !== "INTERNAL") throw thrown;
    faults.push(new CitegraphError("STORE_CORRUPT", `What is held cannot be read: ${message}`, { cause: thrown }));
    return otherwise;
  }
}

async function verifyLog(store: GraphStore, faults: CitegraphError[], onDocument: (count: number) => void) {
  const documents = new Set<string>();
  const count = { statements: 0, mentions: 0 };
  for await (const extraction of store.extractions()) {
    documents.add(extraction.document.id);
    const fault = faultOf(() => {
      assertWhole(extraction);
      count.statements += extraction.statements.length;
      count.mentions += extraction.entities.reduce((sum, { mentions }) => sum + mentions.length, 0);
    });
    if (fault) faults.push(fault);
    onDocument(documents.size);
  }
  for (const { id, at, revokedAt: _revokedAt, ...said } of await store.judgements({ revoked: true })) {
    const fault = faultOf(() => assertId(`judgement ${id}`, id, toJudgement(said, at).id));
    if (fault) faults.push(fault);
  }
  return { documents: documents.size, ...count };
}

function assertWhole(extraction: Extraction): void {
  const { document, run } = extraction;
  assertId(`document ${document.key}`, document.id, toSourceDocument(document).id);
  const { id, ...settings } = run;
  assertId(`run ${id} of ${document.key}`, id, toRun(settings).id);
  assertSound(extraction);
}

function assertId(what: string, id: string, expected: string): void {
  if (id !== expected) throw new CitegraphError("STORE_CORRUPT", `The id of ${what} does not fit its content.`);
}

function faultOf(check: () => void): CitegraphError | null {
  try {
    check();
    return null;
  } catch (thrown) {
    return toCitegraphError(thrown);
  }
}

async function verifyDerived(store: GraphStore, ontology: Ontology, faults: CitegraphError[]): Promise<number> {
  const fresh = await createSnapshot(ontology, store.extractions(), await store.judgements());
  let compared = 0;
  try {
    for (const kind of NODE_KINDS) {
      for await (const pair of inPairs(rowsOf(store, kind), rowsOf(fresh, kind))) {
        compared += 1;
        const fault = compare(kind, ...pair);
        if (fault) faults.push(new CitegraphError("STORE_CORRUPT", fault));
      }
    }
    for await (const entity of readNodes(fresh, { kind: "entity" })) {
      const { edges } = await store.read({ kind: "entity", ids: [entity.id], search: entity.name });
      const { edges: expected } = await fresh.read({ kind: "entity", ids: [entity.id], search: entity.name });
      if (edges.length !== expected.length) {
        faults.push(
          new CitegraphError(
            "STORE_CORRUPT",
            `entity ${entity.id} is not found by its name ${JSON.stringify(entity.name)}`,
          ),
        );
      }
    }
  } finally {
    await fresh.close();
  }
  return compared;
}

/** One line a row: what it says, and the ids of all that it leads to. */
type Row = readonly [id: string, content: Readonly<Record<string, string>>];

async function* rowsOf(store: GraphStore, kind: NodeKind): AsyncGenerator<Row> {
  const links = Object.fromEntries(Object.keys(LINKS[kind]).map((link): [string, Link] => [link, { link }]));
  let last = "";
  for await (const node of readNodes(store, { kind, links })) {
    // An index that is out of order would lead in circles.
    if (compareIds(node.id, last) <= 0) throw new CitegraphError("STORE_CORRUPT", `${kind} ${node.id} is out of order`);
    last = node.id;
    yield [node.id, toContent(node)];
  }
}

function toContent({ links, ...record }: GraphNode): Record<string, string> {
  const members = Object.entries(record).map(([member, value]) => [member, toCanonicalJson(value)]);
  const led = Object.entries(links).map(([link, { edges }]) => [
    link,
    edges
      .map(({ node }) => node.id)
      .sort()
      .join(" "),
  ]);
  return Object.fromEntries([...members, ...led.map(([link, ids]) => [`${link} that it leads to`, ids])]);
}

/** Rows of two stores by their ids; null where one of them has none. Both come in the order that stores share. */
async function* inPairs(some: AsyncGenerator<Row>, others: AsyncGenerator<Row>) {
  let [one, other] = [await some.next(), await others.next()];
  while (!one.done || !other.done) {
    const order = one.done ? 1 : other.done ? -1 : compareIds(one.value[0], other.value[0]);
    yield [order <= 0 ? (one.value as Row) : null, order >= 0 ? (other.value as Row) : null] as const;
    if (order <= 0) one = await some.next();
    if (order >= 0) other = await others.next();
  }
}

/** As stores order texts, by code point. */
const compareIds = (one: string, other: string) => Buffer.compare(Buffer.from(one), Buffer.from(other));

function compare(kind: NodeKind, held: Row | null, expected: Row | null): string | null {
  if (!held) return `${kind} ${expected?.[0]} is missing`;
  if (!expected) return `${kind} ${held[0]} is there, but follows from nothing in the log`;
  const [id, content] = held;
  const wrong = Object.keys(expected[1]).find((member) => content[member] !== expected[1][member]);
  return wrong === undefined
    ? null
    : `${kind} ${id}: ${wrong} is ${content[wrong]} and should be ${expected[1][wrong]}`;
}
