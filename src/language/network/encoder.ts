// Words in context: four residual layers, each of which sees a word and its two neighbours (spaCy's MaxoutWindowEncoder).
// A vector depends on the four words to either side, so a text of any length goes through in blocks, and many short ones in
// one with gaps of four rows between them, with the same bits. Of a gap a layer works out only what later layers see of it.
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
  readonly #distances = new Uint8Array(BLOCK + 2 * REACH);
  /** Where a layer works, and the addresses of its windows. */
  readonly #places = new Uint32Array(BLOCK + 2 * REACH);
  readonly #windows: Address;
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
    this.#windows = kernel.allocate(rows);
    this.#sums = kernel.allocate(rows * 3 * WIDTH);
    this.#rows = [kernel.allocate(rows * WIDTH), kernel.allocate(rows * WIDTH)];
  }

  /** @param texts keys of the words of each text, in order */
  encode(texts: readonly Uint32Array[], lexicon: Lexicon, visit: BlockVisitor): void {
    const rows = withGaps(texts);
    let done = 0;
    for (let start = 0; start < rows.length; start += BLOCK) {
      const end = Math.min(start + BLOCK, rows.length);
      const { vectors, count } = this.#encodeBlock(rows, start, end, lexicon);
      if (count > 0) visit(vectors, done, count);
      done += count;
    }
  }

  /** Place p of the memory is row start − REACH + p; only of words are there vectors in the end, one after the other. */
  #encodeBlock(words: Uint32Array, start: number, end: number, lexicon: Lexicon): { vectors: Address; count: number } {
    this.#placeWords(words, start, end - start, lexicon);
    this.#measureDistances(words, start, end);
    const { functions } = this.#kernel;
    let [input, output] = this.#rows;
    const rows = end - start + 2 * (REACH - 1);
    functions.addWindows(this.#wordAddresses, this.#sums, input + ROW_BYTES, rows);
    functions.maxoutNorm(this.#sums, this.#firstNorm, input + ROW_BYTES, output + ROW_BYTES, rows);
    let count = 0;
    let layersAfter = this.#layers.length;
    for (const { weights, norm } of this.#layers) {
      [input, output] = [output, input];
      layersAfter--;
      count = this.#multiplyWindows(weights, input, end - start + 2 * REACH, layersAfter);
      this.#normalise(norm, input, output, count, layersAfter === 0);
    }
    return { vectors: output, count };
  }

  /** By place, how far the nearest word of the block is; at most REACH. */
  #measureDistances(words: Uint32Array, start: number, end: number): void {
    const distances = this.#distances;
    const places = end - start + 2 * REACH;
    distances.fill(REACH);
    for (let row = start; row < end; row++) if (words[row] !== NO_WORD) distances[row - start + REACH] = 0;
    for (let p = 1; p < places; p++) distances[p] = Math.min(distances[p]!, distances[p - 1]! + 1);
    for (let p = places - 2; p >= 0; p--) distances[p] = Math.min(distances[p]!, distances[p + 1]! + 1);
  }

  /**
   * Only where words are that near, for no word sees farther through the layers after. Three neighbouring rows are one window: rows
   * overlap, so nothing is copied.
   * @returns the number of windows, whose sums stand one after the other
   */
  #multiplyWindows(weights: PackedMatrix, input: Address, places: number, layersAfter: number): number {
    const { integers } = this.#kernel;
    let count = 0;
    for (let p = 0; p < places; p++) {
      if (this.#distances[p]! > layersAfter) continue;
      integers[this.#windows / 4 + count] = input + (p - 1) * ROW_BYTES;
      this.#places[count++] = p;
    }
    this.#kernel.multiplyRows(weights, this.#windows, this.#sums, SUM_BYTES, count);
    return count;
  }

  /** Writes the rows of the sums to their places, a run of neighbours at once, or at last one after the other. */
  #normalise(norm: Address, input: Address, output: Address, count: number, isLast: boolean): void {
    const places = this.#places;
    for (let from = 0, to = 0; from < count; from = to) {
      const first = places[from]!;
      while (to < count && places[to]! - first === to - from) to++;
      const out = output + (isLast ? from : first) * ROW_BYTES;
      const sums = this.#sums + from * SUM_BYTES;
      this.#kernel.functions.maxoutNorm(sums, norm, input + first * ROW_BYTES, out, to - from);
    }
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
