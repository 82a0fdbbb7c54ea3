// Mends lists of people and of places by what the language model takes for such a name.

import type { NamedSpan } from "../tree.ts";
import { mendHolder } from "./holders.ts";
import { POSTS } from "./predicates.ts";
import { type Link, type Mendable, relabel } from "./relabel.ts";

/** A token that can be read as it is written. */
interface Spelt extends Mendable {
  readonly text: string;
}

/** Sets names right in a parse; the same tokens where there is nothing to set. */
export function mendNames<T extends Spelt>(
  tokens: readonly T[],
  base: number,
  names: readonly NamedSpan[],
): readonly T[] {
  const links = new Map<number, Link>();
  for (const name of names) {
    if (name.label === "PERSON") {
      mendAgent(tokens, base, name, links);
      mendPluralPost(tokens, base, name, names, links);
      mendListedPerson(tokens, base, name, names, links);
      mendPostAfter(tokens, base, name, links);
      mendHolder(tokens, base, name, links);
    }
  }
  mendWiderPlaces(tokens, base, names, links);
  return relabel(tokens, links);
}

/** The word of a name that hangs at none of its others. */
const headOf = <T extends Mendable>(tokens: readonly T[], base: number, { first, last }: NamedSpan): T | undefined =>
  tokens.slice(first - base, last - base + 1).findLast(({ head }) => head < first || head > last);

/** "by Ada Moreau, the singer Peter Hale and Anna Lind" is parsed as if Hale were another word for Moreau: both are meant. */
function mendListedPerson<T extends Mendable>(
  tokens: readonly T[],
  base: number,
  name: NamedSpan,
  names: readonly NamedSpan[],
  links: Map<number, Link>,
): void {
  const person = headOf(tokens, base, name);
  if (!person || !tokens.some((word) => word.head === person.i && isGivenName(word))) return;
  const other = names.findLast(({ label, last }) => label === "PERSON" && last < name.first);
  const lead = other && other.last > other.first ? headOf(tokens, base, other) : undefined;
  if (!lead) return;
  const isApposed = person.dep === "appos" && person.head === lead.i;
  const isLoose = person.dep === "npadvmod" && isAgent(tokens, base, lead, person.head);
  const isBesidePost =
    person.dep === "conj" && tokens[person.head - base]?.dep === "appos" && tokens[person.head - base]!.head === lead.i;
  const between = tokens.slice(other!.last - base + 1, name.first - base);
  const isListed =
    between[0]?.lower === "," && between.slice(1).every(({ head, lower }) => head >= name.first - 6 && lower !== ",");
  if ((isListed && (isApposed || isLoose)) || (isBesidePost && between.at(-1)?.lower === ","))
    links.set(person.i, { dep: "conj", head: isLoose && lead.dep === "appos" ? lead.head : lead.i });
}

/** Whether a person, or the noun before the name, is who a verb says something was done by. */
function isAgent(tokens: readonly Mendable[], base: number, person: Mendable, verb: number): boolean {
  const noun = person.dep === "appos" ? tokens[person.head - base] : person;
  const by = noun?.dep === "pobj" ? tokens[noun.head - base] : undefined;
  return by?.dep === "agent" && by.head === verb;
}

/** "founded at the Harbour Club by Ada Moreau" is parsed as if the club were by her: she founded it. */
function mendAgent<T extends Mendable>(
  tokens: readonly T[],
  base: number,
  name: NamedSpan,
  links: Map<number, Link>,
): void {
  const person = headOf(tokens, base, name);
  const by = person?.dep === "pobj" ? tokens[person.head - base] : undefined;
  let at = by?.lower === "by" && by.dep === "prep" ? tokens[by.head - base] : undefined;
  if (!by || !at?.tag.startsWith("NNP")) return;
  for (let step = 0; step < 6 && at && /^(?:pobj|prep|appos|conj)$/.test(at.dep); step++) at = tokens[at.head - base];
  if (at?.tag === "VBN" && !tokens.some(({ dep, head }) => dep === "agent" && head === at.i))
    links.set(by.i, { dep: "agent", head: at.i });
}

/** "by Ada Moreau and Peter Hale, both professors at X" is parsed as if something else were professors: these two are. */
function mendPluralPost<T extends Mendable>(
  tokens: readonly T[],
  base: number,
  name: NamedSpan,
  names: readonly NamedSpan[],
  links: Map<number, Link>,
): void {
  const [comma, both] = tokens.slice(name.last - base + 1, name.last - base + 3);
  if (comma?.lower !== "," || !/^(?:both|all)$/.test(both?.lower ?? "")) return;
  const post = tokens.slice(both!.i - base).find(({ tag, lower }) => tag === "NNS" && POSTS.has(lower));
  let first = headOf(tokens, base, name);
  while (first?.dep === "conj" && names.some((other) => other.first <= first!.head && first!.head <= other.last))
    first = tokens[first.head - base];
  if (post && first && both!.head === post.i && first.head !== post.i)
    links.set(post.i, { dep: "appos", head: first.i });
}

/** "founded by Ada Moreau, president and chief" is parsed as if a president had founded it too: that is what she is. */
function mendPostAfter<T extends Mendable>(
  tokens: readonly T[],
  base: number,
  name: NamedSpan,
  links: Map<number, Link>,
): void {
  const person = headOf(tokens, base, name);
  const after = tokens.slice(name.last - base + 1);
  const post = after.find(({ dep, head, lower }) => dep === "conj" && head === person?.i && POSTS.has(lower));
  if (!post || after[0]?.lower !== ",") return;
  if (tokens.slice(name.last - base + 2, post.i - base).every(({ dep, head }) => dep === "compound" && head === post.i))
    links.set(post.i, { dep: "appos", head: post.head });
}

const isGivenName = ({ dep, tag }: Mendable): boolean => dep === "compound" && tag === "NNP";

const STATE = /^(?:[A-Z]{2}|(?:[A-Z]\.){2}|[A-Z][a-z]{1,4}\.)$/;

/** "a maker based in Bergen, Norway" is parsed as if the maker were called Norway: a place after a place and a comma is where that is. */
function mendWiderPlaces<T extends Spelt>(
  tokens: readonly T[],
  base: number,
  names: readonly NamedSpan[],
  links: Map<number, Link>,
): void {
  for (const comma of tokens) {
    if (comma.lower !== ",") continue;
    const town = tokens[comma.i - base - 1];
    const preposition = town?.dep === "pobj" ? tokens[town.head - base] : undefined;
    if (!town?.tag.startsWith("NNP") || !/^(?:in|at|near|from)$/.test(preposition?.lower ?? "")) continue;
    const place = tokens.slice(comma.i - base + 1).find(({ dep }) => dep !== "compound");
    if (!place?.tag.startsWith("NNP") || place.head === town.i || !/^(?:appos|conj)$/.test(place.dep)) continue;
    const name = names.find(({ first, last }) => first <= place.i && place.i <= last);
    const isSeat = /^(?:based|headquartered|located)$/.test(tokens[preposition!.head - base]?.lower ?? "");
    const isPlace =
      name?.label === "GPE" ||
      name?.label === "LOC" ||
      (name ? name.label === "ORG" && isSeat && tokens[place.i - base + 1]?.lower !== "," : STATE.test(place.text));
    if (isPlace && place.dep === "appos") links.set(place.i, { dep: "appos", head: town.i });
    if (isPlace && place.dep === "conj" && place.head < town.i) links.set(place.i, { dep: "appos", head: town.i });
  }
}
