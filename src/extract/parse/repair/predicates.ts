// Mends what is said of somebody in one breath: "is a physician and, since May, chief of X, a firm based in Y".
import { type Link, type Mendable, relabel } from "./relabel.ts";

/** What a person is: alone it cannot be coordinated with a body or a place. */
export const POSTS: ReadonlySet<string> = new Set(
  "founder originator co-founder chairman chairwoman chairperson chair president ceo cfo coo cto officer director professor lecturer fellow scholar head chief manager editor publisher partner member owner principal secretary treasurer trustee dean rector adviser advisor consultant counsel author engineer scientist leader commissioner executive governor coach captain"
    .split(" ")
    .flatMap((word) => [word, `${word}s`]),
);
/** What a firm is of another. */
export const KIN: ReadonlySet<string> = new Set("subsidiary affiliate unit division arm parent".split(" "));
const JOIN = /^(?:and|or|&|,|;|but|then|later|also|eventually|formerly|previously|currently|now|as|well)$/;

/** "is a physician, and the chief of X" is parsed as if the chief did something by itself: both are said of one. */
export function mendPredicates<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Link>();
  for (const token of tokens) {
    const { i, lower, dep, head, tag } = token;
    const verb = tokens[head - base];
    if (dep !== "conj" || !verb || verb.i > i || !/^VB/.test(verb.tag)) continue;
    if (!(/^NNS?$/.test(tag) || (tag.startsWith("NNP") && POSTS.has(lower)))) continue;
    if (tokens.some((child) => child.head === i && /^(?:nsubj|aux|cop)/.test(child.dep))) continue;
    const before = tokens[phraseStart(tokens, base, token) - base - 1];
    const said = before && JOIN.test(before.lower) ? predicateOf(tokens, verb, i) : undefined;
    if (said) links.set(i, { dep: said.dep, head: said.head });
  }
  return relabel(tokens, links);
}

/** What "is", "became" or "served as" says of its subject, before a place in the sentence. */
function predicateOf<T extends Mendable>(tokens: readonly T[], verb: T, before: number): T | undefined {
  const below = (head: number, label: string) =>
    tokens.findLast((word) => word.head === head && word.dep === label && word.i < before);
  const attribute = /^(?:be|become|remain)$/.test(verb.lemma) ? below(verb.i, "attr") : undefined;
  if (attribute || !/^(?:serve|work|act)$/.test(verb.lemma)) return attribute;
  const as = tokens.find((word) => word.head === verb.i && word.dep === "prep" && word.lower === "as");
  return as && as.i < before ? below(as.i, "pobj") : undefined;
}

/** First token of what stands before a noun in its phrase. */
function phraseStart(tokens: readonly Mendable[], base: number, { i }: Mendable): number {
  let first = i;
  for (let k = i - 1; k >= base && isWithin(tokens, base, k, i); k--) first = k;
  return first;
}

function isWithin(tokens: readonly Mendable[], base: number, from: number, noun: number): boolean {
  let at = tokens[from - base];
  for (let step = 0; step < 6 && at; step++) {
    if (!/^(?:det|amod|compound|nmod|poss|case|advmod|punct|nummod|quantmod|npadvmod)$/.test(at.dep)) return false;
    if (at.head === noun) return !/^[,;]$/.test(tokens[from - base]!.lower);
    at = tokens[at.head - base];
  }
  return false;
}

/** "was a zoologist at X and the founder of Y" is parsed as if the founder stood beside X: a post stands beside the other post. */
export function mendListedPosts<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Link>();
  for (const token of tokens) {
    const { i, lower, dep, head, tag } = token;
    if (dep !== "conj" || !tag.startsWith("NN") || !(POSTS.has(lower) || KIN.has(lower))) continue;
    if (!tokens[head - base]?.tag.startsWith("NNP")) continue;
    const isOwnPhrase = (child: T) => child.dep === "det" || /^(?:of|at)$/.test(child.lower);
    if (!tokens.some((child) => isOwnPhrase(child) && isBelowPost(tokens, base, child, i))) continue;
    const whole = wholeOf(tokens, base, head);
    if (whole && (POSTS.has(whole.lower) || !POSTS.has(lower) || whole.dep === "attr"))
      links.set(i, { dep: whole.dep, head: whole.head });
  }
  return relabel(tokens, links);
}

/** "founder and chief of X": what is said of the last post of a list is said of the first. */
function isBelowPost(tokens: readonly Mendable[], base: number, { head }: Mendable, post: number): boolean {
  const above = tokens[head - base];
  return head === post || (above?.dep === "conj" && above.head === post && POSTS.has(above.lower));
}

/** The noun that a name stands below, "zoologist" for "at X" and "maker" for "based in X, Y", if something is said of it. */
function wholeOf<T extends Mendable>(tokens: readonly T[], base: number, name: number): T | undefined {
  let at = tokens[name - base];
  for (let step = 0; step < 6 && at?.dep === "conj"; step++) at = tokens[at.head - base];
  const preposition = at?.dep === "pobj" ? tokens[at.head - base] : undefined;
  let noun = preposition ? tokens[preposition.head - base] : undefined;
  if (noun?.dep === "acl" && noun.tag === "VBN") noun = tokens[noun.head - base];
  if (noun && /^VB/.test(noun.tag) && noun.lemma === "be")
    noun = tokens.findLast((word) => word.head === noun!.i && word.dep === "attr" && word.i < name);
  return noun && /^(?:attr|appos)$/.test(noun.dep) && /^NN/.test(noun.tag) ? noun : undefined;
}

/** "the chief of X, based in Y", "the chief of X, which is in Y" is parsed as if the chief were there: the firm is. */
export function mendSeatsAfterPosts<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Link>();
  for (const { i, lower, dep, head } of tokens) {
    const isSeat = dep === "acl" && /^(?:based|headquartered)$/.test(lower);
    const which = dep === "relcl" ? tokens.find((word) => word.lower === "which" && word.head === i) : undefined;
    const first = isSeat ? i : which?.i;
    const post = tokens[head - base];
    if (first === undefined || !post || !POSTS.has(post.lower)) continue;
    const isApart = tokens[first - base - 1]?.lower === ",";
    const name = tokens[first - base - (isApart ? 2 : 1)];
    if (!name?.tag.startsWith("NNP") || (isSeat && !isApart)) continue;
    const preposition = name.dep === "pobj" ? tokens[name.head - base] : undefined;
    if (preposition && /^(?:of|at|for|with)$/.test(preposition.lower)) links.set(i, { dep, head: name.i });
  }
  return relabel(tokens, links);
}

/** "chairman of the board and chief of X" is parsed as if the board and the chief had one chairman: both are posts. */
export function mendBoards<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Link>();
  for (const { i, lower, dep, head } of tokens) {
    const board = tokens[head - base];
    if (dep !== "conj" || !POSTS.has(lower) || !/^(?:board|directors)$/.test(board?.lower ?? "")) continue;
    let of = tokens[board!.head - base];
    if (board!.lower === "directors" && tokens[(of?.head ?? 0) - base]?.lower === "board")
      of = tokens[tokens[of!.head - base]!.head - base];
    const post = of?.lower === "of" ? tokens[of.head - base] : undefined;
    if (post && POSTS.has(post.lower)) links.set(i, { dep, head: post.i });
  }
  return relabel(tokens, links);
}

/** "is an Ohio, U.S.-based company" is parsed as if it were Ohio: it is a company, based there. */
export function mendBasedNouns<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Link>();
  for (const { i, lower, dep, head } of tokens) {
    const noun = tokens[head - base];
    if (dep !== "amod" || !/^(?:based|headquartered)$/.test(lower) || noun?.dep !== "appos" || noun.i < i) continue;
    const place = tokens[noun.head - base];
    if (!place?.tag.startsWith("NNP") || place.i > i || place.head === place.i) continue;
    if (tokens.some((word) => word.head === i && word.dep === "npadvmod")) continue;
    links.set(noun.i, { dep: place.dep, head: place.head });
    links.set(place.i, { dep: "npadvmod", head: i });
    for (const child of tokens)
      if (child.head === place.i && child.dep === "det") links.set(child.i, { dep: "det", head: noun.i });
  }
  return relabel(tokens, links);
}

/** "Headquartered in Y, X grew" is parsed as if being headquartered had grown: X did, and is there. */
export function mendOpeningParticiples<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Link>();
  for (const { i, dep, head, tag, sentenceStart } of tokens) {
    const verb = tokens[head - base];
    if (!sentenceStart || dep !== "csubj" || tag !== "VBN" || !verb || verb.i < i) continue;
    if (tokens.some((word) => word.head === verb.i && /^nsubj/.test(word.dep))) continue;
    const name = tokens
      .slice(i - base, verb.i - base)
      .findLast((word) => word.tag.startsWith("NNP") && (word.head < word.i - 1 || word.head > verb.i));
    if (!name || tokens.slice(name.i - base + 1, verb.i - base).some((word) => word.lower === ",")) continue;
    const first = tokens.find((word) => word.head === name.i && word.dep === "compound") ?? name;
    if (tokens[first.i - base - 1]?.lower !== ",") continue;
    links.set(i, { dep: "advcl", head });
    links.set(name.i, { dep: "nsubj", head });
    const town = tokens.find(
      (word) => word.head === name.i && /^(?:nmod|compound)$/.test(word.dep) && word.i < first.i - 1,
    );
    if (town && name.dep === "pobj") links.set(town.i, { dep: "pobj", head: name.head });
  }
  return relabel(tokens, links);
}

export const BODIES: ReadonlySet<string> = new Set(
  "company firm group business corporation maker manufacturer producer provider developer supplier distributor retailer bank startup publisher operator organisation organization association charity non-profit nonprofit agency institute foundation brand label airline studio consultancy chain".split(
    " ",
  ),
);

/** "is the chief of X, a firm in Y" is parsed as if the chief were a firm too: X is. */
export function mendDescribedBodies<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Link>();
  for (const token of tokens) {
    const { i, lower, dep, head } = token;
    if (!/^(?:attr|appos)$/.test(dep) || !BODIES.has(lower)) continue;
    const first = phraseStart(tokens, base, token);
    const [comma, name] = [tokens[first - base - 1], tokens[first - base - 2]];
    if (comma?.lower !== "," || !name?.tag.startsWith("NNP") || !/^(?:an?|the|one)$/.test(tokens[first - base]!.lower))
      continue;
    const post =
      dep === "appos"
        ? tokens[head - base]
        : tokens.find((word) => word.head === head && word.dep === "attr" && word.i < first);
    if (!post || !POSTS.has(post.lower) || post.i > name.i) continue;
    if (/^(?:pobj|conj)$/.test(name.dep)) links.set(i, { dep: "appos", head: name.i });
  }
  return relabel(tokens, links);
}

/** "is backed by X, a firm based in Y and founded by Z" is parsed as if the backed one were founded by Z: the firm is. */
export function mendParticipleLists<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Link>();
  for (const { i, dep, head, tag } of tokens) {
    const verb = tokens[head - base];
    if (dep !== "conj" || tag !== "VBN" || verb?.tag !== "VBN" || verb.dep === "acl" || verb.i > i) continue;
    if (tokens.some((child) => child.head === i && /^(?:aux|auxpass|nsubj|nsubjpass)$/.test(child.dep))) continue;
    const [and, before] = [tokens[i - base - 1], tokens[i - base - 2]];
    if (and?.lower !== "and" || !before || before.lower === ",") continue;
    const nearer = tokens
      .slice(verb.i - base + 1, i - base)
      .findLast((word) => word.dep === "acl" && word.tag === "VBN" && word.head > verb.i && word.head < word.i);
    if (nearer) links.set(i, { dep, head: nearer.i });
  }
  return relabel(tokens, links);
}
