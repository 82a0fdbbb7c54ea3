// Pages: the explorer's and GraphiQL's, a few files each, held in memory with their compressed forms, under a strict
// content security policy.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { IncomingHttpHeaders, ServerResponse } from "node:http";
import path from "node:path";
import { parseDocuments, type TrustedDocuments } from "../operations/trusted-documents.ts";
import { sendRefusal } from "./answer.ts";
import type { Handler } from "./listener.ts";
import { Refusal } from "./refusal.ts";

/** Where `npm run build` puts the explorer, seen from src/ as well as from dist/. */
const EXPLORER = path.resolve(import.meta.dirname, "../../../dist/explorer");

/** Nothing from elsewhere, no inline script or style, and scripts only by the page's own policy of trusted types. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types citegraph",
].join("; ");

/** Where `npm run build` puts GraphiQL. */
const IDE = path.resolve(import.meta.dirname, "../../../dist/ide");

/** GraphiQL's editor styles its lines by style attributes and starts its workers from blobs; it reaches this server only. */
const IDE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".md": "text/markdown; charset=utf-8",
};

interface StaticFile {
  readonly type: string;
  readonly tag: string;
  /** Its name has a hash of its content, so that it never changes. */
  readonly immutable: boolean;
  readonly plain: Buffer;
  readonly compressed: readonly { readonly encoding: "br" | "gzip"; readonly bytes: Buffer }[];
}

/** The documents that the explorer's page asks with, by their hash; none without a build. */
export function readExplorerDocuments(folder = EXPLORER): TrustedDocuments {
  const list = path.join(folder, "documents.json");
  return existsSync(list) ? parseDocuments(readFileSync(list, "utf8")) : new Map();
}

/** A handler for GET and HEAD of the explorer's files. Without a build it says how to make one. */
export function createExplorerHandler(folder = EXPLORER): Handler {
  const files = readFiles(folder);
  return createPagesHandler(() => files, "/", POLICY, "explorer");
}

/** Path → handler for GraphiQL at `/ide`. Its files are read when they are first asked for. */
export function createIdeRoutes(folder = IDE): Readonly<Record<string, Handler>> {
  let files: ReadonlyMap<string, StaticFile> | undefined;
  const read = () => {
    files ??= readFiles(folder);
    return files;
  };
  const handler = createPagesHandler(read, "/ide/", IDE_POLICY, "GraphiQL");
  return Object.fromEntries(["/ide", "/ide/", "/ide/graphiql.js", "/ide/graphiql.css"].map((path) => [path, handler]));
}

function createPagesHandler(
  read: () => ReadonlyMap<string, StaticFile>,
  base: string,
  policy: string,
  what: string,
): Handler {
  return (request, response) => {
    const files = read();
    const name = request.url?.split("?")[0]?.slice(base.length) || "index.html";
    const file = files.get(name);
    if (request.method !== "GET" && request.method !== "HEAD") {
      const allow = { allow: "GET, HEAD" };
      sendRefusal(response, new Refusal(405, "METHOD_NOT_ALLOWED", "Pages are only read.", allow));
    } else if (file) sendFile(response, request.headers, file, policy, request.method === "HEAD");
    else sendRefusal(response, new Refusal(404, "NOT_FOUND", notFound(name, files.size, what)));
  };
}

function notFound(name: string, fileCount: number, what: string): string {
  if (fileCount > 0 || name !== "index.html") return "There is nothing here; GraphQL is at /graphql.";
  return `The ${what} is not built; run \`npm run build\`. GraphQL is at /graphql.`;
}

function readFiles(folder: string): ReadonlyMap<string, StaticFile> {
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : [];
  const served = names.filter((name) => TYPES[path.extname(name)]);
  return new Map(served.map((name) => [name.replaceAll(path.sep, "/"), readStatic(path.join(folder, name))]));
}

function readStatic(file: string): StaticFile {
  const plain = readFileSync(file);
  const compressed = (["br", "gzip"] as const).flatMap((encoding) => {
    const packed = `${file}.${encoding === "br" ? "br" : "gz"}`;
    return existsSync(packed) ? [{ encoding, bytes: readFileSync(packed) }] : [];
  });
  const tag = createHash("sha256").update(plain).digest("base64url").slice(0, 22);
  const immutable = path.basename(path.dirname(file)) === "assets";
  return { type: TYPES[path.extname(file)]!, tag, immutable, plain, compressed };
}

function sendFile(
  response: ServerResponse,
  headers: IncomingHttpHeaders,
  file: StaticFile,
  policy: string,
  headOnly: boolean,
): void {
  const { encoding, bytes } = choose(file, headers["accept-encoding"]);
  const tag = `"${file.tag}${encoding ? `-${encoding}` : ""}"`;
  response.setHeader("etag", tag);
  response.setHeader("vary", "accept-encoding");
  response.setHeader("cache-control", file.immutable ? "public, max-age=31536000, immutable" : "no-cache");
  if (isKnown(headers["if-none-match"], file.tag)) {
    response.writeHead(304).end();
    return;
  }
  response.writeHead(200, {
    "content-type": file.type,
    "content-length": bytes.length,
    ...(encoding && { "content-encoding": encoding }),
    "content-security-policy": policy,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
  });
  response.end(headOnly ? undefined : bytes);
}

function isKnown(header: string | undefined, tag: string): boolean {
  return (header ?? "").split(",").some(
    (each) =>
      each
        .trim()
        .replace(/^W\//, "")
        .slice(1, tag.length + 1) === tag,
  );
}

/** The smallest form that the client takes; `q=0` refuses one. */
function choose({ compressed, plain }: StaticFile, accepted = "") {
  const refused = /;\s*q=0(\.0*)?\s*$/;
  const taken = accepted.split(",").filter((each) => !refused.test(each));
  const names = taken.map((each) => each.split(";")[0]?.trim());
  return compressed.find(({ encoding }) => names.includes(encoding)) ?? { encoding: null, bytes: plain };
}
