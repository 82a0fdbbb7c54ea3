// A folder of labelled documents: NN.txt with its labels in NN.gold.json.
import { promises as fs } from "node:fs";
import path from "node:path";
import { CitegraphError, compareText, type SourceDocument, toSourceDocument } from "../../domain/index.ts";
import { parseJson, toFileError } from "../../ingest/index.ts";
import { GoldDocument } from "./gold.ts";

export interface LabelledDocument {
  /** What the files are called, without their endings. */
  readonly name: string;
  readonly gold: GoldDocument;
  /** The text with the date and the speaker of its labels. */
  readonly document: SourceDocument;
}

const LABELS = ".gold.json";

/**
 * Reads all labelled documents of a folder, by name.
 * @throws CitegraphError INPUT_NOT_FOUND for a folder without labels and for labels without a text, INPUT_INVALID for faulty ones
 */
export async function readGold(folder: string): Promise<LabelledDocument[]> {
  const files = await readGuarded(folder, () => fs.readdir(folder));
  const names = files.filter((file) => file.endsWith(LABELS)).map((file) => file.slice(0, -LABELS.length));
  if (names.length === 0)
    throw new CitegraphError("INPUT_NOT_FOUND", `${folder} has no labelled documents.`, {
      hint: "Give a folder with NN.txt and NN.gold.json; docs/extraction.md shows one.",
    });
  return Promise.all(names.sort(compareText).map((name) => readLabelled(folder, name)));
}

async function readLabelled(folder: string, name: string): Promise<LabelledDocument> {
  const [labels, text] = [path.join(folder, `${name}${LABELS}`), path.join(folder, `${name}.txt`)];
  const gold = parseGold(await readGuarded(labels, () => fs.readFile(labels, "utf8")), labels);
  const content = await readGuarded(text, () => fs.readFile(text, "utf8"));
  const document = toSourceDocument({
    key: `${name}.txt`,
    publishedAt: gold.date,
    author: gold.speaker,
    text: content.replace(/\r\n?/g, "\n"), // as the labels' own scorer reads it
  });
  return { name, gold, document };
}

function parseGold(json: string, file: string): GoldDocument {
  try {
    return GoldDocument.parse(parseJson(json));
  } catch (cause) {
    throw new CitegraphError("INPUT_INVALID", `${file} holds no labels: ${(cause as Error).message}`, { cause });
  }
}

async function readGuarded<T>(file: string, read: () => Promise<T>): Promise<T> {
  return read().catch((cause: unknown) => {
    throw toFileError(cause, file);
  });
}
