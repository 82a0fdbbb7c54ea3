// The canvas as a short text for a link: entities with their places, and relation edges.
import { type Position, pinned, positions } from "./positions.ts";

const PREFIX = "relation:";

/** What a link says of the canvas. */
export interface LinkedCanvas {
  readonly nodes: readonly (Position & { readonly id: string; readonly pinned: boolean })[];
  readonly edges: readonly string[];
}

/** Compressed JSON in base64url. */
export async function encodeCanvas(nodeIds: Iterable<string>, edgeIds: Iterable<string>): Promise<string> {
  const places = [...nodeIds].map((id) => {
    const { x, y } = positions.get(id) ?? { x: 0, y: 0 };
    return [id, Math.round(x * 100), Math.round(y * 100), ...(pinned.peek().has(id) ? [1] : [])];
  });
  const hashes = [...edgeIds].map((id) => id.slice(PREFIX.length));
  const bytes = new TextEncoder().encode(JSON.stringify([places, hashes]));
  const packed = await pipe(bytes, new CompressionStream("deflate-raw"));
  return btoa(toBinary(packed)).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** @throws Error when the text is not one that `encodeCanvas` made */
export async function decodeCanvas(code: string): Promise<LinkedCanvas> {
  const binary = atob(code.replaceAll("-", "+").replaceAll("_", "/"));
  const packed = Uint8Array.from(binary, (char) => char.charCodeAt(0));
  const text = new TextDecoder().decode(await pipe(packed, new DecompressionStream("deflate-raw")));
  const [places, hashes] = JSON.parse(text) as [unknown[], unknown[]];
  const nodes = places.map((place) => {
    const [id, x, y, pin] = place as [string, number, number, number?];
    return { id: String(id), x: Number(x) / 100, y: Number(y) / 100, pinned: pin === 1 };
  });
  return { nodes, edges: hashes.map((hash) => PREFIX + String(hash)) };
}

/** How many bytes at a time: each becomes an argument of a call. */
const PIECE = 8_192;

function toBinary(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += PIECE) {
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + PIECE)));
  }
  return pieces.join("");
}

async function pipe(bytes: Uint8Array<ArrayBuffer>, through: GenericTransformStream): Promise<Uint8Array> {
  const stream = new Blob([bytes]).stream().pipeThrough(through as ReadableWritablePair<Uint8Array, BufferSource>);
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
