// Lines of a stream of bytes, one at a time, so that a file of any size can be read.
import { TextDecoder } from "node:util";
import { findByteOrderMark } from "./decode.ts";

export interface Line {
  /** From 1. */
  readonly number: number;
  readonly bytes: Uint8Array;
}

/**
 * Splits at line feeds. UTF-16 with a byte order mark becomes UTF-8, whose mark is dropped.
 * @param maxBytes a longer line ends the stream with a RangeError, before it fills the memory
 */
export async function* readLines(chunks: AsyncIterable<Uint8Array>, maxBytes: number): AsyncIterable<Line> {
  let rest: Buffer[] = [];
  let size = 0;
  let number = 1;
  for await (const chunk of toUtf8(chunks)) {
    let from = 0;
    for (let feed = chunk.indexOf(10); feed >= 0; feed = chunk.indexOf(10, from)) {
      yield { number, bytes: Buffer.concat([...rest, chunk.subarray(from, feed)]) };
      [rest, size, from, number] = [[], 0, feed + 1, number + 1];
    }
    rest.push(chunk.subarray(from));
    size += chunk.length - from;
    if (size > maxBytes) throw new RangeError(`line ${number} is longer than ${maxBytes} bytes`);
  }
  if (size > 0) yield { number, bytes: Buffer.concat(rest) };
}

async function* toUtf8(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Buffer> {
  let decoder: TextDecoder | null | undefined;
  let head = Buffer.alloc(0);
  for await (const bytes of chunks) {
    if (decoder === undefined) {
      head = Buffer.concat([head, bytes]);
      if (head.length < 4) continue; // too little to tell yet
    }
    const chunk: Buffer = decoder === undefined ? head : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (decoder === undefined) decoder = decoderFor(head);
    yield decoder ? Buffer.from(decoder.decode(chunk, { stream: true })) : dropMark(chunk, chunk === head);
  }
  if (decoder === undefined) yield dropMark(head, true);
  else if (decoder) yield Buffer.from(decoder.decode());
}

function decoderFor(head: Uint8Array): TextDecoder | null {
  const marked = findByteOrderMark(head);
  return marked?.encoding.startsWith("utf-16") ? new TextDecoder(marked.encoding) : null;
}

function dropMark(chunk: Buffer, isFirst: boolean): Buffer {
  const marked = isFirst ? findByteOrderMark(chunk) : null;
  return marked?.encoding === "utf-8" ? chunk.subarray(marked.length) : chunk;
}
