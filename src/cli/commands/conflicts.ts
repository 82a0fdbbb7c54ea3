// `citegraph conflicts`: who disagrees, both sides with their sentences.
import { Command } from "commander";
import type { ConflictRecord, GraphNode } from "../../store/index.ts";
import { type CommonOptions, type Context, printResult, usingStore, withCommonOptions } from "../context.ts";
import { type FilterOptions, toPart, withFilterOptions } from "../filter-options.ts";
import { STATEMENT_LINKS, type StatementRow, toCount, toStatementLine, toStatementRow } from "../statement-rows.ts";

interface ConflictsOptions extends CommonOptions, FilterOptions {
  readonly first: number;
}

interface ConflictRow {
  readonly id: string;
  readonly kind: string;
  readonly rule: string;
  readonly sides: readonly { readonly label: string; readonly statements: readonly StatementRow[] }[];
}

export function conflictsCommand(context: Context): Command {
  const command = new Command("conflicts")
    .description("list statements that cannot all hold: both sides, each with its sentences")
    .option("--first <n>", "how many", toCount, 100);
  return withCommonOptions(withFilterOptions(command))
    .addHelpText("after", "\nExample:\n  $ citegraph conflicts --types Chip")
    .action(async (options: ConflictsOptions) => {
      const statements = { link: "statements", links: STATEMENT_LINKS };
      const { edges, totalCount } = await usingStore(
        context,
        options.store,
        (store, ontology) =>
          store.read({
            kind: "conflict",
            ...toPart(options, ontology),
            page: { size: options.first },
            totalCount: true,
            links: { statements },
          }),
        { mustExist: true },
      );
      const conflicts = edges.map(({ node }) => toConflictRow(node));
      const text = conflicts.map(toText).join("\n\n") || "Nothing disagrees.";
      await printResult(context, options, { totalCount, conflicts }, text);
    });
}

function toConflictRow({ links, ...node }: GraphNode): ConflictRow {
  const { id, conflictKind: kind, rule, sides } = node as ConflictRecord;
  const rows = new Map(links.statements?.edges.map(({ node }) => [node.id, toStatementRow(node)]));
  return {
    id,
    kind,
    rule,
    sides: sides.map(({ label, statements }) => ({ label, statements: pick(rows, statements) })),
  };
}

function pick(rows: ReadonlyMap<string, StatementRow>, ids: readonly string[]): StatementRow[] {
  return ids.flatMap((id) => rows.get(id) ?? []);
}

function toText({ kind, rule, sides }: ConflictRow): string {
  const lines = sides.flatMap(({ label, statements }) => [
    `  ${label}`,
    ...statements.map((row) => `    ${toStatementLine(row)}`),
  ]);
  return [`${rule} (${kind})`, ...lines].join("\n");
}
