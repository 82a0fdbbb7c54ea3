// `citegraph statements`: what documents say, newest first, each with its sentence.
import { Command } from "commander";
import { type CommonOptions, type Context, printResult, usingStore, withCommonOptions } from "../context.ts";
import { type FilterOptions, toPart, withFilterOptions } from "../filter-options.ts";
import { STATEMENT_LINKS, toCount, toStatementLine, toStatementRow } from "../statement-rows.ts";

interface StatementsOptions extends CommonOptions, FilterOptions {
  readonly first: number;
}

export function statementsCommand(context: Context): Command {
  const command = new Command("statements")
    .description("list what documents say, the newest first, each with its sentence")
    .option("--first <n>", "how many", toCount, 100);
  return withCommonOptions(withFilterOptions(command))
    .addHelpText("after", HELP)
    .action(async (options: StatementsOptions) => {
      const { edges, totalCount } = await usingStore(
        context,
        options.store,
        (store, ontology) =>
          store.read({
            kind: "statement",
            ...toPart(options, ontology),
            orderBy: { field: "publishedAt", direction: "desc" },
            page: { size: options.first },
            totalCount: true,
            links: STATEMENT_LINKS,
          }),
        { mustExist: true },
      );
      const statements = edges.map(({ node }) => toStatementRow(node));
      const more = (totalCount ?? 0) - statements.length;
      const lines = [
        ...statements.map(toStatementLine),
        ...(more > 0 ? [`… and ${more} more: --first shows them.`] : []),
      ];
      await printResult(context, options, { totalCount, statements }, lines.join("\n") || "Nothing is said of that.");
    });
}

const HELP = `
Examples:
  $ citegraph statements --first 10                                  what was said last
  $ citegraph statements --relations RESTRICTS,PERMITS --types Chip  which chips are restricted, by what, who says so
  $ citegraph statements --attributed-to person:jensen-huang --polarity negated`;
