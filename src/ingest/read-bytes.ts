// The bytes of a file or stream, up to a limit.
import { createReadStream } from "node:fs";
import { CitegraphError } from "../domain/index.ts";
import { toFileError } from "./find-inputs.ts";

/**
 * @throws CitegraphError INPUT_UNREADABLE for more than `maxBytes` (nothing beyond them is read) and for what the system
 * refuses, INPUT_EMPTY for no bytes, INPUT_NOT_FOUND
 */
export async function readBytes(file: string, input: string, maxBytes: number): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > maxBytes) throw tooLarge(input, maxBytes);
    }
  } catch (cause) {
    throw toFileError(cause, input);
  }
  if (size === 0) throw new CitegraphError("INPUT_EMPTY", `${input} is empty.`);
  return Buffer.concat(chunks);
}

/** The refusal of a document that is larger than the limit. */
export function tooLarge(input: string, maxBytes: number): CitegraphError {
  return new CitegraphError("INPUT_UNREADABLE", `${input} is larger than ${maxBytes} bytes.`, {
    hint: "Split it, or raise the limit with --max-bytes or CITEGRAPH_MAX_BYTES.",
  });
}
