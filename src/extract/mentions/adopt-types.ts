// Names that the model typed wrongly, put right by their company: the people of a list, the short name of a firm.
import type { Lexicon } from "../lexicon.ts";
import { childrenBy, firstConjunct, withConjuncts } from "../parse/navigate.ts";
import type { Tree } from "../parse/tree.ts";
import type { Candidate } from "./candidate.ts";

const TRUSTED = 50;

/** In a list of people, an unknown name of two or three words is a person too. */
export function adoptNeighbours(tree: Tree, candidates: readonly Candidate[]): Candidate[] {
  const byHead = new Map(candidates.map((candidate) => [candidate.head, candidate] as const));
  return candidates.map((candidate) => {
    if (
      !isUnsure(candidate) ||
      candidate.type === "Person" ||
      !/^\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]*){1,2}$/u.test(candidate.name)
    )
      return candidate;
    const list = withConjuncts(tree, firstConjunct(tree, candidate.head)).map((i) => byHead.get(i));
    const people = list.filter((other) => other !== candidate && other?.type === "Person").length;
    const others = list.filter(
      (other) => other !== undefined && other !== candidate && other.type !== "Person" && !isUnsure(other),
    ).length;
    return people > 0 && people > others && childrenBy(tree, candidate.head, "relcl", "det").length === 0
      ? { ...candidate, type: "Person" }
      : candidate;
  });
}

/** "Anna D. Lind" is a person, whatever the model says. */
export function adoptInitials({ tokens }: Tree, lexicon: Lexicon, candidates: readonly Candidate[]): Candidate[] {
  const isFirm = (word: string) => lexicon.of("company-suffix").has(word) || lexicon.of("organization-name").has(word);
  return candidates.map((candidate) =>
    isUnsure(candidate) &&
    /^(?:Company|Organization|Place)$/.test(candidate.type) &&
    /^\p{Lu}\p{Ll}+ (?:\p{Lu}\. ?){1,2}\p{Lu}[\p{L}'’-]+$/u.test(candidate.name) &&
    !isFirm(tokens[candidate.last]!.lower)
      ? { ...candidate, type: "Person" }
      : candidate,
  );
}

/** "Mr. Jianhong Wu" and "Ada Moreau, Jr." are people, whatever the model says. */
export function adoptTitled({ tokens }: Tree, candidates: readonly Candidate[]): Candidate[] {
  return candidates.map((candidate) =>
    isUnsure(candidate) &&
    /^(?:Company|Organization|Place)$/.test(candidate.type) &&
    (/^(?:Mr|Mrs|Ms|Hon)\.?$/.test(tokens[candidate.first - 1]?.text ?? "") || isJunior(tokens, candidate.last))
      ? { ...candidate, type: "Person" }
      : candidate,
  );
}

/** "X, Jr.", "X Sr." */
const isJunior = (tokens: Tree["tokens"], last: number): boolean =>
  /^[JS]r\.?$/.test(tokens[tokens[last + 1]?.text === "," ? last + 2 : last + 1]?.text ?? "");

const isUnsure = ({ known, rank, kind }: Candidate) => known === null && rank < TRUSTED && kind === "name";

/** "Integra" after "Integra Technologies" is the same company; "in Bergen" after "Bergen Glass" is the town. */
export function adoptShortNames({ tokens }: Tree, candidates: readonly Candidate[]): Candidate[] {
  const firsts = new Set(
    candidates
      .filter(({ type, first, last, known }) => type === "Company" && last > first && known === null)
      .map(({ first }) => tokens[first]!.text),
  );
  return candidates.map((candidate) =>
    isUnsure(candidate) &&
    candidate.first === candidate.last &&
    candidate.type !== "Company" &&
    firsts.has(candidate.name) &&
    !(candidate.type === "Place" && /^(?:in|near|from|around)$/.test(tokens[candidate.first - 1]?.lower ?? ""))
      ? { ...candidate, type: "Company" }
      : candidate,
  );
}

/** "Osei" after "Abena Osei" is the same person, unless a company is called so too. */
export function adoptSurnames({ tokens }: Tree, candidates: readonly Candidate[]): Candidate[] {
  const lastWord = ({ last }: Candidate) => tokens[last]!.text;
  const isHyphenated = ({ first, last }: Candidate) => tokens.slice(first + 1, last).some(({ text }) => text === "-");
  const isLong = ({ first, last }: Candidate) => last > first;
  const people = candidates.filter((c) => c.type === "Person" && isLong(c));
  const surnames = new Set([
    ...people.map(lastWord),
    ...people.filter(isHyphenated).map(({ first }) => tokens[first]!.text),
  ]);
  const firms = new Set(
    candidates.filter((c) => c.type === "Company" && isLong(c)).map(({ first }) => tokens[first]!.text),
  );
  const isDoubleSurname = ({ name }: Candidate) =>
    /^\p{L}+-\p{L}+$/u.test(name) && people.some((person) => person.name.endsWith(` ${name}`));
  return candidates.map((candidate) =>
    isUnsure(candidate) &&
    (isLong(candidate) ? isDoubleSurname(candidate) : surnames.has(candidate.name)) &&
    !firms.has(candidate.name)
      ? { ...candidate, type: "Person" }
      : candidate,
  );
}
