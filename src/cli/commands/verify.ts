// `citegraph verify`: every quote against its document, every derived row against the log, every checksum.
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
import { withoutClock } from "../filter-options.ts";

const FAILED = 1;
const WHOLE = ["it checks all that the store holds, whenever it came and went.", "Leave it out."] as const;
const HINT =
  "`citegraph rebuild` mends what is derived; what the log itself lost comes from a copy or from the documents.";

export function verifyCommand(context: Context): Command {
  const command = new Command("verify").description(
    "compare every quote with its document, every derived row with the log, every checksum; exit code 1 when one fails",
  );
  for (const clock of ["known-at", "valid-at"] as const) withoutClock(command, clock, ...WHOLE);
  return withCommonOptions(command).action(async (options: CommonOptions) => {
    const progress = progressOf(context, options);
    const { faults, ...counts } = await usingStore(
      context,
      options.store,
      (store, ontology) =>
        verifyStore(store, ontology, (count) => progress.update(`${plural(count, "document")} verified`)),
      { mustExist: true },
    );
    progress.end();
    if (faults.length > 0) context.exitCode = FAILED;
    const messages = faults.map(({ message }) => message);
    const { documents, statements, mentions, derived } = counts;
    const checked = `${plural(statements, "statement")} and ${plural(mentions, "mention")} of ${plural(documents, "document")}`;
    const text =
      faults.length === 0
        ? `${checked} hold, and ${plural(derived, "row")} that follow from them.`
        : [...messages, `${plural(faults.length, "fault")} in ${checked}.`, HINT].join("\n");
    await printResult(context, options, { ...counts, faults: messages }, text);
  });
}
