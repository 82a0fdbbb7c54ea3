// Pronouns and definite descriptions: mentions that name nothing but refer to something.
import { childrenBy } from "../parse/navigate.ts";
import type { Token, Tree } from "../parse/tree.ts";
import { type Candidate, type Scene, toCandidate } from "./candidate.ts";
import { overlapsKnown } from "./known-spans.ts";

const PERSONAL = /^(?:he|him|his|she|her|hers|himself|herself)$/;
const THING = /^(?:it|its|itself|they|them|their|theirs|themselves)$/;
const FIRST = /^(?:we|us|our|ours|i|my|me|mine|ourselves|myself)$/;
const DEFINITE = /^(?:the|this|that|these|those|both|such)$/;
const TYPES = ["Company", "Policy", "GovernmentBody", "Chip", "Country", "Organization", "Person"] as const;

/** Candidates for pronouns ("he") and for definite descriptions ("the chipmaker", "these measures"). */
export function findReferences(scene: Scene): Candidate[] {
  return scene.tree.tokens.flatMap((token) => {
    if (token.pos === "PRON" || token.pos === "DET") return pronounAt(scene.tree, token);
    return token.pos === "NOUN" || token.pos === "PROPN" ? descriptionAt(scene, token) : [];
  });
}

function pronounAt(tree: Tree, { i, lower, text }: Token): Candidate[] {
  const type = PERSONAL.test(lower)
    ? "he"
    : THING.test(lower)
      ? "it"
      : FIRST.test(lower) && text !== "US"
        ? "we"
        : null;
  return type ? [toCandidate(tree, i, i, { type: `?${type}`, kind: "pronoun", rank: 10 })] : [];
}

/** The type is a guess by the noun; a noun that describes several types lists them: "?Company|Organization". */
function descriptionAt(scene: Scene, noun: Token): Candidate[] {
  const { tree, lexicon } = scene;
  if (noun.pos === "PROPN" && !isTitleWord(scene, noun)) return [];
  const [determiner] = childrenBy(tree, noun.i, "det").filter(({ lower }) => DEFINITE.test(lower));
  if (!determiner) return [];
  if (
    tree.tokens
      .slice(determiner.i + 1, noun.i)
      .some((token) => (token.tag.startsWith("NNP") && !isOfCountry(scene, token)) || /\d/.test(token.text))
  )
    return [];
  const lemma = noun.lemma.toLowerCase();
  const full = tree.tokens
    .slice(determiner.i + 1, noun.i + 1)
    .map(({ lemma: l }) => l.toLowerCase())
    .join(" ");
  const types = TYPES.filter(
    (type) => lexicon.nominalsOf.get(type)?.has(full) || lexicon.nominalsOf.get(type)?.has(lemma),
  );
  if (types.length === 0) return [];
  return [
    toCandidate(tree, determiner.i, noun.i, {
      type: `?${types.join("|")}`,
      kind: "nominal",
      rank: 15,
      head: noun.i,
      name: lemma,
    }),
  ];
}

/** "the US chipmaker": the name of a country does what an adjective of nationality does. */
const isOfCountry = ({ known }: Scene, { start, end }: Token) =>
  overlapsKnown(
    known,
    { start, end },
    (span) => span.start <= start && end <= span.end && span.names.some(({ type }) => type === "Country"),
  );

/** "the President", "the Commission", "the Act": a capitalised common noun right after its article. */
function isTitleWord({ tree, lexicon }: Scene, { i, lower }: Token): boolean {
  return (
    tree.tokens[i - 1]?.lower === "the" && (lexicon.of("bare-body").has(lower) || lexicon.of("bare-title").has(lower))
  );
}
