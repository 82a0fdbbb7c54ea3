// `citegraph verify`: every quote against its document.
import { Command } from "commander";
import { verifyStore } from "../../pipeline/index.ts";
import {
  type CommonOptions,
  type Context,
  plural,
  printResult,
  progressOf,
  usingStore,
  withCommonOptions,
} from "../context.ts";

const FAILED = 1;

export function verifyCommand(context: Context): Command {
  return withCommonOptions(
    new Command("verify").description("compare every quote with its document; exit code 1 when one fails"),
  ).action(async (options: CommonOptions) => {
    const progress = progressOf(context, options);
    const { faults, ...counts } = await usingStore(
      context,
      options.store,
      (store) => verifyStore(store, (count) => progress.update(`${plural(count, "document")} verified`)),
      { mustExist: true },
    );
    progress.end();
    if (faults.length > 0) context.exitCode = FAILED;
    const messages = faults.map(({ message }) => message);
    const { documents, statements, mentions } = counts;
    const checked = `${plural(statements, "statement")} and ${plural(mentions, "mention")} of ${plural(documents, "document")}`;
    const text =
      faults.length === 0
        ? `${checked} hold.`
        : [...messages, `${plural(faults.length, "document")} fail of ${documents}.`].join("\n");
    await printResult(context, options, { ...counts, faults: messages }, text);
  });
}
