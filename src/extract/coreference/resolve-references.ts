// What pronouns and descriptions refer to, where rules are reliable; otherwise they refer to nothing.
import type { Lexicon } from "../lexicon.ts";
import type { PlacedMention } from "../mentions/find-mentions.ts";
import { childrenBy } from "../parse/navigate.ts";
import type { Tree } from "../parse/tree.ts";
import { sentenceOf } from "./antecedents.ts";
import { type DefinedTerms, findDefinedTerms, findWriter } from "./defined-terms.ts";
import { ofNominal } from "./descriptions.ts";
import { linkDescribed } from "./link-described.ts";
import { linkNames } from "./link-names.ts";
import { ofPronoun } from "./pronouns.ts";
import { resolveTogether } from "./together.ts";

/** Fills `refersTo` of references and of short names; text order, so that chains end at a name. */
export function resolveReferences(
  tree: Tree,
  mentions: readonly PlacedMention[],
  lexicon: Lexicon,
  author: string | null,
): PlacedMention[] {
  const linked = linkDescribed(tree, lexicon, linkNames(tree, lexicon, mentions));
  const terms = findDefinedTerms(tree, linked);
  const writer = findWriter(linked, terms, author);
  const resolved: PlacedMention[] = [];
  for (const mention of linked) {
    const antecedent =
      mention.kind === "name"
        ? mention.refersTo
        : (definedBy(terms, writer, mention) ?? findAntecedent(tree, linked, resolved, mention, lexicon, writer));
    resolved.push({ ...mention, refersTo: antecedent });
  }
  return resolveTogether(tree, lexicon, resolved);
}

/** "the Company" with a capital is the one defined so, or who writes. */
function definedBy(terms: DefinedTerms, writer: PlacedMention | undefined, mention: PlacedMention): number | null {
  const term = /^the (\p{Lu}\p{Ll}+)$/iu.exec(mention.text)?.[1];
  if (mention.kind !== "nominal" || !term || !/^\p{Lu}/u.test(term)) return null;
  const isWriter = /^(?:Company|Corporation|Group|Registrant)$/.test(term) && writer?.type === "Company";
  return terms.get(term.toLowerCase()) ?? (isWriter ? writer.number : null);
}

function findAntecedent(
  tree: Tree,
  all: readonly PlacedMention[],
  before: readonly PlacedMention[],
  mention: PlacedMention,
  lexicon: Lexicon,
  writer: PlacedMention | undefined,
): number | null {
  if (mention.kind === "nominal")
    return describedBy(tree, all, mention) ?? ofNominal(tree, all, before, mention, lexicon);
  if (mention.type === "?we") return ofFirstPerson(tree, all, mention, writer);
  return ofPronoun(tree, before, mention, lexicon) ?? subjectAhead(tree, all, mention);
}

/** "Before her time at X, Ada Moreau ran Y": a person owns what opens the sentence before its subject is named. */
function subjectAhead(
  { tokens }: Tree,
  all: readonly PlacedMention[],
  { type, head, end }: PlacedMention,
): number | null {
  const pronoun = tokens[head]!;
  if (type !== "?he" || pronoun.dep !== "poss") return null;
  const ahead = all.find((m) => m.kind === "name" && m.type === "Person" && m.start > end);
  const subject = ahead ? tokens[ahead.head]! : undefined;
  if (!subject || subject.sentence !== pronoun.sentence || subject.dep !== "nsubj") return null;
  const isMain = tokens[subject.head]!.dep === "ROOT";
  return isMain && tokens[ahead!.first - 1]?.text === "," ? ahead!.number : null;
}

/** "the phone maker" that stands in apposition to a name is that name. */
function describedBy(tree: Tree, all: readonly PlacedMention[], mention: PlacedMention): number | null {
  const token = tree.tokens[mention.head]!;
  const partners = [
    ...childrenBy(tree, token.i, "appos").map(({ i }) => i),
    ...(token.dep === "appos" ? [token.head] : []),
  ];
  const name =
    all.find(({ kind, head, onDemand }) => kind === "name" && !onDemand && partners.includes(head)) ??
    justBefore(tree, all, mention);
  return name ? name.number : null;
}

/** "Tern Optics, the company that …", where the parser hangs the description somewhere else. */
function justBefore(
  tree: Tree,
  all: readonly PlacedMention[],
  { first, head, type }: PlacedMention,
): PlacedMention | undefined {
  if (tree.tokens[first - 1]?.text !== "," || saysWhatIsBefore(tree, head)) return undefined;
  const types = type.slice(1).split("|");
  return all.find(
    (name) => name.kind === "name" && !name.onDemand && name.last === first - 2 && types[0] === name.type,
  );
}

/** "X will buy Y, the company said": it says so, and is not Y because it stands beside it. */
function saysWhatIsBefore(tree: Tree, noun: number): boolean {
  const { dep, head } = tree.tokens[noun]!;
  return dep === "nsubj" && childrenBy(tree, head, "ccomp").some(({ i }) => i < noun);
}

/** "we" and "I" are the labelled speaker's or the author's; a company's person says "we" for the company, which is left open. */
function ofFirstPerson(
  tree: Tree,
  all: readonly PlacedMention[],
  mention: PlacedMention,
  writer: PlacedMention | undefined,
): number | null {
  const block = tree.blocks[tree.sentences[sentenceOf(tree, mention)]!.block]!;
  const label = block.label === null ? null : tree.blocks[block.label]!;
  const isSingular = /^(?:i|me|my|mine|myself)$/i.test(mention.text);
  if (label?.kind === "speaker") {
    const speaker = all.find(
      ({ start, end, type, kind }) =>
        start >= label.start && end <= label.end && kind === "name" && (type === "Person") === true,
    );
    const company = all.find(
      ({ start, end, type, kind }) => start >= label.start && end <= label.end && kind === "name" && type === "Company",
    );
    return (isSingular ? speaker : company)?.number ?? null;
  }
  if (!writer || (writer.type === "Person" && !isSingular)) return null;
  return writer.number;
}
