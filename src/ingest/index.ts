// Files, folders, globs and standard input → source documents.
export * from "./parse-json.ts";
export * from "./read-documents.ts";
