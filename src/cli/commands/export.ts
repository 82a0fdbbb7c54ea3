// `citegraph export`: the whole store as text.
import { Command, Option } from "commander";
import { dumpLines } from "../../pipeline/index.ts";
import type { GraphStore } from "../../store/index.ts";
import { type CommonOptions, type Context, usingStore, withCommonOptions } from "../context.ts";
import { writeLine } from "../io.ts";

export function exportCommand(context: Context): Command {
  return withCommonOptions(
    new Command("export")
      .description("write the whole store to standard output; equal graphs give equal text")
      .addOption(new Option("-f, --format <format>", "jsonl: the canonical dump").choices(["jsonl"]).default("jsonl")),
  )
    .addHelpText("after", "\nExample:\n  $ citegraph export > graph.jsonl && citegraph load graph.jsonl --store copy")
    .action(async (options: CommonOptions) => {
      const write = async (store: GraphStore) => {
        for await (const line of dumpLines(store)) {
          if (context.io.signal.aborted) return;
          await writeLine(context.io.stdout, line);
        }
      };
      await usingStore(context, options.store, write, { mustExist: true });
    });
}
