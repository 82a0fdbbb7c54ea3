// Fine-grained part-of-speech tags: one linear layer over the encoded token, and the best score wins.
import type { Model } from "../model/load.ts";
import { type Address, BLOCK_OUTPUTS, type Kernel, type PackedMatrix, TILE_ROWS } from "./kernel.ts";
import { WIDTH } from "./maxout-layer.ts";

const BATCH = 8 * TILE_ROWS;

export class TagScorer {
  readonly #kernel: Kernel;
  readonly #weights: PackedMatrix;
  readonly #bias: Float32Array;
  readonly #scores: Address;

  constructor(kernel: Kernel, model: Model) {
    this.#kernel = kernel;
    this.#bias = model.tensor("tagger.bias");
    this.#weights = kernel.pack(model.tensor("tagger.weights"), this.#bias.length, WIDTH);
    this.#scores = kernel.allocate(BATCH * this.#weights.blocks * BLOCK_OUTPUTS);
  }

  /** Writes the best tag of each encoded token into `tags`; see `BlockVisitor`. */
  tag(vectors: Address, start: number, count: number, tags: Uint8Array): void {
    const width = this.#weights.blocks * BLOCK_OUTPUTS;
    for (let done = 0; done < count; done += BATCH) {
      const rows = Math.min(BATCH, count - done);
      this.#kernel.multiply(this.#weights, vectors + done * WIDTH * 4, WIDTH * 4, this.#scores, width * 4, rows);
      for (let row = 0; row < rows; row++) tags[start + done + row] = this.#best(this.#scores / 4 + row * width);
    }
  }

  #best(at: number): number {
    const { floats } = this.#kernel;
    let best = 0;
    let bestScore = Number.NEGATIVE_INFINITY;
    for (let tag = 0; tag < this.#bias.length; tag++) {
      const score = floats[at + tag]! + this.#bias[tag]!;
      if (score > bestScore) {
        best = tag;
        bestScore = score;
      }
    }
    return best;
  }
}
