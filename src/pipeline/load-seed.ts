// Seeds: documents, entities and statements that a user starts with, loaded whole or not at all.
import { fileURLToPath } from "node:url";
import { CitegraphError, compareText, type Extraction, type SourceDocument, type Span } from "../domain/index.ts";
import { type Extractor, extractAll } from "../extract/index.ts";
import type { Gazetteer, Ontology } from "../ontology/index.ts";
import type { GraphStore, LoadReport } from "../store/index.ts";
import { checkEntities, checkStatement, type KnownEntity, type SeedWorld, toKnownEntity } from "./check-seed.ts";
import { readSeedFiles, type SeedFileOptions, type SeedFiles, type SeedText } from "./read-seed-files.ts";
import { type Appearance, toEvidence, toSeedReading, toSeedStatement } from "./seed-reading.ts";
import type { Placed, StatementRow } from "./seed-rows.ts";

/** The documents that come with citegraph, and the folder that their keys begin at. */
export const DEFAULT_SEED = {
  root: fileURLToPath(new URL("../../", import.meta.url)),
  inputs: ["seed/documents"],
} as const;

export interface SeedOptions extends SeedFileOptions {
  readonly extractor: Extractor;
  readonly ontology: Ontology;
  /** Entities that statements may name beside those of the seed and the store. */
  readonly gazetteer?: Gazetteer;
}

export interface SeedReport extends LoadReport {
  /** What the seed itself lists. */
  readonly documents: number;
  readonly entities: number;
  readonly statements: number;
}

/** How many faults of a seed are named. */
const NAMED_FAULTS = 10;

/**
 * Loads a seed: what comes with citegraph, or the user's own files and folders. `.jsonl` and `.csv` hold rows of entities,
 * statements and documents; other formats are documents, which are read by the extractor as well. A statement's evidence
 * is its quote in the document that it names, or else its own row, the file of the seed being the document then.
 * @throws CitegraphError SEED_INVALID with the first faults by file and line, INPUT_NOT_FOUND, INPUT_UNREADABLE; nothing is
 * stored then
 */
export async function loadSeed(
  store: GraphStore,
  inputs: readonly (string | SeedText)[],
  options: SeedOptions,
): Promise<SeedReport> {
  const { inputs: defaults, root } = DEFAULT_SEED;
  const files = await readSeedFiles(
    inputs.length > 0 ? inputs : defaults,
    inputs.length > 0 ? options : { ...options, cwd: root },
  );
  const stored = await findStored(store, files);
  const world = await toWorld(store, files, stored, options);
  refuseFaults([
    ...files.faults,
    ...checkEntities(files.entities, options.ontology),
    ...files.statements.flatMap((row) => checkStatement(row, world)),
  ]);
  const extractions = [...readRows(files, world), ...(await extractAll(options.extractor, files.documents))];
  const report = await store.load(extractions.sort((a, b) => compareText(a.document.key, b.document.key)));
  const { documents, entities, statements } = files;
  return { ...report, documents: documents.length, entities: entities.length, statements: statements.length };
}

function refuseFaults(faults: readonly string[]): void {
  if (faults.length === 0) return;
  const more = faults.length > NAMED_FAULTS ? [`and ${faults.length - NAMED_FAULTS} more`] : [];
  const [first, ...details] = [...faults.slice(0, NAMED_FAULTS), ...more];
  throw new CitegraphError("SEED_INVALID", first!, { details });
}

/** The documents in the store that statements quote, by key. */
async function findStored(store: GraphStore, { statements, documents }: SeedFiles): Promise<SourceDocument[]> {
  const own = new Set(documents.map(({ key }) => key));
  const wanted = new Set(statements.flatMap(({ value }) => value.document ?? []).filter((key) => !own.has(key)));
  const found = new Map<string, SourceDocument>();
  if (wanted.size === 0) return [];
  for await (const { document } of store.extractions()) if (wanted.has(document.key)) found.set(document.key, document);
  return [...found.values()];
}

async function toWorld(
  store: GraphStore,
  { entities, statements, documents, rowFiles }: SeedFiles,
  stored: readonly SourceDocument[],
  { ontology, gazetteer }: SeedOptions,
): Promise<SeedWorld> {
  const named = statements.flatMap(({ value }) => [value.subject, value.object, value.attributedTo ?? ""]);
  const { edges } = await store.read({ kind: "entity", ids: [...new Set(named)] });
  const known: KnownEntity[] = [
    ...edges.map(({ node }) => node).filter((node) => node.kind === "entity"),
    ...named.flatMap((id) => gazetteer?.entries.get(id) ?? []),
    ...entities.map(({ value }) => toKnownEntity(value)),
  ];
  const sources = [...stored, ...documents, ...rowFiles.values()];
  return {
    ontology,
    entities: new Map(known.map((entity) => [entity.id, entity])),
    documents: new Map(sources.map((document) => [document.key, document])),
  };
}

/** What each file's rows say of each document that they quote, or of the file itself. */
function readRows({ entities, statements, rowFiles }: SeedFiles, world: SeedWorld): Extraction[] {
  const listed = Map.groupBy(entities, ({ file }) => file);
  const files = Map.groupBy(statements, ({ file }) => file);
  return [...new Set([...listed.keys(), ...files.keys()])].flatMap((file) => {
    const said = Map.groupBy(files.get(file) ?? [], ({ value }) => value.document ?? file);
    const keys = new Set([...(rowFiles.has(file) ? [file] : []), ...said.keys()]);
    return [...keys].map((key) => {
      const document = world.documents.get(key)!;
      const rows = said.get(key) ?? [];
      const own = key === file ? (listed.get(file) ?? []) : [];
      const appearances: Appearance[] = own.map(({ value, span }) => ({ entity: toKnownEntity(value), span }));
      for (const row of rows) appearances.push(...appearancesOf(row, toEvidence(document, row), world.entities));
      const written = rows.map((row) => toSeedStatement(row, document));
      return toSeedReading(document, file, appearances, written);
    });
  });
}

function appearancesOf(
  { value }: Placed<StatementRow>,
  { start, end }: Span,
  entities: SeedWorld["entities"],
): Appearance[] {
  const ids = [value.subject, value.object, value.attributedTo ?? ""];
  return ids.flatMap((id) => entities.get(id) ?? []).map((entity) => ({ entity, span: { start, end } }));
}
