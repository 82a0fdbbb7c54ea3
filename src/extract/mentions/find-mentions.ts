// All mentions of a document: known names, names by shape and by the model, described things, references.
import type { TypedMention } from "../../domain/index.ts";
import type { Lexicon } from "../lexicon.ts";
import type { Tree } from "../parse/tree.ts";
import type { FrameIndex } from "../relations/frame-index.ts";
import { adoptNeighbours, adoptShortNames, adoptSurnames } from "./adopt-types.ts";
import type { Candidate, Scene } from "./candidate.ts";
import { findChipLines } from "./chip-lines.ts";
import { findChips } from "./chips.ts";
import { findDescribed } from "./described.ts";
import { findDescribedNames } from "./described-names.ts";
import { adoptExpected, expectTypes, findExpectedNames } from "./expected-names.ts";
import { findKnownNames, type Trie } from "./gazetteer-trie.ts";
import { dropHeadingNames } from "./headings.ts";
import { findKnown } from "./known-names.ts";
import { findModelNames } from "./model-names.ts";
import { findNameRuns } from "./name-runs.ts";
import { dropNoNames } from "./no-names.ts";
import { findLabelSpeakers, repeatNames } from "./propagate.ts";
import { findReferences } from "./references.ts";
import { selectCandidates, settleTypes } from "./select.ts";
import { findSelfTitled } from "./self-titled.ts";

/** A mention with its place in the tree. */
export interface PlacedMention extends TypedMention {
  readonly number: number;
  readonly first: number; // token
  readonly last: number; // token, inclusive
  readonly head: number; // token
  readonly forms: readonly string[];
}

/** Mentions in text order; of two that overlap the one that more speaks for. */
export function findMentions(tree: Tree, trie: Trie, lexicon: Lexicon, index: FrameIndex): PlacedMention[] {
  const scene: Scene = { tree, lexicon, known: findKnownNames(trie, tree.text) };
  const expected = expectTypes(scene, index);
  const named = [
    findKnown,
    findModelNames,
    findNameRuns,
    findChips,
    findChipLines,
    findLabelSpeakers,
    findSelfTitled,
    findDescribedNames,
  ].flatMap((find) => find(scene));
  const nameable = dropNoNames(tree, lexicon, [...named, ...findExpectedNames(scene, expected)]);
  const selected = adoptExpected(expected, selectCandidates(nameable));
  const chosen = adoptNeighbours(tree, adoptSurnames(tree, adoptShortNames(tree, selected)));
  const first = dropHeadingNames(tree, settleTypes(chosen));
  const repeated = repeatNames(scene, first);
  const all = selectCandidates([...first, ...repeated, ...findDescribed(scene), ...findReferences(scene)]);
  return all.map((candidate, number) => toMention(tree, candidate, number));
}

function toMention({ text }: Tree, candidate: Candidate, number: number): PlacedMention {
  const { start, end, first, last, head, type, kind, known, name, onDemand, forms } = candidate;
  return {
    number,
    start,
    end,
    first,
    last,
    head,
    text: text.slice(start, end),
    type,
    kind,
    known,
    name,
    onDemand,
    forms,
    refersTo: null,
  };
}
