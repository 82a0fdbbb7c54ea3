// The WebAssembly instance: its functions, and its memory, of which pieces are handed out and never taken back.
import { KERNEL_BYTES } from "./kernel-bytes.ts";
import { instantiate, type WasmMemory } from "./web-assembly.ts";

/** Rows that the kernel multiplies at once; what is left over is a tile of its own. */
export const TILE_ROWS = 6;
/** Outputs of a matrix come in blocks of eight. */
export const BLOCK_OUTPUTS = 8;
const PAGE = 65_536;
const MOST_ROWS = 128;

/** A place in the kernel's memory, in bytes. */
export type Address = number;

type Multiply = (
  rows: Address,
  w: Address,
  out: Address,
  outStride: number,
  rowTiles: number,
  inputs: number,
  blocks: number,
) => void;

interface KernelFunctions {
  memory: WasmMemory;
  /** Tiles of so many rows. */
  multiply1: Multiply;
  multiply2: Multiply;
  multiply3: Multiply;
  multiply4: Multiply;
  multiply5: Multiply;
  multiply6: Multiply;
  maxoutNorm(y: Address, parameters: Address, residual: Address, out: Address, rows: number): void;
  addWindows(words: Address, y: Address, vectors: Address, rows: number): void;
  score(
    features: Address,
    count: number,
    bias: Address,
    hidden: Address,
    upper: Address,
    upperBias: Address,
    out: Address,
    blocks: number,
  ): void;
}

/** A matrix in the order `multiply` reads it: [block of 8 outputs][input][8]. */
export interface PackedMatrix {
  address: Address;
  inputs: number;
  blocks: number;
}

export class Kernel {
  readonly functions: KernelFunctions;
  /** Views of the memory; taken anew after `allocate`, which may move it. */
  floats: Float32Array;
  integers: Int32Array;
  /** Addresses of rows that lie at equal distances. */
  readonly #rows: Address;
  /** By rows less one. */
  readonly #lowTiles: readonly Multiply[];
  #next = 64;

  constructor() {
    this.functions = instantiate<KernelFunctions>(Buffer.from(KERNEL_BYTES, "base64"));
    const { multiply1, multiply2, multiply3, multiply4, multiply5 } = this.functions;
    this.#lowTiles = [multiply1, multiply2, multiply3, multiply4, multiply5];
    this.floats = new Float32Array(this.functions.memory.buffer);
    this.integers = new Int32Array(this.functions.memory.buffer);
    this.#rows = this.allocate(MOST_ROWS);
  }

  /** Zeroed memory for that many numbers of four bytes. */
  allocate(count: number): Address {
    const address = this.#next;
    this.#next = Math.ceil((address + count * 4) / 64) * 64;
    const missing = this.#next - this.functions.memory.buffer.byteLength;
    if (missing > 0) this.functions.memory.grow(Math.ceil(missing / PAGE));
    this.floats = new Float32Array(this.functions.memory.buffer);
    this.integers = new Int32Array(this.functions.memory.buffer);
    return address;
  }

  place(numbers: Float32Array): Address {
    const address = this.allocate(numbers.length);
    this.floats.set(numbers, address / 4);
    return address;
  }

  /**
   * @param weights outputs × inputs, row by row
   * @param sourceRow which row of `weights` is output `o`; undefined for padding
   */
  pack(weights: Float32Array, outputs: number, inputs: number, sourceRow = (o: number) => o): PackedMatrix {
    const blocks = Math.ceil(outputs / BLOCK_OUTPUTS);
    const address = this.allocate(blocks * BLOCK_OUTPUTS * inputs);
    for (let o = 0; o < outputs; o++) {
      const from = sourceRow(o) * inputs;
      const to = address / 4 + Math.floor(o / BLOCK_OUTPUTS) * BLOCK_OUTPUTS * inputs + (o % BLOCK_OUTPUTS);
      for (let i = 0; i < inputs; i++) this.floats[to + i * BLOCK_OUTPUTS] = weights[from + i]!;
    }
    return { address, inputs, blocks };
  }

  /** out[row] = matrix · x[row], of at most 128 rows; strides in bytes. */
  multiply(matrix: PackedMatrix, x: Address, xStride: number, out: Address, outStride: number, rows: number): void {
    for (let row = 0; row < rows; row++) this.integers[this.#rows / 4 + row] = x + row * xStride;
    this.multiplyRows(matrix, this.#rows, out, outStride, rows);
  }

  /** The same for rows that lie anywhere. @param addresses where the address of each row stands */
  multiplyRows(matrix: PackedMatrix, addresses: Address, out: Address, outStride: number, rows: number): void {
    const { address, inputs, blocks } = matrix;
    const tiles = Math.floor(rows / TILE_ROWS);
    const done = tiles * TILE_ROWS;
    if (tiles > 0) this.functions.multiply6(addresses, address, out, outStride, tiles, inputs, blocks);
    if (done === rows) return;
    const multiplyRest = this.#lowTiles[rows - done - 1]!;
    multiplyRest(addresses + done * 4, address, out + done * outStride, outStride, 1, inputs, blocks);
  }
}
