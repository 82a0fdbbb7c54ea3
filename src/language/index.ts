// English in TypeScript: tokens, tags, dependencies, lemmas, sentences and named entities, with spaCy's small model.
export { Doc, type DocData, type EntitySpan, type TokenSpan } from "./doc/doc.ts";
export { createLanguage, type Language, type LanguageOptions } from "./language.ts";
export { createMatcher, type Matcher, type PatternMatch } from "./matcher/matcher.ts";
export type { Pattern, PatternStep, Relation, TokenCondition } from "./matcher/pattern.ts";
export type { Labels } from "./morphology/analyser.ts";
export { createLanguagePool, type LanguagePool, type LanguagePoolOptions } from "./pool/pool.ts";
