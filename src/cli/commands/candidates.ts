// `citegraph candidates`: which entities may be one, for a person or a rule to decide.
import { Command, InvalidArgumentError } from "commander";
import { CitegraphError } from "../../domain/index.ts";
import { decideCandidates, foreseeDecisions } from "../../pipeline/index.ts";
import type { AsKnownAt, GraphStore, OpenCandidate } from "../../store/index.ts";
import { type CommonOptions, type Context, plural, printResult, usingStore, withCommonOptions } from "../context.ts";
import { type ClockOptions, toKnownAt, withKnownAt, withoutClock } from "../filter-options.ts";
import { toJudgementText, toPreviewText, toScore } from "./judge.ts";

interface CandidatesOptions extends CommonOptions, ClockOptions {
  readonly first: number;
  readonly minScore: number;
  readonly type?: readonly string[];
  readonly entity?: string;
  readonly unsure: boolean;
  readonly decide?: boolean;
  readonly preview?: boolean;
}

export function candidatesCommand(context: Context): Command {
  const command = new Command("candidates")
    .description("list entities that may be one, likeliest first, with what speaks for and against")
    .option("--first <n>", "how many", toCount, 20)
    .option("--min-score <number>", "only pairs that are this likely, from 0 to 1", toScore, 0.5)
    .option("--type <name...>", "only pairs with an entity of this type, such as Company")
    .option("--entity <id>", "only pairs with this entity")
    .option("--no-unsure", "without pairs that were judged unsure")
    .option("--decide", "judge the same what a rule is sure of; `citegraph revoke` undoes it")
    .option("--preview", "with --decide: say what it would do, and change nothing");
  withoutClock(
    command,
    "valid-at",
    "that two names mean one thing holds on every day.",
    "--known-at lists those of a time.",
  );
  return withCommonOptions(withKnownAt(command))
    .addHelpText("after", HELP)
    .action((options: CandidatesOptions) =>
      usingStore(
        context,
        options.store,
        (store) => (options.decide ? decide(context, store, options) : list(context, store, options)),
        { mustExist: true },
      ),
    );
}

async function list(context: Context, store: GraphStore, options: CandidatesOptions): Promise<void> {
  if (options.preview) throw new CitegraphError("USAGE", "--preview goes with --decide.");
  const known = toKnownAt(options);
  const entity = options.entity === undefined ? undefined : await shownAs(store, options.entity, known);
  const found = (await store.candidates(known)).filter(
    ({ score, types, first, second, unsure }) =>
      score >= options.minScore &&
      (entity === undefined || first === entity || second === entity) &&
      (options.type === undefined || types.some((type) => options.type?.includes(type))) &&
      (options.unsure || unsure === null),
  );
  const shown = found.slice(0, options.first);
  const more = found.length - shown.length;
  const lines = [...shown.map(toText), ...(more > 0 ? [`… and ${more} more: --first shows them.`] : [])];
  const text = lines.join("\n") || `No pair is open at ${options.minScore} or above.`;
  await printResult(context, options, { totalCount: found.length, candidates: shown }, text);
}

async function shownAs(store: GraphStore, id: string, known: AsKnownAt): Promise<string> {
  const { edges } = await store.read({ kind: "entity", ids: [id], ...known });
  if (edges[0]) return edges[0].node.id;
  throw new CitegraphError("NOT_FOUND", `The store holds no entity ${id}.`);
}

async function decide(context: Context, store: GraphStore, options: CandidatesOptions): Promise<void> {
  if (options.knownAt !== undefined)
    throw new CitegraphError("USAGE", "--decide decides what is known now, and takes no --known-at.", {
      hint: "Leave one of them out.",
    });
  if (options.preview) {
    const judgements = await foreseeDecisions(store);
    const foreseen = await store.previewJudgements(judgements);
    const lines = [
      ...judgements.map(({ a, b, by, why }) => `${a} same ${b}, by ${by}: ${why}`),
      toPreviewText(foreseen),
    ];
    return printResult(context, options, { judgements, ...foreseen }, lines.join("\n"));
  }
  const judgements = await decideCandidates(store);
  const lines = [...judgements.map(toJudgementText), `Judged ${plural(judgements.length, "pair")} the same.`];
  await printResult(context, options, { judgements }, lines.join("\n"));
}

function toText({ first, second, score, evidence, rule, unsure }: OpenCandidate): string {
  const marks = [rule && `${rule} is sure`, unsure && `judged unsure by ${unsure.by}`].filter(Boolean);
  return [
    `${score.toFixed(2)}  ${first}  ${second}${marks.length > 0 ? `  (${marks.join("; ")})` : ""}`,
    ...evidence.map(({ weight, text }) => `      ${(weight > 0 ? "+" : "") + weight.toFixed(1)}  ${text}`),
  ].join("\n");
}

function toCount(text: string): number {
  if (/^\d{1,6}$/.test(text) && Number(text) > 0) return Number(text);
  throw new InvalidArgumentError("It is a number from 1 to 999999.");
}

const HELP = `
Examples:
  $ citegraph candidates --type Company --first 10
  $ citegraph judge company:acme company:acme-holding --same --preview
  $ citegraph candidates --decide --preview`;
