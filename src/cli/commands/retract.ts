// `citegraph retract`: takes back all that documents said.
import { Command } from "commander";
import { CitegraphError } from "../../domain/index.ts";
import { type CommonOptions, type Context, plural, printResult, usingStore, withCommonOptions } from "../context.ts";

export function retractCommand(context: Context): Command {
  return withCommonOptions(
    new Command("retract")
      .description("take back all that documents said; what is left is the graph that never saw them")
      .argument("<keyOrId...>", "keys (such as paths or URLs) or ids of documents"),
  )
    .addHelpText("after", "\nExample:\n  $ citegraph retract reports/2025-07-15.md")
    .action(async (keys: string[], options: CommonOptions) => {
      const retracted = await usingStore(context, options.store, (store) => store.retract(keys), { mustExist: true });
      if (retracted === 0) {
        const hint = "`citegraph export` names the keys of all documents.";
        throw new CitegraphError("NOT_FOUND", `The store holds no document ${keys.join(", ")}.`, { hint });
      }
      await printResult(context, options, { retracted }, `Retracted ${plural(retracted, "document")}.`);
    });
}
