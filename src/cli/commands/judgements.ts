// `citegraph judgements`: what was decided on which entities are one.
import { Command } from "commander";
import { type CommonOptions, type Context, printResult, usingStore, withCommonOptions } from "../context.ts";
import { type ClockOptions, toKnownAt, withKnownAt, withoutClock } from "../filter-options.ts";
import { toJudgementText } from "./judge.ts";

interface JudgementsOptions extends CommonOptions, ClockOptions {
  readonly all?: boolean;
}

export function judgementsCommand(context: Context): Command {
  const command = new Command("judgements")
    .description("list what was decided on which entities are one, oldest first")
    .option("--all", "those that were revoked, too");
  withoutClock(command, "valid-at", "a judgement holds of every day.", "--known-at tells what was decided by a time.");
  return withCommonOptions(withKnownAt(command)).action(async (options: JudgementsOptions) => {
    const asked = { revoked: options.all === true, ...toKnownAt(options) };
    const judgements = await usingStore(context, options.store, (store) => store.judgements(asked), {
      mustExist: true,
    });
    const text = judgements.length > 0 ? judgements.map(toJudgementText).join("\n") : "Nothing was judged.";
    await printResult(context, options, { judgements }, text);
  });
}
