// Statements as the command line lists them: who and what by name, the sentence, and the document it stands in.
import { InvalidArgumentError } from "commander";
import type { GraphNode, StatementRecord } from "../store/index.ts";

/** What `toStatementRow` needs to have been brought along with a statement. */
export const STATEMENT_LINKS = {
  subject: { link: "subject" },
  object: { link: "object" },
  in: { link: "documents" },
} as const;

export type StatementRow = Omit<StatementRecord, "kind"> & {
  readonly subjectName: string;
  readonly objectName: string;
  /** The document's key and day of publication. */
  readonly document: string | null;
  readonly publishedAt: string | null;
};

/** @param node a statement that came with STATEMENT_LINKS */
export function toStatementRow({ links, ...node }: GraphNode): StatementRow {
  const { kind: _kind, ...statement } = node as StatementRecord;
  const document = links.in?.edges[0]?.node;
  const [key, publishedAt] = document?.kind === "document" ? [document.key, document.publishedAt] : [null, null];
  const nameOf = (end: "subject" | "object") => {
    const entity = links[end]?.edges[0]?.node;
    return entity?.kind === "entity" ? entity.name : statement[end];
  };
  return { ...statement, subjectName: nameOf("subject"), objectName: nameOf("object"), document: key, publishedAt };
}

/** A line: day of publication, what is said and how it is meant, who says it, the sentence, the document. */
export function toStatementLine(row: StatementRow): string {
  const { publishedAt, subjectName, relation, objectName, polarity, modality, attributedTo, evidence, document } = row;
  const marks = [polarity, modality].filter((mark) => mark !== "affirmed" && mark !== "asserted");
  const said = attributedTo ? [`says ${attributedTo.name}`] : [];
  const how = marks.length + said.length > 0 ? ` (${[...marks, ...said].join(", ")})` : "";
  const day = (publishedAt?.slice(0, 10) ?? "undated").padEnd(12);
  return `${day}${subjectName} ${relation} ${objectName}${how}: ${JSON.stringify(evidence[0]?.quote ?? "")} ${document}`;
}

/** How many rows to list, as an option gives it. */
export function toCount(text: string): number {
  if (/^\d{1,6}$/.test(text) && Number(text) > 0) return Number(text);
  throw new InvalidArgumentError("It is a number from 1 to 999999.");
}
