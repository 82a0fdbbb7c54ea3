// The two hashes of spaCy and Thinc: MurmurHash64A for the id of a string, MurmurHash3 (x86 variant of a 64-bit key,
// as in Thinc's `hashembed`) for the four rows of an embedding. Both are Austin Appleby's, in the public domain.
import { SYMBOL_IDS } from "./symbols.ts";

const MASK = (1n << 64n) - 1n;
const M = 0xc6a4a7935bd1e995n;
const encoder = new TextEncoder();

/** MurmurHash64A of the UTF-8 bytes, with the seed 1 that spaCy's string store uses. */
export function murmur64(text: string, seed = 1n): bigint {
  const bytes = encoder.encode(text);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const words = bytes.length >> 3;
  let hash = (seed ^ (BigInt(bytes.length) * M)) & MASK;
  for (let i = 0; i < words; i++) {
    let key = (view.getBigUint64(i * 8, true) * M) & MASK;
    key ^= key >> 47n;
    hash = ((hash ^ ((key * M) & MASK)) * M) & MASK;
  }
  if (bytes.length & 7) {
    let tail = 0n;
    for (let i = bytes.length - 1; i >= words * 8; i--) tail = (tail << 8n) | BigInt(bytes[i]!);
    hash = ((hash ^ tail) * M) & MASK;
  }
  hash ^= hash >> 47n;
  hash = (hash * M) & MASK;
  return hash ^ (hash >> 47n);
}

/** The id that spaCy's string store gives a string: 0 for none, a small number for its built-in symbols, else the hash. */
export function stringId(text: string): bigint {
  if (text === "") return 0n;
  return SYMBOL_IDS.get(text) ?? murmur64(text);
}

/** The four 32-bit keys of a hash embedding: MurmurHash3_x64_128 of the eight bytes of `id`. */
export function embeddingKeys(id: bigint, seed: number): [number, number, number, number] {
  const start = BigInt(seed);
  let first = (id * 0x87c37b91114253d5n) & MASK;
  first = ((first << 31n) | (first >> 33n)) & MASK;
  first = start ^ ((first * 0x4cf5ad432745937fn) & MASK) ^ 8n;
  let second = start ^ 8n;
  first = (first + second) & MASK;
  second = (second + first) & MASK;
  first = mixed(first);
  second = mixed(second);
  first = (first + second) & MASK;
  second = (second + first) & MASK;
  return [Number(first & 0xffffffffn), Number(first >> 32n), Number(second & 0xffffffffn), Number(second >> 32n)];
}

function mixed(value: bigint): bigint {
  let key = value ^ (value >> 33n);
  key = (key * 0xff51afd7ed558ccdn) & MASK;
  key ^= key >> 33n;
  key = (key * 0xc4ceb9fe1a85ec53n) & MASK;
  return key ^ (key >> 33n);
}
