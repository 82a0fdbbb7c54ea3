// `citegraph rebuild`: all that is derived, made anew from the log.
import { Command } from "commander";
import { type CommonOptions, type Context, plural, printResult, usingStore, withCommonOptions } from "../context.ts";

export function rebuildCommand(context: Context): Command {
  return withCommonOptions(
    new Command("rebuild").description(
      "make entities, relation edges, conflicts, counts and search rows anew from the log",
    ),
  ).action(async (options: CommonOptions) => {
    const work = usingStore(
      context,
      options.store,
      async (store) => {
        await store.rebuild();
        return store.stats();
      },
      { mustExist: true },
    );
    const { documents, entities, relations, conflicts } = await work;
    const made = [
      `${entities} ${entities === 1 ? "entity" : "entities"}`,
      plural(relations, "relation"),
      plural(conflicts, "conflict"),
    ];
    const text = `${made.join(", ")} made anew from ${plural(documents, "document")}.`;
    await printResult(context, options, { documents, entities, relations, conflicts }, text);
  });
}
