// The engine as a whole: text → tokens → tags and parse → morphology and lemmas → names.
import { Doc, type DocData } from "./doc/doc.ts";
import { Lexicon } from "./lexicon/lexicon.ts";
import { createNorms } from "./lexicon/norms.ts";
import { loadModel, type Model } from "./model/load.ts";
import { Analyser, type Labels } from "./morphology/analyser.ts";
import { type EntityTokens, NameFinder } from "./names/biluo.ts";
import { Encoder } from "./network/encoder.ts";
import { Kernel } from "./network/kernel.ts";
import { MoveScorer } from "./network/move-scorer.ts";
import { TagScorer } from "./network/tag-scorer.ts";
import { wordKey } from "./network/word-cache.ts";
import { ArcEagerParser } from "./parser/arc-eager.ts";
import { type DecoratedLabel, deprojectivise } from "./parser/deprojectivise.ts";
import { readMoves } from "./parser/moves.ts";
import { buildTree, type Tree } from "./parser/tree.ts";
import { type TokenizedText, Tokenizer } from "./tokenizer/tokenizer.ts";

export interface LanguageOptions {
  /** The model file; the package's own by default. */
  modelPath?: string;
}

/** English: tokens, tags, dependencies, lemmas, sentences and named entities. Not shared between threads. */
export interface Language {
  /** Any text, also empty or malformed; the same text gives the same document, whatever was parsed before. */
  parse(text: string): Doc;
  /** What `parse` gives for each text, in order; for many short ones in less time. */
  parseAll(texts: readonly string[]): Doc[];
  readonly labels: Labels;
}

const PARSER_ROLES = 8;
const NAME_ROLES = 3;
const DECORATION = "||";

/**
 * Loads the model: once a thread is enough, it takes about 0.1 s and 70 MB.
 * @throws CitegraphError MODEL_MISSING when there is no model file, MODEL_INVALID when it cannot be used
 */
export function createLanguage({ modelPath }: LanguageOptions = {}): Language {
  return new Pipeline(loadModel(modelPath));
}

class Pipeline implements Language {
  readonly labels: Labels;
  readonly #tokenizer: Tokenizer;
  readonly #normOf: (word: string) => string;
  readonly #syntax: Encoder;
  readonly #names: Encoder;
  readonly #tagger: TagScorer;
  readonly #parserScorer: MoveScorer;
  readonly #nameScorer: MoveScorer;
  readonly #parser: ArcEagerParser;
  readonly #nameFinder: NameFinder;
  readonly #analyser: Analyser;
  readonly #decorated: ReadonlyMap<number, DecoratedLabel>;
  #lexicon: Lexicon;

  constructor(model: Model) {
    const { tables } = model;
    const kernel = new Kernel();
    const floats = () => kernel.floats;
    const parserMoves = readMoves(tables.parserMoves, ["ROOT", "dep"]);
    const nameMoves = readMoves(tables.nameMoves, [""]);
    this.#tokenizer = new Tokenizer(tables.tokenizer);
    this.#normOf = createNorms(tables.norms);
    this.#syntax = new Encoder(kernel, model, "syntax", tables.syntaxSeeds);
    this.#names = new Encoder(kernel, model, "names", tables.nameSeeds);
    this.#tagger = new TagScorer(kernel, model);
    this.#parserScorer = new MoveScorer(kernel, model, "parser", PARSER_ROLES, parserMoves.count);
    this.#nameScorer = new MoveScorer(kernel, model, "ner", NAME_ROLES, nameMoves.count);
    this.#parser = new ArcEagerParser(this.#parserScorer, parserMoves, floats);
    this.#nameFinder = new NameFinder(this.#nameScorer, nameMoves, floats);
    this.#analyser = new Analyser(tables, tables.tags, parserMoves.labels);
    this.#decorated = readDecorated(parserMoves.labels);
    this.#lexicon = new Lexicon(this.#normOf);
    const { pos, morphs } = this.#analyser;
    this.labels = {
      tags: toKeys(tables.tags),
      deps: toKeys(parserMoves.labels),
      pos: toKeys(pos),
      morphs,
      entityTypes: toKeys(nameMoves.labels),
    };
  }

  parse(text: string): Doc {
    return this.parseAll([text])[0]!;
  }

  parseAll(texts: readonly string[]): Doc[] {
    if (this.#lexicon.isFull) this.#lexicon = new Lexicon(this.#normOf);
    const lexicon = this.#lexicon;
    let count = 0;
    const tokenized = texts.map((text): Tokens => {
      const tokens = this.#tokenizer.tokenize(text, lexicon);
      const first = count;
      count += tokens.types.length;
      return { ...tokens, text, first, isSpace: (token) => lexicon.isSpace[tokens.types[token]!]! };
    });
    const parsed = this.#parseSyntax(tokenized, count);
    const names = this.#findNames(tokenized, count, parsed);
    return tokenized.map(({ text, types, starts, ends }, k) => {
      const { tags, heads, deps, tree } = parsed[k]!;
      const { leftEdges, rightEdges } = tree;
      return new Doc({
        ...{ text, starts, ends, strings: lexicon.strings, labels: this.labels },
        ...{ tags, deps, heads, leftEdges, rightEdges },
        ...this.#describe(types, tags, deps, lexicon),
        sentenceStarts: placesOf(tree.sentenceStarts),
        ...entityArrays(names[k]!, types.length),
      });
    });
  }

  /** Everything that follows from word, tag and dependency; overrules a few tags and dependencies. */
  #describe(types: Uint32Array, tags: Uint8Array, deps: Uint8Array, lexicon: Lexicon) {
    const pos = new Uint8Array(types.length);
    const morphs = new Uint8Array(types.length);
    const lemmas = new Uint32Array(types.length);
    this.#analyser.analyse(types, tags, deps, lexicon, (token, analysis) => {
      pos[token] = analysis.pos;
      morphs[token] = analysis.morph;
      lemmas[token] = analysis.lemma;
    });
    return { pos, morphs, lemmas, norms: types.map((type) => lexicon.norms[type]!) };
  }

  #parseSyntax(texts: readonly Tokens[], count: number): Syntax[] {
    const tags = new Uint8Array(count);
    const keys = texts.map(({ types, starts, ends, text }) =>
      types.map((type, i) => {
        const next = i + 1 < types.length ? starts[i + 1]! : text.length;
        return wordKey(type, next > ends[i]!);
      }),
    );
    this.#parserScorer.begin(count);
    this.#syntax.encode(keys, this.#lexicon, (vectors, start, rows) => {
      this.#tagger.tag(vectors, start, rows, tags);
      this.#parserScorer.addBlock(vectors, start, rows);
    });
    return texts.map(({ first, types, isSpace }) => {
      const arcs = this.#parser.parse(first, types.length);
      const { heads, labels } = arcs;
      let tree = buildTree(heads);
      if (labels.some((label) => this.#decorated.has(label))) {
        deprojectivise(arcs, tree, this.#decorated, isSpace);
        tree = buildTree(heads);
      }
      return { tags: tags.slice(first, first + types.length), heads, deps: labels, tree };
    });
  }

  #findNames(texts: readonly Tokens[], count: number, parsed: readonly Syntax[]): EntityTokens[][] {
    this.#nameScorer.begin(count);
    const keys = texts.map(({ types }) => types.map((type) => wordKey(type, false)));
    this.#names.encode(keys, this.#lexicon, (vectors, start, rows) => this.#nameScorer.addBlock(vectors, start, rows));
    return texts.map(({ first, isSpace }, k) => this.#nameFinder.find(first, parsed[k]!.tree.sentenceStarts, isSpace));
  }
}

/** The tokens of one of several texts that are parsed together. */
interface Tokens extends TokenizedText {
  readonly text: string;
  /** The number of its first token among those of all. */
  readonly first: number;
  readonly isSpace: (token: number) => boolean;
}

interface Syntax {
  readonly tags: Uint8Array;
  readonly heads: Int32Array;
  readonly deps: Uint8Array;
  readonly tree: Tree;
}

/** By label number, the two labels that "prep||nsubj" is made of. */
function readDecorated(labels: string[]): Map<number, DecoratedLabel> {
  const decorated = new Map<number, DecoratedLabel>();
  labels.forEach((name, label) => {
    const [own, head] = name.split(DECORATION);
    if (head === undefined) return;
    decorated.set(label, { label: labels.indexOf(own!), headLabel: labels.indexOf(head) });
  });
  return decorated;
}

/** The same texts as V8 keeps the keys of objects: it compares them with those of the code by their addresses, not letter by letter. */
const toKeys = (texts: readonly string[]): string[] => texts.map((text) => Object.keys({ [text]: null })[0]!);

function placesOf(marks: Uint8Array): Uint32Array {
  const places: number[] = [];
  for (let i = 0; i < marks.length; i++) if (marks[i] === 1) places.push(i);
  return Uint32Array.from(places);
}

function entityArrays(entities: EntityTokens[], length: number): Pick<DocData, "entities" | "entityTypes"> {
  const entityTypes = new Uint8Array(length);
  for (const { start, end, label } of entities) entityTypes.fill(label, start, end);
  return { entityTypes, entities: Uint32Array.from(entities.flatMap(({ start, end, label }) => [start, end, label])) };
}
