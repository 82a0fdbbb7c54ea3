// Documents as JSON Lines: one object a line, streamed, and refused as a whole when a line is broken.
import { createReadStream, createWriteStream, promises as fs } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { CitegraphError, type DocumentInput } from "../domain/index.ts";
import { checkDocument } from "./check-document.ts";
import { toFileError } from "./find-inputs.ts";
import { parseJson } from "./parse-json.ts";
import { type Line, readLines } from "./read-lines.ts";

/** How many faulty lines are named before a file is put aside. */
const NAMED_FAULTS = 5;

/**
 * Reads a file twice: first every line is checked, then the documents come one by one. So nothing is stored of a file
 * that is broken in its last line, and a file larger than the memory can be read.
 * @param maxBytes the longest line
 * @throws CitegraphError INPUT_INVALID that names the first faulty lines, INPUT_EMPTY
 */
export async function* readJsonLines(file: string, input: string, maxBytes: number): AsyncIterable<DocumentInput> {
  await checkLines(file, input, maxBytes);
  for await (const line of linesOf(file, input, maxBytes)) yield parseLine(line, input);
}

/** The same for a stream that can be read only once: it is kept in a temporary file meanwhile. */
export async function* readJsonStream(
  stream: AsyncIterable<Uint8Array>,
  input: string,
  maxBytes: number,
): AsyncIterable<DocumentInput> {
  const folder = await fs.mkdtemp(path.join(tmpdir(), "citegraph-"));
  try {
    const file = path.join(folder, "stdin.jsonl");
    await pipeline(stream, createWriteStream(file));
    yield* readJsonLines(file, input, maxBytes);
  } finally {
    await fs.rm(folder, { recursive: true, force: true });
  }
}

async function checkLines(file: string, input: string, maxBytes: number): Promise<void> {
  const faults: string[] = [];
  let count = 0;
  for await (const line of linesOf(file, input, maxBytes)) {
    count += 1;
    try {
      parseLine(line, input);
    } catch (fault) {
      faults.push((fault as Error).message);
      if (faults.length === NAMED_FAULTS) break;
    }
  }
  const [first, ...details] = faults;
  if (first !== undefined) throw new CitegraphError("INPUT_INVALID", first, { details });
  if (count === 0) throw new CitegraphError("INPUT_EMPTY", `${input} is empty.`);
}

async function* linesOf(file: string, input: string, maxBytes: number): AsyncIterable<Line> {
  try {
    for await (const line of readLines(createReadStream(file), maxBytes)) if (!isBlank(line)) yield line;
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw toFileError(cause, input);
    const hint = "Split the document, or raise the limit with --max-bytes or CITEGRAPH_MAX_BYTES.";
    throw new CitegraphError("INPUT_UNREADABLE", `${input}: ${cause.message}.`, { cause, hint });
  }
}

const isBlank = ({ bytes }: Line) => bytes.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d));

/** @throws CitegraphError that names file and line */
function parseLine({ number, bytes }: Line, input: string): DocumentInput {
  const where = `${input}:${number}`;
  return checkDocument(jsonOf(bytes, where), where);
}

function jsonOf(bytes: Uint8Array, where: string): unknown {
  try {
    return parseJson(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    const what = cause instanceof SyntaxError ? `not JSON: ${cause.message}` : "not UTF-8";
    throw new CitegraphError("INPUT_INVALID", `${where}: ${what}`, { cause });
  }
}
