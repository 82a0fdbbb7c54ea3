// What the network makes of a word alone, kept by word: its vector and the vector's products with the three thirds of the
// first window layer. Most tokens of a text are words seen before, so this spares more than a third of all arithmetic.
import type { Lexicon, TypeId } from "../lexicon/lexicon.ts";
import type { Model } from "../model/load.ts";
import { type Address, type Kernel, type PackedMatrix, TILE_ROWS } from "./kernel.ts";
import { packMaxout, placeNorm, WIDTH } from "./maxout-layer.ts";
import { WordFeatures } from "./word-features.ts";

const PIECES = 3;
const ENTRY = WIDTH + PIECES * PIECES * WIDTH;
const ENTRY_BYTES = ENTRY * 4;
/** Entries kept; when they are used up all are forgotten, which keeps the memory at 32 MB for each encoder. */
const CAPACITY = 8192;
const BATCH = 48;

/** A word as the encoder tells words apart: its type, and whether a space follows. */
export type WordKey = number;
export const wordKey = (type: TypeId, spaceFollows: boolean): WordKey => type * 2 + (spaceFollows ? 1 : 0);
/** The key of a word that is not there: what stands before the first and after the last token of a text. */
export const NO_WORD: WordKey = 0xffff_ffff;

export class WordCache {
  /** The entry of `NO_WORD`. */
  readonly nothing: Address;
  readonly #kernel: Kernel;
  readonly #features: WordFeatures;
  readonly #mix: PackedMatrix;
  readonly #mixNorm: Address;
  readonly #thirds: PackedMatrix;
  readonly #entries: Address;
  readonly #inputs: Address;
  readonly #sums: Address;
  readonly #vectors: Address;
  #addresses = new Map<WordKey, Address>();
  #lexicon: Lexicon | undefined;

  constructor(kernel: Kernel, model: Model, prefix: string, seeds: number[]) {
    this.#kernel = kernel;
    this.#features = new WordFeatures(model, prefix, seeds);
    this.#mix = packMaxout(kernel, model.tensor(`${prefix}.layer0.weights`));
    this.#mixNorm = placeNorm(kernel, model, `${prefix}.layer0`);
    this.#thirds = packThirds(kernel, model.tensor(`${prefix}.layer1.weights`));
    const rows = BATCH + TILE_ROWS;
    this.nothing = kernel.allocate(ENTRY);
    this.#entries = kernel.allocate((CAPACITY + TILE_ROWS) * ENTRY);
    this.#inputs = kernel.allocate(rows * this.#features.columns);
    this.#sums = kernel.allocate(rows * PIECES * WIDTH);
    this.#vectors = kernel.allocate(rows * WIDTH);
  }

  /** Where the entries of these words are; they stay there until the next call. At most a quarter of the capacity at once. */
  addressesOf(words: Uint32Array, lexicon: Lexicon): Uint32Array {
    if (lexicon !== this.#lexicon || this.#addresses.size + words.length > CAPACITY) {
      this.#addresses = new Map();
      this.#lexicon = lexicon;
    }
    const missing = new Set<WordKey>();
    for (let i = 0; i < words.length; i++)
      if (words[i] !== NO_WORD && !this.#addresses.has(words[i]!)) missing.add(words[i]!);
    const list = [...missing];
    for (let from = 0; from < list.length; from += BATCH) this.#compute(list.slice(from, from + BATCH), lexicon);
    return words.map((word) => (word === NO_WORD ? this.nothing : this.#addresses.get(word)!));
  }

  #compute(words: WordKey[], lexicon: Lexicon): void {
    const kernel = this.#kernel;
    const { columns } = this.#features;
    const first = this.#entries + this.#addresses.size * ENTRY_BYTES;
    kernel.floats.fill(0, this.#inputs / 4, this.#inputs / 4 + words.length * columns);
    words.forEach((word, i) => {
      this.#features.addTo(kernel.floats, this.#inputs / 4 + i * columns, lexicon, word >> 1, (word & 1) === 1);
      this.#addresses.set(word, first + i * ENTRY_BYTES);
    });
    kernel.multiply(this.#mix, this.#inputs, columns * 4, this.#sums, PIECES * WIDTH * 4, words.length);
    kernel.functions.maxoutNorm(this.#sums, this.#mixNorm, 0, this.#vectors, words.length);
    kernel.multiply(this.#thirds, this.#vectors, WIDTH * 4, first + WIDTH * 4, ENTRY_BYTES, words.length);
    words.forEach((_, i) => {
      const from = this.#vectors / 4 + i * WIDTH;
      kernel.floats.copyWithin((first + i * ENTRY_BYTES) / 4, from, from + WIDTH);
    });
  }
}

/** The weights of a window layer, [288][3 × 96], as one matrix that gives the products with all three thirds. */
function packThirds(kernel: Kernel, weights: Float32Array): PackedMatrix {
  const outputs = PIECES * WIDTH;
  const thirds = new Float32Array(weights.length);
  for (let o = 0; o < outputs; o++) {
    for (let third = 0; third < 3; third++) {
      const from = (o * 3 + third) * WIDTH;
      thirds.set(weights.subarray(from, from + WIDTH), (third * outputs + o) * WIDTH);
    }
  }
  const rowOf = (o: number) =>
    Math.floor(o / outputs) * outputs + ((o % outputs) % WIDTH) * PIECES + Math.floor((o % outputs) / WIDTH);
  return kernel.pack(thirds, 3 * outputs, WIDTH, rowOf);
}
