// What is wrong with the store itself: the checksums of its log, a rebuild that was broken off, and what entities are
// and statements are found by, which no reader sees.
import { sumReadings, toCanonicalJson } from "../../domain/index.ts";
import type { Ontology } from "../../ontology/index.ts";
import { toFoldedNames, toSearchText } from "../search-text.ts";
import type { Row, Run } from "./database/database.ts";
import { type Beyond, inPages } from "./database/in-pages.ts";
import { quoted } from "./database/names.ts";
import { IS_REBUILDING } from "./database/rebuilding.ts";
import { toStatementRow } from "./derived/rows.ts";
import { toView, type View } from "./derived/shown.ts";
import { readMerged } from "./log/judge.ts";
import { streamReadings } from "./log/log.ts";
import { logFaults } from "./log/log-faults.ts";

const PAGE_SIZE = 50;
const ENTITIES = 1_000;

/** See GraphStore.faults. */
export async function* findFaults(read: Run, ontology: Ontology): AsyncGenerator<string> {
  const [note] = await read<{ rebuilding: boolean }>(`RETURN ${IS_REBUILDING} AS rebuilding`);
  yield* logFaults(read);
  // What is there in part is not what the log has: to name each of it says nothing.
  if (note?.rebuilding) return yield "a rebuild is not finished: wait for it, or run it again if it was broken off";
  yield* wrongLabels(read, ontology);
  yield* wrongSearchTexts(read);
  yield* wrongStatements(read, ontology);
  yield* wrongStatuses(read, ontology);
}

/** Entities that Neo4j Browser would draw, and Cypher find, as another kind of thing. */
async function* wrongLabels(read: Run, { entityTypes }: Ontology): AsyncGenerator<string> {
  const rows = await read<{ id: string }>(
    "MATCH (e:Entity) WHERE [l IN labels(e) WHERE l IN $types] <> [e.type] RETURN e.id AS id ORDER BY id LIMIT 100",
    { types: [...entityTypes.keys()] },
  );
  for (const { id } of rows) yield `entity ${id} does not have the label of its type`;
}

interface HeldDocument {
  readonly text: string | null;
  readonly mentions: readonly (readonly [entity: string, said: readonly string[], starts: readonly number[]])[];
}

/** The text of a document, and where it names which entities, which no question compares. */
async function isHeldWhole(read: Run, { document, entities }: View): Promise<boolean> {
  const [held] = await read<HeldDocument>(
    `MATCH (d:SourceDocument {id: $id}) RETURN d.text AS text,
       COLLECT { MATCH (d)-[m:MENTIONS]->(e:Entity) RETURN [e.id, m.said, m.starts] } AS mentions`,
    { id: document.id },
  );
  const expected = [...Map.groupBy(entities, ({ id }) => id)].map(([id, named]) => [
    id,
    named.map(({ said }) => said),
    named.flatMap(({ mentions }) => mentions.map(({ start }) => start)),
  ]);
  const inOrder = (mentions: readonly (readonly unknown[])[]) =>
    mentions.map((each) => toCanonicalJson(each.map((part) => (Array.isArray(part) ? part.toSorted() : part)))).sort();
  return held?.text === document.text && inOrder(held.mentions).join() === inOrder(expected).join();
}

/** Statements whose properties, which questions and derivation find them by, do not follow from what they say. */
async function* wrongStatements(read: Run, ontology: Ontology): AsyncGenerator<string> {
  const shownAs = await readMerged(read);
  for await (const readings of streamReadings(read, PAGE_SIZE)) {
    const view = toView(sumReadings(readings), shownAs, ontology);
    const { document, statements } = view;
    if (!(await isHeldWhole(read, view))) yield `document ${document.key} is not held as the log has it`;
    const ids = statements.map(({ id }) => id);
    const ends = statements.flatMap(({ subject, object }) => [subject, object]);
    const types = await read<{ id: string; type: string }>(
      "MATCH (e:Entity) WHERE e.id IN $ends RETURN e.id AS id, e.type AS type",
      { ends },
    );
    const context = { document, ontology, types: new Map(types.map(({ id, type }) => [id, type])) };
    const held = await read<{ properties: Row }>(
      "MATCH (s:Statement) WHERE s.id IN $ids RETURN properties(s) AS properties",
      { ids },
    );
    const byId = new Map(held.map(({ properties }) => [properties.id, properties]));
    for (const statement of statements) {
      const { properties } = toStatementRow(statement, context);
      if (!agrees(byId.get(statement.id), properties as Row))
        yield `statement ${statement.id} is not found by what it says`;
    }
  }
}

/** Neo4j keeps no property without a value; the status is that of the relation edge, which is compared by itself. */
function agrees(held: Row | undefined, expected: Row): boolean {
  const { relationStatus: _status, ...found } = held ?? {};
  const present = Object.entries(expected).filter(([, value]) => value !== null && value !== undefined);
  return toCanonicalJson(found) === toCanonicalJson(Object.fromEntries(present));
}

/** Statements that are filtered by another status than that of their relation edge. */
async function* wrongStatuses(read: Run, { relations }: Ontology): AsyncGenerator<string> {
  for (const relation of relations.keys()) {
    const rows = await read<{ id: string }>(
      `MATCH ()-[r:${quoted(relation)}]->() MATCH (s:Statement {relationId: r.id})
       WHERE s.relationStatus IS NULL OR s.relationStatus <> r.status RETURN s.id AS id ORDER BY id LIMIT 100`,
    );
    for (const { id } of rows) yield `statement ${id} does not know the status of its relation edge`;
  }
}

interface Named {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly searchText: string;
  readonly foldedNames: string;
}

async function* wrongSearchTexts(read: Run): AsyncGenerator<string> {
  const next = (isBeyond: Beyond) => `MATCH (e:Entity) WHERE ${isBeyond("e.id")} WITH e ORDER BY e.id LIMIT $size
    RETURN e.id AS place, e {.id, .name, .aliases, .searchText, .foldedNames} AS entity ORDER BY place`;
  for await (const page of inPages<{ entity: Named }, string>(read, next, "", ENTITIES)) {
    for (const { entity } of page) {
      const names = [entity.name, ...entity.aliases];
      const isRight = entity.searchText === toSearchText(names) && entity.foldedNames === toFoldedNames(names);
      if (!isRight) yield `entity ${entity.id} is not searched by its names`;
    }
  }
}
