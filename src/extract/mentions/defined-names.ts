// Short names that a bracket gives some words after the long one: "Golden Bridge Fund LP, a partnership of Oslo (Golden Bridge)".
import { isCapitalised, tokenAt } from "../parse/navigate.ts";
import type { Token, Tree } from "../parse/tree.ts";
import { type Candidate, type Scene, toCandidate } from "./candidate.ts";
import { capitalisedRuns } from "./capitalised-runs.ts";
import { bodiesOf } from "./named-bodies.ts";

const RANK = 88; // above whatever is known within a short name
const FARTHEST = 400;
const LONGEST = 4;

/** Candidates for all places of such a short name, with the name that it is short for. */
export function findDefinedNames(scene: Scene): Candidate[] {
  const { tree } = scene;
  const terms = tree.tokens.flatMap((token) => (token.text === "(" ? (termAfter(tree.tokens, token.i) ?? []) : []));
  if (terms.length === 0) return [];
  const bodies = [
    ...capitalisedRuns(tree).flatMap(([first, last]) => bodiesOf(scene, first, last)),
    ...knownFirms(scene),
  ];
  const defined = new Map<string, Candidate>();
  for (const term of terms) {
    const text = textOf(tree, term.first, term.last);
    const body = bodies.findLast((long) => isShortFor(tree, term, long));
    if (body && !defined.has(text)) defined.set(text, body);
  }
  return [...defined].flatMap(([text, { type, name, known }]) =>
    placesOf(tree, text)
      .filter(([first, last]) => !bodies.some((long) => long.first <= first && last <= long.last))
      .map(([first, last]) => toCandidate(tree, first, last, { type, rank: RANK, name, known })),
  );
}

/** Companies that the gazetteer knows by one reading: "HarbourCranes (Oslo: HRC) (HC)". */
function knownFirms({ tree, known }: Scene): Candidate[] {
  return known.flatMap(({ start, end, names }) => {
    const [firm, other] = names;
    const [first, last] = [tokenAt(tree, start), tokenAt(tree, end - 1)];
    if (firm?.type !== "Company" || firm.kind !== "name" || other || first < 0 || last < 0) return [];
    return [toCandidate(tree, first, last, { type: firm.type, rank: RANK, name: firm.name, known: firm.id })];
  });
}

interface Term {
  readonly bracket: number;
  readonly first: number;
  readonly last: number;
}

/** One to four capitalised words right after a bracket and up to its end, a comma or "and". */
function termAfter(tokens: readonly Token[], bracket: number): Term | null {
  let first = bracket + 1;
  while (/^(?:the|or|[“"'‘]|``)$/.test(tokens[first]?.lower ?? "")) first++;
  let last = first - 1;
  while (last - first < LONGEST && tokens[last + 1] && isCapitalised(tokens[last + 1]!)) last++;
  const isWhole = last >= first && /^(?:[),”"'’]|''|and)$/.test(tokens[last + 1]?.text ?? "");
  return isWhole ? { bracket, first, last } : null;
}

/** A long name in the same block, some words before the bracket, whose words or initials the term has. */
function isShortFor(tree: Tree, { bracket, first, last }: Term, long: Candidate): boolean {
  const { tokens, sentences } = tree;
  const blockOf = (i: number) => sentences[tokens[i]!.sentence]!.block;
  const distance = tokens[bracket]!.start - long.end;
  if (distance <= 1 || distance > FARTHEST || blockOf(bracket) !== blockOf(long.first)) return false;
  const words = tokens.slice(long.first, long.last + 1).flatMap(({ text }) => humpsOf(text));
  return shortens(
    tokens.slice(first, last + 1).map(({ text }) => text),
    words,
  );
}

/** "Harbour" and "Cranes" of "HarbourCranes". */
const humpsOf = (word: string): string[] =>
  /^(?:\p{Lu}\p{Ll}+){2,}$/u.test(word) ? word.match(/\p{Lu}\p{Ll}+/gu)! : [word];

/** "Golden Bridge" and "GB Fund" shorten "Golden Bridge Port Fund LP": words in their order, or initials of some that follow each other. */
function shortens(term: readonly string[], words: readonly string[]): boolean {
  let at = 0;
  for (const part of term) {
    const word = words.indexOf(part, at);
    const initials = /^\p{Lu}{2,6}$/u.test(part) ? initialsAt(part, words, at) : -1;
    if (word < 0 && initials < 0) return false;
    at = word >= 0 ? word + 1 : initials + part.length;
  }
  return term.length < words.length;
}

function initialsAt(initials: string, words: readonly string[], from: number): number {
  for (let at = from; at + initials.length <= words.length; at++)
    if ([...initials].every((letter, k) => words[at + k]!.startsWith(letter))) return at;
  return -1;
}

const textOf = ({ text, tokens }: Tree, first: number, last: number) =>
  text.slice(tokens[first]!.start, tokens[last]!.end);

/** Where whole tokens spell a text. */
function placesOf(tree: Tree, text: string): [first: number, last: number][] {
  return tree.tokens.flatMap(({ i, start, sentence }): [number, number][] => {
    if (!tree.text.startsWith(text, start)) return [];
    const last = tree.tokens[tokenAt(tree, start + text.length - 1)];
    return last?.end === start + text.length && last.sentence === sentence ? [[i, last.i]] : [];
  });
}
