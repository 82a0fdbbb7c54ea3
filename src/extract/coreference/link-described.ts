// Descriptions of one instrument in other words: "export controls on chips", "these restrictions", "the curbs".
import type { Lexicon } from "../lexicon.ts";
import type { PlacedMention } from "../mentions/find-mentions.ts";
import type { Tree } from "../parse/tree.ts";

/** Lets described instruments of one family and one issuer refer to the first of them. */
export function linkDescribed(tree: Tree, lexicon: Lexicon, mentions: readonly PlacedMention[]): PlacedMention[] {
  const firsts = new Map<string, PlacedMention>();
  const self = mentions.find(({ type, kind, text }) => type === "Policy" && kind === "name" && /^this /i.test(text));
  if (self) firsts.set("export-control ", self);
  return mentions.map((mention) => {
    if (mention.kind !== "name" || mention.type !== "Policy" || mention.known !== null || mention.refersTo !== null)
      return mention;
    const key = familyOf(tree, lexicon, mention);
    if (!key) return mention;
    const first = firsts.get(key);
    if (!first) firsts.set(key, mention);
    return first ? { ...mention, refersTo: first.number } : mention;
  });
}

/** A key that two descriptions of one instrument share; null for what stands for itself. */
function familyOf(tree: Tree, lexicon: Lexicon, mention: PlacedMention): string | null {
  const lemma = tree.tokens[mention.head]!.lemma.toLowerCase();
  if (!mention.onDemand) return null;
  if (lexicon.of("tariff-noun").has(lemma)) return tariffKey(tree, mention, lemma);
  if (!lexicon.of("export-control-noun").has(lemma)) return `${lemma} ${nameKey(tree, mention)}`;
  if (!concernsExports(tree, mention)) return `${lemma} ${nameKey(tree, mention)}`;
  return `export-control ${issuerOf(tree, mention)}`;
}

const EXPORT = /\b(?:export|chip|semiconductor|technology|trade|tech|advanced|sale|shipment|AI)/i;

function concernsExports({ text, tokens, sentences }: Tree, mention: PlacedMention): boolean {
  const around = text.slice(mention.start, Math.min(sentences[tokens[mention.head]!.sentence]!.end, mention.end + 40));
  return EXPORT.test(around) || mention.forms.some((form) => EXPORT.test(form));
}

/** Who imposes it, where an adjective or owner says so and it is not the United States; "" otherwise. */
function issuerOf({ tokens }: Tree, mention: PlacedMention): string {
  const before = tokens[mention.first]!;
  return /^(?:Chinese|China|Beijing|Dutch|Japanese|Netherlands|Japan|Russian|Korean|EU|European|British|Taiwanese|Taiwan)$/.test(
    before.text,
  )
    ? before.text
    : "";
}

/** Tariffs are told apart by their rate and by words such as "broader"; "the tariff" is the last one. */
function tariffKey(tree: Tree, mention: PlacedMention, lemma: string): string {
  const rate = /\d+(?:\.\d+)?\s?(?:%|percent|per cent)/.exec(mention.text)?.[0] ?? "";
  return `${lemma} ${rate} ${rate ? "" : nameKey(tree, mention)}`;
}

function nameKey(tree: Tree, { first, head }: PlacedMention): string {
  return tree.tokens
    .slice(first, head + 1)
    .map(({ lemma }) => lemma.toLowerCase())
    .join(" ");
}
