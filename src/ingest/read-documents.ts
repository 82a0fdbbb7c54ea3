// What users have → source documents. What cannot be read names itself, and the others go on.
import path from "node:path";
import { type CitegraphError, type DocumentInput, type SourceDocument, toSourceDocument } from "../domain/index.ts";
import { checkDocument } from "./check-document.ts";
import { decodeText } from "./decode.ts";
import { findInputs, toFileError } from "./find-inputs.ts";
import { type Format, formatOf } from "./formats.ts";
import { type KeylessDocument, parseMarkdown } from "./front-matter.ts";
import { readJsonValues, readJsonValuesOf } from "./json-lines.ts";
import { parseApart } from "./parse-apart.ts";
import { readBytes } from "./read-bytes.ts";

export interface ReadOptions {
  /** Where relative inputs and keys begin; the process's own folder unless given. */
  readonly cwd?: string;
  /** The largest document, in bytes as it is stored: 10 MB unless given. A JSONL file may be larger than its lines. */
  readonly maxBytes?: number;
  /** What `-` reads. */
  readonly stdin?: AsyncIterable<Uint8Array>;
}

/** A document, or why an input gave none. `input` is what it was called, such as a path. */
export type ReadResult =
  | { readonly kind: "document"; readonly input: string; readonly document: SourceDocument }
  | { readonly kind: "fault"; readonly input: string; readonly error: CitegraphError };

export const DEFAULT_MAX_BYTES = 10_000_000;

/** How the formats that hold one document a file are read. */
const PARSERS: Record<
  Exclude<Format, "jsonl">,
  (bytes: Uint8Array, input: string) => KeylessDocument | Promise<KeylessDocument>
> = {
  text: (bytes, input) => ({ text: decodeText(bytes, input) }),
  markdown: (bytes, input) => parseMarkdown(decodeText(bytes, input), input),
  html: (bytes, input) => parseApart({ format: "html", bytes, input }),
  pdf: (bytes, input) => parseApart({ format: "pdf", bytes, input }),
};

/**
 * Reads files, folders, globs and `-` (standard input, JSON Lines), one document at a time, in an order that is the same
 * on every run. Never throws for an input: its fault comes in its place. Of a faulty JSONL file no document comes.
 * A document's key is the one that it gives itself, else its path from `cwd` with forward slashes.
 */
export async function* readDocuments(inputs: readonly string[], options: ReadOptions = {}): AsyncIterable<ReadResult> {
  const { cwd = process.cwd(), maxBytes = DEFAULT_MAX_BYTES, stdin = process.stdin } = options;
  for await (const found of findInputs(inputs, cwd)) {
    if (found.kind === "fault") yield found;
    else if (found.kind === "stdin")
      yield* results("stdin", readJsonValuesOf(stdin, { input: "stdin", maxBytes, check: checkDocument }));
    else {
      const input = toKey(found.path, cwd);
      yield* results(input, readFile(found.path, input, maxBytes));
    }
  }
}

async function* results(input: string, documents: AsyncIterable<DocumentInput>): AsyncIterable<ReadResult> {
  try {
    for await (const document of documents) yield { kind: "document", input, document: toSourceDocument(document) };
  } catch (cause) {
    yield { kind: "fault", input, error: toFileError(cause, input) };
  }
}

async function* readFile(file: string, input: string, maxBytes: number): AsyncIterable<DocumentInput> {
  const format = formatOf(file);
  if (format === "jsonl") return yield* readJsonValues(file, { input, maxBytes, check: checkDocument });
  const document = await PARSERS[format](await readBytes(file, input, maxBytes), input);
  yield checkDocument({ ...document, key: document.key ?? input }, input);
}

/** The key of a file that does not name its own: its path from `cwd`, with forward slashes. */
export function toKey(file: string, cwd: string): string {
  return path.relative(cwd, file).split(path.sep).join("/");
}
