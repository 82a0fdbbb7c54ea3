// `citegraph timeline`: what is said of an entity, in order of the times that it is said of.
import { Command } from "commander";
import { CitegraphError } from "../../domain/index.ts";
import type { Connection, GraphNode, GraphStore, StatementRecord } from "../../store/index.ts";
import { type CommonOptions, type Context, printResult, usingStore, withCommonOptions } from "../context.ts";
import { type FilterOptions, toPart, withFilterOptions } from "../filter-options.ts";
import { toCount } from "../statement-rows.ts";

interface TimelineOptions extends CommonOptions, FilterOptions {
  readonly first: number;
}

export function timelineCommand(context: Context): Command {
  const command = new Command("timeline")
    .description("list what is said of an entity, in order of the times that it is said of")
    .argument("<entity>", "its id, such as chip:h20")
    .option("--first <n>", "how many", toCount, 100);
  return withCommonOptions(withFilterOptions(command))
    .addHelpText("after", HELP)
    .action(async (id: string, options: TimelineOptions) => {
      const { entity, said } = await usingStore(
        context,
        options.store,
        (store, ontology) => readTimeline(store, id, options.first, toPart(options, ontology)),
        { mustExist: true },
      );
      const events = said.edges.map(({ node }) => toEvent(node));
      const more = (said.totalCount ?? 0) - events.length;
      const lines = [...events.map(toLine), ...(more > 0 ? [`… and ${more} more: --first shows them.`] : [])];
      const result = { entity, totalCount: said.totalCount, statements: events };
      await printResult(context, options, result, lines.join("\n") || `Nothing is said of ${entity}.`);
    });
}

async function readTimeline(
  store: GraphStore,
  id: string,
  size: number,
  { filter, ...known }: ReturnType<typeof toPart>,
): Promise<{ entity: string; said: Connection }> {
  const said = {
    link: "statements",
    filter,
    orderBy: { field: "time", direction: "asc" },
    page: { size },
    totalCount: true,
    links: { in: { link: "documents" } },
  } as const;
  const { edges } = await store.read({ kind: "entity", ids: [id], links: { said }, ...known });
  const [found] = edges;
  if (!found) throw new CitegraphError("NOT_FOUND", `The store holds no entity ${id}.`);
  return { entity: found.node.id, said: found.node.links.said! };
}

const HELP = `
Examples:
  $ citegraph timeline chip:h20 --first 20
  $ citegraph timeline chip:h20 --valid-at 2025-05-01 --relations RESTRICTS,PERMITS   what was in force on that day`;

function toEvent({ links, ...node }: GraphNode) {
  const { kind: _kind, ...statement } = node as StatementRecord;
  const document = links.in?.edges[0]?.node;
  return { ...statement, document: document?.kind === "document" ? document.key : null };
}

function toLine({
  time,
  subject,
  relation,
  object,
  polarity,
  modality,
  evidence,
  document,
}: ReturnType<typeof toEvent>) {
  const marks = [polarity, modality].filter((mark) => mark !== "affirmed" && mark !== "asserted");
  const how = marks.length > 0 ? ` (${marks.join(", ")})` : "";
  const quote = JSON.stringify(evidence[0]?.quote ?? "");
  return `${(time ?? "undated").padEnd(12)}${subject} ${relation} ${object}${how}: ${quote} ${document}`;
}
