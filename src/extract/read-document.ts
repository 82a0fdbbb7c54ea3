// Source documents read: their mentions and their claims.
import type { Reading, SourceDocument } from "../domain/index.ts";
import type { Gazetteer, Ontology } from "../ontology/index.ts";
import { findQuotes } from "./attribution/quotes.ts";
import { resolveReferences } from "./coreference/resolve-references.ts";
import { hasSpokesperson, resolveSpeakers } from "./coreference/speakers.ts";
import { createLexicon } from "./lexicon.ts";
import { findMentions, type Witness } from "./mentions/find-mentions.ts";
import { createTrie } from "./mentions/gazetteer-trie.ts";
import { mendTree } from "./mentions/mend-tree.ts";
import { createMarksReader } from "./modality/marks-reader.ts";
import type { MarksReader } from "./modality/read-marks.ts";
import { type Parse, parseDocument, type Tree } from "./parse/tree.ts";
import { createStage, type Stage } from "./relations/denote.ts";
import { findClaims } from "./relations/find-claims.ts";
import { createSpokenFor } from "./relations/find-posts.ts";
import { createFrameIndex } from "./relations/frame-index.ts";
import type { ClaimRules } from "./relations/try-frame.ts";
import { findTimes } from "./time/find-time.ts";

export interface ReaderOptions {
  readonly ontology: Ontology;
  readonly gazetteer: Gazetteer;
  readonly parse: Parse;
}

/** Reads documents, in their order; nothing is remembered from one to the next. */
export type DocumentReader = (documents: readonly SourceDocument[]) => Reading[];

/** Compiles ontology and gazetteer once. */
export function createReader(options: ReaderOptions): DocumentReader {
  const prepare = createPreparer(options);
  const read = (document: SourceDocument, parsed: Tree): Reading => {
    const { stage, rules, marks } = prepare(document, parsed);
    return { mentions: stage.mentions, claims: findClaims(stage, rules, marks) };
  };
  return (documents) => {
    // Each parse drives what reads a document from the processor's cache: so all are parsed first.
    const parsed = documents.map(({ text }) => parseDocument(text, options.parse));
    return documents.map((document, i) => read(document, parsed[i]!));
  };
}

/** A document whose mentions are found: all that finding claims needs. */
export interface Prepared {
  readonly stage: Stage;
  readonly rules: ClaimRules;
  readonly marks: MarksReader;
}

/** Everything between the parse and claims: mentions, what they refer to, who is quoted. */
export function createPreparer({ ontology, gazetteer }: Omit<ReaderOptions, "parse">) {
  const lexicon = createLexicon(ontology, gazetteer);
  const trie = createTrie(gazetteer);
  const rules = { ontology, index: createFrameIndex(ontology, lexicon) };
  return (document: SourceDocument, parsed: Tree, witness?: Witness): Prepared => {
    const found = findMentions(parsed, trie, lexicon, rules.index, witness);
    const tree = mendTree(parsed, found, lexicon);
    const resolved = resolveReferences(tree, found, lexicon, document.author);
    const draft = createStage(tree, lexicon, resolved);
    const quotes = findQuotes(draft);
    const times = findTimes(document.text, document.publishedAt);
    const spokenFor = hasSpokesperson(resolved, quotes)
      ? createSpokenFor(draft, rules, createMarksReader(draft, quotes, times, document))
      : () => undefined;
    const stage = createStage(tree, lexicon, resolveSpeakers(resolved, quotes, spokenFor));
    return { stage, rules, marks: createMarksReader(stage, quotes, times, document) };
  };
}
