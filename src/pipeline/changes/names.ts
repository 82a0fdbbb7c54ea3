// As which entities names are shown, now and at a time, and the statements that judgements since then moved to other entities.
import type { Judgement, Statement } from "../../domain/index.ts";
import { canonicalIds, relationIdOf } from "../../graph/index.ts";
import { type Ontology, scopeWords } from "../../ontology/index.ts";
import { type GraphStore, holdingAt, type StatementRecord } from "../../store/index.ts";

/** Entities by the ids that texts give them → those they were shown as then, and are now. */
export interface Names {
  readonly before: (id: string) => string;
  readonly now: (id: string) => string;
  /** Those that are shown as another entity than then. */
  readonly moved: ReadonlySet<string>;
}

/** @param judgements all, revoked ones among them */
export function namesSince(judgements: readonly Judgement[], time: string): Names {
  const before = canonicalIds(holdingAt(judgements, time)).canonical;
  const now = canonicalIds(judgements.filter(({ revokedAt }) => revokedAt === null)).canonical;
  return {
    before: (id) => before.get(id) ?? id,
    now: (id) => now.get(id) ?? id,
    moved: new Set([...before.keys(), ...now.keys()].filter((id) => before.get(id) !== now.get(id))),
  };
}

/** Of a statement as it is shown, all by which its relation edge and its conflicts are found. */
export type Placed = Pick<StatementRecord, "id" | "relation" | "object" | "polarity" | "modality" | "relationId">;

export interface Moved {
  /** Ids of the documents that hold these statements. */
  readonly documents: readonly string[];
  readonly before: readonly Placed[];
  readonly now: readonly Placed[];
}

/**
 * Statements with an end that is shown as another entity than then, and those whose role may name one, of documents that were
 * there then and are now.
 * @param others documents that are compared whole
 */
export async function readMoved(
  store: Pick<GraphStore, "documentsNaming" | "extractions">,
  { before, now, moved }: Names,
  others: ReadonlySet<string>,
  ontology: Ontology,
): Promise<Moved> {
  if (moved.size === 0) return { documents: [], before: [], now: [] };
  const documents = (await store.documentsNaming([...moved])).filter((id) => !others.has(id));
  if (documents.length === 0) return { documents, before: [], now: [] };
  const found: Statement[] = [];
  const isLimited = ({ relation, role }: Statement) => role !== null && scopeWords(relation, ontology).length > 0;
  const isMoved = ({ subject, object }: Statement) => moved.has(subject) || moved.has(object);
  for await (const { statements } of store.extractions({ documents }))
    found.push(...statements.filter((each) => isMoved(each) || isLimited(each)));
  const as = (shown: Names["now"]) => found.map((statement) => toPlaced(statement, shown, ontology));
  return { documents, before: as(before), now: as(now) };
}

function toPlaced(statement: Statement, shown: Names["now"], ontology: Ontology): Placed {
  const { id, relation, polarity, modality } = statement;
  const [subject, object] = [shown(statement.subject), shown(statement.object)];
  const relationId = relationIdOf({ subject, relation, object }, ontology);
  return { id, relation, object, polarity, modality, relationId };
}
