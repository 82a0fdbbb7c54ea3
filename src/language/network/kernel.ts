// The WebAssembly instance: its functions, and its memory, of which pieces are handed out and never taken back.
import { KERNEL_BYTES } from "./kernel-bytes.ts";
import { instantiate, type WasmMemory } from "./web-assembly.ts";

/** Rows that `multiply` works on at once; outputs must have room for a whole tile. */
export const TILE_ROWS = 6;
/** Outputs of a matrix come in blocks of eight. */
export const BLOCK_OUTPUTS = 8;
const PAGE = 65_536;

/** A place in the kernel's memory, in bytes. */
export type Address = number;

interface KernelFunctions {
  memory: WasmMemory;
  multiply(
    x: Address,
    xStride: number,
    w: Address,
    out: Address,
    outStride: number,
    rowTiles: number,
    inputs: number,
    blocks: number,
  ): void;
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
  #next = 64;

  constructor() {
    this.functions = instantiate<KernelFunctions>(Buffer.from(KERNEL_BYTES, "base64"));
    this.floats = new Float32Array(this.functions.memory.buffer);
    this.integers = new Int32Array(this.functions.memory.buffer);
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

  /** out[row] = matrix · x[row]; strides in bytes. Writes whole tiles: up to five rows of rubbish after the last. */
  multiply(matrix: PackedMatrix, x: Address, xStride: number, out: Address, outStride: number, rows: number): void {
    const tiles = Math.ceil(rows / TILE_ROWS);
    this.functions.multiply(x, xStride, matrix.address, out, outStride, tiles, matrix.inputs, matrix.blocks);
  }
}
