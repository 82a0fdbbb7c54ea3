// `citegraph judgements`: what was decided on which entities are one.
import { Command } from "commander";
import { type CommonOptions, type Context, printResult, usingStore, withCommonOptions } from "../context.ts";
import { toJudgementText } from "./judge.ts";

interface JudgementsOptions extends CommonOptions {
  readonly all?: boolean;
}

export function judgementsCommand(context: Context): Command {
  return withCommonOptions(
    new Command("judgements")
      .description("list what was decided on which entities are one, oldest first")
      .option("--all", "those that were revoked, too"),
  ).action(async (options: JudgementsOptions) => {
    const revoked = options.all === true;
    const judgements = await usingStore(context, options.store, (store) => store.judgements({ revoked }), {
      mustExist: true,
    });
    const text = judgements.length > 0 ? judgements.map(toJudgementText).join("\n") : "Nothing was judged.";
    await printResult(context, options, { judgements }, text);
  });
}
