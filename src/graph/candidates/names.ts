// Names as they are compared: in Latin letters without accents, without titles, articles and legal forms, word by word.
import anyAscii from "any-ascii";
import { doubleMetaphone } from "double-metaphone";
import { WORDS } from "./words.ts";

/** Shorter codes of sounds are shared by chance. */
export const MIN_SOUND = 3;

/** A name taken apart. All parts are folded. */
export interface NameForm {
  /** As it is written. */
  readonly text: string;
  /** Words without articles, prepositions, titles and legal form. Never empty. */
  readonly words: readonly string[];
  /** The words as one. */
  readonly compact: string;
  /** The first letters of the words, and those with small words or the legal form counted in; for two words or more. */
  readonly initials: readonly string[];
  /** Such as `inc` or `co ltd`; empty for none. */
  readonly legalForm: string;
  /** `jr`, `iii`; empty for none, and for all but people. */
  readonly generation: string;
  /** How each word sounds, with spaces between (Philips 2000, The Double Metaphone Search Algorithm). */
  readonly sound: string;
  /** Words with digits: `h100`, `4090d`, `2022`. */
  readonly codes: readonly string[];
  /** So short or so common that it cannot tell things apart: initials, a surname alone. */
  readonly isWeak: boolean;
  /** Words of the language rather than a name, such as "export controls": many things are called so. */
  readonly isDescription: boolean;
}

/** @param type the entity type; titles and generations belong to people */
export function toNameForm(text: string, type: string): NameForm {
  const all = splitWords(text);
  const said = type === "Person" ? withoutTitles(all) : all;
  const { rest, suffix: generation } = cutSuffix(said, type === "Person" ? WORDS.generations : NONE);
  const { rest: named, suffix: legalForm } = cutSuffix(rest, WORDS.unformed.has(type) ? NONE : WORDS.legalForms);
  const words = named.filter((word) => !WORDS.small.has(word));
  const kept = words.length > 0 ? words : all;
  return {
    text,
    words: kept,
    compact: kept.join(""),
    initials: kept.length > 1 ? initialsOf(kept, named, [...kept, ...legalForm.slice(0, 1)]) : [],
    legalForm: legalForm.join(" "),
    generation: generation.join(" "),
    sound: kept.map(soundOf).join(" "),
    codes: kept.filter((word) => /\d/.test(word)),
    isWeak: isWeak(text, kept, type),
    isDescription: type !== "Technology" && /\p{Ll}/u.test(text) && !/[\p{Lu}\d]/u.test(text),
  };
}

/** Words with digits stay as they are. */
const soundOf = (word: string) => (/\d/.test(word) ? word : doubleMetaphone(word)[0]);

const NONE: ReadonlySet<string> = new Set();

/** The first letters of several readings of a name, each once. */
function initialsOf(...readings: readonly (readonly string[])[]): string[] {
  return [...new Set(readings.map((words) => words.map(([letter]) => letter).join("")))];
}

/** Latin words in lower case; `U.S.` is one word, `4090 D` another. Falls back on the text itself where no letter is left. */
function splitWords(text: string): string[] {
  // Each Chinese sign is read as a syllable with a capital.
  const latin = anyAscii(text);
  const plain = (/\p{Script=Han}/u.test(text) ? latin.replace(/(?<=[a-z])(?=[A-Z])/g, " ") : latin)
    .toLowerCase()
    .replace(/['’`]/g, "")
    .replace(/\b([a-z])\.(?=[a-z]\b)/g, "$1")
    .replace(/&/g, " and ");
  const words = plain.match(/[a-z0-9]+/g) ?? [];
  const joined: string[] = [];
  for (const word of words) {
    const before = joined.at(-1);
    if (before !== undefined && /\d$/.test(before) && /^[a-z]$/.test(word)) joined[joined.length - 1] = before + word;
    else joined.push(word);
  }
  return joined.length > 0 ? joined : [text];
}

function withoutTitles(words: readonly string[]): readonly string[] {
  const first = words.findIndex((word) => !WORDS.titles.has(word));
  return first > 0 ? words.slice(first) : words;
}

/** Takes words of a set from the end, but never all of them. */
function cutSuffix(words: readonly string[], set: ReadonlySet<string>): { rest: readonly string[]; suffix: string[] } {
  let end = words.length;
  while (end > 1 && set.has(words[end - 1]!)) end -= 1;
  while (end > 1 && end < words.length && WORDS.small.has(words[end - 1]!)) end -= 1;
  return { rest: words.slice(0, end), suffix: words.slice(end).filter((word) => !WORDS.small.has(word)) };
}

function isWeak(text: string, words: readonly string[], type: string): boolean {
  if (words.length > 1) return false;
  return (
    type === "Person" || words[0]!.length <= 3 || (/^[^\p{Ll}\s\d]{2,6}$/u.test(text.trim()) && /\p{Lu}/u.test(text))
  );
}
