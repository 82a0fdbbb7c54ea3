// `citegraph changes`: what became of the graph since a time.
import { Command } from "commander";
import { type Changes, changesSince } from "../../pipeline/index.ts";
import type { RelationRecord, StatementRecord } from "../../store/index.ts";
import { type CommonOptions, type Context, printResult, usingStore, withCommonOptions } from "../context.ts";
import { toTime, withoutClock } from "../filter-options.ts";

interface ChangesOptions extends CommonOptions {
  readonly since: string;
}

export function changesCommand(context: Context): Command {
  const command = new Command("changes")
    .description("say what came, went and is newly disputed since a time")
    .requiredOption("--since <time>", "ISO 8601 date, or date and time: 2025-07-15T09:00:00Z", toTime);
  for (const [clock, why, hint] of REFUSED) withoutClock(command, clock, why, hint);
  return withCommonOptions(command)
    .addHelpText("after", "\nExample:\n  $ citegraph changes --since 2025-07-15")
    .action(async (options: ChangesOptions) => {
      const { since } = options;
      const changes = await usingStore(
        context,
        options.store,
        (store, ontology) => changesSince(store, since, ontology),
        {
          mustExist: true,
        },
      );
      await printResult(context, options, { since, ...changes }, toText(changes) || "Nothing changed.");
    });
}

const REFUSED = [
  ["known-at", "it tells what became of what was known at --since until now.", "Compare two exports with --known-at."],
  [
    "valid-at",
    "a change is one of what the store knows, whatever day it is said to hold on.",
    "`citegraph statements --valid-at` lists what holds on a day, and --known-at what of it was known when.",
  ],
] as const;

/** One line a change: + for what came, - for what went, ! for what is another than it was. */
function toText(changes: Changes): string {
  return [
    ...changes.documentsAdded.map((id) => `+ ${id}`),
    ...changes.documentsWithdrawn.map((id) => `- ${id}`),
    ...changes.statementsAdded.map((statement) => `+ ${tripleOf(statement)}: ${quoteOf(statement)}`),
    ...changes.statementsWithdrawn.map((statement) => `- ${tripleOf(statement)}: ${quoteOf(statement)}`),
    ...changes.relations.map(
      ({ relation, before, after }) => `! ${tripleOf(relation)}: ${before ?? "not there"} → ${after ?? "not there"}`,
    ),
    ...changes.conflictsAdded.map(({ rule }) => `+ conflict: ${rule}`),
    ...changes.conflictsResolved.map(({ rule }) => `- conflict: ${rule}`),
  ].join("\n");
}

const tripleOf = ({ subject, relation, object }: StatementRecord | RelationRecord) =>
  `${subject} ${relation} ${object}`;
const quoteOf = ({ evidence }: StatementRecord) => JSON.stringify(evidence[0]?.quote ?? "");
