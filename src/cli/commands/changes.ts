// `citegraph changes`: what became of the graph since a time.
import { Command } from "commander";
import { type Changes, type ConflictChange, changesSince, type RelationChange } from "../../pipeline/index.ts";
import type { ConflictRecord, RelationRecord, StatementRecord } from "../../store/index.ts";
import { type CommonOptions, type Context, printResult, usingStore, withCommonOptions } from "../context.ts";
import { toTime, withoutClock } from "../filter-options.ts";

interface ChangesOptions extends CommonOptions {
  readonly since: string;
}

export function changesCommand(context: Context): Command {
  const command = new Command("changes")
    .description("say what came and went since a time, and what became of disputes")
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
    ...changes.relations.map(toRelationLine),
    ...changes.conflictsAdded.map(({ rule }) => `+ conflict: ${rule}`),
    ...changes.conflictsResolved.map(({ rule }) => `- conflict: ${rule}`),
    ...changes.conflictsChanged.map(toConflictLine),
  ].join("\n");
}

function toRelationLine({ relation, before, after, shownAs }: RelationChange): string {
  const others = shownAs.map(tripleOf).join(", ");
  const how = others && (after === null ? ` (shown as ${others})` : ` (was shown as ${others})`);
  return `! ${tripleOf(relation)}: ${before ?? "not there"} → ${after ?? "not there"}${how}`;
}

/** Each side that holds other statements than then, with how many it held and holds. */
function toConflictLine({ before, after }: ConflictChange): string {
  const was = before.rule === after.rule ? "" : ` (was: ${before.rule})`;
  const sides = sidesOfBoth(before, after).filter(([, then, now]) => then.join() !== now.join());
  const told = sides.map(([label, { length: then }, { length: now }]) => {
    const others = then !== now ? "" : now === 1 ? " other" : " others";
    return `${label} ${then} → ${now}${others}`;
  });
  return `! conflict: ${after.rule}${was}${told.length > 0 ? `: ${told.join(", ")}` : ""}`;
}

function sidesOfBoth(before: ConflictRecord, after: ConflictRecord) {
  const labels = new Set([...before.sides, ...after.sides].map(({ label }) => label));
  const on = ({ sides }: ConflictRecord, label: string) => sides.find((side) => side.label === label)?.statements ?? [];
  return [...labels].sort().map((label) => [label, on(before, label), on(after, label)] as const);
}

const tripleOf = ({ subject, relation, object }: StatementRecord | RelationRecord) =>
  `${subject} ${relation} ${object}`;
const quoteOf = ({ evidence }: StatementRecord) => JSON.stringify(evidence[0]?.quote ?? "");
