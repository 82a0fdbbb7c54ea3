// Answers in fewer bytes for those who can read them.
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** Below this many bytes a compressed answer is hardly shorter and only later. */
const WORTHWHILE_BYTES = 1_400;

const toGzip = promisify(gzip);
const toBrotli = promisify(brotliCompress);

export interface Encoded {
  /** Plain text where it is not compressed: Node.js sends that in one piece with the headers. */
  readonly body: string | Buffer;
  /** For content-encoding; undefined when the body is plain. */
  readonly encoding?: "br" | "gzip";
}

/** The text as the client reads it best: brotli, then gzip, where its accept-encoding allows. */
export async function encode(text: string, acceptEncoding: string | undefined): Promise<Encoded> {
  if (!acceptEncoding || Buffer.byteLength(text) < WORTHWHILE_BYTES) return { body: text };
  const bytes = Buffer.from(text);
  if (accepts(acceptEncoding, "br")) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    return { body: await toBrotli(bytes, { params }), encoding: "br" };
  }
  if (accepts(acceptEncoding, "gzip")) return { body: await toGzip(bytes, { level: 5 }), encoding: "gzip" };
  return { body: text };
}

function accepts(acceptEncoding: string, encoding: string): boolean {
  return acceptEncoding.split(",").some((part) => {
    const [name = "", quality] = part.split(";").map((piece) => piece.trim().toLowerCase());
    return name === encoding && !/^q=0(\.0*)?$/.test(quality ?? "");
  });
}
