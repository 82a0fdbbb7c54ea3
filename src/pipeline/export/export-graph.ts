// A graph, whole or in part, as text in a format that other programs read.
import { CitegraphError } from "../../domain/index.ts";
import { type Filter, type GraphStore, judgementsAt } from "../../store/index.ts";
import { dumpLines } from "../dump.ts";
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
 * Writes a graph in a format, in pieces that make the text when put together. Equal graphs give equal texts. The graph is
 * read in pages while it is written: it must not be changed meanwhile.
 * @throws CitegraphError USAGE for a CSV without a table
 */
export function exportGraph(store: GraphStore, options: ExportOptions): AsyncIterable<string> {
  const { format, filter, knownAt, table } = options;
  const source = knownAt === undefined ? store : asKnownAt(store, knownAt);
  if (format === "jsonl") return writeJsonl(source, filter);
  if (format !== "csv") return WRITERS[format](readPart(source, filter));
  if (table) return writeCsv(readPart(source, filter), table);
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
