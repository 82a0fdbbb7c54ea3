// What documents say, between the entities that are shown: those of the text, or those that they were judged to be.
import type { Attribution, ExtractedEntity, Extraction, SourceDocument, Statement } from "../../../domain/index.ts";
import { scopeIdsOf } from "../../../graph/index.ts";
import type { Ontology } from "../../../ontology/index.ts";
import { speakersOf } from "./rows.ts";

/** Entities that are shown as another one → that one's id. */
export type ShownAs = ReadonlyMap<string, string>;

/** An entity under the id that it is shown as. */
export interface ShownEntity extends ExtractedEntity {
  /** Its id in the text. */
  readonly said: string;
}

/** A statement between entities as they are shown, with those that its role names. It keeps the id of what the text says. */
export interface ShownStatement extends Statement {
  readonly scopeIds: string | null;
}

/** What one document says, or a part of it, as it is shown. */
export interface View {
  readonly document: SourceDocument;
  readonly entities: readonly ShownEntity[];
  readonly statements: readonly ShownStatement[];
}

export function toView(extraction: Omit<Extraction, "run">, shownAs: ShownAs, ontology: Ontology): View {
  return viewOf(extraction, extraction.entities, shownAs, ontology);
}

/** @param all entities of the document, of which the view may be to show a part */
function viewOf(
  { document, entities, statements }: Omit<Extraction, "run">,
  all: readonly ExtractedEntity[],
  shownAs: ShownAs,
  ontology: Ontology,
): View {
  const shown = (id: string) => shownAs.get(id) ?? id;
  return {
    document,
    entities: entities.map((entity) => ({ ...entity, id: shown(entity.id), said: entity.id })),
    statements: statements.map((statement) => ({
      ...statement,
      subject: shown(statement.subject),
      object: shown(statement.object),
      attributedTo: toShownSpeaker(statement.attributedTo, shown),
      scopeIds: scopeIdsOf(statement, all, shown, ontology),
    })),
  };
}

function toShownSpeaker(attribution: Attribution | null, shown: (id: string) => string): Attribution | null {
  if (attribution === null) return null;
  const { entity, via } = attribution;
  return { ...attribution, entity: entity && shown(entity), via: toShownSpeaker(via, shown) };
}

/** Entities that are shown as another one than before, by their ids in the texts. */
export function changedBetween(before: ShownAs, after: ShownAs): Set<string> {
  const ids = [...new Set([...before.keys(), ...after.keys()])];
  return new Set(ids.filter((id) => before.get(id) !== after.get(id)));
}

/**
 * The part of what a document says that judgements move: the statements that name a changed entity, in their role too, and all
 * that the document names an entity by which loses or wins one.
 * @returns the part as it was and as it will be, and how many statements have another end
 */
export function movedPart(
  extraction: Extraction,
  before: ShownAs,
  after: ShownAs,
  changed: ReadonlySet<string>,
  ontology: Ontology,
) {
  const { document, entities } = extraction;
  const touched = new Set([...changed].flatMap((id) => [before.get(id) ?? id, after.get(id) ?? id]));
  const isTouched = ({ id }: ExtractedEntity) => touched.has(before.get(id) ?? id) || touched.has(after.get(id) ?? id);
  const isMoved = ({ subject, object }: Statement) => changed.has(subject) || changed.has(object);
  const isSaidBy = ({ attributedTo }: Statement) => speakersOf(attributedTo).some((id) => changed.has(id));
  const limitsOf = (statement: Statement, as: ShownAs) =>
    scopeIdsOf(statement, entities, (id) => as.get(id) ?? id, ontology);
  const isLimited = (statement: Statement) => limitsOf(statement, before) !== limitsOf(statement, after);
  const statements = extraction.statements.filter((each) => isMoved(each) || isSaidBy(each) || isLimited(each));
  const part = { document, entities: entities.filter(isTouched), statements };
  const view = (as: ShownAs) => viewOf(part, entities, as, ontology);
  return { remove: view(before), add: view(after), moved: statements.filter(isMoved).length };
}
