// What is wrong with the store itself: its pages, the checksums of its log, and the search rows that no reader sees.
import { type Clock, documentId, statementId } from "../../../domain/index.ts";
import { daysInForce, passageOf, storyOf } from "../../../graph/index.ts";
import type { Ontology } from "../../../ontology/index.ts";
import { toSearchText } from "../../search-text.ts";
import { type Database, inOrder, inSteps, parseStored, type Row } from "../database/database.ts";
import { checksumOf } from "../log/checksum.ts";
import { contentsOf, toExtraction } from "../log/log.ts";
import { derivedFaults } from "./derived-faults.ts";
import { edgeFaults } from "./edge-faults.ts";

const MOST = 100;

/** See GraphStore.faults. */
export async function* findFaults(db: Database, ontology: Ontology): AsyncGenerator<string> {
  for (const { integrity_check: found } of db.all<{ integrity_check: string }>(`PRAGMA integrity_check(${MOST})`))
    if (found !== "ok") yield `SQLite: ${found}`;
  for (const { table, rowid, parent } of db.all("PRAGMA foreign_key_check"))
    yield `row ${rowid} of ${table} points at nothing in ${parent}`;
  yield* wrongChecksums(db);
  yield* wrongColumns(db);
  yield* wrongStories(db);
  yield* wrongTimes(db);
  yield* edgeFaults(db);
  yield* derivedFaults(db, ontology);
  yield* wrongSearchRows(db);
}

function* wrongChecksums(db: Database): Generator<string> {
  const next = `SELECT e.n AS extraction, e.document AS n, e.checksum, d.key, r.content AS run FROM extractions e
    JOIN documents d ON d.n = e.document JOIN runs r ON r.id = e.run WHERE e.n > ? ORDER BY e.n LIMIT 1`;
  for (const row of inSteps(
    0,
    (after) => db.get<Checked>(next, after),
    ({ extraction }) => extraction,
  )) {
    if (!fits(db, row)) yield `what ${row.key} says does not fit its checksum`;
  }
}

/** What is damaged may have any shape, or none. The checksum is of what no id is made of. */
function fits(db: Database, row: Checked): boolean {
  try {
    const extraction = toExtraction(db, row);
    const { document, statements } = extraction;
    const isNamed = document.id === documentId(document) && statements.every((each) => each.id === statementId(each));
    return isNamed && row.checksum === checksumOf(extraction, contentsOf(db, row.extraction));
  } catch {
    return false;
  }
}

interface Checked {
  readonly n: number;
  readonly extraction: number;
  readonly checksum: string | null;
  readonly key: string;
  readonly run: string;
}

/** Changes of the log that the store's clock cannot have given a time. */
function* wrongTimes(db: Database): Generator<string> {
  const isWrong = (begun: string, ended: string) => `${begun} > mark OR ${ended} > mark OR ${ended} <= ${begun}`;
  const sql = `SELECT 'what ' || d.key || ' says' AS what FROM clock, extractions e JOIN documents d ON d.n = e.document
      WHERE ${isWrong("e.recorded", "e.withdrawn")}
    UNION ALL SELECT 'judgement ' || id FROM clock, judgements WHERE ${isWrong("recorded", "revoked")} LIMIT ${MOST}`;
  for (const { what } of db.all<{ what: string }>(sql)) yield `${what} has a time that no change of the store had`;
}

/** What a statement repeats of its own words and its document, so that indexes and derivation find it. */
function* wrongColumns(db: Database): Generator<string> {
  const next = `SELECT x.n, x.id, x.time, x.clock, x.evidence, x.passage, x.valid_from, x.valid_to, x.published_at IS d.published_at
    AND x.document = e.document AND x.recorded = e.recorded AND x.withdrawn IS e.withdrawn AS agrees FROM statements x
    JOIN extractions e ON e.n = x.extraction JOIN documents d ON d.n = e.document WHERE x.n > ? ORDER BY x.n LIMIT 1`;
  for (const row of inOrder<Placed>(db, next)) {
    const { from, to } = daysInForce(row);
    const [{ quote } = { quote: "" }] = parseStored<{ quote: string }[]>(row.evidence);
    const isRight =
      row.agrees === 1 && row.valid_from === from && row.valid_to === to && row.passage === passageOf(quote);
    if (!isRight) yield `statement ${row.id} is not found by what it says`;
  }
}

interface Placed {
  readonly n: number;
  readonly id: string;
  readonly time: string | null;
  readonly clock: Clock | null;
  readonly evidence: string;
  readonly passage: string;
  readonly valid_from: string | null;
  readonly valid_to: string | null;
  readonly agrees: number;
}

/** Documents whose copies would not be known. */
function* wrongStories(db: Database): Generator<string> {
  const next = "SELECT n, key, text, story FROM documents JOIN texts ON document = n WHERE n > ? ORDER BY n LIMIT 1";
  for (const { key, text, story } of inOrder<{ n: number; key: string; text: string; story: string }>(db, next)) {
    if (story !== storyOf({ text })) yield `document ${key} is not known by what it says`;
  }
}

/** Makes the search rows again, in a table that goes with the connection, and compares the words of both. */
function* wrongSearchRows(db: Database): Generator<string> {
  db.run(`CREATE VIRTUAL TABLE IF NOT EXISTS temp.names_again
    USING fts5(words, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0")`);
  db.run("CREATE VIRTUAL TABLE IF NOT EXISTS temp.words USING fts5vocab(main, names, instance)");
  db.run("CREATE VIRTUAL TABLE IF NOT EXISTS temp.words_again USING fts5vocab(temp, names_again, instance)");
  db.run("DELETE FROM temp.names_again");
  const next = "SELECT n, name, aliases FROM entities WHERE is_shown = 1 AND n > ? ORDER BY n LIMIT 1";
  for (const row of inOrder(db, next)) {
    const words = toSearchText([row.name as string, ...parseStored<string[]>(row.aliases as string)]);
    db.run("INSERT INTO temp.names_again (rowid, words) VALUES (?, ?)", row.n, words);
  }
  const wordsOf = (table: string) => `SELECT doc, term, "offset" FROM temp.${table}`;
  yield* nameEntities(db, `${wordsOf("words_again")} EXCEPT ${wordsOf("words")}`, "is not found by the word");
  yield* nameEntities(db, `${wordsOf("words")} EXCEPT ${wordsOf("words_again")}`, "is found by the word");
}

function* nameEntities(db: Database, differences: string, what: string): Generator<string> {
  const sql = `SELECT DISTINCT e.id, x.term FROM (${differences}) x LEFT JOIN entities e ON e.n = x.doc LIMIT ${MOST}`;
  for (const { id, term } of db.all<Row>(sql)) yield `entity ${id} ${what} ${JSON.stringify(term)}`;
}
