// What the store holds of all that a change touches: one query for the entities, one for the statements.
import type { Ontology } from "../../../ontology/index.ts";
import type { Row, Run } from "../database/database.ts";
import type { HeldFact } from "./facts.ts";
import { type Before, type Change, type EntityState, toTouched } from "./plan-change.ts";
import { lookUpKeys } from "./rows.ts";

export async function readBefore(run: Run, change: Change, ontology: Ontology): Promise<Before> {
  const [entities, facts] = await Promise.all([readEntities(run, change), readFacts(run, change, ontology)]);
  return { entities, facts };
}

async function readEntities(run: Run, { add, remove }: Change): Promise<Map<string, EntityState>> {
  const ids = new Set(
    [...add, ...remove].flatMap(({ entities, statements }) => [
      ...entities.map(({ id }) => id),
      ...statements.flatMap(({ subject, object }) => [subject, object]),
    ]),
  );
  const rows = await run<{ id: string; type: string; tally: string; relationCount: number }>(
    `UNWIND $ids AS id MATCH (e:Entity {id: id})
     RETURN e.id AS id, e.type AS type, e.tally AS tally, e.relationCount AS relationCount`,
    { ids: [...ids] },
  );
  return new Map(rows.map((row) => [row.id, { ...row, tally: JSON.parse(row.tally) }]));
}

/** All that derivation needs; the type makes a member that is missing here an error. */
const FACT: Readonly<Record<keyof HeldFact, true>> = {
  id: true,
  subject: true,
  relation: true,
  object: true,
  role: true,
  scopeIds: true,
  polarity: true,
  modality: true,
  time: true,
  confidence: true,
  document: true,
  publishedAt: true,
  passage: true,
  story: true,
  relationId: true,
  relationStatus: true,
};

const FACTS = `CALL () {
    UNWIND $relationIds AS id MATCH (s:Statement {relationId: id}) RETURN s
    UNION UNWIND $functionalKeys AS key MATCH (s:Statement {functionalKey: key}) RETURN s
    UNION UNWIND $oppositeKeys AS key MATCH (s:Statement {oppositeKey: key}) RETURN s
  }
  RETURN ${Object.keys(FACT)
    .map((member) => `s.${member} AS ${member}`)
    .join(", ")}`;

async function readFacts(run: Run, change: Change, ontology: Ontology): Promise<HeldFact[]> {
  const { relationIds, conflictKeys } = toTouched(change, ontology);
  const keys = [...conflictKeys.values()].map((key) => lookUpKeys([key]));
  const parameters: Row = {
    relationIds: [...relationIds],
    functionalKeys: keys.flatMap(({ functionalKey }) => functionalKey ?? []),
    oppositeKeys: keys.flatMap(({ oppositeKey }) => oppositeKey ?? []),
  };
  return run<HeldFact>(FACTS, parameters);
}
