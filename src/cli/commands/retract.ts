// `citegraph retract`: takes back all that documents said.
import { Command } from "commander";
import { CitegraphError } from "../../domain/index.ts";
import type { GraphStore } from "../../store/index.ts";
import { type CommonOptions, type Context, plural, printResult, usingStore, withCommonOptions } from "../context.ts";

export function retractCommand(context: Context): Command {
  return withCommonOptions(
    new Command("retract")
      .description("take back all that documents said; what is left is the graph that never saw them")
      .argument("<keyOrId...>", "keys (such as paths or URLs) or ids of documents"),
  )
    .addHelpText("after", "\nExample:\n  $ citegraph retract reports/2025-07-15.md")
    .action(async (keys: string[], options: CommonOptions) => {
      const { retracted, unknown } = await usingStore(context, options.store, (store) => retractEach(store, keys), {
        mustExist: true,
      });
      if (retracted > 0) {
        await printResult(context, options, { retracted }, `Retracted ${plural(retracted, "document")}.`);
      }
      if (unknown.length === 0) return;
      const hint = "`citegraph export` names the keys of all documents.";
      throw new CitegraphError("NOT_FOUND", `The store holds no document ${unknown.join(", ")}.`, { hint });
    });
}

/** One after the other, to tell which of them the store does not know. */
async function retractEach(store: GraphStore, keys: readonly string[]) {
  const unknown: string[] = [];
  let retracted = 0;
  for (const key of new Set(keys)) {
    const count = await store.retract([key]);
    retracted += count;
    if (count === 0) unknown.push(key);
  }
  return { retracted, unknown };
}
