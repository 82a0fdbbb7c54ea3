// Instruments whose names stand in quotation marks: the 'Harbour Safety' rule, a final rule, "Controls on Cranes" (the May rule).
import { phraseStart, tokenAt } from "../parse/navigate.ts";
import type { Token, Tree } from "../parse/tree.ts";
import { type Candidate, type Scene, toCandidate } from "./candidate.ts";

const RANK = 68;
const TITLED_RANK = 140; // above whatever is known within a title
const LONGEST_TITLE = 60;
const LONGEST = 6;
const OPENING = /^(?:['"“‘]|``)$/;
const CLOSING = /^(?:['"”’]|'')$/;

/** Candidates for a quoted name with the noun that follows it; the name alone is one of its forms. */
export function findQuotedInstruments({ tree, lexicon }: Scene): Candidate[] {
  return tree.tokens.flatMap((noun) => {
    const open = openingBefore(tree, noun);
    if (open === null) return [];
    const lemma = noun.lemma.toLowerCase();
    if (!lexicon.of("policy-noun").has(lemma) && !lexicon.of("policy-name").has(lemma)) return [];
    const inner = tree.text.slice(tree.tokens[open + 1]!.start, tree.tokens[noun.i - 1]!.start).trim();
    const name = `${inner} ${noun.text}`;
    return [toCandidate(tree, open, noun.i, { type: "Policy", rank: RANK, head: noun.i, name, forms: [name, inner] })];
  });
}

/** The mark that opens the quotation which ends right before a noun, if it holds one to six words. */
function openingBefore({ tokens }: Tree, noun: Token): number | null {
  if (!CLOSING.test(tokens[noun.i - 1]?.text ?? "")) return null;
  for (let i = noun.i - 2; i >= noun.i - 2 - LONGEST && i >= 0; i--) {
    if (tokens[i]!.sentence !== noun.sentence || /^[.,;:!?]$/.test(tokens[i]!.text)) return null;
    if (OPENING.test(tokens[i]!.text))
      return i < noun.i - 2 && /^(?:DT|PRP\$|JJ|POS|IN)$/.test(tokens[i - 1]?.tag ?? "") ? i : null;
  }
  return null;
}

/** Candidates for a rule with the title that follows it in quotation marks, and for the term that a bracket after the title defines. */
export function findTitledInstruments({ tree }: Scene): Candidate[] {
  const { tokens } = tree;
  return tokens.flatMap((noun) => {
    const title = TITLED.test(noun.lower) ? titleAfter(tokens, noun) : null;
    if (!title) return [];
    const inner = tree.text.slice(tokens[title.open + 1]!.start, tokens[title.close]!.start).replace(/[,.;]$/, "");
    const first = phraseStart(tree, noun.i);
    const term = definedAfter(tree, title.close);
    const forms = [inner, ...(term ? [term] : [])];
    const rule = { type: "Policy", rank: TITLED_RANK, name: inner, forms };
    const whole = toCandidate(tree, first, title.close, { ...rule, head: noun.i });
    const later = term ? runsOf(tree, term, title.close) : [];
    return [whole, ...later.map(([from, to]) => toCandidate(tree, from, to, rule))];
  });
}

const TITLED = /^(?:rule|order|proclamation|memorandum|regulation|directive|notice|bill|act)$/;

/** The marks around a title of at least three words, half of them with capitals, right after a rule and its acronym: "rule (IFR), “…”". */
function titleAfter(tokens: readonly Token[], noun: Token): { open: number; close: number } | null {
  let open = noun.i + 1;
  if (tokens[open]?.text === "(" && tokens[open + 2]?.text === ")") open += 3;
  if (/^(?:,|titled|entitled|called)$/.test(tokens[open]?.lower ?? "")) open++;
  if (!OPENING.test(tokens[open]?.text ?? "") || tokens[open]!.sentence !== noun.sentence) return null;
  for (let close = open + 1; close <= open + LONGEST_TITLE; close++) {
    const token = tokens[close];
    if (!token || token.sentence !== noun.sentence) return null;
    if (!CLOSING.test(token.text)) continue;
    const words = tokens.slice(open + 1, close).filter(({ text }) => /^\p{L}/u.test(text));
    const capitals = words.filter(({ text }) => /^\p{Lu}/u.test(text)).length;
    return words.length >= 3 && capitals * 2 >= words.length ? { open, close } : null;
  }
  return null;
}

/** "October 7 IFR" of "(October 7 IFR)" after a title, with or without marks of its own. */
function definedAfter({ text, tokens }: Tree, close: number): string | null {
  const [, term] = /^\s*\((?:the )?[“"']?(\p{Lu}[^()“”"]{2,40}?)[”"']?\)/u.exec(text.slice(tokens[close]!.end)) ?? [];
  return term ?? null;
}

/** Where the words of a term stand after a place. */
function runsOf(tree: Tree, term: string, from: number): [first: number, last: number][] {
  return tree.tokens.slice(from + 1).flatMap((token): [number, number][] => {
    const end = token.start + term.length;
    if (!tree.text.startsWith(term, token.start)) return [];
    const last = tree.tokens[tokenAt(tree, end - 1)];
    return last?.end === end && last.sentence === token.sentence ? [[token.i, last.i]] : [];
  });
}
