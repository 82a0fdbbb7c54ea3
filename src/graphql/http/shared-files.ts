// Files that pages of any origin may read, as Neo4j Browser must: nothing in them comes from the store.
import path from "node:path";
import type { Handler } from "./listener.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".grass": "text/plain; charset=utf-8",
  ".zip": "application/zip",
};

/** `host` or `host:port` as it stands in an address; anything else in a Host header is not repeated. */
const HOST = /^[\w.-]+(:\d+)?$|^\[[\da-f:]+\](:\d+)?$/i;

/**
 * A handler for GET and HEAD of files below a path, which leaves everything else to another handler.
 * @param filesFor gives the files by name for the origin under which a client knows this server
 */
export function createSharedFiles(
  base: string,
  filesFor: (origin: string) => ReadonlyMap<string, Buffer>,
  otherwise: Handler,
): Handler {
  return (request, response, search) => {
    const name = request.url?.split("?")[0]?.slice(base.length) ?? "";
    const host = HOST.test(request.headers.host ?? "") ? request.headers.host : "localhost";
    const isBelow = request.url?.startsWith(base) === true;
    const file = isBelow ? filesFor(`http://${host}`).get(name) : undefined;
    const isRead = request.method === "GET" || request.method === "HEAD";
    if (!file || !(isRead || request.method === "OPTIONS")) return otherwise(request, response, search);
    response.setHeader("access-control-allow-origin", "*");
    if (!isRead) {
      // Neo4j Browser sends headers of its own along, so that its browser asks beforehand.
      response.writeHead(204, { "access-control-allow-headers": "*" }).end();
      return;
    }
    response.writeHead(200, {
      "content-type": TYPES[path.extname(name)] ?? "application/octet-stream",
      "content-length": file.length,
      "content-security-policy": "default-src 'none'",
      "x-content-type-options": "nosniff",
    });
    response.end(request.method === "HEAD" ? undefined : file);
  };
}
