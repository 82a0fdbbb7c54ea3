// Mends sentences whose clauses hang together in the wrong way.
import { childOf, type Mendable, type Relabelled, relabel } from "./relabel.ts";

/** "issued this statement: X has sold Y" is parsed as if the statement was sold: what follows the colon is a clause by itself. */
export function mendColons<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const { i, tag, dep, head } of tokens) {
    const noun = tokens[head - base];
    if (!tag.startsWith("VB") || !/^(?:acl|relcl|appos)$/.test(dep) || !noun || noun.i > i) continue;
    const subject = tokens.find((child) => child.head === i && /^nsubj/.test(child.dep) && child.i < i);
    const isAfterColon = tokens.slice(noun.i - base + 1, (subject?.i ?? i) - base).some(({ lower }) => lower === ":");
    if (subject && isAfterColon) links.set(i, { dep: "parataxis", head: noun.head });
  }
  return relabel(tokens, links);
}

/** "the board chaired by X approved Y" is parsed as if the board chaired and X approved: the board, which X chairs, approved. */
export function mendReducedClauses<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const { i, tag, dep, head } of tokens) {
    if (!/^VB[DN]$/.test(tag) || /^(?:acl|relcl|amod)$/.test(dep)) continue;
    const [subject, agent] = [childOf(tokens, i, /^nsubj$/), childOf(tokens, i, /^agent$/)];
    if (!subject || subject.i > i || !agent || childOf(tokens, i, /^(?:aux|auxpass|dobj)$/)) continue;
    const main = tokens.find(
      (verb) =>
        verb.head === i &&
        /^(?:advcl|conj|ccomp|dep)$/.test(verb.dep) &&
        /^VB[DZP]$/.test(verb.tag) &&
        verb.i > agent.i,
    );
    if (!main || childOf(tokens, main.i, /^(?:nsubj|nsubjpass|mark|cc)$/) || tokens[main.i - base - 1]?.lower === ",")
      continue;
    links.set(main.i, { dep, head: head === i ? main.i : head });
    links.set(i, { dep: "acl", head: subject.i, tag: "VBN" });
    links.set(subject.i, { dep: "nsubj", head: main.i });
    for (const child of tokens)
      if (child.head === i && child.i > main.i) links.set(child.i, { dep: child.dep, head: main.i });
  }
  return relabel(tokens, links);
}

/** "The firms listed today are X" is parsed as if the firms listed that something is X: they were listed. */
export function mendListedSubjects<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const be of tokens) {
    if (be.dep !== "ccomp" || !/^(?:are|were|is|was)$/.test(be.lower)) continue;
    const verb = tokens[be.head - base]!;
    if (verb.tag !== "VBD" || verb.i > be.i || childOf(tokens, be.i, /^(?:mark|attr|acomp)$/)) continue;
    const noun = childOf(tokens, verb.i, /^nsubj$/);
    const name = childOf(tokens, be.i, /^nsubj$/);
    if (noun?.i !== verb.i - 1 || noun.tag !== "NNS" || !name || name.i < be.i) continue;
    if (childOf(tokens, verb.i, /^(?:dobj|aux|auxpass)$/)) continue;
    links.set(be.i, { dep: verb.dep, head: verb.dep === "ROOT" ? be.i : verb.head });
    links.set(noun.i, { dep: "nsubj", head: be.i });
    links.set(verb.i, { dep: "acl", head: noun.i, tag: "VBN" });
    links.set(name.i, { dep: "attr", head: be.i });
  }
  return relabel(tokens, links);
}
