// Mends short sentences that are parsed as if they had no verb: "Tern manufactures chips for Heron", "Okoye lauded Tern chief X".
import { type Mendable, type Relabelled, relabel } from "./relabel.ts";
import { DOES } from "./words.ts";

/** What headlines tell in the present tense. */
export const IN_HEADLINES: ReadonlyMap<string, string> = new Map([
  ["buys", "buy"],
  ["bans", "ban"],
  ["names", "name"],
  ["fines", "fine"],
  ["sues", "sue"],
  ["halts", "halt"],
  ["launches", "launch"],
  ["unveils", "unveil"],
  ["acquires", "acquire"],
  ["backs", "back"],
  ["hires", "hire"],
  ["slams", "slam"],
  ["sources", "source"],
]);

/** What is said of a thing after a name more often than it is done by the bearer: "the Norway based firm". */
const SAID_OF =
  /^(?:based|owned|backed|made|led|listed|controlled|run|funded|financed|built|designed|developed|headquartered|registered|born|linked|related|branded|sponsored|powered|enabled|approved|bound|held|run|supported|branded|added|used|listed|called|named)$/;

/** The name that opens the sentence does it to the noun that was taken for the head of all. */
export function mendVerbless<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (const verb of tokens) {
    const noun = tokens[verb.head - base];
    const form = formOf(verb);
    if (!form || noun?.dep !== "ROOT" || noun.i <= verb.i || !/^NN/.test(noun.tag)) continue;
    const name = tokens[verb.i - base - 1];
    if (!name || !opensSentence(tokens, base, name, verb, noun)) continue;
    links.set(verb.i, { dep: "ROOT", head: verb.i, pos: "VERB", ...form });
    links.set(noun.i, { dep: "dobj", head: verb.i });
    for (const { i, dep, head } of tokens)
      if (head === noun.i && i < name.i) links.set(i, { dep, head: name.i });
      else if (head === noun.i && i > noun.i && /^(?:punct|npadvmod|advmod)$/.test(dep))
        links.set(i, { dep, head: verb.i });
    links.set(name.i, { dep: "nsubj", head: verb.i });
  }
  return relabel(tokens, links);
}

function formOf({ lower, tag, dep }: Mendable): Pick<Relabelled, "tag" | "lemma"> | null {
  if (!/^(?:amod|compound|nmod)$/.test(dep)) return null;
  const does = tag === "NNS" ? (DOES.get(lower) ?? IN_HEADLINES.get(lower)) : undefined;
  if (does) return { tag: "VBZ", lemma: does };
  return /^VB[DN]$/.test(tag) && dep === "amod" && !SAID_OF.test(lower) ? { tag: "VBD" } : null;
}

/** A proper name, with nothing before it in the sentence but its own words. */
function opensSentence(
  tokens: readonly Mendable[],
  base: number,
  name: Mendable,
  verb: Mendable,
  noun: Mendable,
): boolean {
  if (![verb.i, noun.i].includes(name.head) || !/^(?:compound|nmod|npadvmod|nsubj)$/.test(name.dep)) return false;
  if (!name.tag.startsWith("NNP") && !(name.tag === "NN" && name.sentenceStart)) return false;
  for (let k = name.i - base; k >= 0; k--) {
    const { head, tag, sentenceStart, lower } = tokens[k]!;
    const isOwn = [name.i, verb.i, noun.i].includes(head) && (tag.startsWith("NNP") || tag === "NN" || lower === "the");
    if (!isOwn) return false;
    if (sentenceStart) return true;
  }
  return true;
}
