// Names typed by the part they play: who is chief executive of something is a person, and the something a company.
import type { Frame } from "../../ontology/index.ts";
import type { Lexicon } from "../lexicon.ts";
import { firstConjunct, isCapitalised, isProper } from "../parse/navigate.ts";
import type { Token, Tree } from "../parse/tree.ts";
import { type FrameIndex, framesAt, mayReveal, type Triggered } from "../relations/frame-index.ts";
import type { End, IndexedFrame } from "../relations/indexed-frame.ts";
import { fillSlot } from "../relations/slots.ts";
import { type Candidate, type Scene, toCandidate } from "./candidate.ts";
import { isTitleWord } from "./titles.ts";

/** What the frames around a token expect there; a type that is only suggested is one for names of one word. */
interface Expected {
  readonly type: string;
  readonly isSure: boolean;
}

/** By token; nothing where no revealing frame reaches. */
export type ExpectedTypes = ReadonlyMap<number, Expected>;

const RANK = 37; // below the model's own names

/** What the frames that reveal names expect at the proper nouns of a document. */
export function expectTypes({ tree, lexicon }: Scene, index: FrameIndex): ExpectedTypes {
  const expected = new Map<number, Expected>();
  for (const token of tree.tokens) {
    if (!mayReveal(index, token)) continue;
    for (const triggered of framesAt(index, tree, token)) {
      const { reveals, suggests } = triggered.frame;
      if (reveals.length + suggests.length === 0 || !isMet(tree, token.i, triggered.frame)) continue;
      for (const end of reveals) expectAt({ tree, lexicon }, token.i, triggered, end, true, expected);
      for (const end of suggests) expectAt({ tree, lexicon }, token.i, triggered, end, false, expected);
    }
  }
  return expected;
}

/** Whether the words around a trigger are those that its frame asks for: "took a stake in X", not "took part in X". */
const isMet = (tree: Tree, trigger: number, { conditions }: IndexedFrame): boolean =>
  conditions.every(({ kind, words, slot, isWord }) => {
    if (slot.isComputed) return true;
    const isFilled = fillSlot(tree, trigger, slot).some((i) => {
      const { lower, lemma } = tree.tokens[i]!;
      return words.length === 0 || isWord.has(lower) || isWord.has(lemma.toLowerCase());
    });
    return isFilled === (kind === "when" && words.length > 0);
  });

function expectAt(
  { tree, lexicon }: Pick<Scene, "tree" | "lexicon">,
  trigger: number,
  { frame, first, last }: Triggered,
  end: "subject" | "object",
  isSure: boolean,
  expected: Map<number, Expected>,
): void {
  const type = typeAt(frame, end);
  for (const i of tokensAt(tree, trigger, frame.ends[end])) {
    const isOpen = !expected.has(i) || (isSure && !expected.get(i)!.isSure);
    if (isOpen && !isOtherKind(tree, i) && (i < first || i > last) && isNameLike(lexicon, tree.tokens[i]!, type))
      expected.set(i, { type, isSure });
  }
}

/** "chiefs of X, Maria Okoye and …": a full name of a person is no company, though the parser lists it with one. */
function isOtherKind(tree: Tree, i: number): boolean {
  const { tokens, names } = tree;
  const kindOf = (at: number) => names.find(({ first, last }) => first <= at && at <= last);
  const [name, lead] = [kindOf(i), kindOf(firstConjunct(tree, i))];
  return (
    tokens[i]!.dep === "conj" &&
    name?.label === "PERSON" &&
    name.last > name.first &&
    lead !== undefined &&
    lead.label !== "PERSON"
  );
}

/** A proper noun, or an unknown word that the tagger took for a common one at the head of a sentence. */
function isNameLike({ nominalsOf, places }: Lexicon, token: Token, type: string): boolean {
  if (type === "Company" && token.dep === "compound" && places.has(token.text)) return false; // "its Oslo unit"
  if (isProper(token)) return true;
  const isOddlySpelt = /^\p{L}+\p{Lu}/u.test(token.text);
  const isSubject = /^nsubj/.test(token.dep) && token.children.length === 0 && (type === "Person" || isOddlySpelt);
  const isOpener =
    token.sentenceStart &&
    (token.tag === "NN" || (token.tag === "NNS" && isOddlySpelt)) &&
    (/^(?:compound|poss)$/.test(token.dep) || isSubject);
  return isOpener && token.text.length > 2 && ![...nominalsOf.values()].some((nouns) => nouns.has(token.lower));
}

const typeAt = (frame: Frame, end: "subject" | "object") =>
  (end === "subject" ? frame.subjectTypes : frame.objectTypes)?.[0] ?? "";

/** Tokens at one end of a frame: of all places, up to a filled one that ends in "!". */
function tokensAt(tree: Tree, trigger: number, { slots }: End): number[] {
  const found: number[] = [];
  for (const slot of slots) {
    found.push(...fillSlot(tree, trigger, slot));
    if (slot.isEnough && found.length > 0) break;
  }
  return found;
}

/** Candidates for the runs of proper nouns that a frame expects a name in. */
export function findExpectedNames(scene: Scene, expected: ExpectedTypes): Candidate[] {
  return [...expected].flatMap(([i, { type }]) => {
    const { tree, lexicon } = scene;
    const token = tree.tokens[i]!;
    const first = type === "Person" ? pastTitles(scene, runStart(tree, token), i) : runStart(tree, token);
    const words = tree.tokens.slice(first, i + 1);
    if (type === "" || !isCapitalised(words[0]!) || words.every((word) => isTitleWord(lexicon, word))) return [];
    if (lexicon.of("not-a-name").has(tree.text.slice(words[0]!.start, token.end).toLowerCase())) return [];
    return [toCandidate(tree, first, i, { type, rank: RANK + words.length, head: i })];
  });
}

/** "Dr. Moreau" is called Moreau. */
function pastTitles({ tree: { tokens }, lexicon }: Scene, first: number, last: number): number {
  let at = first;
  while (at < last && lexicon.of("person-title").has(tokens[at]!.lower.replace(/\.$/, ""))) at++;
  return at;
}

/** The run of proper nouns, hyphens and ampersands that ends in a token and hangs below it. */
function runStart({ tokens }: Tree, { i, sentence }: Token): number {
  let first = i;
  for (let k = i - 1; k >= 0 && tokens[k]!.sentence === sentence && tokens[k]!.head <= i && tokens[k]!.head > k; k--) {
    if (isProper(tokens[k]!) && tokens[k]!.dep === "compound") first = k;
    else if (!/^(?:[-–&]|and)$/.test(tokens[k]!.text)) break;
  }
  return first;
}

const TRUSTED = 50;

/** Gives a name that only the model typed the type that the frames around it expect. */
export function adoptExpected(
  expected: ExpectedTypes,
  places: ReadonlySet<string>,
  candidates: readonly Candidate[],
): Candidate[] {
  return candidates.map((candidate) => {
    const { type, isSure } = expected.get(candidate.head) ?? { type: "", isSure: false };
    const isUnsure = candidate.known === null && candidate.rank < TRUSTED && candidate.kind === "name";
    const isTown = candidate.type === "Place" && candidate.first < candidate.last && places.has(candidate.name);
    const isOpen = !isTown && (isSure || candidate.first === candidate.last);
    return type && isOpen && isUnsure && MISTAKEN.has(`${candidate.type}>${type}`) ? { ...candidate, type } : candidate;
  });
}

/** Types that the model takes for each other. */
const MISTAKEN: ReadonlySet<string> = new Set([
  "Person>Company",
  "Company>Person",
  "Place>Person",
  "Place>Company",
  "Chip>Company",
  "Organization>Person",
  "Organization>Company",
  "Company>Place",
  "Person>Place",
]);
