// Builds the explorer into dist/explorer: hashed files that can be cached for ever, each also compressed beforehand.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { defineConfig, type Plugin } from "vite";
import * as operations from "./generated/operations.ts";

const outDir = path.resolve(import.meta.dirname, "../../dist/explorer");

/** Writes name.br and name.gz beside every file of the build that is served. */
function precompress(): Plugin {
  return {
    name: "precompress",
    apply: "build",
    closeBundle() {
      for (const entry of readdirSync(outDir, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || /\.(br|gz|json)$/.test(entry.name)) continue;
        const file = path.join(entry.parentPath, entry.name);
        const bytes = readFileSync(file);
        writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
        const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
        writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params }));
      }
    },
  };
}

/** Writes the documents that the page asks with, by their hash, for servers that answer those of a list alone. */
function listDocuments(): Plugin {
  const documents = Object.values(operations)
    .filter((operation) => operation instanceof String)
    .map(String);
  const byHash = documents.map((text) => [createHash("sha256").update(text).digest("hex"), text]);
  const source = JSON.stringify(Object.fromEntries(byHash));
  return {
    name: "list-documents",
    apply: "build",
    generateBundle() {
      this.emitFile({ type: "asset", fileName: "documents.json", source });
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  base: "./",
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  worker: { format: "es" },
  build: {
    outDir,
    emptyOutDir: true,
    target: "es2023",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    license: { fileName: "licenses.md" },
  },
  plugins: [listDocuments(), precompress()],
});
