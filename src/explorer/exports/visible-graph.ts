// What an export is made of: what the canvas shows, and the statements behind it.
import { inBatches, rowsOf } from "../api/batches.ts";
import { request } from "../api/request.ts";
import { EdgeStatementsDocument, type StatementFullFragment } from "../generated/operations.ts";
import type { CanvasEdge, CanvasNode } from "../state/canvas.ts";
import { statementFilter } from "../state/filters.ts";

export interface Visible {
  readonly nodes: readonly CanvasNode[];
  readonly edges: readonly CanvasEdge[];
}

const PAGE = 50;

/** All statements of these relation edges that pass the filter, edge by edge. */
export async function statementsOf(edges: readonly CanvasEdge[]): Promise<StatementFullFragment[]> {
  return inBatches(edges, 1, async ([edge]) => {
    const found: StatementFullFragment[] = [];
    let after: string | null = null;
    do {
      const answer: Awaited<ReturnType<typeof askPage>> = await askPage(edge!.id, after);
      found.push(...answer.rows);
      after = answer.next;
    } while (after);
    return found;
  });
}

async function askPage(id: string, after: string | null) {
  const filter = statementFilter.peek();
  const { node } = await request(EdgeStatementsDocument, { id, first: PAGE, after, filter });
  if (!node || !("statements" in node)) return { rows: [], next: null };
  const { pageInfo } = node.statements;
  return { rows: rowsOf(node.statements), next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null };
}
