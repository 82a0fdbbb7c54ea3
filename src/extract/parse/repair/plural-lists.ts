// Mends lists of goods: "chips, sensors, and lasers" whose later items hang where no list would let them.
import { type Mendable, type Relabelled, relabel } from "./relabel.ts";

/** A stretch of words that ends in its plural noun. */
interface Item<T> {
  readonly words: readonly T[];
  readonly noun: T;
}

/** "makes radar sensors, secure elements, NFC controllers, and processors": plurals between commas are one list, whatever the parser makes of the middle ones. */
export function mendPluralLists<T extends Mendable>(tokens: readonly T[], base: number): readonly T[] {
  const links = new Map<number, Relabelled>();
  for (let at = 1; at < tokens.length; at++) {
    const lead = tokens[at - 1]!;
    if (tokens[at]!.lower !== "," || lead.tag !== "NNS") continue; // "In the United States, chips, …"
    const { items, end, isSure } = itemsAfter(tokens, at);
    if (items.length > 1 && !isCounted(tokens, lead)) linkList(tokens, base, lead, items, isSure, links);
    at = Math.max(at, end);
  }
  return relabel(tokens, links);
}

const isPlural = ({ tag }: Mendable) => tag === "NNS" || tag === "NNPS";
const WORD = /^(?:NN|NNP|NNS|NNPS|JJ|VBN|VBG|CD|HYPH|AFX)$/;
const LONGEST = 7;

/** The items after a comma up to the one after "and"; none where they are no plurals or nothing ends them. */
function itemsAfter<T extends Mendable>(tokens: readonly T[], comma: number) {
  const items: Item<T>[] = [];
  for (let at = comma; items.length < 30; ) {
    const isOxford = tokens[at]!.lower === "," && /^(?:and|or)$/.test(tokens[at + 1]?.lower ?? "");
    const isLast = isOxford || /^(?:and|or)$/.test(tokens[at]!.lower);
    const first = isOxford ? at + 2 : at + 1;
    let end = first;
    while (end - first < LONGEST && end < tokens.length && WORD.test(tokens[end]!.tag)) end++;
    if (isLast) while (end > first && !isPlural(tokens[end - 1]!)) end--;
    const noun = tokens[end - 1];
    if (end === first || !noun || !isPlural(noun)) return { items: [], end: at, isSure: false };
    items.push({ words: tokens.slice(first, end), noun });
    if (isLast) return { items, end, isSure: isOxford || items.length > 2 };
    if (!/^(?:,|and|or)$/.test(tokens[end]?.lower ?? "")) return { items: [], end: at, isSure: false };
    at = end;
  }
  return { items: [], end: comma, isSure: false };
}

/** "three goods, chips, sensors and lasers": what follows says what they are. */
const isCounted = (tokens: readonly Mendable[], { i, lemma }: Mendable): boolean =>
  /^(?:area|field|sector|industry|segment|category|type|kind|product|good|item|company|firm|country)$/.test(lemma) ||
  tokens.some(({ head, lower, tag }) => head === i && (tag === "CD" || /^(?:these|those|such|following)$/.test(lower)));

function linkList<T extends Mendable>(
  tokens: readonly T[],
  base: number,
  lead: T,
  items: readonly Item<T>[],
  isSure: boolean,
  links: Map<number, Relabelled>,
): void {
  const nouns = [lead, ...items.map(({ noun }) => noun)];
  const isOfList = ({ head }: T, upTo: number) => nouns.slice(0, upTo).some(({ i }) => i === head);
  const astray = items.filter(({ noun }, k) => noun.dep !== "conj" || !isOfList(noun, k + 1));
  if (!/^nsubj/.test(lead.dep) && items.some(({ noun }) => /^nsubj/.test(noun.dep))) return; // "In recent weeks, chips, …"
  if (astray.length === 0 || (!isSure && astray.some(({ noun }) => noun.dep === "appos"))) return;
  const above = items.find(({ noun }) => hangsBelow(tokens, base, lead, noun.i))?.noun;
  const verb = above && rootVerb(tokens, above);
  if (above && !verb) return;
  if (above && verb) {
    links.set(verb.i, { dep: "ROOT", head: verb.i });
    for (const { i, head, dep } of tokens)
      if (head === above.i && i !== above.i && i !== verb.i && dep === "punct") links.set(i, { dep, head: verb.i });
  }
  for (const [k, { noun, words }] of items.entries()) {
    if (noun.dep !== "conj" || !isOfList(noun, k + 1)) links.set(noun.i, { dep: "conj", head: nouns[k]!.i });
    for (const { i, head } of words)
      if (i !== noun.i && (head < words[0]!.i || head > noun.i)) links.set(i, { dep: "compound", head: noun.i });
  }
}

/** Whether one token hangs below another. */
function hangsBelow(tokens: readonly Mendable[], base: number, token: Mendable, top: number): boolean {
  let at = token;
  for (let step = 0; step < 40 && at.head !== at.i; step++) {
    const next = tokens[at.head - base];
    if (!next) return false;
    if (next.i === top) return true;
    at = next;
  }
  return false;
}

/** "X makes chips, sensors, and lasers" parsed as if sensors said that X makes chips: the verb that heads the sentence. */
const rootVerb = <T extends Mendable>(tokens: readonly T[], noun: T): T | undefined =>
  noun.head === noun.i
    ? tokens.find(({ head, dep, tag, i }) => head === noun.i && dep === "ccomp" && tag.startsWith("VB") && i < noun.i)
    : undefined;
