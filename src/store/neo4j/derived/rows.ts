// Domain values ↔ properties of nodes and relationships. Neo4j holds no nested values: what is nested and never asked for
// alone is kept as JSON.
import {
  type Attribution,
  type Evidence,
  hashOf,
  MODALITIES,
  type Modality,
  POLARITIES,
  type Polarity,
  type Relation,
  type SourceDocument,
} from "../../../domain/index.ts";
import { assembleEntity, type ConflictKey, daysInForce, type EntityTally } from "../../../graph/index.ts";
import type { Ontology } from "../../../ontology/index.ts";
import { toFoldedNames, toSearchText } from "../../search-text.ts";
import { int, type Row } from "../database/database.ts";
import { toFact } from "./facts.ts";
import type { ShownEntity, ShownStatement } from "./shown.ts";
import type { TableRow } from "./table.ts";

/** A MENTIONS relationship: what one document says of an entity's names, by all its ids, and where it mentions it. */
export function toMentionsRow(named: readonly ShownEntity[], document: SourceDocument): TableRow {
  const mentions = named.flatMap((each) => each.mentions);
  return {
    document: document.id,
    entity: named[0]!.id,
    properties: {
      said: named.map(({ said }) => said),
      name: named[0]!.name,
      aliases: [...new Set(named.flatMap(({ aliases }) => aliases))],
      starts: mentions.map(({ start }) => int(start)),
      ends: mentions.map(({ end }) => int(end)),
      texts: mentions.map(({ text }) => text),
      kinds: mentions.map(({ kind }) => kind),
    },
  };
}

/** The ids in the form `scheme=id`, as an object again. */
export function toExternalIds(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(pairs.map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]));
}

/** Properties of an Entity node. */
export function toEntityRow(id: string, type: string, tally: EntityTally, relationCount: number): Row {
  const { name, aliases, externalIds } = assembleEntity(tally);
  const names = [name, ...aliases];
  return {
    ...{ id, type, name, aliases },
    externalIds: Object.entries(externalIds).map(([scheme, value]) => `${scheme}=${value}`),
    documentCount: int(tally.documents),
    mentionCount: int(tally.mentions),
    relationCount: int(relationCount),
    searchText: toSearchText(names),
    foldedNames: toFoldedNames(names),
    tally: JSON.stringify(tally),
  };
}

/** What the properties of a Statement node that it is found, filtered and derived by are made of. */
export interface StatementContext {
  readonly document: SourceDocument;
  /** The type of each entity, by its id. */
  readonly types: ReadonlyMap<string, string>;
  readonly ontology: Ontology;
}

/** A Statement node with its evidence. */
export function toStatementRow(
  statement: ShownStatement,
  context: StatementContext,
): { properties: Row; evidence: Row[] } {
  const speakers = speakersOf(statement.attributedTo);
  return {
    properties: { ...saidBy(statement), ...foundBy(statement, context), speakers },
    evidence: statement.evidence.map(toEvidenceRow),
  };
}

function saidBy({ evidence: _evidence, attributedTo, ...said }: ShownStatement): Row {
  return { ...said, speaker: attributedTo?.name ?? null, attributedTo: attributedTo && JSON.stringify(attributedTo) };
}

function foundBy(statement: ShownStatement, { document, types, ontology }: StatementContext): Row {
  const { from, to } = daysInForce(statement);
  const { relationId, passage, story, keys } = toFact(statement, document, ontology);
  return {
    document: document.id,
    outlet: document.outlet,
    publishedAt: document.publishedAt,
    subjectType: types.get(statement.subject),
    objectType: types.get(statement.object),
    relationId,
    validFrom: from,
    validTo: to,
    passage,
    story,
    ...lookUpKeys(keys),
  };
}

/** By what a group of possibly conflicting statements is found; those of one relation edge are found by its id. */
export function lookUpKeys(keys: readonly ConflictKey[]): { functionalKey?: string; oppositeKey?: string } {
  const found = keys.filter(({ kind }) => kind !== "polarity").map(({ kind, key }) => [`${kind}Key`, hashOf(key)]);
  return Object.fromEntries(found);
}

/** Every speaker with an entity, the outermost report last. */
export function speakersOf(attribution: Attribution | null): string[] {
  const found = new Set<string>();
  for (let each = attribution; each; each = each.via) if (each.entity !== null) found.add(each.entity);
  return [...found];
}

/** Properties of an EVIDENCED_BY relationship. */
export const EVIDENCE_COLUMNS = ["position", "start", "end", "quote", "parts"] as const;

function toEvidenceRow({ start, end, quote, subject, trigger, object }: Evidence, position: number): Row {
  const parts = JSON.stringify({ subject, trigger, object });
  return { position: int(position), start: int(start), end: int(end), quote, parts };
}

/** The evidence that an EVIDENCED_BY relationship holds. */
export function toEvidence({ document, start, end, quote, parts }: Row): Evidence {
  return { document, start, end, quote, ...JSON.parse(parts as string) } as Evidence;
}

/** A relationship of a relation's type. */
export function toRelationRow(edge: Relation): TableRow {
  const { id, relation, subject, object, status, confidence, support, statementCount, firstSeen, lastSeen } = edge;
  return {
    ...{ relation, subject, object },
    properties: {
      ...{ id, status, confidence, firstSeen, lastSeen },
      support: int(support),
      statementCount: int(statementCount),
      ...Object.fromEntries(POLARITIES.map((polarity) => [polarity, int(edge.byPolarity[polarity])])),
      ...Object.fromEntries(MODALITIES.map((modality) => [modality, int(edge.byModality[modality])])),
    },
  };
}

/** How many of a relation's statements have each polarity, and each modality. */
export function toCounts(row: Row) {
  const pick = <K extends string>(keys: readonly K[]) =>
    Object.fromEntries(keys.map((key) => [key, row[key]])) as Record<K, number>;
  return { byPolarity: pick<Polarity>(POLARITIES), byModality: pick<Modality>(MODALITIES) };
}
