// Reads a spaCy package (the unpacked wheel) into the tensors and tables that the model file keeps.
import { murmur64 } from "../../src/language/lexicon/murmur.ts";
import type {
  AttributeRule,
  LemmaTables,
  ModelTables,
  RuleToken,
  SpecialCase,
} from "../../src/language/model/format.ts";
import { readMsgpack, toNumpyArray } from "./msgpack-numpy.ts";
import { toJavaScriptRegex } from "./python-regex.ts";

export type PackageFile = (path: string) => Uint8Array;
export interface Tensor {
  rows: number;
  columns: number;
  data: Float32Array;
}
export type Tensors = Map<string, Tensor>;

interface Network {
  nodes: { name: string; dims: Record<string, number | null> }[];
  attrs: Record<string, Uint8Array>[];
  params: Record<string, unknown>[];
}

export function readTensors(file: PackageFile): { tensors: Tensors; syntaxSeeds: number[]; nameSeeds: number[] } {
  const tensors: Tensors = new Map();
  const tagger = readMsgpack(file("tagger/model")) as Network;
  const [softmax] = nodesWith(tagger, (name) => name === "softmax");
  addLayer(tensors, "tagger", softmax!, { W: "weights", b: "bias" });
  const names = readMsgpack(file("ner/model")) as Network;
  const syntaxSeeds = addEncoder(tensors, "syntax", readMsgpack(file("tok2vec/model")) as Network);
  const nameSeeds = addEncoder(tensors, "names", names);
  addScorer(tensors, "parser", readMsgpack(file("parser/model")) as Network);
  addScorer(tensors, "ner", names);
  return { tensors, syntaxSeeds, nameSeeds };
}

/** Embeddings, the layer that mixes them, and the window layers; returns the seeds of the embeddings. */
function addEncoder(tensors: Tensors, prefix: string, network: Network): number[] {
  const embeddings = nodesWith(network, (name) => name === "hashembed");
  embeddings.forEach((node, i) => {
    addLayer(tensors, `${prefix}.embed${i}`, node, { E: "rows" });
  });
  const layers = nodesWith(network, (name) => name === "maxout");
  const norms = nodesWith(network, (name) => name === "layernorm");
  layers.forEach((node, i) => {
    addLayer(tensors, `${prefix}.layer${i}`, node, { W: "weights", b: "bias" });
    addLayer(tensors, `${prefix}.layer${i}`, norms[i]!, { G: "gain", b: "shift" });
  });
  return embeddings.map((node) => Number(readMsgpack(node.attrs.seed!)));
}

function addScorer(tensors: Tensors, prefix: string, network: Network): void {
  const linear = nodesWith(network, (name) => name === "linear");
  const [hidden] = nodesWith(network, (name) => name === "precomputable_affine");
  addLayer(tensors, `${prefix}.lower`, linear.find((node) => node.dims.nI === 96)!, { W: "weights", b: "bias" });
  addLayer(tensors, `${prefix}.upper`, linear.find((node) => node.dims.nI === 64)!, { W: "weights", b: "bias" });
  addLayer(tensors, `${prefix}.hidden`, hidden!, { W: "weights", b: "bias", pad: "pad" });
}

interface NetworkNode {
  dims: Record<string, number | null>;
  attrs: Record<string, Uint8Array>;
  params: Record<string, unknown>;
}

function nodesWith(network: Network, isWanted: (name: string) => boolean): NetworkNode[] {
  return network.nodes.flatMap((node, i) =>
    isWanted(node.name) ? [{ dims: node.dims, attrs: network.attrs[i]!, params: network.params[i]! }] : [],
  );
}

/** Matrices keep their last dimension as columns; what stands before it becomes rows. Vectors are one row. */
function addLayer(tensors: Tensors, prefix: string, node: NetworkNode, names: Record<string, string>): void {
  for (const [parameter, name] of Object.entries(names)) {
    const { shape, data } = toNumpyArray(node.params[parameter]);
    const isMatrix = name === "weights" || name === "rows";
    const columns = isMatrix ? shape.at(-1)! : data.length;
    tensors.set(`${prefix}.${name}`, { rows: data.length / columns, columns, data });
  }
}

export function readTables(file: PackageFile): Omit<ModelTables, "syntaxSeeds" | "nameSeeds"> {
  const json = (path: string): unknown => JSON.parse(new TextDecoder().decode(file(path)));
  return {
    tokenizer: readTokenizer(readMsgpack(file("tokenizer")) as Record<string, string>),
    norms: (readMsgpack(file("vocab/lookups.bin")) as { lexeme_norm: Record<string, string> }).lexeme_norm,
    lemmas: readLemmas(readMsgpack(file("lemmatizer/lookups/lookups.bin")) as RawLemmas),
    attributeRules: readAttributeRules(readMsgpack(file("attribute_ruler/patterns")) as RawRule[]),
    tags: (json("tagger/cfg") as { labels: string[] }).labels,
    parserMoves: readMoves(file("parser/moves"), ["S", "D", "L", "R", "B"]),
    nameMoves: readMoves(file("ner/moves"), ["M", "B", "I", "L", "U", "O"]),
  };
}

const ORTH = "65";
const NORM = "67";

function readTokenizer(raw: Record<string, unknown>): ModelTables["tokenizer"] {
  const rawCases = Object.entries(raw.exceptions as Record<string, Record<string, string>[]>);
  const pattern = (key: string) => toJavaScriptRegex(raw[key] as string);
  const cases = rawCases.map(([text, parts]): [string, SpecialCase] => [
    text,
    parts.map((part) => (part[NORM] === undefined ? [part[ORTH]!] : [part[ORTH]!, part[NORM]])),
  ]);
  return {
    // Every alternative of the prefixes is anchored; saying so once lets the engine stop at the first position.
    prefix: `^(?:${pattern("prefix_search")})`,
    suffix: pattern("suffix_search"),
    infix: pattern("infix_finditer"),
    url: pattern("url_match"),
    specialCases: Object.fromEntries(cases),
  };
}

interface RawLemmas {
  lemma_rules: Record<string, [string, string][]>;
  lemma_exc: Record<string, Record<string, string[]>>;
  lemma_index: Record<string, string[]>;
}

function readLemmas(raw: RawLemmas): LemmaTables {
  // "punct" is one of spaCy's built-in symbols (445), the others are hashed as any string
  const names = new Map(
    ["noun", "verb", "adj", "adv"].map((name) => [String(murmur64(name)), name]).concat([["445", "punct"]]) as [
      string,
      string,
    ][],
  );
  const byName = <T>(table: Record<string, T>): Record<string, T> =>
    Object.fromEntries(
      Object.entries(table).map(([hash, value]) => {
        const name = names.get(hash);
        if (name === undefined) throw new Error(`No name for the part of speech ${hash} in the lemma tables.`);
        return [name, value];
      }),
    );
  const index = Object.entries(byName(raw.lemma_index)).map(([name, words]): [string, string] => [
    name,
    [...words].sort().join("\n"),
  ]);
  return { rules: byName(raw.lemma_rules), exceptions: byName(raw.lemma_exc), index: Object.fromEntries(index) };
}

interface RawRule {
  patterns: RuleToken[][];
  attrs: AttributeRule["attributes"];
  index: number | bigint;
}

function readAttributeRules(raw: RawRule[]): AttributeRule[] {
  return raw.map((rule) => ({ patterns: rule.patterns, attributes: rule.attrs, index: Number(rule.index) }));
}

/** Moves in the order of their scores: by kind, then by how often the training data had them, most frequent first. */
function readMoves(bytes: Uint8Array, kinds: string[]): string[] {
  const { moves } = readMsgpack(bytes) as { moves: string };
  const counts = JSON.parse(moves) as Record<string, Record<string, number>>;
  return kinds.flatMap((kind, i) =>
    Object.entries(counts[i] ?? {})
      .sort(([a, countOfA], [b, countOfB]) => countOfB - countOfA || (a < b ? 1 : -1))
      .map(([label]) => (label === "" && kind !== "U" ? kind : `${kind}-${label}`)),
  );
}
