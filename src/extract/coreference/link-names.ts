// Names that are short for others of the same document: surnames, acronyms in brackets, defined terms.
import type { Lexicon } from "../lexicon.ts";
import type { PlacedMention } from "../mentions/find-mentions.ts";
import type { Tree } from "../parse/tree.ts";

/** Fills `refersTo` of names that stand for a longer one; the others stay as they are. */
export function linkNames(tree: Tree, lexicon: Lexicon, mentions: readonly PlacedMention[]): PlacedMention[] {
  const longer = new Map<string, PlacedMention>();
  const acronyms = new Map<string, PlacedMention>();
  const shorter = new Map<string, PlacedMention>();
  for (const mention of mentions) {
    if (mention.kind !== "name") continue;
    if (mention.type === "Person") addSurname(longer, lexicon, mention);
    if (mention.type === "Company" && mention.known === null) addShortNames(shorter, lexicon, mention);
    const acronym = acronymAfter(tree, mention);
    if (acronym && !acronyms.has(acronym)) acronyms.set(acronym, mention);
  }
  return mentions.map((mention) => {
    if (mention.kind !== "name") return mention;
    const target =
      mention.type === "Person"
        ? fullNameOf(longer, mention)
        : mention.type === "Company" && mention.known === null
          ? notKin(tree, lexicon, shorter.get(mention.text), mention)
          : undefined;
    const long = target ?? acronyms.get(mention.text);
    if (
      !long ||
      long.number === mention.number ||
      (long.known !== null && mention.known !== null && long.known !== mention.known)
    )
      return mention;
    if (long.type !== mention.type && mention.known !== null) return mention;
    return { ...mention, type: long.type, refersTo: long.number };
  });
}

/** "Tern" and "Tern Optics" stand for "Tern Optics Inc." later in the text. */
function addShortNames(shorter: Map<string, PlacedMention>, lexicon: Lexicon, mention: PlacedMention): void {
  const words = wordsOf(mention.text).map((word) => word.replace(/,$/, ""));
  const form = words.findIndex((word, at) => at > 1 && lexicon.of("legal-suffix").has(word.toLowerCase()));
  const bare = form < 0 ? "" : words.slice(0, form).join(" ");
  if (bare && !shorter.has(bare)) shorter.set(bare, mention);
  const [first, second] = words;
  if (first && second && first.length >= 3 && !shorter.has(first)) shorter.set(first, mention);
}

/** In "IDG Media GmbH is a subsidiary of IDG" the short name is another's. */
function notKin(
  { tokens }: Tree,
  lexicon: Lexicon,
  long: PlacedMention | undefined,
  { head }: PlacedMention,
): PlacedMention | undefined {
  if (!long || tokens[long.head]!.sentence !== tokens[head]!.sentence) return long;
  const between = tokens.slice(Math.min(long.head, head), Math.max(long.head, head));
  return between.some(({ lemma }) => lexicon.of("kin-noun").has(lemma.toLowerCase())) ? undefined : long;
}

const SUFFIX = /[\s,]+(?:Jr\.?|Sr\.?|I{2,3}|IV)$/;

function wordsOf(name: string): string[] {
  return name
    .replace(SUFFIX, "")
    .split(/\s+/)
    .filter((word) => word !== "");
}

function addSurname(longer: Map<string, PlacedMention>, lexicon: Lexicon, mention: PlacedMention): void {
  const words = wordsOf(mention.text);
  const surname = words.at(-1);
  if (words.length < 2 || !surname) return;
  if (!longer.has(surname)) longer.set(surname, mention);
  if (isSurnameFirst(lexicon, words) && !longer.has(words[0]!)) longer.set(words[0]!, mention);
}

/** "Seo Min-ah", "Jiang Shangzhou": the family name stands first where the given name is two joined syllables, or by a list. */
const isSurnameFirst = (lexicon: Lexicon, words: readonly string[]) =>
  words.length === 2 &&
  (/^\p{Lu}\p{Ll}+-\p{L}\p{Ll}+$/u.test(words[1]!) || lexicon.of("family-name").has(words[0]!.toLowerCase()));

/** "Huang" is Jensen Huang, "Donald J. Trump" is Donald Trump: same surname, and the given names do not disagree. */
function fullNameOf(longer: ReadonlyMap<string, PlacedMention>, mention: PlacedMention): PlacedMention | undefined {
  const words = wordsOf(mention.text);
  const surname = words.at(-1) ?? "";
  const full = longer.get(surname) ?? longer.get(titleCase(surname));
  if (!full) return undefined;
  const all = wordsOf(full.text);
  const isEnd = words.map(titleCase).join(" ") === all.slice(-words.length).join(" ");
  return isEnd || words[0] === all[0] ? full : undefined;
}

const titleCase = (word: string) => (word.length > 2 ? word[0]! + word.slice(1).toLowerCase() : word);

/** The acronym or short name in brackets right after a name: "(BIS)", '(the "Act")'. */
function acronymAfter({ text }: Tree, { end }: PlacedMention): string | null {
  const match =
    /^[”"’]?\s*\((?:hereinafter|collectively|the|or)?,?\s*(?:the\s+)?[“"‘']?([\p{Lu}][\p{L}\p{N}&.-]{1,20}(?: [\p{Lu}][\p{L}]{1,20})?)[”"’']?\)/u.exec(
      text.slice(end, end + 60),
    );
  return match?.[1] ?? null;
}
