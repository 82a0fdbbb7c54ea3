// Files, folders, globs and standard input → source documents.
export { decodeText } from "./decode.ts";
export { findInputs, toFileError } from "./find-inputs.ts";
export { formatOf, isKnownFormat } from "./formats.ts";
export { readJsonValues, readJsonValuesOf } from "./json-lines.ts";
export { parseJson } from "./parse-json.ts";
export { readBytes } from "./read-bytes.ts";
export * from "./read-documents.ts";
