// Answers in fewer bytes for those who can read them.
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** Below this many bytes a compressed answer is hardly shorter and only later. */
const WORTHWHILE_BYTES = 1_400;

const toGzip = promisify(gzip);
const toBrotli = promisify(brotliCompress);

export interface Encoded {
  readonly bytes: Buffer;
  /** For content-encoding; undefined when the bytes are plain. */
  readonly encoding?: "br" | "gzip";
}

/** The text as the client reads it best: brotli, then gzip, where its accept-encoding allows. */
export async function encode(text: string, acceptEncoding: string | undefined): Promise<Encoded> {
  const bytes = Buffer.from(text);
  if (bytes.length < WORTHWHILE_BYTES || !acceptEncoding) return { bytes };
  if (accepts(acceptEncoding, "br")) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    return { bytes: await toBrotli(bytes, { params }), encoding: "br" };
  }
  if (accepts(acceptEncoding, "gzip")) return { bytes: await toGzip(bytes, { level: 5 }), encoding: "gzip" };
  return { bytes };
}

function accepts(acceptEncoding: string, encoding: string): boolean {
  return acceptEncoding.split(",").some((part) => {
    const [name = "", quality] = part.split(";").map((piece) => piece.trim().toLowerCase());
    return name === encoding && !/^q=0(\.0*)?$/.test(quality ?? "");
  });
}
