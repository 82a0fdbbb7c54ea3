// Names that are short for others of the same document: surnames, acronyms in brackets, defined terms.
import type { Lexicon } from "../lexicon.ts";
import type { PlacedMention } from "../mentions/find-mentions.ts";
import type { Tree } from "../parse/tree.ts";

/** Fills `refersTo` of names that stand for a longer one; the others stay as they are. */
export function linkNames(tree: Tree, lexicon: Lexicon, mentions: readonly PlacedMention[]): PlacedMention[] {
  const longer = new Map<string, PlacedMention>();
  const acronyms = new Map<string, PlacedMention>();
  const shorter = shortNamesOf(lexicon, mentions);
  const forms = formsOf(mentions);
  const people = peopleOf(mentions);
  const initials = initialsOf(lexicon, mentions);
  for (const mention of mentions) {
    if (mention.kind !== "name") continue;
    if (mention.type === "Person") addSurname(longer, lexicon, mention);
    const term = termAfter(tree, mention);
    const named = term && (term.isCollective ? firstOfGroup(tree, mentions, mention, term.text) : mention);
    if (named && !acronyms.has(term.text)) acronyms.set(term.text, named);
  }
  const renamed = findRenamed(tree, mentions);
  return mentions.map((mention) => {
    if (mention.kind !== "name") return mention;
    const other = renamed.get(mention.number);
    if (other) return { ...mention, type: other.type, refersTo: other.number };
    const target =
      mention.type === "Person"
        ? (fullNameOf(longer, mention) ?? ofFirstName(people, mention))
        : mention.type === "Company" && mention.known === null
          ? notKin(tree, lexicon, shorter.get(mention.text), mention)
          : mention.known === null
            ? (forms.get(mention.text) ?? undefined)
            : undefined;
    const spelt = mention.known === null ? initials.get(mention.text) : undefined;
    const long = target ?? acronyms.get(mention.text) ?? spelt;
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

/** Companies by their short names: one that the gazetteer knows by it, else the first longer one of the text that it can be short for. */
function shortNamesOf(lexicon: Lexicon, mentions: readonly PlacedMention[]): Map<string, PlacedMention> {
  const shorter = new Map<string, PlacedMention>();
  const companies = mentions.filter(({ kind, type }) => kind === "name" && type === "Company");
  const known = companies.filter((mention) => mention.known !== null);
  for (const mention of known) if (!shorter.has(mention.text)) shorter.set(mention.text, mention);
  for (const mention of companies) if (mention.known === null) addShortNames(shorter, lexicon, mention);
  for (const mention of known) {
    const [first, second] = wordsOf(mention.text);
    const isTelling = first !== undefined && (first.length > 3 || /^\p{Lu}{2,}$/u.test(first));
    if (isTelling && second && !shorter.has(first)) shorter.set(first, mention);
  }
  return shorter;
}

/** "RF Optics Devices" by RFOD: three letters or more, which only one company of the text can be short for. */
function initialsOf(lexicon: Lexicon, mentions: readonly PlacedMention[]): Map<string, PlacedMention> {
  const found = new Map<string, PlacedMention>();
  const shared = new Set<string>();
  for (const mention of mentions) {
    if (mention.kind !== "name" || mention.type !== "Company" || mention.onDemand) continue;
    const words = wordsOf(mention.text).filter(
      (word) => !lexicon.of("legal-suffix").has(word.toLowerCase().replace(/,$/, "")),
    );
    const initials = words.map((word) => (/^\p{Lu}{2,}$/u.test(word) ? word : word[0]!)).join("");
    if (words.length < 2 || !/^\p{Lu}{3,6}$/u.test(initials)) continue;
    const other = found.get(initials);
    if (other && nameOf(other) !== nameOf(mention)) shared.add(initials);
    if (!other) found.set(initials, mention);
  }
  for (const initials of shared) found.delete(initials);
  return found;
}

const nameOf = ({ known, name }: PlacedMention) => known ?? name;

/** Bodies and chips by the shorter forms of their names: "District Court" of a longer one, "X9000" of "Falcon X9000". No form that two share. */
function formsOf(mentions: readonly PlacedMention[]): Map<string, PlacedMention | null> {
  const forms = new Map<string, PlacedMention | null>();
  for (const mention of mentions) {
    if (mention.kind !== "name" || mention.onDemand || !/^(?:GovernmentBody|Chip)$/.test(mention.type)) continue;
    const code = mention.type === "Chip" ? /^\p{L}.* (\p{Lu}+\d{2,}\p{Lu}*)$/u.exec(mention.text)?.[1] : undefined;
    for (const form of mention.type === "Chip" ? (code ? [code] : []) : mention.forms) {
      const other = forms.get(form);
      forms.set(form, other === undefined || other?.name === mention.name ? (other ?? mention) : null);
    }
  }
  return forms;
}

const BODY = /^(?:Company|Organization|GovernmentBody)$/;
/** What stands between two names of one body: "X (formerly Y", "X, formerly Y", "X, also known as Y". */
const RENAMED = new RegExp(
  `^[”"’]?(?:${[
    String.raw` ?\( ?(?:formerly|formally|previously|originally|officially|legally|once|now|a\.?k\.?a\.?|d\/?b\/?a)`,
    String.raw`, ?(?:formerly|now|a\.?k\.?a\.?)`,
    String.raw`,? \(?(?:(?:formerly|formally|previously|originally|now|also|better|commonly) )?(?:known as|called|named|referred to(?: simply)? as|doing business as|trading as)`,
    `,? (?:which|and) (?:was |is )?(?:(?:later|subsequently|since|then|now) )?(?:was |been )?renamed(?: as| to)?`,
  ].join("|")})(?: the)? [“"‘']?$`,
  "i",
);

/** Names that stand for the name before them, each with that: a body and what it was called, or is called too. */
function findRenamed({ text }: Tree, mentions: readonly PlacedMention[]): Map<number, PlacedMention> {
  const names = mentions.filter(({ kind, onDemand, type }) => kind === "name" && !onDemand && BODY.test(type));
  const renamed = new Map<number, PlacedMention>();
  for (const [at, second] of names.entries()) {
    const first = names[at - 1];
    if (!first || second.start - first.end > 40 || !RENAMED.test(text.slice(first.end, second.start))) continue;
    if (second.known !== null || second.name === first.name) continue;
    renamed.set(second.number, renamed.get(first.number) ?? first);
  }
  return renamed;
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

/** "Dan" is Daniel Osei where the text names one person of such a first name. */
function ofFirstName(
  people: readonly PlacedMention[],
  { text, known, name }: PlacedMention,
): PlacedMention | undefined {
  if (known !== null || text !== name || text.length < 3 || text.includes(" ")) return undefined;
  const called = people.filter((person) => wordsOf(person.text)[0]!.startsWith(text));
  return new Set(called.map((person) => wordsOf(person.text).at(-1))).size === 1 ? called[0] : undefined;
}

/** One mention of each full name of a person. */
function peopleOf(mentions: readonly PlacedMention[]): PlacedMention[] {
  const people = mentions.filter(({ kind, type, text }) => kind === "name" && type === "Person" && text.includes(" "));
  return [...new Map(people.toReversed().map((person) => [person.text, person])).values()];
}

const titleCase = (word: string) => (word.length > 2 ? word[0]! + word.slice(1).toLowerCase() : word);

interface Term {
  readonly text: string;
  /** "(together, the “Terns”)": of all that were named before. */
  readonly isCollective: boolean;
}

/** The acronym or short name in brackets right after a name: "(BIS)", '(the "Act")'. A country's only if it is one of its own: "a firm of Chile (Tern)" is not called so. */
function termAfter({ text }: Tree, { end, type, text: name }: PlacedMention): Term | null {
  const [, collective, term] =
    /^[”"’]?\s*\((?:hereinafter|(collectively|together)|the|or)?,?\s*(?:the\s+)?[“"‘']?([\p{Lu}][\p{L}\p{N}&.-]{1,20}(?: [\p{Lu}][\p{L}]{1,20})?)[”"’']?\)/u.exec(
      text.slice(end, end + 60),
    ) ?? [];
  if (!term) return null;
  const isOwn = /^\p{Lu}{2,6}$/u.test(term) || term.split(" ").some((word) => wordsOf(name).includes(word));
  return type !== "Country" || isOwn ? { text: term, isCollective: collective !== undefined } : null;
}

/** "Tern Inc. and Tern Oslo LLC (together, “Tern”)": the first of the sentence whose name begins so. */
function firstOfGroup(
  { tokens }: Tree,
  mentions: readonly PlacedMention[],
  { head, number }: PlacedMention,
  term: string,
): PlacedMention | undefined {
  return mentions.find(
    (other) =>
      other.number <= number &&
      other.kind === "name" &&
      tokens[other.head]!.sentence === tokens[head]!.sentence &&
      (other.text === term || other.text.startsWith(`${term} `)),
  );
}
