// `citegraph stats`: how much the store holds.
import { Command } from "commander";
import type { Ontology } from "../../ontology/index.ts";
import type { GraphStore, StoreStats } from "../../store/index.ts";
import { type CommonOptions, type Context, printResult, usingStore, withCommonOptions } from "../context.ts";
import { type FilterOptions, toPart, withFilterOptions } from "../filter-options.ts";

interface StatsOptions extends CommonOptions, FilterOptions {}

export function statsCommand(context: Context): Command {
  const command = new Command("stats").description(
    "say how much the store holds, or how much of what the options name",
  );
  return withCommonOptions(withFilterOptions(command))
    .addHelpText("after", "\nExample:\n  $ citegraph stats --valid-at 2025-05-01 --known-at 2025-07-15")
    .action(async (options: StatsOptions) => {
      const count = (store: GraphStore, ontology: Ontology) => {
        const { filter, ...known } = toPart(options, ontology);
        return store.stats({ ...known, ...(Object.keys(filter).length > 0 && { filter }) });
      };
      const stats = await usingStore(context, options.store, count, { mustExist: true });
      await printResult(context, options, stats, toText(stats));
    });
}

function toText({ entitiesByType, relationsByName, partialDocuments, documents, ...counts }: StoreStats): string {
  const section = (title: string, rows: Readonly<Record<string, number>>) =>
    Object.keys(rows).length === 0 ? [] : ["", title, ...toRows(rows)];
  return [
    ...toRows({ documents, ...(partialDocuments > 0 && { "documents held in part": partialDocuments }), ...counts }),
    ...section("Entities", entitiesByType),
    ...section("Relations", relationsByName),
  ].join("\n");
}

function toRows(counts: Readonly<Record<string, number>>): string[] {
  return Object.entries(counts).map(([name, count]) => `${String(count).padStart(10)}  ${name}`);
}
