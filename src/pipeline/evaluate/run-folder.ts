// A run of the extractor over labelled documents, kept in a folder to be scored and compared later.
import { promises as fs } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { CitegraphError } from "../../domain/index.ts";
import { DEFAULT_MAX_BYTES, readJsonValues, toFileError } from "../../ingest/index.ts";
import { Predicted } from "./gold.ts";

/** Predictions by the name of their document: its file name without `.txt`. */
export type Predictions = ReadonlyMap<string, Predicted>;

const FILE = "predictions.jsonl";
const Line = Predicted.extend({ document: z.object({ key: z.string() }) });

/** Keeps lines as `citegraph extract` prints them. @throws CitegraphError OUTPUT_UNWRITABLE */
export async function saveRun(folder: string, lines: readonly string[]): Promise<void> {
  try {
    await fs.mkdir(folder, { recursive: true });
    await fs.writeFile(path.join(folder, FILE), lines.map((line) => `${line}\n`).join(""));
  } catch (cause) {
    throw new CitegraphError("OUTPUT_UNWRITABLE", `${folder} takes no run: ${(cause as Error).message}`, { cause });
  }
}

/**
 * Reads a run from its folder, or from a file of lines as `citegraph extract` prints them.
 * @throws CitegraphError INPUT_NOT_FOUND, INPUT_INVALID
 */
export async function readRun(place: string): Promise<Predictions> {
  const isFolder = await fs.stat(place).then(
    (stats) => stats.isDirectory(),
    (cause: unknown) => {
      throw toFileError(cause, place);
    },
  );
  const file = isFolder ? path.join(place, FILE) : place;
  const lines = readJsonValues(file, {
    input: file,
    maxBytes: DEFAULT_MAX_BYTES,
    check: (value) => Line.parse(value),
  });
  const predictions = new Map<string, Predicted>();
  for await (const { document, ...predicted } of lines)
    predictions.set(path.posix.basename(document.key).replace(/\.txt$/, ""), predicted);
  return predictions;
}
