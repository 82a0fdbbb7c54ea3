// `citegraph judge`: decides whether two entities are one.
import { Command, InvalidArgumentError, Option } from "commander";
import { CitegraphError, type Judgement, type Verdict } from "../../domain/index.ts";
import type { JudgementPreview } from "../../store/index.ts";
import { type CommonOptions, type Context, plural, printResult, usingStore, withCommonOptions } from "../context.ts";

interface JudgeOptions extends CommonOptions {
  readonly same?: boolean;
  readonly different?: boolean;
  readonly unsure?: boolean;
  readonly why?: string;
  readonly by?: string;
  readonly score?: number;
  readonly preview?: boolean;
}

const VERDICT_OPTIONS = ["same", "different", "unsure"] as const satisfies readonly Verdict[];

export function judgeCommand(context: Context): Command {
  const command = new Command("judge")
    .description("decide whether two entities are one; `citegraph revoke` restores what was before")
    .argument("<a>", "id of an entity, such as company:smic")
    .argument("<b>", "id of the other");
  for (const verdict of VERDICT_OPTIONS) {
    const others = VERDICT_OPTIONS.filter((other) => other !== verdict);
    command.addOption(new Option(`--${verdict}`, DESCRIPTIONS[verdict]).conflicts(others));
  }
  return withCommonOptions(
    command
      .option("--why <reason>", "kept with the judgement")
      .option("--by <name>", "who decides (default USER)")
      .option("--score <number>", "how sure, from 0 to 1", toScore)
      .option("--preview", "say what it would do, and change nothing"),
  )
    .addHelpText("after", HELP)
    .action((a: string, b: string, options: JudgeOptions) => judge(context, a, b, options));
}

const DESCRIPTIONS: Readonly<Record<Verdict, string>> = {
  same: "show them as one from now on",
  different: "keep them apart, whatever rules find",
  unsure: "note that nobody knows",
};

async function judge(context: Context, a: string, b: string, options: JudgeOptions): Promise<void> {
  const verdict = VERDICT_OPTIONS.find((each) => options[each]);
  if (!verdict) throw new CitegraphError("USAGE", "Give --same, --different or --unsure.");
  if (a === b) throw new CitegraphError("USAGE", `${a} is always the same as itself.`);
  const { why = "", score = null, preview, by = context.io.env.USER || "unnamed" } = options;
  const input = { a, b, verdict, why, by, score };
  await usingStore(
    context,
    options.store,
    async (store) => {
      if (preview) {
        const foreseen = await store.previewJudgements([input]);
        return printResult(context, options, foreseen, toPreviewText(foreseen));
      }
      const [judgement] = await store.judge([input]);
      await printResult(context, options, judgement!, toJudgementText(judgement!));
    },
    { mustExist: true },
  );
}

/** One judgement a line: id, pair, verdict, who, when and why. */
export function toJudgementText({ id, a, b, verdict, by, at, why, revokedAt }: Judgement): string {
  const revoked = revokedAt === null ? "" : `, revoked ${revokedAt}`;
  return `${id}  ${a} ${verdict} ${b}, by ${by} ${at}${revoked}${why && `: ${why}`}`;
}

/** What judgements would do, in words. */
export function toPreviewText({
  entitiesBefore,
  entitiesAfter,
  statementsMoved,
  ...conflicts
}: JudgementPreview): string {
  return [
    `${entitiesBefore} entities become ${entitiesAfter}; ${plural(statementsMoved, "statement")} would move.`,
    ...conflicts.conflictsAdded.map(({ rule }) => `A conflict appears: ${rule}`),
    ...conflicts.conflictsRemoved.map(({ rule }) => `A conflict disappears: ${rule}`),
  ].join("\n");
}

/** @throws InvalidArgumentError unless it is a number from 0 to 1 */
export function toScore(text: string): number {
  const score = Number(text);
  if (text.trim() !== "" && score >= 0 && score <= 1) return score;
  throw new InvalidArgumentError("It is a number from 0 to 1.");
}

const HELP = `
Examples:
  $ citegraph judge company:smic company:zhongxin --same --why "one listing" --preview
  $ citegraph judge company:arm company:arm-holdings --different`;
