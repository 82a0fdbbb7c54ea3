// A file of the user's → documents to ingest. Text and Markdown are one document, JSONL is one a line.
import type { IngestDocumentInput } from "../generated/operations.ts";

/** The server takes requests up to 256 KiB; a text of so many bytes fits in one with all that is around it. */
const MAX_BYTES = 240_000;

/** @throws Error when it is too large, no UTF-8, or of a kind that only the command line reads */
export async function readFile(file: File): Promise<IngestDocumentInput[]> {
  const isLines = /\.jsonl$/i.test(file.name);
  if (!isLines && !/\.(txt|text|md|markdown)$/i.test(file.name)) {
    throw new Error("not text, Markdown or JSONL; `npx citegraph ingest` reads HTML and PDF");
  }
  if (!isLines && file.size > MAX_BYTES) throw new Error("too large for the page; use `npx citegraph ingest`");
  const text = decode(await file.arrayBuffer());
  if (isLines) return text.split("\n").flatMap((line, index) => (line.trim() ? [parseLine(line, index + 1)] : []));
  return [{ key: file.name, ...splitFrontMatter(text) }];
}

function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Error("not UTF-8; use `npx citegraph ingest`");
  }
}

const MEMBERS = ["key", "title", "outlet", "author", "publishedAt", "retrievedAt", "language", "text"] as const;

function parseLine(line: string, number: number): IngestDocumentInput {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new Error(`line ${number} is not JSON`);
  }
  const given = Object(value) as Record<string, unknown>;
  const known = MEMBERS.flatMap((name) => (typeof given[name] === "string" ? [[name, given[name]] as const] : []));
  const input = Object.fromEntries(known) as Partial<Record<(typeof MEMBERS)[number], string>>;
  if (!input.key || !input.text) throw new Error(`line ${number} has no key or no text`);
  return { ...input, key: input.key, text: input.text };
}

const FIELDS: Readonly<Record<string, (typeof MEMBERS)[number]>> = {
  key: "key",
  title: "title",
  outlet: "outlet",
  author: "author",
  date: "publishedAt",
  publishedat: "publishedAt",
  language: "language",
};

/** Simple `name: value` lines between two lines of three hyphens; the rest is the text. */
function splitFrontMatter(whole: string): { readonly text: string } & Partial<IngestDocumentInput> {
  const match = /^---\r?\n([\s\S]*?)\r?\n---\r?\n?/.exec(whole);
  if (!match) return { text: whole };
  const pairs = match[1]!.split(/\r?\n/).flatMap((line) => {
    const [, name = "", value = ""] = /^(\w+):\s*["']?(.*?)["']?\s*$/.exec(line) ?? [];
    const member = FIELDS[name.toLowerCase()];
    return member && value ? [[member, value] as const] : [];
  });
  return { ...Object.fromEntries(pairs), text: whole.slice(match[0].length) };
}
