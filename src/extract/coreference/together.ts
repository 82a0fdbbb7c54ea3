// What a plural means: "both companies", "they" after "X and Y grew".
import type { Lexicon } from "../lexicon.ts";
import type { PlacedMention } from "../mentions/find-mentions.ts";
import { childrenBy, withConjuncts } from "../parse/navigate.ts";
import type { Token, Tree } from "../parse/tree.ts";
import { nationalityOf, ofNationality } from "./nationality.ts";

/** A list of named things of one type, by the numbers of the mentions. */
interface Group {
  readonly type: string;
  readonly members: readonly PlacedMention[];
  readonly head: Token;
}

const COUNTS: ReadonlyMap<string, number> = new Map([
  ["both", 2],
  ["two", 2],
  ["three", 3],
  ["four", 4],
]);
const NEAR: Readonly<Record<string, number>> = { pronoun: 1, nominal: 3 }; // sentences

/** Gives plural references the names they mean together, where the last list before them leaves no doubt. */
export function resolveTogether(tree: Tree, lexicon: Lexicon, mentions: readonly PlacedMention[]): PlacedMention[] {
  const groups = groupsOf(tree, mentions);
  return mentions.map((mention) => {
    if (mention.kind === "name" || mention.refersTo !== null || !isPlural(tree, mention)) return mention;
    const group = groups.findLast(({ members }) => members.at(-1)!.end <= mention.start);
    return group && means(tree, lexicon, mentions, mention, group)
      ? { ...mention, together: group.members.map(({ number }) => number) }
      : mention;
  });
}

const isPlural = ({ tokens }: Tree, { kind, text, head }: PlacedMention) =>
  kind === "pronoun" ? /^(?:they|their)$/i.test(text) : tokens[head]!.tag === "NNS";

/** Names that are coordinated and all of one type: "X, Y and Z". */
function groupsOf(tree: Tree, mentions: readonly PlacedMention[]): Group[] {
  const named = new Map(
    mentions.filter(({ kind, onDemand }) => kind === "name" && !onDemand).map((m) => [m.head, m] as const),
  );
  return [...named.values()].flatMap((first) => {
    const head = tree.tokens[first.head]!;
    if (head.dep === "conj" || !/^(?:Company|Person|Country)$/.test(first.type)) return [];
    const members = withConjuncts(tree, head.i).map((i) => named.get(i));
    const isWhole = members.length > 1 && members.every((m) => m?.type === first.type);
    return isWhole ? [{ type: first.type, members: members as PlacedMention[], head }] : [];
  });
}

function means(
  tree: Tree,
  lexicon: Lexicon,
  mentions: readonly PlacedMention[],
  mention: PlacedMention,
  { type, members, head }: Group,
): boolean {
  const token = tree.tokens[mention.head]!;
  const distance = token.sentence - head.sentence;
  if (
    distance > NEAR[mention.kind]! ||
    tree.sentences[token.sentence]!.block - tree.sentences[head.sentence]!.block > 1
  )
    return false;
  const count = countOf(tree, mention);
  if (count !== null && count !== members.length) return false;
  if (token.lower === "their") return distance === 0 && ownsAsSubject(tree, head, token);
  if (mention.kind === "pronoun") return isSubjectGroup(tree, head, token) && !hasOtherPlural(tree, head, token);
  if (!areOfNation(tree, lexicon, mentions, mention, members)) return false;
  const isKind =
    mention.type.slice(1).split("|")[0] === type || lexicon.nominalsOf.get(type)?.has(token.lemma.toLowerCase());
  const others = mentions.some(
    (m) =>
      m.kind === "name" &&
      m.type === type &&
      !m.onDemand &&
      m.first > members.at(-1)!.last &&
      m.last < mention.first &&
      !members.some(({ name, known }) => name === m.name || (known !== null && known === m.known)),
  );
  return Boolean(isKind) && !others && hasArticleOnly(tree, mention);
}

/** How many are meant: two for "both companies"; null where no number is given. */
function countOf({ tokens }: Tree, { first, head }: PlacedMention): number | null {
  const words = tokens.slice(first, head).map(({ lower }) => lower);
  return words.map((word) => COUNTS.get(word)).find((count) => count !== undefined) ?? null;
}

/** "the two Korean companies": their number is told, and none is known to be of another country. */
function areOfNation(
  tree: Tree,
  lexicon: Lexicon,
  mentions: readonly PlacedMention[],
  mention: PlacedMention,
  members: readonly PlacedMention[],
): boolean {
  const isNational = tree.tokens
    .slice(mention.first, mention.head)
    .some(({ text, dep }) => dep === "amod" && /^\p{Lu}/u.test(text));
  const country = nationalityOf(mentions, mention);
  if (!isNational && country === null) return true;
  return (
    country !== null &&
    countOf(tree, mention) === members.length &&
    members.every((m) => ofNationality(tree, lexicon, mentions, [m], country).length > 0)
  );
}

/** "the smaller companies" and "the companies that lost" are not simply those named; "the two firms, which …" are. */
function hasArticleOnly(tree: Tree, { first, head }: PlacedMention): boolean {
  const words = tree.tokens
    .slice(first, head)
    .filter(({ text, tag }) => !(/^\p{Lu}/u.test(text) && /^(?:JJ|NNP)/.test(tag)));
  const isPlain = words.every(({ lower }) => /^(?:the|both|these|two|three|four|of|tech|chip|technology)$/.test(lower));
  const isOpen = tree.tokens[head + 1]?.text !== ",";
  return isPlain && !(isOpen && childrenBy(tree, head, "relcl", "acl", "prep").length > 0);
}

/** "X and Y will keep their plants": what the subject of the clause has. */
const ownsAsSubject = ({ tokens }: Tree, { dep, head }: Token, their: Token) => {
  let at = tokens[their.head]!;
  for (let step = 0; step < 8 && at.i !== head && at.head !== at.i; step++) at = tokens[at.head]!;
  return /^nsubj/.test(dep) && at.i === head && their.i > head;
};

/** The list is the subject of its clause, and "they" the subject of the next, or of what the list's own clause reports. */
const isSubjectGroup = ({ tokens }: Tree, head: Token, { dep }: Token) =>
  /^nsubj/.test(head.dep) && /^nsubj/.test(dep) && /^(?:ROOT|ccomp|conj|advcl)$/.test(tokens[head.head]!.dep);

/** Another plural between the list and "they" might be meant. */
const hasOtherPlural = ({ tokens }: Tree, { i }: Token, they: Token) =>
  tokens.slice(i + 1, they.i).some(({ tag, dep }) => tag === "NNS" && /^(?:nsubj|nsubjpass|dobj)$/.test(dep));
