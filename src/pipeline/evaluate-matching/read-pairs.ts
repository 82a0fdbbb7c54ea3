// Pairs of entities labelled by hand, from JSON Lines or CSV.
import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import { CitegraphError, ExternalIds } from "../../domain/index.ts";

const Labelled = z.strictObject({
  type: z.string().min(1),
  name: z.string().min(1),
  aliases: z.array(z.string().min(1)).default([]),
  externalIds: ExternalIds.default({}),
});
export type LabelledEntity = z.infer<typeof Labelled>;

/** Two entities and whether they are one. */
export const LabelledPair = z.strictObject({
  first: Labelled,
  second: Labelled,
  verdict: z.enum(["same", "different"]),
  why: z.string().default(""),
});
export type LabelledPair = z.infer<typeof LabelledPair>;

const HEADER = ["type", "name", "aliases", "ids"].flatMap((part) => [`first_${part}`, `second_${part}`]);

/**
 * Reads a file of pairs: a `.csv` with the columns `first_type, first_name, first_aliases, first_ids`, the same for `second_`,
 * `verdict` and `why` (several aliases or `scheme=id` pairs with `|` between them), or else one JSON object a line.
 * @throws CitegraphError INPUT_NOT_FOUND, INPUT_EMPTY, or INPUT_INVALID with every bad line
 */
export async function readPairs(file: string): Promise<LabelledPair[]> {
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    throw new CitegraphError("INPUT_NOT_FOUND", `${file} cannot be read.`, { cause });
  });
  const rows = /\.csv$/i.test(file) ? csvRows(file, text) : jsonRows(text);
  if (rows.length === 0) throw new CitegraphError("INPUT_EMPTY", `${file} holds no pair.`);
  const faults: string[] = [];
  const pairs = rows.flatMap(({ line, value }) => {
    const parsed = LabelledPair.safeParse(value);
    if (parsed.success) return [parsed.data];
    const [issue] = parsed.error.issues;
    faults.push(`${file}:${line}: ${[...(issue?.path ?? []), ""].join(": ")}${issue?.message}`);
    return [];
  });
  if (faults.length > 0) throw new CitegraphError("INPUT_INVALID", faults[0]!, { details: faults });
  return pairs;
}

interface Row {
  readonly line: number;
  readonly value: unknown;
}

function jsonRows(text: string): Row[] {
  return text.split("\n").flatMap((line, at) => (line.trim() === "" ? [] : [{ line: at + 1, value: toJson(line) }]));
}

function toJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return line;
  }
}

function csvRows(file: string, text: string): Row[] {
  let records: { info: { lines: number }; record: Record<string, string> }[];
  try {
    records = parse(text, { columns: true, bom: true, info: true, skip_empty_lines: true, trim: true });
  } catch (cause) {
    throw new CitegraphError("INPUT_INVALID", `${file} is not CSV: ${(cause as Error).message}`, { cause });
  }
  const missing = HEADER.find((column) => records.length > 0 && records[0]!.record[column] === undefined);
  if (missing) throw new CitegraphError("INPUT_INVALID", `${file}:1: the column ${missing} is missing.`);
  return records.map(({ info, record }) => ({
    line: info.lines,
    value: {
      first: toEntity(record, "first"),
      second: toEntity(record, "second"),
      verdict: record.verdict,
      ...(record.why !== undefined && { why: record.why }),
    },
  }));
}

const listOf = (text: string | undefined) => (text ?? "").split("|").filter((part) => part.trim() !== "");

function toEntity(record: Record<string, string>, end: "first" | "second") {
  const ids = listOf(record[`${end}_ids`]).map((pair) => [
    pair.slice(0, Math.max(pair.indexOf("="), 0)),
    pair.slice(pair.indexOf("=") + 1),
  ]);
  return {
    type: record[`${end}_type`],
    name: record[`${end}_name`],
    aliases: listOf(record[`${end}_aliases`]),
    externalIds: Object.fromEntries(ids),
  };
}
