// The files of a seed, sorted into documents and rows.
import path from "node:path";
import {
  CitegraphError,
  type SourceDocument,
  toCitegraphError,
  toSourceDocument,
  toStorableText,
} from "../domain/index.ts";
import {
  DEFAULT_MAX_BYTES,
  decodeText,
  findInputs,
  formatOf,
  isKnownFormat,
  readBytes,
  readDocuments,
  toKey,
} from "../ingest/index.ts";
import { type EntityRow, type Placed, parseSeedRows, type SeedRow, type StatementRow } from "./seed-rows.ts";

/** A row with the file that it stands in. */
type Filed<T> = Placed<T> & { readonly file: string };

export interface SeedFiles {
  readonly documents: SourceDocument[];
  readonly entities: Filed<EntityRow>[];
  readonly statements: Filed<StatementRow>[];
  /** Files whose rows are their own evidence, as documents by key. */
  readonly rowFiles: Map<string, SourceDocument>;
  readonly faults: string[];
}

const isRowFile = (file: string) => /\.csv$/i.test(file) || formatOf(file) === "jsonl";

export interface SeedFileOptions {
  readonly cwd?: string;
  /** The largest file of rows, in bytes: 100 MB unless given. */
  readonly maxBytes?: number;
}

/** Rows that come without a file. The name ends in .jsonl or .csv, and is the key of the document that they are. */
export interface SeedText {
  readonly name: string;
  readonly text: string;
}

/** @throws CitegraphError for a file that cannot be read; faulty rows are listed instead */
export async function readSeedFiles(
  inputs: readonly (string | SeedText)[],
  options: SeedFileOptions = {},
): Promise<SeedFiles> {
  return readAll(inputs, options).catch((cause: unknown) => {
    const { code, message, details } = toCitegraphError(cause);
    if (!code.startsWith("INPUT_") || code === "INPUT_NOT_FOUND") throw cause;
    const hint = "Mend or leave out what is named above; nothing of the seed was stored.";
    throw new CitegraphError(code, message, { cause, details, hint });
  });
}

async function readAll(
  inputs: readonly (string | SeedText)[],
  { cwd = process.cwd(), maxBytes = 10 * DEFAULT_MAX_BYTES }: SeedFileOptions,
): Promise<SeedFiles> {
  const files: SeedFiles = { documents: [], entities: [], statements: [], rowFiles: new Map(), faults: [] };
  for (const input of inputs) {
    if (typeof input !== "string") addRows(files, toStorableText(input.name), toStorableText(input.text));
  }
  const paths = inputs.filter((input) => typeof input === "string");
  for await (const found of findInputs(paths, cwd, (file) => isRowFile(file) || isKnownFormat(file))) {
    if (found.kind === "fault") throw found.error;
    if (found.kind === "stdin") throw new CitegraphError("USAGE", "A seed comes from files, not from standard input.");
    const file = toKey(found.path, cwd);
    if (isRowFile(file)) addRows(files, file, decodeText(await readBytes(found.path, file, maxBytes), file));
    else await addDocument(files, found.path, cwd);
  }
  return files;
}

async function addDocument(files: SeedFiles, file: string, cwd: string): Promise<void> {
  for await (const result of readDocuments([file], { cwd })) {
    if (result.kind === "fault") throw result.error;
    files.documents.push(result.document);
  }
}

function addRows(files: SeedFiles, file: string, text: string): void {
  const { rows, faults } = parseSeedRows(text, file);
  files.faults.push(...faults);
  if (rows.length + faults.length === 0) throw new CitegraphError("INPUT_EMPTY", `${file} holds no rows.`);
  for (const row of rows) addRow(files, file, row);
  const isEvidence = rows.some((row) => row.kind === "entity" || (row.kind === "statement" && !row.value.document));
  if (isEvidence) files.rowFiles.set(file, toSourceDocument({ key: file, title: path.basename(file), text }));
}

function addRow(files: SeedFiles, file: string, row: SeedRow): void {
  if (row.kind === "document") files.documents.push(toSourceDocument(row.value));
  else if (row.kind === "entity") files.entities.push({ ...row, file });
  else files.statements.push({ ...row, file });
}
