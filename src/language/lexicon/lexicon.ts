// Everything that is known of a word regardless of where it stands, once a word type, under a number.
// A lexicon only grows; the language replaces it by a fresh one when it is full, so memory stays bounded.
import { isAllSpace, toLower } from "./characters.ts";

const MOST_TYPES = 32_000;
const MOST_CHARACTERS = 1_000_000;
/** Longer words are rare and hardly ever come twice: they get a number, but are not looked up again. */
const LONGEST_SHARED = 64;

export type TypeId = number;
export type StringId = number;

export class Lexicon {
  readonly texts: string[] = [];
  /** By type, the ids of its norm and of its lower-cased form among `strings`. */
  readonly norms: StringId[] = [];
  readonly lowers: StringId[] = [];
  readonly isSpace: boolean[] = [];
  /** Norms, lower-cased forms and lemmas: what documents refer to. Ids stay valid as long as the array lives. */
  readonly strings: string[] = [];

  readonly #typesByText = new Map<string, TypeId>();
  /** Types with a norm of their own, by that norm. */
  readonly #typesByNorm = new Map<string, Map<string, TypeId>>();
  readonly #stringIds = new Map<string, StringId>();
  readonly #normOf: (word: string) => string;
  #characters = 0;

  constructor(normOf: (word: string) => string) {
    this.#normOf = normOf;
  }

  get isFull(): boolean {
    return this.texts.length > MOST_TYPES || this.#characters > MOST_CHARACTERS;
  }

  /** The type of a word; one with a norm of its own (a part of a special case) is a type of its own. */
  typeOf(text: string, ownNorm?: string): TypeId {
    const types = ownNorm === undefined ? this.#typesByText : this.#typesWithNorm(ownNorm);
    const known = types.get(text);
    if (known !== undefined) return known;
    const type = this.texts.length;
    this.texts.push(text);
    this.norms.push(this.stringIdOf(ownNorm ?? this.#normOf(text)));
    this.lowers.push(this.stringIdOf(toLower(text)));
    this.isSpace.push(isAllSpace(text));
    this.#characters += text.length;
    if (text.length <= LONGEST_SHARED) types.set(text, type);
    return type;
  }

  #typesWithNorm(norm: string): Map<string, TypeId> {
    let types = this.#typesByNorm.get(norm);
    if (!types) {
      types = new Map();
      this.#typesByNorm.set(norm, types);
    }
    return types;
  }

  stringIdOf(text: string): StringId {
    const known = this.#stringIds.get(text);
    if (known !== undefined) return known;
    this.strings.push(text);
    this.#characters += text.length;
    if (text.length <= LONGEST_SHARED) this.#stringIds.set(text, this.strings.length - 1);
    return this.strings.length - 1;
  }
}
