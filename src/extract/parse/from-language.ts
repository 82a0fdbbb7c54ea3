// The language engine as a parser of documents.
import type { Doc, Language } from "../../language/index.ts";
import type { Parse, ParsedText, ParsedToken } from "./tree.ts";

/** A `Parse` that asks a language engine. */
export function createParse(language: Language): Parse {
  return (texts) => language.parseAll(texts).map(toParsedText);
}

function toParsedText(doc: Doc): ParsedText {
  const starts = new Set(doc.sentences.map(({ start }) => start));
  const tokens: ParsedToken[] = [];
  for (let i = 0; i < doc.length; i++)
    tokens.push({
      start: doc.start(i),
      end: doc.end(i),
      lemma: doc.lemma(i),
      tag: doc.tag(i),
      pos: doc.pos(i),
      dep: doc.dep(i),
      head: doc.head(i),
      sentenceStart: starts.has(i),
    });
  return { tokens, entities: doc.entities };
}
