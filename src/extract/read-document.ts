// A source document read: its mentions and its claims.
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
import { type Parse, parseDocument } from "./parse/tree.ts";
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

/** Reads documents one by one; nothing is remembered from one to the next. */
export type DocumentReader = (document: SourceDocument) => Reading;

/** Compiles ontology and gazetteer once. */
export function createReader(options: ReaderOptions): DocumentReader {
  const prepare = createPreparer(options);
  return (document) => {
    const { stage, rules, marks } = prepare(document);
    return { mentions: stage.mentions, claims: findClaims(stage, rules, marks) };
  };
}

/** A document whose mentions are found: all that finding claims needs. */
export interface Prepared {
  readonly stage: Stage;
  readonly rules: ClaimRules;
  readonly marks: MarksReader;
}

/** Everything before claims: parse, mentions, what they refer to, who is quoted. */
export function createPreparer({ ontology, gazetteer, parse }: ReaderOptions) {
  const lexicon = createLexicon(ontology, gazetteer);
  const trie = createTrie(gazetteer);
  const rules = { ontology, index: createFrameIndex(ontology, lexicon) };
  return (document: SourceDocument, witness?: Witness): Prepared => {
    const parsed = parseDocument(document.text, parse);
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
