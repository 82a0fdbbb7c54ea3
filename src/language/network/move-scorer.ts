// Scores the moves of a transition system in a state (spaCy's TransitionBasedParser): the state is a handful of tokens, each
// in a role; what a token adds in each role is computed once, a page of tokens at a time, and the pages last used are kept.
import type { Model } from "../model/load.ts";
import { type Address, BLOCK_OUTPUTS, type Kernel, type PackedMatrix, TILE_ROWS } from "./kernel.ts";
import { WIDTH } from "./maxout-layer.ts";

const HIDDEN = 64;
const PIECES = 2;
const ROLE = HIDDEN * PIECES;
/** Whole tiles, so that a page never writes into the next. */
const PAGE_TOKENS = 11 * TILE_ROWS;
/** More than a state has roles, so that no page it needs is dropped while it is put together. */
const PAGES = 32;
const ROOM_TOKENS = 512;

export class MoveScorer {
  readonly #kernel: Kernel;
  readonly #roles: number;
  readonly #lower: PackedMatrix;
  readonly #lowerBias: Float32Array;
  readonly #hidden: PackedMatrix;
  readonly #bias: Address;
  readonly #padding: Address;
  readonly #upper: PackedMatrix;
  readonly #upperBias: Address;
  readonly #features: Address;
  readonly #hiddenValues: Address;
  readonly #scores: Address;
  readonly #pageInputs: Address;
  readonly #pages: Address;
  readonly #pageInSlot = new Int32Array(PAGES);
  readonly #lastUse = new Float64Array(PAGES);
  #slotOfPage = new Int32Array(0);
  #uses = 0;
  /** Room for most texts, for memory outside the heap is slow to come by. */
  readonly #room = new Float32Array(ROOM_TOKENS * HIDDEN);
  #lowered = this.#room;
  #tokens = 0;

  /** @param roles tokens that make up a state: 8 for the parser, 3 for names */
  constructor(kernel: Kernel, model: Model, prefix: string, roles: number, moves: number) {
    this.#kernel = kernel;
    this.#roles = roles;
    this.#lower = kernel.pack(model.tensor(`${prefix}.lower.weights`), HIDDEN, WIDTH);
    this.#lowerBias = model.tensor(`${prefix}.lower.bias`);
    const byPiece = (o: number) => o - (o % ROLE) + (o % HIDDEN) * PIECES + Math.floor((o % ROLE) / HIDDEN);
    const reordered = (values: Float32Array) => values.map((_, o) => values[byPiece(o)]!);
    this.#hidden = kernel.pack(model.tensor(`${prefix}.hidden.weights`), roles * ROLE, HIDDEN, byPiece);
    this.#bias = kernel.place(reordered(model.tensor(`${prefix}.hidden.bias`)));
    this.#padding = kernel.place(reordered(model.tensor(`${prefix}.hidden.pad`)));
    this.#upper = kernel.pack(model.tensor(`${prefix}.upper.weights`), moves, HIDDEN);
    this.#upperBias = kernel.allocate(this.#upper.blocks * BLOCK_OUTPUTS);
    kernel.floats.set(model.tensor(`${prefix}.upper.bias`), this.#upperBias / 4);
    this.#features = kernel.allocate(roles);
    this.#hiddenValues = kernel.allocate(HIDDEN);
    this.#scores = kernel.allocate(this.#upper.blocks * BLOCK_OUTPUTS);
    this.#pageInputs = kernel.allocate((PAGE_TOKENS + TILE_ROWS) * HIDDEN);
    this.#pages = kernel.allocate((PAGES * PAGE_TOKENS + TILE_ROWS) * roles * ROLE);
  }

  /** Forgets the last texts and makes room for some of so many tokens together. */
  begin(tokens: number): void {
    this.#tokens = tokens;
    this.#lowered = tokens <= ROOM_TOKENS ? this.#room : new Float32Array(tokens * HIDDEN);
    this.#slotOfPage = new Int32Array(Math.ceil(tokens / PAGE_TOKENS)).fill(-1);
    this.#pageInSlot.fill(-1);
    this.#lastUse.fill(0);
  }

  /** Takes over encoded tokens; see `BlockVisitor`. */
  addBlock(vectors: Address, start: number, count: number): void {
    const kernel = this.#kernel;
    for (let done = 0; done < count; done += PAGE_TOKENS) {
      const rows = Math.min(PAGE_TOKENS, count - done);
      kernel.multiply(this.#lower, vectors + done * WIDTH * 4, WIDTH * 4, this.#pageInputs, HIDDEN * 4, rows);
      const from = this.#pageInputs / 4;
      const to = (start + done) * HIDDEN;
      for (let i = 0; i < rows * HIDDEN; i++) {
        this.#lowered[to + i] = kernel.floats[from + i]! + this.#lowerBias[i % HIDDEN]!;
      }
    }
  }

  /**
   * @param tokens a token a role, -1 where there is none
   * @param first the number of the first token of their text among those of all
   * @returns where the scores are among the kernel's floats, in the order of the moves
   */
  score(tokens: Int32Array, first: number): number {
    const kernel = this.#kernel;
    for (let role = 0; role < this.#roles; role++) {
      const token = tokens[role]!;
      const row = token < 0 ? this.#padding : this.#rowOf(first + token);
      kernel.integers[this.#features / 4 + role] = row + role * ROLE * 4;
    }
    kernel.functions.score(
      this.#features,
      this.#roles,
      this.#bias,
      this.#hiddenValues,
      this.#upper.address,
      this.#upperBias,
      this.#scores,
      this.#upper.blocks,
    );
    return this.#scores / 4;
  }

  #rowOf(token: number): Address {
    const page = Math.floor(token / PAGE_TOKENS);
    let slot = this.#slotOfPage[page]!;
    if (slot < 0) slot = this.#fillPage(page);
    this.#lastUse[slot] = ++this.#uses;
    return this.#pages + (slot * PAGE_TOKENS + (token % PAGE_TOKENS)) * this.#roles * ROLE * 4;
  }

  #fillPage(page: number): number {
    const kernel = this.#kernel;
    const slot = this.#lastUse.indexOf(Math.min(...this.#lastUse));
    const dropped = this.#pageInSlot[slot]!;
    if (dropped >= 0) this.#slotOfPage[dropped] = -1;
    this.#pageInSlot[slot] = page;
    this.#slotOfPage[page] = slot;
    const first = page * PAGE_TOKENS;
    const rows = Math.min(PAGE_TOKENS, this.#tokens - first);
    kernel.floats.set(this.#lowered.subarray(first * HIDDEN, (first + rows) * HIDDEN), this.#pageInputs / 4);
    const rowBytes = this.#roles * ROLE * 4;
    kernel.multiply(
      this.#hidden,
      this.#pageInputs,
      HIDDEN * 4,
      this.#pages + slot * PAGE_TOKENS * rowBytes,
      rowBytes,
      rows,
    );
    return slot;
  }
}
