// What is wrong with the store itself: the checksums of its log, a rebuild that was broken off, and what entities are
// and statements are found by, which no reader sees.
import { sumReadings, toCanonicalJson } from "../../domain/index.ts";
import type { Ontology } from "../../ontology/index.ts";
import { toFoldedNames, toSearchText } from "../search-text.ts";
import type { Row, Run } from "./database/database.ts";
import { type Beyond, inPages } from "./database/in-pages.ts";
import { toStatementRow } from "./derived/rows.ts";
import { toView } from "./derived/shown.ts";
import { readMerged } from "./log/judge.ts";
import { streamReadings, wrongChecksums } from "./log/log.ts";

const PAGE_SIZE = 50;
const ENTITIES = 1_000;

/** See GraphStore.faults. */
export async function* findFaults(read: Run, ontology: Ontology): AsyncGenerator<string> {
  const [note] = await read<{ rebuilding: boolean }>(
    `MATCH (c:Citegraph {id: "schema"}) RETURN c.rebuilding IS NOT NULL AS rebuilding`,
  );
  if (note?.rebuilding) yield "a rebuild was broken off: run it again";
  yield* wrongChecksums(read, PAGE_SIZE);
  yield* wrongSearchTexts(read);
  yield* wrongStatements(read, ontology);
}

/** Statements whose properties, which questions and derivation find them by, do not follow from what they say. */
async function* wrongStatements(read: Run, ontology: Ontology): AsyncGenerator<string> {
  const shownAs = await readMerged(read);
  for await (const readings of streamReadings(read, PAGE_SIZE)) {
    const { document, statements } = toView(sumReadings(readings), shownAs);
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
