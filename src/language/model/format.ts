// The model file: what is in it and how its bytes lie. scripts/model writes it, load.ts reads it.
//
//   bytes 0-3    "CGLM"
//   bytes 4-7    format version, uint32 little-endian (as all numbers here)
//   bytes 8-11   length H of the header
//   12 … 12+H    header, JSON (ModelHeader), padded with spaces so that what follows is aligned to 16
//   …            the tensors, then the tables: JSON (ModelTables), compressed with Brotli

export const MODEL_MAGIC = "CGLM";
/** Raised whenever the layout, the set of tensors or the meaning of a table changes. */
export const MODEL_FORMAT = 1;

/**
 * How the numbers of a tensor are kept. `f32`: as they are. `i16`, `i8`: one float32 scale a row, for all rows first,
 * then the integers; value = integer × scale of its row.
 */
export type TensorEncoding = "f32" | "i16" | "i8";

export interface TensorEntry {
  /** Rows, then the rest flattened: everything the engine needs is two-dimensional. */
  rows: number;
  columns: number;
  encoding: TensorEncoding;
  /** From the start of the file, in bytes. */
  offset: number;
}

export interface ModelHeader {
  source: { project: string; version: string; sha256: string };
  /** Bits a weight: 16, or 8 in the small variant. */
  bits: 16 | 8;
  tensors: Record<string, TensorEntry>;
  tables: { offset: number; length: number };
}

/** A special case of the tokenizer: the parts of a string that is not to be split by rule, each with its norm where it has its own. */
export type SpecialCase = [text: string, norm?: string][];

/** A condition of the attribute ruler on one token: a value, or one of the comparisons. */
export type RuleValue = string | boolean | { IN?: string[]; NOT_IN?: string[]; REGEX?: string };
export type RuleToken = Partial<Record<"TAG" | "LOWER" | "DEP" | "IS_SPACE", RuleValue>>;

export interface AttributeRule {
  patterns: RuleToken[][];
  attributes: Partial<Record<"TAG" | "POS" | "MORPH" | "LEMMA" | "DEP", string>>;
  /** Which token of the pattern gets the attributes. */
  index: number;
}

export interface LemmaTables {
  rules: Record<string, [ending: string, replacement: string][]>;
  exceptions: Record<string, Record<string, string[]>>;
  /** Known base forms, sorted, one a line. */
  index: Record<string, string>;
}

export interface ModelTables {
  tokenizer: { prefix: string; suffix: string; infix: string; url: string; specialCases: Record<string, SpecialCase> };
  /** Norms that differ from the lower-cased word, by the word's id in decimal: the package keeps no list of the words. */
  norms: Record<string, string>;
  lemmas: LemmaTables;
  attributeRules: AttributeRule[];
  tags: string[];
  /** Names of the moves of both transition systems, in the order of the scores: "S", "D", "L-nsubj", …; "B-ORG", …, "O". */
  parserMoves: string[];
  nameMoves: string[];
  /** Seeds of the hash embeddings, one a feature. */
  syntaxSeeds: number[];
  nameSeeds: number[];
}
