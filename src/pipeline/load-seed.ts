// Seeds: documents, entities and statements that a user starts with, loaded whole or not at all.
import { fileURLToPath } from "node:url";
import {
  CitegraphError,
  compareText,
  type Extraction,
  type SourceDocument,
  type Span,
  toRun,
} from "../domain/index.ts";
import type { Extractor } from "../extract/index.ts";
import type { Gazetteer, Ontology } from "../ontology/index.ts";
import type { GraphStore, LoadReport } from "../store/index.ts";
import { readVersion } from "../version.ts";
import { type Appearance, addStatements, toEvidence, toSeedStatement } from "./add-statements.ts";
import { checkEntities, checkStatement, type KnownEntity, type SeedWorld, toKnownEntity } from "./check-seed.ts";
import { readSeedFiles, type SeedFileOptions, type SeedFiles, type SeedText } from "./read-seed-files.ts";
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
  const bases = [...stored.values()];
  for (const document of files.documents) bases.push(await options.extractor.extract(document));
  for (const document of files.rowFiles.values()) bases.push(toEmptyExtraction(document));
  const extractions = bases.map(rowAdder(files, world));
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

/** What the store holds of the documents that statements quote, by key. */
async function findStored(store: GraphStore, { statements, documents }: SeedFiles): Promise<Map<string, Extraction>> {
  const own = new Set(documents.map(({ key }) => key));
  const wanted = new Set(statements.flatMap(({ value }) => value.document ?? []).filter((key) => !own.has(key)));
  const found = new Map<string, Extraction>();
  if (wanted.size === 0) return found;
  for await (const extraction of store.extractions()) {
    if (wanted.has(extraction.document.key)) found.set(extraction.document.key, extraction);
  }
  return found;
}

async function toWorld(
  store: GraphStore,
  { entities, statements, documents }: SeedFiles,
  stored: ReadonlyMap<string, Extraction>,
  { ontology, gazetteer }: SeedOptions,
): Promise<SeedWorld> {
  const named = statements.flatMap(({ value }) => [value.subject, value.object, value.attributedTo ?? ""]);
  const { edges } = await store.read({ kind: "entity", ids: [...new Set(named)] });
  const known: KnownEntity[] = [
    ...edges.map(({ node }) => node).filter((node) => node.kind === "entity"),
    ...named.flatMap((id) => gazetteer?.entries.get(id) ?? []),
    ...entities.map(({ value }) => toKnownEntity(value)),
  ];
  const sources = [...stored.values()].map(({ document }) => document).concat(documents);
  return {
    ontology,
    entities: new Map(known.map((entity) => [entity.id, entity])),
    documents: new Map(sources.map((document) => [document.key, document])),
  };
}

function toEmptyExtraction(document: SourceDocument): Extraction {
  const run = toRun({ extractor: "seed", version: readVersion(), configuration: "", model: null });
  return { document, entities: [], statements: [], run };
}

/** Gives each extraction the rows of the seed that belong to its document. */
function rowAdder(files: SeedFiles, { entities }: SeedWorld): (base: Extraction) => Extraction {
  const listed = Map.groupBy(files.entities, ({ file }) => file);
  const said = Map.groupBy(files.statements, ({ file, value }) => value.document ?? file);
  return (base) => {
    const { document } = base;
    const own = files.rowFiles.get(document.key)?.id === document.id ? (listed.get(document.key) ?? []) : [];
    const rows = said.get(document.key) ?? [];
    const appearances: Appearance[] = own.map(({ value, span }) => ({ entity: toKnownEntity(value), span }));
    for (const row of rows) appearances.push(...appearancesOf(row, toEvidence(document, row), entities));
    return addStatements(
      base,
      appearances,
      rows.map((row) => toSeedStatement(row, document)),
    );
  };
}

function appearancesOf(
  { value }: Placed<StatementRow>,
  { start, end }: Span,
  entities: SeedWorld["entities"],
): Appearance[] {
  const ids = [value.subject, value.object, value.attributedTo ?? ""];
  return ids.flatMap((id) => entities.get(id) ?? []).map((entity) => ({ entity, span: { start, end } }));
}
