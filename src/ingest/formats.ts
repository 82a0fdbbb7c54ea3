// Which format a file is in, by how its name ends.
import path from "node:path";

export type Format = "text" | "markdown" | "jsonl" | "html" | "pdf";

const FORMATS: Readonly<Record<string, Format>> = {
  ".txt": "text",
  ".text": "text",
  ".md": "markdown",
  ".markdown": "markdown",
  ".jsonl": "jsonl",
  ".ndjson": "jsonl",
  ".html": "html",
  ".htm": "html",
  ".xhtml": "html",
  ".pdf": "pdf",
};

/** The format of a file; what ends in nothing known is tried as plain text. */
export function formatOf(file: string): Format {
  return FORMATS[path.extname(file).toLowerCase()] ?? "text";
}

/** Whether a folder's file is taken for a document. */
export function isKnownFormat(file: string): boolean {
  return Object.hasOwn(FORMATS, path.extname(file).toLowerCase());
}
