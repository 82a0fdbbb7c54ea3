// Source document → what it names and says. The port of extractors stands here too.

export { createDocumentExplainer, type ExplainableDocument } from "./explain/explain-document.ts";
export type * from "./explain/explanation.ts";
export * from "./extractor.ts";
export { createParse } from "./parse/from-language.ts";
export type { Parse, ParsedText, ParsedToken } from "./parse/tree.ts";
export { createReader, type DocumentReader, type ReaderOptions } from "./read-document.ts";
