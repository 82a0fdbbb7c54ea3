// Writes the model file: see src/language/model/format.ts for its layout.
import { brotliCompressSync, constants } from "node:zlib";
import {
  MODEL_FORMAT,
  MODEL_MAGIC,
  type ModelHeader,
  type ModelTables,
  type TensorEncoding,
} from "../../src/language/model/format.ts";
import type { Tensor, Tensors } from "./read-package.ts";
import { WHEEL } from "./wheel.ts";

const ALIGNMENT = 16;
/** Small tensors (biases, gains) stay float32: they cost nothing and every output feels them. */
const SMALLEST_QUANTISED = 4096;

export function encodeModel(tensors: Tensors, tables: ModelTables, bits: 16 | 8): Uint8Array {
  const compressed = brotliCompressSync(JSON.stringify(tables), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 },
  });
  const encoded = [...tensors].map(([name, tensor]) => {
    const encoding: TensorEncoding = tensor.data.length < SMALLEST_QUANTISED ? "f32" : bits === 16 ? "i16" : "i8";
    return { name, tensor, encoding, bytes: encodeTensor(tensor, encoding) };
  });
  const layOut = (start: number): ModelHeader => {
    let offset = start;
    const entries = encoded.map(({ name, tensor: { rows, columns }, encoding, bytes }) => {
      const entry = { rows, columns, encoding, offset };
      offset = aligned(offset + bytes.length);
      return [name, entry] as const;
    });
    const { project, version, sha256 } = WHEEL;
    const tables = { offset, length: compressed.length };
    return { source: { project, version, sha256 }, bits, tensors: Object.fromEntries(entries), tables };
  };
  // The header's length depends on the offsets in it: lay out with a generous start, then pad the header up to it.
  const start = aligned(12 + JSON.stringify(layOut(1 << 20)).length + 64);
  const header = layOut(start);
  const file = new Uint8Array(header.tables.offset + compressed.length);
  file.set(encodeStart(header, start - 12));
  for (const { name, bytes } of encoded) file.set(bytes, header.tensors[name]!.offset);
  file.set(compressed, header.tables.offset);
  return file;
}

function encodeStart(header: ModelHeader, headerLength: number): Uint8Array {
  const start = new Uint8Array(12 + headerLength);
  start.set(new TextEncoder().encode(MODEL_MAGIC));
  const view = new DataView(start.buffer);
  view.setUint32(4, MODEL_FORMAT, true);
  view.setUint32(8, headerLength, true);
  start.set(new TextEncoder().encode(JSON.stringify(header).padEnd(headerLength)), 12);
  return start;
}

function encodeTensor({ rows, columns, data }: Tensor, encoding: TensorEncoding): Uint8Array {
  if (encoding === "f32") return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const largest = encoding === "i16" ? 32767 : 127;
  const integers = encoding === "i16" ? new Int16Array(rows * columns) : new Int8Array(rows * columns);
  const scales = new Float32Array(rows);
  for (let row = 0; row < rows; row++) {
    const values = data.subarray(row * columns, (row + 1) * columns);
    const peak = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    scales[row] = peak / largest;
    if (peak === 0) continue;
    for (let i = 0; i < columns; i++) integers[row * columns + i] = Math.round(values[i]! / scales[row]!);
  }
  const bytes = new Uint8Array(scales.byteLength + integers.byteLength);
  bytes.set(new Uint8Array(scales.buffer));
  bytes.set(new Uint8Array(integers.buffer), scales.byteLength);
  return bytes;
}

function aligned(offset: number): number {
  return Math.ceil(offset / ALIGNMENT) * ALIGNMENT;
}
