// Bytes → text: the encoding is declared by a byte order mark, proven by strict UTF-8, or guessed last.
import chardet from "chardet";
import { CitegraphError } from "../domain/index.ts";

const BYTE_ORDER_MARKS = [
  { encoding: "utf-32le", mark: [0xff, 0xfe, 0, 0] }, // before UTF-16, whose mark it begins with
  { encoding: "utf-32be", mark: [0, 0, 0xfe, 0xff] },
  { encoding: "utf-8", mark: [0xef, 0xbb, 0xbf] },
  { encoding: "utf-16le", mark: [0xff, 0xfe] },
  { encoding: "utf-16be", mark: [0xfe, 0xff] },
] as const;

/** The encoding that a byte order mark declares, and the mark's length. Null without one. */
export function findByteOrderMark(bytes: Uint8Array): { encoding: string; length: number } | null {
  const found = BYTE_ORDER_MARKS.find(({ mark }) => mark.every((byte, i) => bytes[i] === byte));
  return found ? { encoding: found.encoding, length: found.mark.length } : null;
}

/**
 * A document's text from its bytes, without a byte order mark and otherwise unchanged, so that offsets stay true.
 * @param declared the encoding that the format itself names, as HTML does; believed where the bytes allow it
 * @throws CitegraphError INPUT_UNREADABLE for what is no text, named by `input`
 */
export function decodeText(bytes: Uint8Array, input: string, declared?: string): string {
  const marked = findByteOrderMark(bytes);
  if (marked) return mustDecode(bytes.subarray(marked.length), marked.encoding, input);
  const wide = guessUtf16(bytes);
  if (wide) return mustDecode(bytes, wide, input);
  refuseBinary(bytes, input);
  const candidates = ["utf-8", ...(declared ? [declared] : []), ...guessEncodings(bytes)];
  const mixed = declared ? null : tryDecodeMixed(bytes);
  if (mixed !== null) return mixed;
  for (const encoding of candidates) {
    const text = tryDecode(bytes, encoding);
    if (text !== null) return text;
  }
  throw new CitegraphError("INPUT_UNREADABLE", `${input} is in no encoding that we know.`);
}

function mustDecode(bytes: Uint8Array, encoding: string, input: string): string {
  const text = encoding.startsWith("utf-32") ? decodeUtf32(bytes, encoding === "utf-32le") : tryDecode(bytes, encoding);
  if (text !== null) return text;
  throw new CitegraphError("INPUT_UNREADABLE", `${input} says that it is ${encoding.toUpperCase()} and is not.`);
}

function tryDecode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null; // an unknown label, or bytes that the encoding does not have
  }
}

/** A sign of UTF-8 beyond ASCII, by the values of its bytes, or a byte that is part of none. */
const SIGN = /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}|[\x80-\xff]/g;

/**
 * UTF-8 with stray bytes of Windows-1252, as of texts that were put together: taken whole for either, the other would be
 * spoilt. Null for UTF-8 throughout, and where most bytes are stray, which is another encoding.
 */
function tryDecodeMixed(bytes: Uint8Array): string | null {
  let [signs, strays] = [0, 0];
  const text = Buffer.from(bytes)
    .toString("latin1")
    .replace(SIGN, (found) => {
      const sign = found.length > 1 ? tryDecode(Buffer.from(found, "latin1"), "utf-8") : null;
      if (sign === null) strays += found.length;
      else signs += 1;
      return sign ?? tryDecode(Buffer.from(found, "latin1"), "windows-1252")!;
    });
  return strays > 0 && signs >= strays ? text : null;
}

/** TextDecoder leaves UTF-32 out. */
function decodeUtf32(bytes: Uint8Array, littleEndian: boolean): string | null {
  if (bytes.length % 4 !== 0) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 4) {
    const point = view.getUint32(at, littleEndian);
    if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return null;
    parts.push(String.fromCodePoint(point));
  }
  return parts.join("");
}

/** Text in UTF-16 without a mark has its zeros on one side: most letters are below U+0100. */
function guessUtf16(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, 4096);
  if (sample.length < 4 || bytes.length % 2 !== 0) return null;
  const zeros = [0, 0];
  for (const [i, byte] of sample.entries()) if (byte === 0) zeros[i % 2]! += 1;
  const [even, odd] = [zeros[0]!, zeros[1]!];
  const many = sample.length / 4;
  if (odd > many && even === 0) return "utf-16le";
  return even > many && odd === 0 ? "utf-16be" : null;
}

/** Signs that no text has: NUL, and control characters beside white space and the escape of ISO-2022. */
function refuseBinary(bytes: Uint8Array, input: string): void {
  const isText = tryDecode(bytes, "utf-8") !== null;
  const at = bytes.findIndex((byte) => byte === 0 || (!isText && isControl(byte)));
  if (at < 0) return;
  throw new CitegraphError("INPUT_UNREADABLE", `${input} is binary, not text (byte ${at} is 0x${toHex(bytes[at]!)}).`);
}

const isControl = (byte: number) => byte < 0x20 && !(byte >= 0x08 && byte <= 0x0d) && byte !== 0x1b;
const toHex = (byte: number) => byte.toString(16).padStart(2, "0");

/** chardet's guesses, best first. Windows-1252 comes last because it takes nearly everything. */
function guessEncodings(bytes: Uint8Array): string[] {
  const guesses = chardet.analyse(bytes.subarray(0, 65_536)).map(({ name }) => name);
  return [...guesses.filter((name) => name !== "UTF-8"), "windows-1252"];
}
