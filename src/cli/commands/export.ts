// `citegraph export`: the graph, whole or in part, for other programs.
import path from "node:path";
import { Command, Option } from "commander";
import { CitegraphError } from "../../domain/index.ts";
import {
  CSV_TABLES,
  type CsvTable,
  EXPORT_FORMATS,
  type ExportFormat,
  type ExportOptions,
  exportGraph,
  type FileTexts,
  whileStill,
  writeFiles,
} from "../../pipeline/index.ts";
import type { GraphStore } from "../../store/index.ts";
import { type CommonOptions, type Context, plural, printResult, usingStore, withCommonOptions } from "../context.ts";
import { type FilterOptions, toPart, withFilterOptions } from "../filter-options.ts";
import { writeText } from "../io.ts";

interface Options extends CommonOptions, FilterOptions {
  readonly format: ExportFormat;
  readonly table?: CsvTable;
  readonly out: string;
}

export function exportCommand(context: Context): Command {
  const command = new Command("export")
    .description("write the graph, or the part that the filter options name; equal graphs give equal text")
    .addOption(
      new Option("-f, --format <format>", "jsonl is the canonical dump").choices(EXPORT_FORMATS).default("jsonl"),
    )
    .addOption(new Option("--table <table>", "which table of a CSV").choices(CSV_TABLES))
    .option("-o, --out <file>", "where to; a folder for all tables of a CSV; - is standard output", "-");
  return withCommonOptions(withFilterOptions(command))
    .addHelpText("after", EXAMPLES)
    .action((options: Options) =>
      usingStore(
        context,
        options.store,
        (store, ontology) => {
          const wanted = { format: options.format, ...toPart(options, ontology) };
          return write(context, store, options, wanted);
        },
        { mustExist: true },
      ),
    );
}

const EXAMPLES = `
Examples:
  $ citegraph export > graph.jsonl && citegraph load graph.jsonl --store copy
  $ citegraph export --format csv --out tables/
  $ citegraph export --format csv --table edges --relations PRODUCES --status stated,disputed
  $ citegraph export --format gexf --out graph.gexf --types Chip --min-confidence 0.7
  $ citegraph export --format cypher | cypher-shell -u neo4j`;

async function write(
  { io, ...rest }: Context,
  store: GraphStore,
  options: Options,
  wanted: ExportOptions,
): Promise<void> {
  const { out, table } = options;
  if (table && wanted.format !== "csv") throw new CitegraphError("USAGE", "Only a CSV has tables.");
  const one = () => exportGraph(store, { ...wanted, ...(table && { table }) });
  if (out === "-") return writeText(io.stdout, one(), io.signal);
  const target = path.resolve(io.cwd, out);
  const files =
    wanted.format === "csv" && !table
      ? await whileStill(store, (still, assertStill) =>
          writeFiles(allTables(still, wanted, target, assertStill), io.signal),
        )
      : await writeFiles({ [target]: one() }, io.signal);
  const text = files.map(({ path: file, bytes }) => `${file}: ${plural(bytes, "byte")}`).join("\n");
  if (files.length > 0) await printResult({ io, ...rest }, options, { files }, text);
}

/** The tables of one state: none is put in its place unless the last one ends in it. */
function allTables(
  store: GraphStore,
  wanted: ExportOptions,
  folder: string,
  assertStill: () => Promise<void>,
): FileTexts {
  const textOf = async function* (table: CsvTable) {
    yield* exportGraph(store, { ...wanted, table });
    await assertStill();
  };
  return Object.fromEntries(CSV_TABLES.map((table) => [path.join(folder, `${table}.csv`), textOf(table)]));
}
