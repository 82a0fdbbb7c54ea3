// From a word to the input of the network: the sum of four rows of a hash embedding for each of its features, side by side.
import { firstCharacter, lastThreeCharacters, wordShape } from "../lexicon/features.ts";
import type { Lexicon, TypeId } from "../lexicon/lexicon.ts";
import { embeddingKeys, stringId } from "../lexicon/murmur.ts";
import type { Model, TensorRows } from "../model/load.ts";

/** Norm, prefix, suffix and shape; the encoder for syntax also sees whether a space follows and whether the token is one. */
export type FeatureSet = "word" | "word and spaces";

const MOST_IDS = 50_000;

export class WordFeatures {
  readonly columns: number;
  readonly #tables: TensorRows[];
  readonly #seeds: number[];
  readonly #ids = new Map<string, bigint>();

  constructor(model: Model, prefix: string, seeds: number[]) {
    this.#seeds = seeds;
    this.#tables = seeds.map((_, i) => model.rows(`${prefix}.embed${i}.rows`));
    this.columns = this.#tables.reduce((sum, table) => sum + table.columns, 0);
  }

  /** Adds the features of a word to `target` (which the caller has zeroed) from `at` on. */
  addTo(target: Float32Array, at: number, lexicon: Lexicon, type: TypeId, spaceFollows: boolean): void {
    const ids = this.#featureIds(lexicon, type, spaceFollows);
    let column = at;
    this.#tables.forEach((table, i) => {
      for (const key of embeddingKeys(ids[i]!, this.#seeds[i]!)) table.addRow(key % table.rows, target, column);
      column += table.columns;
    });
  }

  #featureIds(lexicon: Lexicon, type: TypeId, spaceFollows: boolean): bigint[] {
    const text = lexicon.texts[type]!;
    const norm = lexicon.strings[lexicon.norms[type]!]!;
    const strings = [norm, firstCharacter(text), lastThreeCharacters(text), wordShape(text)];
    return [...strings.map((string) => this.#idOf(string)), spaceFollows ? 1n : 0n, lexicon.isSpace[type] ? 1n : 0n];
  }

  #idOf(string: string): bigint {
    const known = this.#ids.get(string);
    if (known !== undefined) return known;
    if (this.#ids.size > MOST_IDS) this.#ids.clear();
    const id = stringId(string);
    this.#ids.set(string, id);
    return id;
  }
}
