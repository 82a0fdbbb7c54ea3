// Finds the names of a gazetteer: longest first, whole words, with the case that the name has.
import type { Gazetteer } from "../../ontology/index.ts";
import { type Word, wordsOf } from "../words.ts";

/** How sure a name is by itself: a weak one, an adjective of nationality or a capital needs its surroundings. */
export type NameKind = "name" | "weak" | "demonym" | "metonym";

export interface KnownName {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly alias: string;
  readonly kind: NameKind;
}

export interface KnownSpan {
  readonly start: number;
  readonly end: number;
  /** Everything of this name, in the gazetteer's order: more than one for homonyms. */
  readonly names: readonly KnownName[];
}

/** Whether a span names something of a type by itself, whatever stands around it. */
export const isNameOf = ({ names }: KnownSpan, type: string): boolean =>
  names.some((name) => name.type === type && name.kind === "name");

interface Node {
  /** Null at the last word of a name, as most nodes are. */
  next: Map<string, Node> | null;
  readonly names: KnownName[];
}

export interface Trie extends Node {
  /** First words of names that are written small: few, where most words of a text are small and begin no name. */
  readonly small: Set<string>;
}

/** Compiles a gazetteer once for any number of documents. */
export function createTrie(gazetteer: Gazetteer): Trie {
  const root: Trie = { next: null, names: [], small: new Set() };
  const makers = makersOf(gazetteer);
  for (const { id, type, name, aliases, weak, demonyms, metonyms } of gazetteer.entries.values()) {
    const soft = new Set([...weak, ...metonyms, ...demonyms]);
    const add = (alias: string, kind: NameKind) => insert(root, alias, { id, type, name, alias, kind });
    const full = [name, ...aliases];
    const strong = type === "Chip" ? full.map((alias) => withoutMaker(alias, makers, full)) : full;
    for (const alias of strong) if (!soft.has(alias)) add(alias, "name");
    for (const alias of weak) add(alias, "weak");
    for (const alias of demonyms) add(alias, "demonym");
    for (const alias of metonyms) add(alias, "metonym");
    if (type === "Chip") for (const alias of strong) if (/[\dA-Z]$/.test(alias)) add(`${alias}s`, "name");
  }
  return root;
}

/** Names of companies of one word, by which the names of chips often begin. */
function makersOf({ entries }: Gazetteer): ReadonlySet<string> {
  const companies = [...entries.values()].filter(({ type }) => type === "Company");
  return new Set(
    companies.flatMap(({ name, aliases, weak }) => [name, ...aliases, ...weak]).filter((alias) => !alias.includes(" ")),
  );
}

/** "Nvidia H20" names a company and a chip; "Apple Silicon" does not, since "Apple silicon" ends in a common word. */
function withoutMaker(alias: string, makers: ReadonlySet<string>, names: readonly string[]): string {
  const [first, ...rest] = alias.split(" ");
  if (rest.length === 0 || !makers.has(first!) || !/[\d\p{Lu}]/u.test(rest[0]!)) return alias;
  return names.includes(alias.toLowerCase().replace(/^./, (letter) => letter.toUpperCase())) ? alias : rest.join(" ");
}

function insert(root: Trie, alias: string, known: KnownName): void {
  const words = wordsOf(alias);
  if (words[0] && beginsSmall(words[0].text)) root.small.add(words[0].text);
  let node: Node = root;
  for (const { text } of words) {
    const key = toKey(text);
    node.next ??= new Map();
    const next: Node = node.next.get(key) ?? { next: null, names: [] };
    node.next.set(key, next);
    node = next;
  }
  if (node !== root && !node.names.some(({ id, alias: other }) => id === known.id && other === alias))
    node.names.push(known);
}

/** All longest matches from left to right, without overlaps. Linear in the text for names of bounded length. */
export function findKnownNames(trie: Trie, text: string): KnownSpan[] {
  const words = wordsOf(text);
  const found: KnownSpan[] = [];
  for (let at = 0; at < words.length; ) {
    const match = longestAt(trie, text, words, at);
    const later = match && longerWithin(trie, text, words, at, match);
    if (match && later === null) found.push(match.span);
    at = later ?? match?.next ?? at + 1;
  }
  return found;
}

/** Where a longer name begins inside a match and reaches beyond it: in "U.S. House Armed Services Committee" that of the committee. */
function longerWithin(
  trie: Trie,
  text: string,
  words: readonly Word[],
  from: number,
  { span, next }: Match,
): number | null {
  for (let at = from + 1; at < next; at++) {
    const other = longestAt(trie, text, words, at);
    if (other && other.next > next && other.span.end - other.span.start > span.end - span.start) return at;
  }
  return null;
}

interface Match {
  readonly span: KnownSpan;
  /** The word after it. */
  readonly next: number;
}

function longestAt(trie: Trie, text: string, words: readonly Word[], at: number): Match | null {
  const first = words[at]!.text;
  if (beginsSmall(first) && !trie.small.has(first)) return null; // as `fitsCase` would say
  let node: Node | undefined = trie;
  let best: Match | null = null;
  for (let k = at; k < words.length; k++) {
    node = node.next?.get(toKey(words[k]!.text));
    if (!node) break;
    if (node.names.length === 0) continue;
    const [start, end] = [words[at]!.start, words[k]!.end];
    const surface = toPlain(text.slice(start, end));
    const names = node.names.filter((name) => fitsCase(surface, name));
    if (names.length > 0) best = { span: { start, end, names }, next: k + 1 };
  }
  return best;
}

/** A word is letters and digits or one sign, so that an apostrophe is a word by itself. */
const toKey = (word: string) => (word === "’" || word === "‘" ? "'" : word.toLowerCase());

const beginsSmall = (word: string) => word.charCodeAt(0) >= 0x61 && word.charCodeAt(0) <= 0x7a;

/** With straight apostrophes and single spaces, as aliases are written. */
const toPlain = (surface: string): string =>
  UNEVEN.test(surface) ? surface.replace(/[’‘]/g, "'").replace(/\s+/g, " ") : surface;
const UNEVEN = /[’‘]|\s\s|[^\S ]/;

/** "BIS" is a bureau and "bis" is not; but headings shout, and a name in small letters may begin a sentence. */
function fitsCase(plain: string, { alias, type }: KnownName): boolean {
  if (plain === alias) return true;
  if (alias === alias.toLowerCase()) return plain.slice(1) === alias.slice(1) || plain === alias.toUpperCase();
  if (plain === plain.toUpperCase()) return alias.length >= 4;
  if (type === "Company" && endsInCommonWord(plain, alias)) return false;
  return alias.length >= 5 && /^\p{Lu}/u.test(plain) && !/^\p{Lu}\p{Lu}+$/u.test(alias);
}

/** "a Taiwan semiconductor foundry" names no Taiwan Semiconductor. */
function endsInCommonWord(surface: string, alias: string): boolean {
  const [last, name] = [surface, alias].map((text) => text.slice(text.lastIndexOf(" ") + 1));
  return alias.includes(" ") && last === last!.toLowerCase() && name !== name!.toLowerCase();
}
