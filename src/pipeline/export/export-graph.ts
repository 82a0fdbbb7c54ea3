// A graph, whole or in part, as text in a format that other programs read.
import { CitegraphError } from "../../domain/index.ts";
import { type Filter, type GraphStore, judgementsAt } from "../../store/index.ts";
import { dumpLines } from "../dump.ts";
import { writeWhileStill } from "../still.ts";
import { type CsvTable, writeCsv } from "./csv.ts";
import { writeCypher } from "./cypher.ts";
import { writeGexf } from "./gexf.ts";
import { writeGraphml } from "./graphml.ts";
import { writeJsonLd } from "./json-ld.ts";
import { type Part, readPart } from "./read-part.ts";

export const EXPORT_FORMATS = ["jsonl", "csv", "graphml", "gexf", "jsonld", "cypher"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportOptions {
  readonly format: ExportFormat;
  /** All that the store holds, unless given. */
  readonly filter?: Filter;
  /** ISO 8601 date and time: what was known then, to a store that keeps its history (see withHistory). */
  readonly knownAt?: string;
  /** Which table of a CSV; needed there, and only there. */
  readonly table?: CsvTable;
}

/**
 * Writes a graph in a format, in pieces that make the text when put together. Equal graphs give equal texts. A
 * folder is read as it was when the first piece was asked for, whatever others write meanwhile.
 * @throws CitegraphError USAGE for a CSV without a table; STORE_BUSY in the end where a Neo4j was changed meanwhile
 */
export function exportGraph(store: GraphStore, options: ExportOptions): AsyncIterable<string> {
  const { format, knownAt, table } = options;
  if (format === "csv" && !table) failWithoutTable();
  return knownAt === undefined
    ? writeWhileStill(store, (still) => write(still, options))
    : write(asKnownAt(store, knownAt), options);
}

function write(store: GraphStore, { format, filter, table = "nodes" }: ExportOptions): AsyncIterable<string> {
  if (format === "jsonl") return writeJsonl(store, filter);
  if (format === "csv") return writeCsv(readPart(store, filter), table);
  return WRITERS[format](readPart(store, filter));
}

function failWithoutTable(): never {
  throw new CitegraphError("USAGE", "A CSV holds one table: nodes, edges or statements.", {
    hint: "Name it with --table, or name a folder for all three with --out.",
  });
}

function asKnownAt(store: GraphStore, knownAt: string): GraphStore {
  return {
    ...store,
    read: (query) => store.read({ ...query, knownAt }),
    extractions: () => store.extractions({ knownAt }),
    judgements: () => judgementsAt(store, knownAt),
  };
}

const WRITERS: Readonly<Record<Exclude<ExportFormat, "csv" | "jsonl">, (part: Part) => AsyncIterable<string>>> = {
  graphml: writeGraphml,
  gexf: writeGexf,
  jsonld: writeJsonLd,
  cypher: writeCypher,
};

async function* writeJsonl(store: GraphStore, filter?: Filter): AsyncIterable<string> {
  for await (const line of dumpLines(store, filter)) yield `${line}\n`;
}
