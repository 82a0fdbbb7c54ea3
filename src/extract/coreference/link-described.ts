// Descriptions of one instrument in other words: "export controls on chips", "these restrictions", "the curbs".
import type { Lexicon } from "../lexicon.ts";
import type { PlacedMention } from "../mentions/find-mentions.ts";
import { isVerb } from "../parse/navigate.ts";
import type { Tree } from "../parse/tree.ts";
import { subjectOf } from "../relations/arguments.ts";

/** Lets described instruments of one family and one issuer refer to the first of them. */
export function linkDescribed(tree: Tree, lexicon: Lexicon, mentions: readonly PlacedMention[]): PlacedMention[] {
  const states = statesOf(mentions);
  const firsts = new Map<string, PlacedMention>();
  const self = mentions.find(({ type, kind, text }) => type === "Policy" && kind === "name" && /^this /i.test(text));
  if (self) firsts.set("export-control ", self);
  return mentions.map((mention) => {
    if (mention.kind !== "name" || mention.type !== "Policy" || mention.known !== null || mention.refersTo !== null)
      return mention;
    const key = familyOf(tree, lexicon, mention, states);
    if (!key) return mention;
    const first = firsts.get(key);
    if (!first) firsts.set(key, mention);
    return first ? { ...mention, refersTo: first.number } : mention;
  });
}

/** A key that two descriptions of one instrument share; null for what stands for itself. */
function familyOf(tree: Tree, lexicon: Lexicon, mention: PlacedMention, states: States): string | null {
  const lemma = tree.tokens[mention.head]!.lemma.toLowerCase();
  if (!mention.onDemand && /^\p{Lu}/u.test(tree.tokens[mention.head]!.text)) return null;
  if (lexicon.of("tariff-noun").has(lemma)) return tariffKey(tree, mention, lemma);
  if (!lexicon.of("export-control-noun").has(lemma)) return `${lemma} ${nameKey(tree, mention)}`;
  if (!concernsExports(tree, mention)) return `${lemma} ${nameKey(tree, mention)}`;
  return `export-control ${issuerOf(tree, mention, states)}`;
}

const EXPORT = /\b(?:export|chip|semiconductor|technology|trade|tech|advanced|sale|shipment|AI)/i;

function concernsExports({ text, tokens, sentences }: Tree, mention: PlacedMention): boolean {
  const around = text.slice(mention.start, Math.min(sentences[tokens[mention.head]!.sentence]!.end, mention.end + 40));
  return EXPORT.test(around) || mention.forms.some((form) => EXPORT.test(form));
}

/** States by the token that names them. */
type States = ReadonlyMap<number, string>;

/** Countries, and bodies whose name tells their country: "Ministry of Commerce of China". */
function statesOf(mentions: readonly PlacedMention[]): States {
  const countries = mentions.filter(isState);
  const bodies = mentions.filter(
    ({ type, kind, known }) => type === "GovernmentBody" && kind === "name" && known !== null,
  );
  const ofBody = (body: PlacedMention) => countries.find(({ name }) => body.name.includes(name))?.known;
  return new Map([
    ...countries.map(({ head, known }) => [head, known!] as const),
    ...bodies.flatMap((body) => (ofBody(body) ? [[body.head, ofBody(body)!] as const] : [])),
  ]);
}

const isState = ({ kind, type, known }: PlacedMention) => kind === "name" && type === "Country" && known !== null;

/** Who imposes it, where an adjective, an owner or the subject of its verb says so and it is not the United States; "" otherwise. */
function issuerOf(tree: Tree, mention: PlacedMention, states: States): string {
  const { tokens } = tree;
  const { children, dep, head } = tokens[mention.head]!;
  const owners = children.filter((i) => /^(?:poss|amod|compound|nmod)$/.test(tokens[i]!.dep) && i < mention.head);
  const issuer = [
    ...owners.flatMap((i) => (/^(?:its|their)$/.test(tokens[i]!.lower) ? subjectsBefore(tree, i) : [i])),
    ...(dep === "dobj" ? subjectOf(tree, head, 0) : []),
    ...(dep === "pobj" && isVerb(tokens[tokens[head]!.head]!) ? subjectOf(tree, tokens[head]!.head, 0) : []),
  ]
    .map((i) => states.get(i))
    .find((state) => state !== undefined);
  return issuer === undefined || issuer === "country:united-states" ? "" : issuer;
}

/** Subjects of the sentence before "its": whose it is. */
function subjectsBefore({ tokens, sentences }: Tree, i: number): number[] {
  const { first } = sentences[tokens[i]!.sentence]!;
  return tokens
    .slice(first, i)
    .filter(({ dep }) => dep === "nsubj")
    .map(({ i: subject }) => subject);
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
