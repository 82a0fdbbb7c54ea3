// Mends the phrases that say who holds which post, and of which office.
import { childOf, type Mendable, type Relabelled, relabel } from "./relabel.ts";

/** "its rival AMD": the noun that is said of the name after it, though it is parsed as an adjective. */
export function mendEpithets<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const { i, lower, dep, head, tag } of tokens) {
    if (tag !== "JJ" || !/^(?:amod|compound)$/.test(dep) || !/^(?:rival|arch-rival|archrival)$/.test(lower)) continue;
    const name = tokens[head - base];
    if (name?.tag.startsWith("NNP") && tokens[i - base + 1]?.tag.startsWith("NNP"))
      links.set(i, { dep: "compound", head, tag: "NN", pos: "NOUN" });
  }
  return relabel(tokens, links);
}

/** "said X chief executive Y": the post before a name is a noun, though it is parsed as an adjective. */
export function mendPosts<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const { i, lower, dep, head, tag } of tokens) {
    if (!/^(?:executive|chief|head|boss)$/.test(lower) || tag !== "JJ") continue;
    const [before, after] = [tokens[i - base - 1], tokens[i - base + 1]];
    const isOfName = lower !== "executive" && before?.tag.startsWith("NNP") && before.head === head;
    if (before?.lower !== "chief" && !isOfName) continue;
    if (/^(?:compound|amod|nmod)$/.test(dep) && after?.tag.startsWith("NNP") && head > i)
      links.set(i, { dep: "compound", head, tag: "NN", pos: "NOUN" });
  }
  return relabel(tokens, links);
}

export const OFFICIALS: ReadonlySet<string> = new Set(
  "secretary undersecretary minister commissioner director administrator counsel adviser advisor".split(" "),
);

/**
 * "X, Assistant Secretary for Trade Policy at Y" is parsed as if X were the policy of a secretary's: X is the secretary,
 * and what follows the portfolio belongs to the post.
 */
export function mendPortfolios<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const { i, lower, dep, head } of tokens) {
    if (!/^(?:nmod|compound)$/.test(dep) || !OFFICIALS.has(lower)) continue;
    const [preposition, portfolio] = [tokens[i - base + 1], tokens[head - base]];
    if (!portfolio || portfolio.i < i) continue;
    if (!/^(?:for|of)$/.test(preposition?.lower ?? "") || preposition?.head !== i) continue;
    if (!/^(?:appos|pobj|attr)$/.test(portfolio.dep) || !portfolio.tag.startsWith("NNP")) continue;
    links.set(i, { dep: portfolio.dep, head: portfolio.head });
    for (const child of tokens) {
      if (child.head !== portfolio.i || child.i === i) continue;
      const isBefore = child.i < i;
      if (isBefore || (child.i > portfolio.i && child.dep !== "cc" && !isJoined(tokens, base, child)))
        links.set(child.i, { dep: child.dep === "conj" ? "appos" : child.dep, head: i });
    }
    links.set(portfolio.i, { dep: "pobj", head: preposition!.i });
  }
  return relabel(tokens, links);
}

/** Whether "and" stands right before what is coordinated: "Industry and Security". */
const isJoined = (tokens: readonly Mendable[], base: number, { i, dep }: Mendable): boolean =>
  dep === "conj" && /^(?:and|&|or)$/.test(tokens[i - base - 1]?.lower ?? "");

const PART = /^(?:bureau|office|division|center|centre|administration|agency|service|board)$/;

/** "Bureau of Bridges, Department of Roads" is parsed as a list, or as two names of a person's: the second says whose the first is. */
export function mendOffices<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const { i, lower, dep } of tokens) {
    if (!/^(?:conj|appos)$/.test(dep) || !/^(?:department|ministry)$/.test(lower)) continue;
    if (tokens[i - base + 1]?.lower !== "of") continue;
    let comma = i - base - 1;
    while (tokens[comma]?.head === i) comma--;
    if (tokens[comma]?.lower !== ",") continue;
    const part = tokens.slice(Math.max(0, comma - 6), comma).findLast((word) => PART.test(word.lower));
    const isList = tokens.some(
      ({ dep: label, head }) => (label === "det" && head === i) || (label === "cc" && head === part?.i),
    );
    const isOne = part && !tokens.slice(part.i - base, comma).some((word) => word.lower === ",");
    if (isOne && !isList && isApposed(tokens, base, part)) links.set(i, { dep: "nmod", head: part.i });
  }
  return relabel(tokens, links);
}

/** Whether a noun is an apposition or stands alone ("Agency: Bureau of Bridges, …"), or is listed with one that does. */
function isApposed(tokens: readonly Mendable[], base: number, noun: Mendable): boolean {
  let at = noun;
  for (let step = 0; step < 8 && at.dep === "conj"; step++) at = tokens[at.head - base] ?? at;
  return at.dep === "appos" || (at.dep === "ROOT" && at.tag === "NNP");
}

export const TITLES: ReadonlySet<string> = new Set(
  "officer president counsel director chairman chairwoman chairperson chair secretary treasurer ceo cfo coo cto manager partner founder executive analyst economist strategist spokesman spokeswoman spokesperson professor adviser advisor engineer head commissioner minister administrator".split(
    " ",
  ),
);

/** "said X, General Counsel, Tern Corp." is parsed as a list of two: the post is an apposition of who holds it. */
export function mendTitles<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const { i, lower, tag, dep, head } of tokens) {
    const name = tokens[head - base];
    if (dep !== "conj" || !tag.startsWith("NNP") || !TITLES.has(lower) || !name?.tag.startsWith("NNP")) continue;
    const isJoint = tokens.some((word) => word.dep === "cc" && word.head === head && word.i < i);
    if (!isJoint && !TITLES.has(name.lower)) links.set(i, { dep: "appos", head });
  }
  return relabel(tokens, links);
}

/** "Department of the Sea's Office of Ships fined X" is parsed as if the department did: its office does. */
export function mendOwnedOffices<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const { i, lower, dep, head } of tokens) {
    if (dep !== "case" || !/^['’]s$/.test(lower)) continue;
    const owner = tokens[head - base];
    const office = tokens[(owner?.head ?? base) - base];
    const of = tokens[(office?.head ?? base) - base];
    const body = tokens[(of?.head ?? base) - base];
    if (owner?.dep !== "poss" || office?.dep !== "pobj" || of?.lower !== "of" || !office.tag.startsWith("NNP"))
      continue;
    if (!/^(?:department|ministry|bureau|office|court|university|bank)$/.test(body?.lower ?? "") || body!.i > of.i)
      continue;
    links.set(office.i, { dep: body!.dep, head: body!.head === body!.i ? office.i : body!.head });
    links.set(body!.i, { dep: "poss", head: office.i });
    links.set(owner.i, { dep: "pobj", head: of.i });
    links.set(i, { dep: "case", head: body!.i });
    for (const child of tokens)
      if (child.head === body!.i && child.i > office.i) links.set(child.i, { dep: child.dep, head: office.i });
  }
  return relabel(tokens, links);
}

export const GIVEN = /^(?:name|appoint|elect|hire|promote|elevate|tap|select|pick|choose|nominate|install)$/;
const POST_HEAD = /^(?:ceo|cfo|coo|cto|cio|chairman|chairwoman|president|executive|officer)$/;

/** The verb that a noun is an object of, by way of what it is coordinated with. */
function verbOf<T extends Mendable>(tokens: readonly T[], base: number, noun: T): T | undefined {
  let at: T | undefined = noun;
  for (let step = 0; step < 6 && at?.dep === "conj"; step++) at = tokens[at.head - base];
  return at && /^(?:dobj|oprd|attr)$/.test(at.dep) ? tokens[at.head - base] : undefined;
}

/** "named Maria Okoye CEO and Peter Hale CFO" is parsed as if the posts bore the names: the people are given them. */
export function mendGivenPosts<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  const holders = new Map<number, number>();
  for (const post of tokens) {
    if (!post.tag.startsWith("NN") || !POST_HEAD.test(post.lower)) continue;
    const name = nameGlued(tokens, base, post);
    if (!name || !GIVEN.test(verbOf(tokens, base, post)?.lemma ?? "")) continue;
    const lead = post.dep === "conj" ? holders.get(post.head) : undefined;
    if (post.dep === "conj" && lead === undefined) continue;
    holders.set(post.i, name.i);
    links.set(name.i, lead === undefined ? { dep: "dobj", head: post.head } : { dep: "conj", head: lead });
    links.set(post.i, { dep: "appos", head: name.i });
    for (const child of tokens)
      if (child.head === post.i && (child.i < name.i || child.dep === "cc"))
        links.set(child.i, { dep: child.dep, head: name.i });
  }
  return relabel(tokens, links);
}

/** The last word of a full name right before a post, "Okoye" of "Maria Okoye chief financial officer". */
function nameGlued<T extends Mendable>(tokens: readonly T[], base: number, post: T): T | undefined {
  let at = post.i - base - 1;
  while (
    tokens[at]?.head === post.i &&
    /^(?:chief|financial|operating|technology|interim|executive|vice)$/.test(tokens[at]!.lower)
  )
    at--;
  const [given, name] = [tokens[at - 1], tokens[at]];
  const isGlued = name?.tag === "NNP" && name.head === post.i && /^(?:compound|nmod)$/.test(name.dep);
  return isGlued && given?.tag === "NNP" && (given.head === post.i || given.head === name.i) ? name : undefined;
}

/** "appointed Maria Okoye as chief and Peter Hale as treasurer", "promoted … to chief and … to treasurer" is parsed as if Hale were a post: he is given the second one. */
export function mendPairedPosts<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const { i, dep, head, tag } of tokens) {
    const [as, post] = [tokens[i - base + 1], tokens[head - base]];
    if (dep !== "conj" || tag !== "NNP" || !as || !/^(?:as|to)$/.test(as.lower) || post?.dep !== "pobj") continue;
    const first = tokens[post.head - base];
    const verb = first?.lower === as.lower && post.tag !== "NNP" ? tokens[first.head - base] : undefined;
    if (!verb || !GIVEN.test(verb.lemma) || !childOf(tokens, as.i, /^pobj$/)) continue;
    links.set(i, { dep: "dep", head: verb.i });
    links.set(as.i, { dep: "prep", head: i });
  }
  return relabel(tokens, links);
}

/** "Maria Okoye, 45, of Oslo, a former engineer at X" is parsed as if Oslo were the engineer: Okoye was. */
export function mendDefendants<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const { i, dep, head, tag, lower } of tokens) {
    const town = tokens[head - base];
    if (dep !== "appos" || !tag.startsWith("NN") || !HELD.test(lower) || !town?.tag.startsWith("NNP")) continue;
    const of = town.dep === "pobj" ? tokens[town.head - base] : undefined;
    const above = of?.lower === "of" ? tokens[of.head - base] : undefined;
    const person = above?.tag === "CD" ? tokens[above.head - base] : above;
    const age = of && tokens[of.i - base - 1]?.lower === "," ? tokens[of.i - base - 2] : undefined;
    if (person?.tag === "NNP" && age?.tag === "CD") links.set(i, { dep, head: person.i });
  }
  return relabel(tokens, links);
}

/** What somebody who is charged is or was. */
const HELD =
  /^(?:\p{L}+er|\p{L}+ist|\p{L}+or|ceo|cfo|executive|president|chairman|founder|employee|owner|head|chief|official|partner|national|citizen|resident|student|salesman|consultant|technician)s?$/u;

/** "X named Maria Okoye chief and moved to Oslo" is parsed as if it had been named so: X named her. */
export function mendNamedFirst<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const { i, dep, head, tag, lemma } of tokens) {
    const [subject, before] = [tokens[head - base], tokens[i - base - 1]];
    if (dep !== "acl" || tag !== "VBN" || !GIVEN.test(lemma) || before?.i !== head || !/^nsubj/.test(subject!.dep))
      continue;
    const verb = tokens[subject!.head - base];
    const and = tokens.find(({ dep: label, head: above, i: at }) => label === "cc" && above === head && at > i);
    const given = childOf(tokens, i, /^(?:oprd|dobj|attr)$/);
    if (!subject!.tag.startsWith("NNP") || !verb || !and || !given || and.i > verb.i || given.i > and.i) continue;
    links.set(i, { dep: verb.dep, head: verb.head === verb.i ? i : verb.head, tag: "VBD", pos: "VERB" });
    links.set(verb.i, { dep: "conj", head: i });
    links.set(head, { dep: "nsubj", head: i });
    links.set(and.i, { dep: "cc", head: i });
  }
  return relabel(tokens, links);
}
