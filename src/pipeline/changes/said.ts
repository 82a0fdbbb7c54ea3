// What statements say and who says it, by which they are known again when their document was revised or read by another.
import { type Attribution, type SourceDocument, type Statement, toCanonicalJson } from "../../domain/index.ts";
import type { GraphStore } from "../../store/index.ts";
import type { ChangedDocuments } from "./documents.ts";
import type { Names } from "./names.ts";

/** Id of a statement → what it says. Two say the same exactly if these are equal. */
export type Said = (id: string) => string;

/**
 * Of a document that did not change, and of one that was not there at the other time, a statement's id says it all. Of others
 * it is read what the text says of whom, under the names of now: so it does not matter that names were judged meanwhile.
 */
export async function readSaid(
  store: Pick<GraphStore, "extractions">,
  { kept }: ChangedDocuments,
  names: Names,
  time: string,
): Promise<Said> {
  const known = new Map<string, string>();
  for (const { knownAt, documents } of [{ documents: kept.now }, { documents: kept.before, knownAt: time }]) {
    if (documents.length === 0) continue;
    for await (const { document, statements } of store.extractions({ documents, ...(knownAt && { knownAt }) }))
      for (const statement of statements) known.set(statement.id, saidIn(document, statement, names));
  }
  return (id) => known.get(id) ?? id;
}

/** All but where in the text it stands, when the document appeared, who read it and how surely. */
function saidIn({ key, outlet, author }: SourceDocument, statement: Statement, { now }: Names): string {
  const { id: _id, evidence, run: _run, confidence: _confidence, ...content } = statement;
  return toCanonicalJson({
    ...content,
    subject: now(content.subject),
    object: now(content.object),
    attributedTo: toSpeaker(content.attributedTo, now),
    quotes: evidence.map(({ quote }) => quote),
    by: { key, outlet, author },
  });
}

function toSpeaker(attribution: Attribution | null, shown: Names["now"]): object | null {
  if (attribution === null) return null;
  const { entity, name, via } = attribution;
  return { entity: entity && shown(entity), name, via: toSpeaker(via, shown) };
}
