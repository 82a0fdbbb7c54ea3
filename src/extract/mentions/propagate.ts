// What one place of a document tells about another: surnames, acronyms in brackets, names seen before.
import { isCapitalised, isProper } from "../parse/navigate.ts";
import type { Token, Tree } from "../parse/tree.ts";
import { type Candidate, type Scene, toCandidate } from "./candidate.ts";
import { isPortfolio } from "./name-readings.ts";

/** Later and shorter mentions of names already found: "Ortega" after "Maria Ortega", a chip's name without "processor". */
export function repeatNames(scene: Scene, found: readonly Candidate[]): Candidate[] {
  const { tree } = scene;
  const taken = coverage(tree, found);
  const surnames = surnamesOf(tree, found);
  const names = new Map(found.filter(isRepeatable).map((c) => [tree.text.slice(c.start, c.end), c] as const));
  return tree.tokens.flatMap((token) => {
    if (taken[token.i] || !(isProper(token) || isCapitalised(token)) || isPartOfCompound(tree, token)) return [];
    const name = names.get(token.text);
    if (name?.type === "GovernmentBody" && isPortfolio(tree, token.i)) return []; // "Secretary of Commerce"
    if (name)
      return [toCandidate(tree, token.i, token.i, { type: name.type, rank: 45, known: name.known, name: name.name })];
    const person = surnames.get(token.text) ?? surnames.get(toTitleCase(token.text));
    return person && isProper(token)
      ? [toCandidate(tree, token.i, token.i, { type: "Person", rank: 45, name: person })]
      : [];
  });
}

/** "Harbour Data Group (HDG)": a short name in brackets right after a body's, with its initial. */
export function findBracketedNames({ tree, lexicon }: Scene, found: readonly Candidate[]): Candidate[] {
  const { tokens } = tree;
  const taken = coverage(tree, found);
  return found.flatMap(({ first, last, type, kind, onDemand }) => {
    const [open, short, close] = tokens.slice(last + 1, last + 4);
    if (kind !== "name" || onDemand || last === first || !/^(?:Company|Organization|GovernmentBody)$/.test(type))
      return [];
    if (open?.text !== "(" || close?.text !== ")" || taken[short!.i] || short!.sentence !== tokens[first]!.sentence)
      return [];
    const isShort = /^\p{Lu}[\p{L}\p{N}&]{1,9}$/u.test(short!.text) && /\p{Lu}.*\p{Lu}/u.test(short!.text);
    const long = tokens.slice(first, last + 1).map(({ text }) => text);
    if (!isShort || !abbreviates(short!.text, long.join("")) || lexicon.of("not-a-name").has(short!.lower)) return [];
    return [toCandidate(tree, short!.i, short!.i, { type, rank: 44 })];
  });
}

/** Whether a short form begins as a name does, and has its other letters in their order. */
function abbreviates(short: string, long: string): boolean {
  const letters = [...short.toLowerCase()].filter((letter) => /[\p{L}\p{N}]/u.test(letter));
  let at = 0;
  for (const letter of long.toLowerCase()) if (letter === letters[at]) at++;
  return short[0] === long[0] && at === letters.length;
}

const isRepeatable = ({ kind, first, last, onDemand, type }: Candidate) =>
  kind === "name" && first === last && !onDemand && type !== "Place";

function coverage({ tokens }: Tree, found: readonly Candidate[]): boolean[] {
  const taken: boolean[] = tokens.map(() => false);
  for (const { first, last, kind, onDemand } of found)
    if (kind === "name" && !onDemand) for (let i = first; i <= last; i++) taken[i] = true;
  return taken;
}

/** Surname → full name, for people with more than one name. */
function surnamesOf({ tokens }: Tree, found: readonly Candidate[]): Map<string, string> {
  const surnames = new Map<string, string>();
  for (const { type, first, last, name } of found) {
    if (type !== "Person" || last === first) continue;
    const parts = tokens.slice(first, last + 1).filter(({ text }) => !/^(?:Jr\.?|Sr\.?|I{1,3}|,)$/.test(text));
    const surname = parts.at(-1);
    if (surname && parts.length > 1 && surname.text.length > 1) surnames.set(surname.text, name);
  }
  return surnames;
}

const isPartOfCompound = ({ text }: Tree, { start, end }: Token) =>
  /^[-‐‑]\p{L}/u.test(text.slice(end, end + 2)) || /\p{L}[-‐‑]$/u.test(text.slice(Math.max(0, start - 2), start));

const toTitleCase = (word: string) =>
  word === word.toUpperCase() && word.length > 2 ? word[0]! + word.slice(1).toLowerCase() : word;

const SPEAKER_TITLE =
  /^(?:MR|MRS|MS|DR|SEN|REP|GEN|GOV|SECRETARY|MINISTER|PRESIDENT|VICE|AMBASSADOR|SENIOR|DIRECTOR|CHAIR|CHAIRMAN|JUDGE|JUSTICE|THE|CHANCELLOR|PRIME|UNDER|DEPUTY|PRESS|GENERAL|ADVISER|ADVISOR|NATIONAL|SECURITY|OF|STATE|COMMERCE|TREASURY|DEFENSE|FOREIGN)\.?$/i;

/** The person of a label such as "MR. OKAFOR": the words after the titles. */
export function findLabelSpeakers({ tree }: Scene): Candidate[] {
  return tree.sentences.flatMap(({ first, last, block }) => {
    if (tree.blocks[block]!.kind !== "speaker") return [];
    let start = first;
    while (start <= last && (SPEAKER_TITLE.test(tree.tokens[start]!.text) || tree.tokens[start]!.text === ".")) start++;
    const comma = tree.tokens.findIndex(({ text }, i) => i > start && i <= last && text === ",");
    const end = comma < 0 ? last : comma - 1;
    const words = tree.tokens.slice(start, end + 1);
    const isShouted =
      words.length > 0 &&
      words.length <= 3 &&
      words.every(({ text }) => /^\p{Lu}[\p{Lu}.'’-]+$/u.test(text) || text === "-");
    return isShouted &&
      words[0]!.text !== "Q" &&
      words[0]!.text !== "QUESTION" &&
      !/^(?:SPEAKER|MODERATOR|OPERATOR|REPORTER)S?$/.test(words[0]!.text)
      ? [toCandidate(tree, start, end, { type: "Person", rank: 58 })]
      : [];
  });
}
