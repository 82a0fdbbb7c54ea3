// From a word to the input of the network: the sum of four rows of a hash embedding for each of its features, side by side.
import { firstCharacter, lastThreeCharacters, wordShape } from "../lexicon/features.ts";
import type { Lexicon, TypeId } from "../lexicon/lexicon.ts";
import { embeddingKeys, stringId } from "../lexicon/murmur.ts";
import type { Model, TensorRows } from "../model/load.ts";

const MOST_KEPT = 8_000;

/**
 * Norm, prefix, suffix and shape; the encoder for syntax also sees whether a space follows and whether the token is one.
 * As many of these, in this order, as there are embeddings.
 */
export class WordFeatures {
  readonly columns: number;
  readonly #embeddings: Embedding[];

  constructor(model: Model, prefix: string, seeds: number[]) {
    this.#embeddings = seeds.map((seed, i) => new Embedding(model.rows(`${prefix}.embed${i}.rows`), seed));
    this.columns = this.#embeddings.reduce((sum, { columns }) => sum + columns, 0);
  }

  /** Adds the features of a word to `target` (which the caller has zeroed) from `at` on. */
  addTo(target: Float32Array, at: number, lexicon: Lexicon, type: TypeId, spaceFollows: boolean): void {
    const text = lexicon.texts[type]!;
    const norm = lexicon.strings[lexicon.norms[type]!]!;
    const strings = [norm, firstCharacter(text), lastThreeCharacters(text), wordShape(text)];
    const features = [...strings, spaceFollows, lexicon.isSpace[type]!];
    let column = at;
    this.#embeddings.forEach((embedding, i) => {
      embedding.addTo(target, column, features[i]!);
      column += embedding.columns;
    });
  }
}

/** A hash embedding: every value has four rows of a small table, and is their sum. */
class Embedding {
  readonly columns: number;
  readonly #table: TensorRows;
  readonly #seed: number;
  /** Rows of the values seen before: most words share their prefix, suffix and shape with others. */
  readonly #rows = new Map<string | boolean, number[]>();

  constructor(table: TensorRows, seed: number) {
    this.columns = table.columns;
    this.#table = table;
    this.#seed = seed;
  }

  addTo(target: Float32Array, at: number, value: string | boolean): void {
    for (const row of this.#rowsOf(value)) this.#table.addRow(row, target, at);
  }

  #rowsOf(value: string | boolean): number[] {
    let rows = this.#rows.get(value);
    if (!rows) {
      const id = typeof value === "string" ? stringId(value) : BigInt(value);
      rows = embeddingKeys(id, this.#seed).map((key) => key % this.#table.rows);
      if (this.#rows.size > MOST_KEPT) this.#rows.clear();
      this.#rows.set(value, rows);
    }
    return rows;
  }
}
