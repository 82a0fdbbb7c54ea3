// What the network sees of a word: its norm, first character, last three characters and shape (spacy/lang/lex_attrs.py, MIT).
import { shapeOf } from "./characters.ts";

const LONGEST_SHAPED = 100;
const LONGEST_RUN = 4;

/** "Nvidia" → "Xxxxx", "H20" → "Xdd": characters by class, runs cut at four; "LONG" from a hundred characters on. */
export function wordShape(text: string): string {
  let shape = "";
  let last = "";
  let run = 0;
  let length = 0;
  for (const character of text) {
    if (++length >= LONGEST_SHAPED) return "LONG";
    const kind = shapeOf(character);
    run = kind === last ? run + 1 : 1;
    last = kind;
    if (run <= LONGEST_RUN) shape += kind;
  }
  return shape;
}

export function firstCharacter(text: string): string {
  return String.fromCodePoint(text.codePointAt(0)!);
}

export function lastThreeCharacters(text: string): string {
  // three code points are six code units at most; one more, so that a pair cut in half is not taken for a character
  return Array.from(text.slice(-7)).slice(-3).join("");
}
