// Whether a seed holds together: types, relations, ends and quotes.
import { entityId, type SourceDocument } from "../domain/index.ts";
import { allows, type Ontology } from "../ontology/index.ts";
import { ENTITY_ID, type EntityRow, type Placed, type StatementRow } from "./seed-rows.ts";

/** An entity that a seed's statements may name. */
export interface KnownEntity {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly externalIds: Readonly<Record<string, string>>;
}

/** What the statements of a seed are checked against. */
export interface SeedWorld {
  readonly ontology: Ontology;
  readonly entities: ReadonlyMap<string, KnownEntity>;
  /** By key. */
  readonly documents: ReadonlyMap<string, SourceDocument>;
}

export function toKnownEntity({ id, ...row }: EntityRow): KnownEntity {
  return { ...row, id: id ?? entityId(row.type, row.name) };
}

/** One sentence a fault, each beginning with `file:line`. */
export function checkEntities(rows: readonly Placed<EntityRow>[], { entityTypes }: Ontology): string[] {
  const faults: string[] = [];
  const firstPlaces = new Map<string, string>();
  for (const { value, where } of rows) {
    const { id, type } = toKnownEntity(value);
    const first = firstPlaces.get(id);
    if (first) faults.push(`${where}: ${id} is there already, in ${first}`);
    else firstPlaces.set(id, where);
    if (!entityTypes.has(type)) faults.push(`${where}: unknown entity type ${type}`);
    else if (!id.startsWith(`${type.toLowerCase()}:`)) faults.push(`${where}: ${id} is no id of a ${type}`);
  }
  return faults;
}

/** One sentence a fault, each beginning with `file:line`. */
export function checkStatement({ value, where }: Placed<StatementRow>, world: SeedWorld): string[] {
  const { subject, relation, object, attributedTo } = value;
  const speaker = attributedTo != null && ENTITY_ID.test(attributedTo) ? [attributedTo] : [];
  const dangling = [subject, object, ...speaker].filter((id) => !world.entities.has(id));
  const faults = dangling.map((id) => `${id} is neither in the seed nor known`);
  if (!world.ontology.relations.has(relation)) faults.push(`unknown relation ${relation}`);
  else if (dangling.length === 0) faults.push(...checkEnds(value, world));
  return [...faults, ...checkQuote(value, world)].map((fault) => `${where}: ${fault}`);
}

function checkEnds({ subject, relation, object }: StatementRow, { ontology, entities }: SeedWorld): string[] {
  const [from, to] = [entities.get(subject)!.type, entities.get(object)!.type];
  return allows(ontology, relation, from, to) ? [] : [`${relation} does not go from a ${from} to a ${to}`];
}

function checkQuote({ document, quote }: StatementRow, { documents }: SeedWorld): string[] {
  if (document === undefined || quote === undefined) return [];
  const source = documents.get(document);
  if (!source) return [`the document ${document} is neither in the seed nor in the store`];
  return source.text.includes(quote) ? [] : [`the quote is not in ${document}: ${JSON.stringify(quote.slice(0, 80))}`];
}
