// Words in context: four residual layers, each of which sees a word and its two neighbours (spaCy's MaxoutWindowEncoder).
// A vector depends on the four words to either side, so a text of any length goes through in blocks, and many short ones in
// one with gaps of four rows between them, with the same bits.
import type { Lexicon } from "../lexicon/lexicon.ts";
import type { Model } from "../model/load.ts";
import { type Address, type Kernel, type PackedMatrix, TILE_ROWS } from "./kernel.ts";
import { packMaxout, placeNorm, WIDTH } from "./maxout-layer.ts";
import { NO_WORD, WordCache } from "./word-cache.ts";

const BLOCK = 192;
/** Words to either side that a vector depends on: one a layer. */
const REACH = 4;
const ROW_BYTES = WIDTH * 4;
const SUM_BYTES = 3 * ROW_BYTES;

/** Vectors of the tokens from `start` on, counted through all texts: `count` rows of 96 numbers in the kernel's memory, valid during the call. */
export type BlockVisitor = (vectors: Address, start: number, count: number) => void;

interface Layer {
  weights: PackedMatrix;
  norm: Address;
}

export class Encoder {
  readonly #kernel: Kernel;
  readonly #words: WordCache;
  readonly #firstNorm: Address;
  readonly #layers: Layer[];
  readonly #wordAddresses: Address;
  readonly #sums: Address;
  readonly #rows: [Address, Address];

  constructor(kernel: Kernel, model: Model, prefix: string, seeds: number[]) {
    this.#kernel = kernel;
    this.#words = new WordCache(kernel, model, prefix, seeds);
    this.#firstNorm = placeNorm(kernel, model, `${prefix}.layer1`);
    this.#layers = [2, 3, 4].map((i) => ({
      weights: packMaxout(kernel, model.tensor(`${prefix}.layer${i}.weights`)),
      norm: placeNorm(kernel, model, `${prefix}.layer${i}`),
    }));
    const rows = BLOCK + 2 * REACH + 2 * TILE_ROWS;
    this.#wordAddresses = kernel.allocate(rows);
    this.#sums = kernel.allocate(rows * 3 * WIDTH);
    this.#rows = [kernel.allocate(rows * WIDTH), kernel.allocate(rows * WIDTH)];
  }

  /** @param texts keys of the words of each text, in order */
  encode(texts: readonly Uint32Array[], lexicon: Lexicon, visit: BlockVisitor): void {
    const rows = withGaps(texts);
    let done = 0;
    for (let start = 0; start < rows.length; start += BLOCK) {
      const end = Math.min(start + BLOCK, rows.length);
      const vectors = this.#encodeBlock(rows, start, end - start, lexicon);
      for (let from = start, to = from; from < end; from = to) {
        const isGap = rows[from] === NO_WORD;
        while (to < end && (rows[to] === NO_WORD) === isGap) to++;
        if (isGap) continue;
        visit(vectors + (from - start) * ROW_BYTES, done, to - from);
        done += to - from;
      }
    }
  }

  /** Layer by layer the rows at both ends, which lack a neighbour, fall away; what is left are the rows of the block. */
  #encodeBlock(words: Uint32Array, start: number, count: number, lexicon: Lexicon): Address {
    this.#placeWords(words, start, count, lexicon);
    const { functions } = this.#kernel;
    let [input, output] = this.#rows;
    let rows = count + 2 * (REACH - 1);
    functions.addWindows(this.#wordAddresses, this.#sums, input, rows);
    functions.maxoutNorm(this.#sums, this.#firstNorm, input, output, rows);
    for (const { weights, norm } of this.#layers) {
      [input, output] = [output, input];
      rows -= 2;
      // three neighbouring rows are one window: rows overlap, so nothing is copied
      this.#kernel.multiply(weights, input, ROW_BYTES, this.#sums, SUM_BYTES, rows);
      functions.maxoutNorm(this.#sums, norm, input + ROW_BYTES, output, rows);
    }
    return output;
  }

  #placeWords(words: Uint32Array, start: number, count: number, lexicon: Lexicon): void {
    const from = Math.max(0, start - REACH);
    const known = this.#words.addressesOf(words.subarray(from, start + count + REACH), lexicon);
    const { integers } = this.#kernel;
    const at = this.#wordAddresses / 4;
    integers.fill(this.#words.nothing, at, at + count + 2 * REACH);
    integers.set(known, at + from - (start - REACH));
  }
}

/** The words of all texts, so far from each other that no vector depends on another text. */
function withGaps(texts: readonly Uint32Array[]): Uint32Array {
  if (texts.length === 1) return texts[0]!;
  const rows = new Uint32Array(texts.reduce((sum, { length }) => sum + length + REACH, 0)).fill(NO_WORD);
  let at = 0;
  for (const words of texts) {
    rows.set(words, at);
    at += words.length + REACH;
  }
  return rows;
}
