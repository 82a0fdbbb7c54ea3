// Every document that is quoted, with the quotes: Markdown, by author or outlet, then date.
import type { DocumentBriefFragment, StatementFullFragment } from "../generated/operations.ts";
import { statementsOf, type Visible } from "./visible-graph.ts";

export async function toCitations({ edges }: Visible): Promise<string> {
  const statements = await statementsOf(edges);
  const documents = new Map(
    statements.flatMap(({ evidence }) => evidence.map(({ document }) => [document.id, document])),
  );
  const ordered = [...documents.values()].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
  const sections = ordered.map(
    (document) => `${cite(document)}\n\n${quotesFrom(document.id, statements).join("\n")}\n`,
  );
  return `# Sources\n\n${sections.join("\n")}`;
}

function sortKey({ author, outlet, publishedAt, title, key }: DocumentBriefFragment): string {
  return [author ?? outlet ?? "", publishedAt ?? "", title ?? key].join("\u0000");
}

/** Author or outlet (date). Title. Outlet. Address. */
export function cite({ author, outlet, title, publishedAt, key }: DocumentBriefFragment): string {
  const who = author ?? outlet ?? "Unknown";
  const parts = [`${plain(who)} (${publishedAt?.slice(0, 10) ?? "no date"})`, `*${plain(title ?? key)}*`];
  if (author && outlet) parts.push(plain(outlet));
  return `- ${[...parts, plain(key)].join(". ")}`;
}

function quotesFrom(documentId: string, statements: readonly StatementFullFragment[]): string[] {
  const evidence = statements.flatMap((statement) => statement.evidence);
  const quotes = evidence.filter(({ document }) => document.id === documentId).map(({ quote }) => quote);
  return [...new Set(quotes)].map((quote) => `  > ${plain(quote)}`);
}

/** One line that Markdown takes as it stands. */
function plain(text: string): string {
  return text.replace(/\s+/g, " ").replace(/([\\`*_[\]<>#|])/g, "\\$1");
}
