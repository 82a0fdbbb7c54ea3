// `citegraph revoke`: judgements taken back.
import { Command } from "commander";
import { CitegraphError } from "../../domain/index.ts";
import { type CommonOptions, type Context, plural, printResult, usingStore, withCommonOptions } from "../context.ts";

export function revokeCommand(context: Context): Command {
  return withCommonOptions(
    new Command("revoke")
      .description("take judgements back, and restore what was before them")
      .argument("<id...>", "ids, as `citegraph judgements` lists them"),
  )
    .addHelpText("after", "\nExample:\n  $ citegraph revoke judgement:0123456789abcdef0123456789abcdef")
    .action(async (ids: string[], options: CommonOptions) => {
      const work = usingStore(
        context,
        options.store,
        async (store) => {
          const unknown: string[] = [];
          for (const id of ids) if ((await store.revokeJudgements([id])) === 0) unknown.push(id);
          return { unknown, revoked: ids.length - unknown.length };
        },
        { mustExist: true },
      );
      const { unknown, revoked } = await work;
      const done = `Revoked ${plural(revoked, "judgement")}.`;
      if (revoked > 0) await printResult(context, options, { revoked }, done);
      if (unknown.length === 0) return;
      const hint = "`citegraph judgements` lists those that stand.";
      throw new CitegraphError("NOT_FOUND", `No judgement stands by the id ${unknown.join(", ")}.`, { hint });
    });
}
