// Participles and past tenses that the parser takes for each other: who did what, and what was done.
import { type Mendable, type Relabelled, relabel } from "./relabel.ts";

/** "X banned imports" is parsed as if imports banned by X were meant: a past tense right after a name that hangs at it is the verb. */
export function mendPastTenses<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const { i, dep, head, tag } of tokens) {
    if (dep !== "amod" || !/^VB[DN]$/.test(tag)) continue;
    const [noun, before] = [tokens[head - base], tokens[i - base - 1]];
    if (!noun || noun.i < i) continue;
    const subject = tokens.find((word) => word.head === i && word.dep === "nsubj" && word.i < i);
    const isRead = subject !== undefined && (tag === "VBD" || (noun.dep === "ROOT" && subject.tag === "NNP"));
    const isMisread =
      tag === "VBN" && noun.dep === "ROOT" && before?.dep === "npadvmod" && before.head === i && before.tag === "NNP";
    if (!isRead && !isMisread) continue;
    const actor = subject ?? before!;
    links.set(i, { dep: noun.dep, head: noun.head === noun.i ? i : noun.head, tag: "VBD", pos: "VERB" });
    links.set(noun.i, { dep: "dobj", head: i });
    links.set(actor.i, { dep: "nsubj", head: i });
    takeOver(tokens, links, noun.i, actor.i);
  }
  return relabel(tokens, links);
}

/** What is done with others or to oneself: nobody is partnered. */
const NEVER_DONE_TO = /^(?:partner|team|collaborate|cooperate|ally|compete|vie|retaliate|respond|agree|bid|side)$/;

/** "X partnered with Y" is parsed as if X were partnered: X is who did so. */
export function mendNamesThatDid<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const { i, dep, head, tag, lemma } of tokens) {
    if (dep !== "acl" || !(tag === "VBD" || (tag === "VBN" && NEVER_DONE_TO.test(lemma)))) continue;
    const name = tokens[head - base];
    if (name?.dep !== "ROOT" || !name.tag.startsWith("NNP") || name.i > i) continue;
    links.set(i, { dep: "ROOT", head: i, tag: "VBD", pos: "VERB" });
    links.set(name.i, { dep: "nsubj", head: i });
    for (const other of tokens)
      if (other.head === name.i && other.i > i) links.set(other.i, { dep: other.dep, head: i });
  }
  return relabel(tokens, links);
}

/** What hangs at a noun but stands before another one belongs to that. */
function takeOver(tokens: readonly Mendable[], links: Map<number, Relabelled>, from: number, to: number): void {
  for (const { i, dep, head } of tokens) if (head === from && i < to) links.set(i, { dep, head: to });
}

const RULING =
  /^(?:restrict|bar|ban|prohibit|limit|forbid|curb|block|require|invoke|allow|permit|target|impose|regulate|govern|cover|exempt|authorize|authorise|direct|order|amend|update)$/;

/** "a rule restricting exports" is parsed as if exports of a kind were meant: the rule restricts them. */
export function mendParticiples<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const { i, dep, head, tag, lemma } of tokens) {
    if (dep !== "amod" || tag !== "VBG" || !RULING.test(lemma)) continue;
    const [rule, object] = [tokens[i - base - 1], tokens[head - base]];
    if (!rule || !object || object.i < i) continue;
    if (!/^NN/.test(rule.tag) || !/^(?:npadvmod|nsubj|compound)$/.test(rule.dep) || rule.head !== i) continue;
    links.set(rule.i, { dep: object.dep, head: object.head === object.i ? rule.i : object.head });
    links.set(i, { dep: "acl", head: rule.i });
    links.set(object.i, { dep: "dobj", head: i });
    takeOver(tokens, links, object.i, rule.i);
  }
  return relabel(tokens, links);
}
