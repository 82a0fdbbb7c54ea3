// Names that the model takes for places or people, and that do, own or suffer what only companies do.
import type { Lexicon } from "../lexicon.ts";
import { childrenBy } from "../parse/navigate.ts";
import type { Token, Tree } from "../parse/tree.ts";
import type { Candidate } from "./candidate.ts";
import { actsAsMaker, standsAsFirm, suffersAsFirm } from "./firm-contexts.ts";

const TRUSTED = 50;
const DOING =
  /^(?:make|manufacture|design|develop|sell|ship|supply|acquire|raise|launch|release|unveil|compete|license|licence|outsource|debut)$/;
const MADE = /^(?:make|manufacture|design|develop|fabricate|produce|supply)$/;
const OWNED =
  /^(?:ceo|cfo|chairman|founder|co-founder|revenue|profit|earnings|shareholder|lineup|flagship|processor|gpu|accelerator|subsidiary)$/;
const OF_FIRMS = /^(?:asset|share|stock|product|shareholder|acquisition|takeover|merger|ipo)$/;

/**
 * Gives all mentions of such a name the type Company: an unknown place that is nowhere said to be where something is,
 * an unknown person without a first name or a title anywhere.
 */
export function adoptFirms(tree: Tree, lexicon: Lexicon, candidates: readonly Candidate[]): Candidate[] {
  const surfaces = new Map<string, Candidate[]>();
  for (const candidate of candidates)
    if (candidate.kind === "name" && !candidate.onDemand && candidate.known === null)
      surfaces.set(candidate.name, [...(surfaces.get(candidate.name) ?? []), candidate]);
  const firms = new Set<Candidate>();
  for (const mentions of surfaces.values()) {
    const unsure = mentions.filter(({ rank, type }) => rank < TRUSTED && /^(?:Place|Person)$/.test(type));
    const isFirm = mentions.some((m) => m.type === "Company" || actsAsFirm(tree, m));
    if (unsure.length > 0 && isFirm && !mentions.some((m) => isPlaceOrPerson(tree, lexicon, candidates, m)))
      for (const mention of unsure) firms.add(mention);
  }
  return candidates.map((candidate) => (firms.has(candidate) ? { ...candidate, type: "Company" } : candidate));
}

function actsAsFirm(tree: Tree, { head, type }: Candidate): boolean {
  const { tokens } = tree;
  if (standsAsFirm(tree, head) || (type === "Person" && actsAsMaker(tree, head))) return true;
  if (type === "Place" && suffersAsFirm(tree, head)) return true;
  const { dep, head: above } = tokens[head]!;
  const parent = tokens[above]!;
  const lemma = parent.lemma.toLowerCase();
  if (dep === "nsubj")
    return DOING.test(lemma) && !(type === "Person" && /^(?:make|design|develop|raise|sell|release)$/.test(lemma));
  if (dep === "nsubjpass") return /^(?:acquire|delist)$/.test(lemma);
  if (dep === "pobj" && parent.lower === "by") return type !== "Person" && MADE.test(tokens[parent.head]!.lemma);
  if (dep === "poss" && type === "Place") return OWNED.test(lemma);
  return (dep === "poss" || dep === "compound") && OF_FIRMS.test(lemma);
}

/** "in Boise", "Mr. Hale", "Peter Hale": what no company is. */
function isPlaceOrPerson(
  tree: Tree,
  lexicon: Lexicon,
  candidates: readonly Candidate[],
  { first, last, head, type, name }: Candidate,
): boolean {
  const [before, after] = [tree.tokens[first - 1], tree.tokens[last + 1]];
  if (type === "Place")
    return (
      /^(?:in|near|from|at|across|around|outside|to|into)$/.test(before?.lower ?? "") ||
      (after?.text === "," && candidates.some((c) => c.first === last + 2 && /^(?:Place|Country)$/.test(c.type))) ||
      (before?.text === "," && candidates.some((c) => c.last === first - 2 && c.type === "Place")) ||
      isBasedSomething(tree, last)
    );
  if (type !== "Person") return false;
  return (
    last > first ||
    lexicon.of("person-title").has(before?.lower ?? "") ||
    candidates.some((c) => c.type === "Person" && c.last > c.first && c.name.split(" ").includes(name)) ||
    hasPersonBeside(tree, tree.tokens[head]!)
  );
}

/** "Boise-based". */
const isBasedSomething = ({ tokens }: Tree, last: number) =>
  tokens[last + 1]?.text === "-" && /^(?:based|headquartered)$/.test(tokens[last + 2]?.lower ?? "");

/** "Okoye, who …": a person. */
const hasPersonBeside = (tree: Tree, { i }: Token) =>
  childrenBy(tree, i, "relcl").some((verb) => childrenBy(tree, verb.i, "nsubj").some(({ lower }) => lower === "who"));
