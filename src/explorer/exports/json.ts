// The canvas as JSON: entities, relation edges, and their statements with evidence.
import { positions } from "../state/positions.ts";
import { statementsOf, type Visible } from "./visible-graph.ts";

export async function toJson({ nodes, edges }: Visible): Promise<string> {
  const entities = nodes.map((node) => ({ ...node, position: positions.get(node.id) ?? null }));
  const relations = edges.map(({ subject, object, conflicts, ...edge }) => {
    return { ...edge, subject: subject.id, object: object.id, conflicts: conflicts.totalCount };
  });
  return `${JSON.stringify({ entities, relations, statements: await statementsOf(edges) }, null, 2)}\n`;
}
