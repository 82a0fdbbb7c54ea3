// Firms told by the last word of their name, where neither a list nor the model knows it: "Tern Computing agreed to …".
import { isTitleLike } from "../parse/blocks.ts";
import { childrenBy, isCapitalised } from "../parse/navigate.ts";
import type { Token, Tree } from "../parse/tree.ts";
import { type Candidate, type Scene, toCandidate } from "./candidate.ts";
import { overlapsKnown } from "./known-spans.ts";

const RANK = 36; // below the model's own names
const LONGEST = 4;

/** Two to four proper nouns that stand where a firm acts or is dealt with, the last of which ends names of firms. */
export function findFirmRuns(scene: Scene): Candidate[] {
  const { tree, lexicon } = scene;
  const endings = lexicon.of("company-suffix");
  return tree.tokens.flatMap((token) => {
    if (!endings.has(token.lower) || !token.tag.startsWith("NNP") || !isCapitalised(token)) return [];
    const first = startOf(tree, token);
    if (first === token.i || token.i - first >= LONGEST || !standsAsFirm(tree, token)) return [];
    if (isOfField(scene, first, token) || isInTitle(tree, token) || continuesKnown(scene, first, token.i)) return [];
    return [toCandidate(tree, first, token.i, { type: "Company", rank: RANK + token.i - first, head: token.i })];
  });
}

/** The proper nouns right before a token that hang at it. */
function startOf({ tokens }: Tree, { i, sentence }: Token): number {
  let first = i;
  for (let k = i - 1; tokens[k]?.sentence === sentence && tokens[k]!.head === i && isNameWord(tokens[k]!); k--)
    first = k;
  return first;
}

const isNameWord = (token: Token): boolean =>
  token.dep === "compound" && token.tag === "NNP" && /^\p{Lu}\p{Ll}{2,}$/u.test(token.text);

/** The subject or object of a verb, an owner, or what stands after a preposition that firms stand after. */
function standsAsFirm(tree: Tree, { i, dep, head, tag }: Token): boolean {
  if (childrenBy(tree, i, "det", "amod").length > 0) return false;
  if (/^(?:nsubj|nsubjpass|poss)$/.test(dep)) return tag === "NNP" || dep !== "poss";
  if (dep === "dobj") return true;
  return (
    dep === "pobj" && /^(?:by|with|from|to|of|in|against|between|on|including|like)$/.test(tree.tokens[head]!.lower)
  );
}

/** "Applied Chemistry", "Power Electronics", a degree or a post in "Marine Robotics": what is studied or done, no firm. */
function isOfField({ tree: { tokens }, lexicon }: Scene, first: number, { dep, head }: Token): boolean {
  const { lower } = tokens[first]!;
  if (FIELD.test(lower) || lexicon.of("chip-noun").has(lower) || lexicon.of("department-noun").has(lower)) return true;
  if (tokens.some(({ text }) => text === lower)) return true; // "power", elsewhere in small letters
  if (dep !== "pobj") return false;
  const above = tokens[tokens[head]!.head]!;
  return STUDY.test(above.lemma.toLowerCase());
}

const FIELD =
  /(?:al|ic|ics|ed|ing|ive|ary|ous|ent)$|^(?:power|quantum|cloud|edge|data|high|low|computer|consumer|defen[cs]e|home|health|information|network|hardware|software|storage|machine|vehicle|security|energy|human|public|new|smart|wafer|plasma|laser|marine|nano|bio|space|thin|rare|raw|silicon)$/;
const STUDY =
  /^(?:professor|lecturer|engineer|scientist|researcher|degree|master|bachelor|doctorate|phd|major|course|study|graduate|chair|school|department|specialist|expert|field|diploma)$/;

const isInTitle = ({ text, sentences, blocks }: Tree, { sentence }: Token): boolean => {
  const { start, end } = blocks[sentences[sentence]!.block]!;
  return isTitleLike(text.slice(start, end));
};

const continuesKnown = ({ tree, known }: Scene, first: number, last: number): boolean =>
  tree.tokens.slice(first, last + 1).some((token) => overlapsKnown(known, token));
