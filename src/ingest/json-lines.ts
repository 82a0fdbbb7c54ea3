// JSON Lines: one value a line, streamed, and refused as a whole when a line is broken.
import { createReadStream, createWriteStream, promises as fs } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { CitegraphError } from "../domain/index.ts";
import { toFileError } from "./find-inputs.ts";
import { parseJson } from "./parse-json.ts";
import { type Line, readLines } from "./read-lines.ts";

/** How many faulty lines are named before a file is put aside. */
const NAMED_FAULTS = 5;

export interface JsonLinesOptions<T> {
  /** What the source is called in faults. */
  readonly input: string;
  /** The longest line. */
  readonly maxBytes: number;
  /** Checks a value; what it throws is a fault of the line `where`. */
  readonly check: (value: unknown, where: string) => T;
  /** Called once after every line was checked; what it throws is a fault of the whole. */
  readonly checkEnd?: () => void;
}

/**
 * Reads a file twice: first every line is checked, then the values come one by one. So nothing is taken of a file that
 * is broken in its last line, and a file larger than the memory can be read.
 * @throws CitegraphError INPUT_INVALID that names the first faulty lines, INPUT_EMPTY
 */
export async function* readJsonValues<T>(file: string, options: JsonLinesOptions<T>): AsyncIterable<T> {
  await checkLines(file, options);
  for await (const line of linesOf(file, options)) yield parseLine(line, options);
}

/** The same for a stream that can be read only once: it is kept in a temporary file meanwhile. */
export async function* readJsonValuesOf<T>(
  stream: AsyncIterable<Uint8Array>,
  options: JsonLinesOptions<T>,
): AsyncIterable<T> {
  const folder = await fs.mkdtemp(path.join(tmpdir(), "citegraph-"));
  try {
    const file = path.join(folder, "stdin.jsonl");
    await pipeline(stream, createWriteStream(file));
    yield* readJsonValues(file, options);
  } finally {
    await fs.rm(folder, { recursive: true, force: true });
  }
}

async function checkLines<T>(file: string, options: JsonLinesOptions<T>): Promise<void> {
  const faults: CitegraphError[] = [];
  let count = 0;
  for await (const line of linesOf(file, options)) {
    count += 1;
    try {
      parseLine(line, options);
    } catch (fault) {
      faults.push(toFault(fault, `${options.input}:${line.number}`));
      if (faults.length === NAMED_FAULTS) break;
    }
  }
  const [first, ...others] = faults;
  if (first) {
    const details = others.map(({ message }) => message);
    throw new CitegraphError("INPUT_INVALID", first.message, { details, hint: first.hint });
  }
  if (count === 0) throw new CitegraphError("INPUT_EMPTY", `${options.input} is empty.`);
  options.checkEnd?.();
}

/** What is no fault of ours to name, such as a value nested too deep to be read, with its place. */
function toFault(fault: unknown, where: string): CitegraphError {
  if (fault instanceof CitegraphError && fault.code === "INPUT_INVALID") return fault;
  const message = (fault as Error).message;
  return new CitegraphError("INPUT_INVALID", fault instanceof CitegraphError ? message : `${where}: ${message}`);
}

async function* linesOf(file: string, { input, maxBytes }: JsonLinesOptions<unknown>): AsyncIterable<Line> {
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
function parseLine<T>({ number, bytes }: Line, { input, check }: JsonLinesOptions<T>): T {
  const where = `${input}:${number}`;
  return check(jsonOf(bytes, where), where);
}

function jsonOf(bytes: Uint8Array, where: string): unknown {
  try {
    return parseJson(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    const what = cause instanceof SyntaxError ? `not JSON: ${cause.message}` : "not UTF-8";
    throw new CitegraphError("INPUT_INVALID", `${where}: ${what}`, { cause });
  }
}
