// Tables of the embedded store and how an older store becomes one of today. The log (documents, extractions,
// appearances, statements) is only added to or marked as withdrawn; all other tables are derived from it.
import type { DatabaseSync } from "node:sqlite";

/** Each entry takes a store one version further; entries are added, never changed. */
const MIGRATIONS: readonly string[] = [
  `
  -- The time of the last change, in milliseconds since 1970; it never goes back, whatever the machine's clock does.
  CREATE TABLE clock (mark INTEGER NOT NULL);
  INSERT INTO clock VALUES (0);

  CREATE TABLE runs (id TEXT PRIMARY KEY, content TEXT NOT NULL) WITHOUT ROWID;

  -- What arrived: each text once, however often it comes and goes.
  CREATE TABLE documents (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, key TEXT NOT NULL, title TEXT, outlet TEXT, author TEXT,
    published_at TEXT, retrieved_at TEXT, language TEXT NOT NULL, text TEXT NOT NULL,
    live INTEGER NOT NULL DEFAULT 0
  );
  CREATE UNIQUE INDEX live_documents ON documents (key) WHERE live = 1;
  CREATE INDEX documents_by_key ON documents (key);
  CREATE INDEX documents_by_date ON documents (published_at DESC, id) WHERE live = 1;

  -- One run over one document, from when to when the store held it (milliseconds since 1970).
  CREATE TABLE extractions (
    n INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES documents, run TEXT NOT NULL REFERENCES runs,
    recorded INTEGER NOT NULL, withdrawn INTEGER
  );
  CREATE INDEX extractions_by_time ON extractions (recorded);
  CREATE UNIQUE INDEX live_extractions ON extractions (document) WHERE withdrawn IS NULL;

  -- An entity as one document gives it: { name, aliases, externalIds, mentions } as JSON, and its type where the entity's row has another.
  CREATE TABLE appearances (
    extraction INTEGER NOT NULL REFERENCES extractions, entity INTEGER NOT NULL REFERENCES entities,
    content TEXT NOT NULL, PRIMARY KEY (extraction, entity)
  ) WITHOUT ROWID;
  CREATE INDEX appearances_of ON appearances (entity, extraction);

  -- recorded and withdrawn repeat those of the extraction, so that an index can leave out what is withdrawn.
  CREATE TABLE statements (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL, extraction INTEGER NOT NULL REFERENCES extractions,
    document INTEGER NOT NULL REFERENCES documents, subject_said INTEGER NOT NULL REFERENCES entities,
    object_said INTEGER NOT NULL REFERENCES entities, relation TEXT NOT NULL,
    role TEXT, polarity TEXT NOT NULL, modality TEXT NOT NULL, attributed_to TEXT, time TEXT, clock TEXT,
    valid_from TEXT, valid_to TEXT, confidence REAL NOT NULL, evidence TEXT NOT NULL, passage TEXT NOT NULL,
    published_at TEXT, recorded INTEGER NOT NULL, withdrawn INTEGER,
    -- Derived from the judgements: the entities that those of the text are shown as, and the edge between them.
    subject INTEGER NOT NULL REFERENCES entities, object INTEGER NOT NULL REFERENCES entities,
    edge INTEGER NOT NULL REFERENCES relations
  );
  CREATE UNIQUE INDEX live_statements ON statements (id) WHERE withdrawn IS NULL;
  -- Without the id, which breaks ties: few statements share a day, and the ids would double the size of the indexes.
  CREATE INDEX statements_of_edge ON statements (edge, published_at DESC) WHERE withdrawn IS NULL;
  CREATE INDEX statements_of_subject ON statements (subject, published_at DESC) WHERE withdrawn IS NULL;
  CREATE INDEX statements_of_object ON statements (object, published_at DESC) WHERE withdrawn IS NULL;
  CREATE INDEX statements_by_date ON statements (published_at DESC) WHERE withdrawn IS NULL;
  CREATE INDEX statements_of_extraction ON statements (extraction);

  CREATE TABLE speakers (
    entity INTEGER NOT NULL REFERENCES entities, statement INTEGER NOT NULL REFERENCES statements,
    PRIMARY KEY (entity, statement)
  ) WITHOUT ROWID;
  CREATE INDEX speakers_of ON speakers (statement, entity);

  CREATE TABLE judgements (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, a TEXT NOT NULL, b TEXT NOT NULL, verdict TEXT NOT NULL, score REAL,
    why TEXT NOT NULL, decided_by TEXT NOT NULL, recorded INTEGER NOT NULL, revoked INTEGER
  );
  CREATE UNIQUE INDEX live_judgements ON judgements (a, b) WHERE revoked IS NULL;

  -- What live statements are compared under, beside their relation edge; statements of one class are alike in what
  -- decides whether they clash.
  CREATE TABLE conflict_keys (
    key TEXT NOT NULL, class TEXT NOT NULL, statement INTEGER NOT NULL REFERENCES statements,
    PRIMARY KEY (key, class, statement)
  ) WITHOUT ROWID;
  CREATE INDEX conflict_keys_of ON conflict_keys (statement);

  -- Derived. A row whose count fell to zero stays, for what was withdrawn still points at it, and is not shown.
  CREATE TABLE entities (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, type TEXT NOT NULL, name TEXT NOT NULL, aliases TEXT NOT NULL,
    external_ids TEXT NOT NULL, folded TEXT NOT NULL, document_count INTEGER NOT NULL DEFAULT 0,
    mention_count INTEGER NOT NULL DEFAULT 0, relation_count INTEGER NOT NULL DEFAULT 0,
    -- What documents say of the names of this very id, and the entity that it is shown as (itself when null).
    tally TEXT NOT NULL, shown_as INTEGER REFERENCES entities
  );
  CREATE INDEX entities_shown_as ON entities (shown_as) WHERE shown_as IS NOT NULL;
  CREATE INDEX entities_by_type ON entities (type, id) WHERE document_count > 0;
  CREATE INDEX entities_by_name ON entities (name, id) WHERE document_count > 0;
  CREATE INDEX entities_by_relations ON entities (relation_count DESC, id) WHERE document_count > 0;
  CREATE VIRTUAL TABLE names USING fts5 (words, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0");

  CREATE TABLE relations (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, subject INTEGER NOT NULL REFERENCES entities,
    relation TEXT NOT NULL, object INTEGER NOT NULL REFERENCES entities, status TEXT NOT NULL DEFAULT 'stated',
    confidence REAL NOT NULL DEFAULT 0, support INTEGER NOT NULL DEFAULT 0, statement_count INTEGER NOT NULL DEFAULT 0,
    by_polarity TEXT NOT NULL DEFAULT '{}', by_modality TEXT NOT NULL DEFAULT '{}', first_seen TEXT, last_seen TEXT
  );
  CREATE INDEX relations_of_subject ON relations (subject, support DESC, id) WHERE statement_count > 0;
  CREATE INDEX relations_of_object ON relations (object, support DESC, id) WHERE statement_count > 0;
  CREATE INDEX relations_by_support ON relations (support DESC, id) WHERE statement_count > 0;
  CREATE INDEX relations_by_name ON relations (relation, support DESC, id) WHERE statement_count > 0;

  -- The classes are those that clash.
  CREATE TABLE conflicts (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, key TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, rule TEXT NOT NULL,
    classes TEXT NOT NULL
  );
  CREATE TABLE conflict_sides (
    conflict INTEGER NOT NULL REFERENCES conflicts ON DELETE CASCADE, side TEXT NOT NULL,
    statement INTEGER NOT NULL REFERENCES statements, PRIMARY KEY (conflict, side, statement)
  ) WITHOUT ROWID;
  CREATE INDEX conflicts_of ON conflict_sides (statement, conflict);
  `,
  `
  -- The readings of a document that was read more than once, as they came (JSON): the extraction is their sum.
  CREATE TABLE readings (
    extraction INTEGER NOT NULL REFERENCES extractions, place INTEGER NOT NULL, run TEXT NOT NULL REFERENCES runs,
    content TEXT NOT NULL, PRIMARY KEY (extraction, place)
  ) WITHOUT ROWID;
  -- Where it is not the extraction's.
  ALTER TABLE statements ADD COLUMN run TEXT REFERENCES runs;
  -- Of what the extraction holds, see checksum.ts.
  ALTER TABLE extractions ADD COLUMN checksum TEXT;
  `,
  `
  -- With the passage (and what the index leaves out, which SQLite reads all the same), so that whether an edge knows a
  -- passage is answered without its statements.
  DROP INDEX statements_of_edge;
  CREATE INDEX statements_of_edge ON statements (edge, published_at DESC, passage, withdrawn) WHERE withdrawn IS NULL;
  `,
  `
  -- Copies are known by sketches (see graph/sketch.ts): of a statement's passage, and of a document's whole text.
  ALTER TABLE documents ADD COLUMN story TEXT NOT NULL DEFAULT '';
  -- What statements of an edge have in common if one of them copies the other. An edge that is marked has all of its own
  -- here; rows of statements that left it may stay.
  ALTER TABLE relations ADD COLUMN marked INTEGER NOT NULL DEFAULT 0;
  CREATE TABLE copy_marks (
    edge INTEGER NOT NULL REFERENCES relations, mark TEXT NOT NULL, statement INTEGER NOT NULL REFERENCES statements,
    PRIMARY KEY (edge, mark, statement)
  ) WITHOUT ROWID;
  DROP INDEX statements_of_edge;
  CREATE INDEX statements_of_edge ON statements (edge, published_at DESC) WHERE withdrawn IS NULL;
  -- The version of the rules by which the store was derived, see rebuild.ts.
  ALTER TABLE clock ADD COLUMN derivation INTEGER NOT NULL DEFAULT 0;
  `,
  `
  -- Apart: a document's row is read with each of its statements, its text seldom, and what stood behind the text in the
  -- row, such as the story, was only found by way of all its pages.
  CREATE TABLE texts (document INTEGER PRIMARY KEY REFERENCES documents, text TEXT NOT NULL);
  INSERT INTO texts SELECT n, text FROM documents;
  ALTER TABLE documents DROP COLUMN text;
  -- By name alone: new edges of a relation follow one another, where support and id put each on a page of its own.
  DROP INDEX relations_by_name;
  CREATE INDEX relations_by_name ON relations (relation) WHERE statement_count > 0;
  `,
  `
  -- Of several judgements of a pair that were not revoked the last one holds, and the one before it when that is revoked.
  DROP INDEX live_judgements;
  -- A text may come back, retrieved at another time: each stay keeps its own, and the document's row that of the last one.
  ALTER TABLE extractions ADD COLUMN retrieved_at TEXT;
  UPDATE extractions SET retrieved_at = d.retrieved_at FROM documents d WHERE d.n = extractions.document;
  -- The facts of an edge's statements as long as they are few (see facts.ts), so that one more is added without reading them.
  ALTER TABLE relations ADD COLUMN held TEXT;
  `,
  `
  -- Edges that many statements tell of keep a ledger (JSON, see graph/edge-ledger.ts). It is made when something comes to such
  -- an edge next.
  ALTER TABLE relations DROP COLUMN marked;
  ALTER TABLE relations ADD COLUMN ledger TEXT;
  -- What copies of the statements of such edges are told by, edge by edge, so that one is compared without reading the others
  -- from wherever they stand. Of statements of one origin, that is the number of one of them.
  CREATE TABLE sketches (
    edge INTEGER NOT NULL REFERENCES relations, statement INTEGER NOT NULL REFERENCES statements, document TEXT NOT NULL,
    polarity TEXT NOT NULL, confidence REAL NOT NULL, passage TEXT NOT NULL, story TEXT NOT NULL, origin INTEGER,
    PRIMARY KEY (edge, statement)
  ) WITHOUT ROWID;
  CREATE INDEX sketches_of_origin ON sketches (edge, origin, confidence) WHERE origin IS NOT NULL;
  DELETE FROM copy_marks;
  `,
  `
  -- Whether it is shown: its count is above zero. That seldom changes, as its count does with each document; SQLite writes anew what
  -- stands in every index whose condition names a column that is written.
  ALTER TABLE entities ADD COLUMN is_shown INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE relations ADD COLUMN is_shown INTEGER NOT NULL DEFAULT 0;
  DROP INDEX entities_by_type; DROP INDEX entities_by_name; DROP INDEX entities_by_relations;
  DROP INDEX relations_of_subject; DROP INDEX relations_of_object; DROP INDEX relations_by_support; DROP INDEX relations_by_name;
  UPDATE entities SET is_shown = 1 WHERE document_count > 0;
  UPDATE relations SET is_shown = 1 WHERE statement_count > 0;
  CREATE INDEX entities_by_type ON entities (type, id) WHERE is_shown = 1;
  CREATE INDEX entities_by_name ON entities (name, id) WHERE is_shown = 1;
  CREATE INDEX entities_by_relations ON entities (relation_count DESC, id) WHERE is_shown = 1;
  -- Eight digits of an id keep rows of one value in order, all but a few; whole ids made of each row three times as much, and so of
  -- three times as many pages one that a load touches (see ids.ts).
  CREATE INDEX relations_of_subject ON relations (subject, support DESC, substr(id, 10, 8)) WHERE is_shown = 1;
  CREATE INDEX relations_of_object ON relations (object, support DESC, substr(id, 10, 8)) WHERE is_shown = 1;
  CREATE INDEX relations_by_support ON relations (support DESC, substr(id, 10, 8)) WHERE is_shown = 1;
  CREATE INDEX relations_by_name ON relations (relation) WHERE is_shown = 1;
  DROP INDEX live_statements;
  CREATE INDEX live_statements ON statements (substr(id, 11, 8)) WHERE withdrawn IS NULL;
  -- Only edges of hundreds of statements have marks (see sketches.ts).
  DELETE FROM copy_marks WHERE edge IN (SELECT n FROM relations WHERE statement_count <= 256);
  `,
  `
  -- Whether the reading of the extraction's run is a part of it (see Extraction.partial). Nothing tells of what came before.
  ALTER TABLE extractions ADD COLUMN partial INTEGER NOT NULL DEFAULT 0;
  `,
  `
  -- With the edge of each statement, by which an edge knows that it is disputed. Whatever is derived is derived anew.
  DROP TABLE conflict_sides;
  CREATE TABLE conflict_sides (
    conflict INTEGER NOT NULL REFERENCES conflicts ON DELETE CASCADE, side TEXT NOT NULL,
    statement INTEGER NOT NULL REFERENCES statements, edge INTEGER NOT NULL REFERENCES relations,
    PRIMARY KEY (conflict, side, statement)
  ) WITHOUT ROWID;
  CREATE INDEX conflicts_of ON conflict_sides (statement, conflict);
  CREATE INDEX conflicts_of_edge ON conflict_sides (edge);
  UPDATE clock SET derivation = 0;
  `,
  `
  -- What the ontology had to say in it (see graph/rules-of.ts). By which one an earlier version derived, nothing tells.
  ALTER TABLE clock ADD COLUMN rules TEXT NOT NULL DEFAULT '';
  `,
];

/** The version that this code reads and writes. */
export const SCHEMA_VERSION = MIGRATIONS.length;

/** The version of the rules of derivation: another one whenever the same log is to give another graph than before. */
export const DERIVATION = 8;

/** Brings a store to today's version, in one transaction. */
export function migrate(db: DatabaseSync): void {
  db.exec("BEGIN IMMEDIATE");
  try {
    const { user_version: version } = db.prepare("PRAGMA user_version").get() as { user_version: number };
    for (const sql of MIGRATIONS.slice(version)) db.exec(sql);
    db.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`);
    db.exec("COMMIT");
  } catch (error) {
    db.exec("ROLLBACK");
    throw error;
  }
}
