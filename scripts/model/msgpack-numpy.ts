// Reads the msgpack files of a spaCy package. Arrays are in the msgpack-numpy encoding: a map with
// the byte keys "nd", "type", "shape" and "data".
import { decode } from "@msgpack/msgpack";

/** A float32 array of any number of dimensions, row by row. */
export interface NumpyArray {
  shape: number[];
  data: Float32Array;
}

/** Keys come back as text: 64-bit hashes in decimal, byte keys as UTF-8. */
export function readMsgpack(bytes: Uint8Array): unknown {
  return decode(bytes, {
    useBigInt64: true,
    rawStrings: false,
    mapKeyConverter: (key) => (key instanceof Uint8Array ? new TextDecoder().decode(key) : String(key)),
  });
}

export function toNumpyArray(value: unknown): NumpyArray {
  const { type, shape, data } = value as { type: string; shape: (number | bigint)[]; data: Uint8Array };
  if (type !== "<f4")
    throw new Error(`An array of the model has type ${type}; only little-endian float32 is expected.`);
  return { shape: shape.map(Number), data: new Float32Array(data.slice().buffer) };
}
