// A known name as a candidate: how far it reaches, what it is called and how much speaks for it.
import type { Tree } from "../parse/tree.ts";
import { type Candidate, type Scene, toSpanCandidate } from "./candidate.ts";
import type { KnownName, KnownSpan } from "./gazetteer-trie.ts";

const RANK = { name: 80, demonym: 70, metonym: 62, weak: 55 } as const;

/** A class of goods rather than a name: "AI chips", "GPUs", "artificial intelligence". */
function isGeneric(surface: string): boolean {
  const words = surface
    .split(/[\s-]+/)
    .filter(
      (word) =>
        !/^(?:AI|HPC|GPUs?|CPUs?|ICs?|HBM|DRAM|NAND|EUV|DUV|IC|LLMs?|AIs?|TPUs?|ASICs?|FPGAs?|SoCs?|EDA)$/.test(word),
    );
  if (words.some((word) => /^\p{Ll}\d/u.test(word))) return false; // "x86"
  return (
    words.every((word) => word === word.toLowerCase() || /^\p{Lu}\p{Ll}+s?$/u.test(word)) &&
    (words.length === 0 ||
      words.some((word) => word === word.toLowerCase()) ||
      words.length > 1 ||
      /^Artificial/.test(surface))
  );
}

/** "Government of Norway", "government of the Netherlands": where "government" stands. */
function governmentBefore({ tokens }: Tree, first: number): number | null {
  const of = tokens[first - 1]?.lower === "the" ? first - 2 : first - 1;
  return tokens[of]?.lower === "of" && tokens[of - 1]?.lower === "government" ? of - 1 : null;
}

const legalForm = ({ tree: { tokens }, lexicon }: Scene, i: number, sentence: number) =>
  tokens[i]?.sentence === sentence &&
  /^\p{Lu}/u.test(tokens[i]!.text) &&
  lexicon.of("legal-suffix").has(tokens[i]!.lower) &&
  tokens[i + 1]?.text !== "-"; // "Tern Co-Founder"

const YEAR = /^(?:1[789]|20)\d\d$/;

/** "Tern Optics" and "Tern Optics Group PLC" are one name: the span takes the legal form after a company's name in, and the year after an act's. */
export function withLegalForm(scene: Scene, span: KnownSpan, first: number, last: number, { type }: KnownName): Extent {
  const { tokens } = scene.tree;
  const { sentence } = tokens[last]!;
  if (
    type === "Policy" &&
    /^Act$/.test(tokens[last]!.text) &&
    tokens[last + 1]?.lower === "of" &&
    YEAR.test(tokens[last + 2]?.text ?? "")
  )
    return { start: span.start, end: tokens[last + 2]!.end, last: last + 2 };
  const isGroup = /^(?:Group|Holding|Holdings)$/.test(tokens[last + 1]?.text ?? "");
  const isWhole = isGroup && first < last && !tokens[last + 2]?.tag.startsWith("NNP");
  if (type === "Company" && isWhole) return { start: span.start, end: tokens[last + 1]!.end, last: last + 1 };
  const trade = type === "Company" && tokens[last]!.end === span.end ? tradeAfter(tokens, last) : null;
  if (trade !== null) {
    const form = legalForm(scene, trade + 1, sentence) ? trade + 1 : trade;
    return { start: span.start, end: tokens[form]!.end, last: form };
  }
  const isInternational = tokens[last + 1]?.text === "International";
  const end =
    isInternational && tokens[last + 2]?.text === "," ? last + 3 : isGroup || isInternational ? last + 2 : last + 1;
  const form = /^(?:Private|Pvt\.?|Pte\.?|Sdn\.?)$/.test(tokens[end]?.text ?? "") ? end + 1 : end;
  const isLonger = type === "Company" && tokens[last]!.end === span.end && legalForm(scene, form, sentence);
  if (type === "Company" && first < last && isLegal(scene, last)) return withAllForms(scene, span, first, last);
  if (!isLonger) return { start: span.start, end: span.end, last };
  const whole = endOfForms(scene, form, sentence);
  return { start: span.start, end: tokens[whole]!.end, last: whole, bare: span.end };
}

/** "NXP Semiconductor" where the firm is known as NXP; "Tern Semiconductor Solutions" may be another. */
function tradeAfter(tokens: Tree["tokens"], last: number): number | null {
  const [token, trade, next] = [tokens[last]!, tokens[last + 1], tokens[last + 2]];
  if (!trade || trade.sentence !== token.sentence || !trade.tag.startsWith("NNP") || token.head !== trade.i)
    return null;
  const isTrade = /^(?:Semiconductors?|Technologies|Microelectronics|Corporation)$/.test(trade.text);
  const isAlone = /^(?:Technology|Electronics)$/.test(trade.text) && !/^(?:compound|nmod|amod)$/.test(trade.dep);
  const goesOn =
    next?.sentence === token.sentence &&
    next.tag.startsWith("NNP") &&
    next.head === trade.head &&
    !/^(?:Inc|Corp|Ltd|Co|PLC|AG|NV|N\.V|LLC)\.?$/.test(next.text);
  return (isTrade || isAlone) && !goesOn ? trade.i : null;
}

const isLegal = ({ tree: { tokens }, lexicon }: Scene, i: number) => lexicon.of("legal-suffix").has(tokens[i]!.lower);

/** "Tern Optics Co." that the lists know, of "Tern Optics Co., Ltd.". */
function withAllForms(scene: Scene, { start, end }: KnownSpan, first: number, last: number): Extent {
  const { tokens } = scene.tree;
  if (tokens[last]!.end !== end) return { start, end, last };
  let bare = last;
  while (bare > first && isLegal(scene, bare)) bare--;
  const whole = endOfForms(scene, last, tokens[last]!.sentence);
  return { start, end: tokens[whole]!.end, last: whole, bare: tokens[bare]!.end };
}

/** "Co., Ltd.": past all legal forms that follow each other. */
function endOfForms(scene: Scene, form: number, sentence: number): number {
  const { tokens } = scene.tree;
  let last = form;
  for (let next = last; next <= form + 4; next = last) {
    next = tokens[last + 1]?.text === "," ? last + 2 : last + 1;
    if (!legalForm(scene, next, sentence)) break;
    last = next;
  }
  return last;
}

/** @property bare where the name ends without the legal forms that it takes in */
type Extent = Pick<KnownSpan, "start" | "end"> & { readonly last: number; readonly bare?: number };

/** "President Okoye" names Okoye as well. */
function withoutTitle(surface: string): string[] {
  const name = surface.replace(
    /^(?:President|Secretary|Minister|Senator|Governor|Chancellor|Premier|Mr\.|Ms\.|Dr\.) /,
    "",
  );
  return name === surface ? [] : [name];
}

/** A country's span takes "government" in: "the Dutch government" is the country. */
export function toKnown(
  tree: Tree,
  { last, bare, ...span }: Extent,
  first: number,
  { id, type, name, kind }: KnownName,
): Candidate {
  const next = tree.tokens[last + 1];
  const federal = next?.lower === "federal" ? 1 : 0;
  const noun = tree.tokens[last + 1 + federal];
  const onDemand = type === "Technology" && isGeneric(tree.text.slice(span.start, span.end));
  const rank = onDemand ? 22 : RANK[kind] + 3 * (last - first);
  const surface = tree.text.slice(span.start, span.end);
  const shorter = bare === undefined ? [] : [tree.text.slice(span.start, bare)];
  const forms = type === "Person" ? withoutTitle(surface) : shorter;
  const government = type === "Country" ? governmentBefore(tree, first) : null;
  if (government !== null)
    return toSpanCandidate(tree, { start: tree.tokens[government]!.start, end: span.end }, government, last, {
      type,
      rank: rank + 20,
      known: id,
      name,
      forms: [surface],
    });
  if (type === "Country" && noun && /^governments?$/.test(noun.lower)) {
    const end = last + 1 + federal;
    return toSpanCandidate(tree, { start: span.start, end: tree.tokens[end]!.end }, first, end, {
      type,
      rank: rank + 6,
      known: id,
      name,
      forms: [surface],
    });
  }
  return toSpanCandidate(tree, span, first, last, {
    type,
    rank,
    known: id,
    name: onDemand ? surface : name,
    onDemand,
    forms,
  });
}
