// All mentions of a document: known names, names by shape and by the model, described things, references.
import type { TypedMention } from "../../domain/index.ts";
import type { Lexicon } from "../lexicon.ts";
import type { Tree } from "../parse/tree.ts";
import type { FrameIndex } from "../relations/frame-index.ts";
import { findAcronymNames } from "./acronym-names.ts";
import { findActingFirms } from "./acting-firms.ts";
import { adoptFirms } from "./adopt-firms.ts";
import { adoptInitials, adoptNeighbours, adoptShortNames, adoptSurnames, adoptTitled } from "./adopt-types.ts";
import { findBranches } from "./branches.ts";
import { findCalled } from "./called-names.ts";
import type { Candidate, Scene } from "./candidate.ts";
import { findChipLines } from "./chip-lines.ts";
import { findChipVariants } from "./chip-variants.ts";
import { findChips } from "./chips.ts";
import { findCitations } from "./citations.ts";
import { findDefinedNames } from "./defined-names.ts";
import { findDescribed } from "./described.ts";
import { findDescribedNames } from "./described-names.ts";
import { adoptExpected, expectTypes, findExpectedNames } from "./expected-names.ts";
import { findFirmRuns } from "./firm-runs.ts";
import { findKnownNames, type Trie } from "./gazetteer-trie.ts";
import { dropHeadingNames, findWriters } from "./headings.ts";
import { findKnown } from "./known-names.ts";
import { findModelNames } from "./model-names.ts";
import { findNameRuns } from "./name-runs.ts";
import { findAttorneys } from "./named-bodies.ts";
import { dropNoNames } from "./no-names.ts";
import { findOwnProducts } from "./own-products.ts";
import { findProcessNodes } from "./process-nodes.ts";
import { findBracketedNames, findLabelSpeakers, repeatNames } from "./propagate.ts";
import { findQuotedInstruments, findTitledInstruments } from "./quoted-instruments.ts";
import { findReferences } from "./references.ts";
import { findRegions } from "./regions.ts";
import { dropHeadsOfChips, selectCandidates, settleTypes } from "./select.ts";
import { findSelfTitled } from "./self-titled.ts";

/** A mention with its place in the tree. */
export interface PlacedMention extends TypedMention {
  readonly number: number;
  readonly first: number; // token
  readonly last: number; // token, inclusive
  readonly head: number; // token
  readonly forms: readonly string[];
  /** Of a plural reference: the mentions that it means together. */
  readonly together: readonly number[];
}

/** Who looks for names by themselves, with what speaks for theirs. */
const FINDERS = [
  { find: findKnown, reason: "the gazetteer knows it" },
  { find: findBranches, reason: "a company's name with a region, or what the unit does, after it" },
  { find: findModelNames, reason: "the model takes it for a name" },
  { find: findActingFirms, reason: "it does, owns or suffers what only firms do" },
  { find: findAcronymNames, reason: "capitalised words whose initials follow in brackets" },
  { find: findDefinedNames, reason: "a bracket gives it for a longer name" },
  { find: findNameRuns, reason: "capitalised words of a name's shape" },
  { find: findFirmRuns, reason: "proper nouns, the last of which ends names of firms" },
  { find: findAttorneys, reason: "the office of an attorney" },
  { find: findChips, reason: "a product code, or a word for a chip beside it" },
  { find: findChipVariants, reason: "a known chip's name with a generation or a tier after it" },
  { find: findCitations, reason: "the title and section of a code of laws" },
  { find: findCalled, reason: "a chip or a firm that is called so" },
  { find: findChipLines, reason: "a chip that names its line" },
  { find: findLabelSpeakers, reason: "the label of who speaks" },
  { find: findWriters, reason: "a line says that they wrote it" },
  { find: findQuotedInstruments, reason: "an instrument called by a name in quotation marks" },
  { find: findTitledInstruments, reason: "a rule and its title in quotation marks" },
  { find: findSelfTitled, reason: "the instrument that the text is itself" },
  { find: findRegions, reason: "a state's short form after a town" },
  { find: findDescribedNames, reason: "a word that says what it is stands beside it" },
  { find: findOwnProducts, reason: "a company owns it" },
] as const;

/** In UTF-16 code units. What runs on for longer, such as a heading of a page in capitals or a code without a space, names nothing. */
const LONGEST_NAME = 300;

/** Told of the candidates of each finder, before any choice between them; what explains an extraction listens. */
export type Witness = (candidates: readonly Candidate[], reason: string) => void;

/** Mentions in text order; of two that overlap the one that more speaks for. */
export function findMentions(
  tree: Tree,
  trie: Trie,
  lexicon: Lexicon,
  index: FrameIndex,
  witness: Witness = () => {},
): PlacedMention[] {
  const scene: Scene = { tree, lexicon, known: findKnownNames(trie, tree.text) };
  const heard = (reason: string, candidates: Candidate[]) => {
    const short = candidates.filter(({ start, end }) => end - start <= LONGEST_NAME);
    witness(short, reason);
    return short;
  };
  const expected = expectTypes(scene, index);
  const found = FINDERS.flatMap(({ find, reason }) => heard(reason, find(scene)));
  const revealed = heard("a frame expects a name there", findExpectedNames(scene, expected));
  const nameable = dropNoNames(tree, lexicon, [...found, ...revealed]);
  const selected = adoptExpected(
    expected,
    lexicon.places,
    adoptInitials(tree, lexicon, adoptTitled(tree, selectCandidates(nameable))),
  );
  const firms = adoptFirms(tree, lexicon, selected);
  const chosen = adoptNeighbours(tree, adoptSurnames(tree, adoptShortNames(tree, firms)));
  const first = dropHeadingNames(tree, settleTypes(chosen));
  const short = heard("a short name in brackets after a body's", findBracketedNames(scene, first));
  const named = [...first, ...short];
  const repeated = heard("the name was given in full elsewhere", repeatNames(scene, named));
  const described = heard("words that describe it", findDescribed(scene));
  const nodes = heard("the size of a process node", findProcessNodes(scene));
  const references = heard("a pronoun, or a noun for something named", findReferences(scene));
  const whole = selectCandidates([...named, ...repeated, ...described, ...nodes, ...references]);
  const all = dropHeadsOfChips(tree, lexicon, whole);
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
    together: [],
  };
}
